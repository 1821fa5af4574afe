"""What networks do on a graphics card: whether they predict what the CPU predicts, and how fast.

    python benchmarks/cuda_inference.py [--network NAME ...] [--minutes 10] [--size 7800] [--out FOLDER]

- *parity*: every bundled network on one invented tile, in float32, TensorFloat-32 and float16, against
  float32 on the CPU; and its bare session: pixels x bands a second with its inputs on the card, and with them
  sent and the output fetched;
- *priors*: what chrono is given beside its images, of one tile of a scene: seconds by all cores, and on the
  card with what is sent for it (engine/methods/network/card_trial.py), and how far they differ;
- *a scene*: files in, file out, for a full Landsat scene (--size, six bands) that repeats the sample
  generator's land: seconds of each stage, pixels x bands a second while fusing and of the whole, and the
  share of the fusing in which the card computes.

Parts that would begin after --minutes are left out, and named. Without a card it says so and runs the same
small, on the CPU: then it shows that the script works, and nothing of a card. The engine runs in this
process; nothing here needs QGIS. benchmarks/cuda.sh sets a bare machine up for it.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Callable, Optional

import numpy as np
from scale_scenes import Scenes

from chronofuse.engine import fuse
from chronofuse.engine.align.scene import open_scene
from chronofuse.engine.devices import hardware, inference
from chronofuse.engine.devices.binding import Bound
from chronofuse.engine.devices.making import Making
from chronofuse.engine.door.errors import ChronofuseError
from chronofuse.engine.door.events import Progress, Warned
from chronofuse.engine.door.jobs import FuseJob, Pair, target_of
from chronofuse.engine.methods.network import card_trial, runs
from chronofuse.engine.methods.network.card_plan import planned
from chronofuse.engine.methods.network.inputs import Inputs
from chronofuse.engine.methods.network.network import NetworkMethod, trial_bands
from chronofuse.engine.methods.registry import priors_of
from chronofuse.engine.run.course import FUSING
from chronofuse.models.catalogue.installed import catalogue

BANDS, SIDE, REPEAT = 6, 512, 5
TILE, LANDSAT = 512, 7800
"""Side of the tile whose priors are timed, and of the scene that they are told for."""
SMALL = {"size": 256, "side": 64, "networks": ("edcstfn", "ecpw"), "scenes": ("edcstfn",)}
"""What is run where there is no card."""
SCENES = ("edcstfn", "chrono")
"""Networks that fuse the scene: one without priors, one with."""
PRECISIONS = ("float32", "tf32", "float16")
MOST_APART = 1e-3
"""How far a card's prediction may be from the CPU's, in reflectance."""


class Clock:
    """The minutes that are left."""

    def __init__(self, minutes: float):
        self._end = time.monotonic() + 60 * minutes
        self.left_out: list[str] = []

    def allows(self, what: str, seconds: float = 0.0) -> bool:
        """Whether a part that takes about so long may begin; it is named where not."""
        allowed = time.monotonic() + seconds < self._end
        if not allowed:
            self.left_out.append(what)
        return allowed


def main() -> None:
    options = _options()
    cards = hardware.cards()
    usable = bool(cards) and inference.PROVIDERS["cuda"] in inference.providers()
    device = "cuda" if usable else "cpu"
    if not usable:
        print("No graphics card can be used here: all is run small, on the CPU, and says nothing of a card.")
    clock, size = Clock(options.minutes), options.size or (7800 if usable else SMALL["size"])
    names = options.network or ([*_networks()] if usable else SMALL["networks"])
    found: dict[str, Any] = {
        "device": f"{cards[0].name}, driver {cards[0].driver}" if usable else "CPU alone, small",
        "onnxruntime": inference.VERSION,
        "cores": len(os.sched_getaffinity(0)),
        "networks": {},
        "priors": {},
        "scenes": [],
    }
    for name in names:
        if clock.allows(f"parity of {name}"):
            found["networks"][name] = parity(name, device, SIDE if usable else SMALL["side"])
            _say(name, found["networks"][name])
    with tempfile.TemporaryDirectory(prefix="chronofuse-cuda-") as folder:
        scenes = Scenes(Path(folder), BANDS)
        if clock.allows("priors"):
            found["priors"] = priors(scenes, device, TILE if usable else SMALL["side"])
            _say("priors", found["priors"])
        for name in SCENES if usable else SMALL["scenes"]:
            whole_scene(scenes, name, device, "float32", SMALL["size"])  # compiles what it takes
            for precision in ("float32", "float16") if usable else ("float32",):
                if clock.allows(f"a scene by {name} in {precision}", seconds=60 if usable else 0):
                    found["scenes"].append(whole_scene(scenes, name, device, precision, size))
                    _say(f"a scene by {name}", found["scenes"][-1])
    found["left out"] = clock.left_out
    _write(found, options.out)


def _networks() -> list[str]:
    return [name for name, manifest in catalogue().items() if manifest.family == "network"]


# ---- one tile


def parity(name: str, device: str, side: int) -> dict[str, Any]:
    """Of each precision how far a prediction lies from the CPU's, and how fast the session is."""
    side = -(-side // catalogue()[name].multiple) * catalogue()[name].multiple
    exact = _predicted(_opened(name, "cpu"), side)[0]
    found = {}
    for precision in PRECISIONS if device == "cuda" else ("float32",):
        try:
            network = _opened(name, device, precision)
            if device == "cuda":
                network._settle_on_card(side)
            predicted, seconds = _predicted(network, side)
        except ChronofuseError as error:
            found[precision] = {"refused": str(error)}
            continue
        apart = np.abs(predicted.astype(np.float64) - exact)
        found[precision] = {
            "largest difference": float(apart.max()),
            "rms difference": float(np.sqrt((apart**2).mean())),
            "agrees": bool(apart.max() <= MOST_APART),
            "tiles at once": network.batch,
            "way": str(network.session.way),
            **{what: exact.size * network.batch / took for what, took in seconds.items()},
        }
        network.release()
    plain = found["float32"].get("pixels x bands a second, bare", 0.0)
    for figures in found.values():
        if plain and "refused" not in figures:
            figures["times float32"] = figures["pixels x bands a second, bare"] / plain
    return found


def _opened(name: str, device: str, precision: str = "float32") -> NetworkMethod:
    manifest, threads = catalogue()[name], len(os.sched_getaffinity(0))
    network = NetworkMethod(
        manifest, device, threads, precision=precision, priors=lambda: priors_of(manifest, threads)
    )
    bands = BANDS if manifest.bands == "any" else trial_bands(manifest)
    network.normalise(np.full(bands, 0.3), np.full(bands, 0.1), max(16.0, manifest.ratio_range[0]))
    return network


def _predicted(network: NetworkMethod, side: int) -> tuple[np.ndarray, dict[str, float]]:
    """What is predicted for one invented tile; the least seconds of a batch of it, bare and with copies."""
    given = [network.inputs.invent(side)] * network.batch
    predicted = runs.once(network.session, network.inputs, given)[0]
    bound = network.session._slots[0].bound
    options = network.session._run_options(network.session._slots[0], False)
    bare, copied = [], []
    for _ in range(REPEAT):
        begun = time.perf_counter()
        bound.compute(options)
        bare.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        network.session.run()
        copied.append(time.perf_counter() - begun)
    return predicted, {
        "pixels x bands a second, bare": min(bare),
        "pixels x bands a second, with copies": min(copied),
    }


# ---- priors


def priors(scenes: Scenes, device: str, side: int) -> dict[str, Any]:
    """Of a tile of chrono its priors by all cores, and on the device by a graph."""
    made, manifest, threads = (
        scenes.make(3 * side, "the same"),
        catalogue()["chrono"],
        len(os.sched_getaffinity(0)),
    )
    target = target_of(made.after, output=made.output)
    scene = open_scene(FuseJob.of([Pair(made.fine, made.before)], [target], manifest.name))
    inputs = Inputs(manifest, manifest.settle({}), priors_of(manifest, threads), levelled=True)
    needs = inputs.prepare(scene, lambda pixels: None)
    card = planned(inputs, needs, (scene.lattice.rows.ratio, scene.lattice.columns.ratio))
    maker = card and inference.open_maker(card.plan, device, threads)
    if card is None or maker is None:
        return {"refused": "the graph can't be opened here"}
    found = card_trial.compared(inputs, card, maker, card_trial.patch_of(scene, inputs, needs, side))
    tiles = (LANDSAT / side) ** 2
    return {
        "side": side,
        "by cores, seconds a tile": found.cores,
        "by the graph, seconds a tile": found.card,
        "by cores, seconds a Landsat scene": tiles * found.cores,
        "by the graph, seconds a Landsat scene": tiles * found.card,
        "largest difference": found.apart,
        "taken": found.worthwhile,
    }


# ---- a scene


def whole_scene(scenes: Scenes, name: str, device: str, precision: str, size: int) -> dict[str, Any]:
    """Files in, file out; methods that are compiled already, in the second run of a process."""
    scene = scenes.make(size, "the same")
    target = target_of(scene.after, output=scene.output)
    job = FuseJob.of(
        [Pair(scene.fine, scene.before)],
        [target],
        name,
        device=device,
        precision=precision,
        overwrite=True,
        memory=16 * 1024 if device == "cuda" else None,
    )
    told: list[Any] = []
    begun = time.perf_counter()
    with _computing() as spent:

        def tell(event: Any) -> None:
            begins = isinstance(event, Progress) and event.stage == FUSING
            if begins and not any(isinstance(one, Progress) and one.stage == FUSING for one in told):
                spent.clear()  # trials before the first tile
            told.append(event)

        finished = fuse.run(job, tell)
    seconds = time.perf_counter() - begun
    timings = finished.timings
    fusing = timings[FUSING]
    return {
        "network": name,
        "precision": precision,
        "why": finished.first.figures["device_reason"],
        "size": [size, size, BANDS],
        "seconds": seconds,
        "stages": timings,
        "pixels x bands a second, fusing": scene.values / fusing,
        "pixels x bands a second, files in to file out": scene.values / seconds,
        "share of fusing in which the device computes": sum(spent) / fusing,
        "told": [event.message for event in told if isinstance(event, Warned)],
    }


@contextmanager
def _computing() -> Iterator[list[float]]:
    """Seconds of every run of a session meanwhile, of the one that makes priors too."""
    spent: list[float] = []
    plain, making = Bound.compute, Making.run

    def timed(run: Callable[..., None]) -> Callable[..., None]:
        def timed_run(*given: Any) -> None:
            begun = time.perf_counter()
            run(*given)
            spent.append(time.perf_counter() - begun)

        return timed_run

    Bound.compute, Making.run = timed(plain), timed(making)  # type: ignore[method-assign]
    try:
        yield spent
    finally:
        Bound.compute, Making.run = plain, making  # type: ignore[method-assign]


# ---- telling


def _say(what: str, figures: dict[str, Any]) -> None:
    print(f"{what}: {json.dumps(figures)}", flush=True)


def _write(found: dict[str, Any], out: Optional[Path]) -> None:
    table = markdown(found)
    print(f"\n{table}")
    if out:
        out.mkdir(parents=True, exist_ok=True)
        (out / "inference.json").write_text(json.dumps(found, indent=1) + "\n", "utf-8")
        (out / "inference.md").write_text(table, "utf-8")


def markdown(found: dict[str, Any]) -> str:
    """The figures as tables."""
    head = f"On: {found['device']}; ONNX Runtime {found['onnxruntime']}, {found['cores']} cores.\n\n"
    rows = ["| network | precision | largest difference | bare, M/s | with copies, M/s | times | at once |"]
    rows.append("| --- | --- | --- | --- | --- | --- | --- |")
    for name, of_network in found["networks"].items():
        for precision, one in of_network.items():
            if "refused" in one:
                rows.append(f"| {name} | {precision} | refused: {one['refused']} | | | | |")
                continue
            bare, copied = (one[f"pixels x bands a second, {kind}"] / 1e6 for kind in ("bare", "with copies"))
            rows.append(
                f"| {name} | {precision} | {one['largest difference']:.1e} | {bare:.1f} | {copied:.1f} "
                f"| {one['times float32']:.2f} | {one['tiles at once']} |"
            )
    rows += ["", *_of_priors(found.get("priors") or {})]
    rows += ["", "| scene by | precision | seconds | fusing, M/s | files to file, M/s | device computes |"]
    rows.append("| --- | --- | --- | --- | --- | --- |")
    for one in found["scenes"]:
        fusing, whole = (
            one[f"pixels x bands a second, {kind}"] / 1e6 for kind in ("fusing", "files in to file out")
        )
        share = one["share of fusing in which the device computes"]
        rows.append(
            f"| {one['network']} | {one['precision']} | {one['seconds']:.1f} | {fusing:.1f} | {whole:.1f} "
            f"| {share:.0%} |"
        )
    left_out = found["left out"]
    after = f"\nLeft out, for want of time: {', '.join(left_out)}.\n" if left_out else ""
    return head + "\n".join(rows) + "\n" + after


def _of_priors(found: dict[str, Any]) -> list[str]:
    if not found or "refused" in found:
        return [f"Priors: {found.get('refused', 'not measured')}."]
    cores, graph = (found[f"by {one}, seconds a tile"] for one in ("cores", "the graph"))
    return [
        "| priors by cores, s a tile | by the graph | times | of a Landsat scene, s | largest difference |",
        "| --- | --- | --- | --- | --- |",
        f"| {cores:.3f} | {graph:.3f} | {cores / graph:.1f} | "
        f"{found['by cores, seconds a Landsat scene']:.0f} against "
        f"{found['by the graph, seconds a Landsat scene']:.0f} | {found['largest difference']:.1e} |",
    ]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--network", nargs="+", choices=_networks())
    parser.add_argument("--minutes", type=float, default=10.0, help="no part begins after so many")
    parser.add_argument("--size", type=int, help="side of the scene, in pixels")
    parser.add_argument("--out", type=Path, help="the folder that the figures go to, as JSON and as tables")
    return parser.parse_args()


if __name__ == "__main__":
    main()
