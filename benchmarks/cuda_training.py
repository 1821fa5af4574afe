"""How fast a training is on the graphics card, and how far its steps are from the CPU's.

    python benchmarks/cuda_training.py [--networks chrono edcstfn] [--seconds 20] [--steps 10]
                                       [--pixels 110000 440000 1760000] [--out FILE.json]

For each network, on invented cases that lie where it learns:

- *parity*: a few steps from the same seed on the CPU and on the card, in float32; the largest difference of a
  weight after them, beside how far the weights had moved, and the largest difference of the losses;
- *pace*: steps a second at several sizes of a batch, in what the card computes fast (bfloat16) and in
  float32, with the cases on the card and with cases that stay on the disk; the host's time for a batch;
- *validation*: the share of the time that validations take in a training of so many seconds.

Without a card it says so and runs the same small, on the CPU: parity of two trainings there, then, which says
that the script works and nothing of a card. A step that waits for the card ends it in an error
(torch.cuda.set_sync_debug_mode), but for the ones at which the loss is read.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch

from chronofuse.engine.door.train_job import TrainJob
from chronofuse.models.networks import NETWORKS
from chronofuse.models.training import examples, machine, train
from chronofuse.models.training.dataset import Cases, load_all, with_baseline

CASES, CHECKS, SIDE, BANDS = 24, 6, 240, 6
SMALL = {"cases": 4, "checks": 2, "side": 112, "bands": 2}
"""Of what is invented where there is no card."""
SMALL_BATCH = 8_000
"""Pixels x bands of a batch there."""
WARM_UP = 3
"""Steps that are not timed."""


def main() -> None:
    options = _options()
    device, why = machine.choose(options.device)
    small = device == "cpu"
    if small:
        print(f"No card is used ({why}): everything runs small, on the CPU, and says nothing of one.")
        torch.set_num_threads(1)
    found: dict[str, Any] = {"device": machine.in_words(device), "torch": str(torch.__version__)}
    with tempfile.TemporaryDirectory() as folder:
        for name in options.networks:
            place = Path(folder) / name
            invent(place, name, small)
            for part, figures in measured(place, name, device, options):
                found.setdefault(name, {})[part] = figures
                print(told(name, part, figures), flush=True)
                if options.out:  # whoever ends this for want of time has what was measured until then
                    options.out.write_text(json.dumps(found, indent=1) + "\n", "utf-8")


def measured(folder: Path, name: str, device: str, options: argparse.Namespace) -> Iterator[tuple[str, Any]]:
    """Each part of a network's figures as soon as it is known; those of the pace grow by a row at a time."""
    yield "parity", parity(folder, name, device, options.steps)
    rows: list[dict[str, Any]] = []
    for row in paces(folder, name, device, options):
        rows = [*rows, row]
        yield "pace", rows
    yield "validation", share_of_validation(folder, name, device, options)


def invent(folder: Path, network: str, small: bool) -> None:
    """Cases of noise whose truth is F1 and the coarse change, sharpened."""
    count, checks, side, bands = SMALL.values() if small else (CASES, CHECKS, SIDE, BANDS)
    inputs = with_baseline(NETWORKS[network].inputs)
    for kind, number in [("learn", n) for n in range(count)] + [("check", n) for n in range(checks)]:
        seed = 1000 * (kind == "check") + number
        x = {k: v[0].numpy() for k, v in examples.noise(inputs, (1, bands, side, side), seed=seed).items()}
        valid = np.random.default_rng(seed).random((side, side)) < 0.95
        truth = np.where(valid, x["fine_1"] + 1.5 * (x["target"] - x["coarse_1"]), 0).astype(np.float32)
        arrays = {k: v for k, v in x.items() if k not in ("valid", "sharpness", "noise")}
        (folder / kind).mkdir(parents=True, exist_ok=True)
        np.savez(folder / kind / f"{kind}~{number}.npz", **arrays, valid=valid, counts=valid, truth=truth)


def training(folder: Path, name: str, device: str, work: str, half: bool = False, **wishes) -> train.Training:
    """A training of the invented cases; `half`: in bfloat16 where that is fast."""
    job = TrainJob(
        "speed",
        network=name,
        cases=(str(folder / "learn"),),
        checks=(str(folder / "check"),),
        work=str(folder / work),
        patience=0,
        **wishes,
    )
    network = NETWORKS[name]()
    learn, check = (load_all([folder / kind], network) for kind in ("learn", "check"))
    made = train.Training(job, learn, check, {}, device)
    made._half = made._half and half
    made._clock = made.now()
    return made


# ---- parity


def parity(folder: Path, name: str, device: str, steps: int) -> dict[str, float]:
    """The same steps on the CPU and on the device, in float32."""
    wishes = {"steps": steps, **({"pixels": SMALL_BATCH} if device == "cpu" else {})}
    one, two = (
        training(folder, name, where, f"parity-{n}", **wishes) for n, where in enumerate(("cpu", device))
    )
    start = [p.detach().clone() for p in one.network.parameters()]
    losses = []
    for _ in range(steps):
        for each in (one, two):
            each._one_step()
        losses.append(abs(float(one.fit) - float(two.fit)))
    pairs = [
        (a.detach(), b.detach().cpu()) for a, b in zip(one.network.parameters(), two.network.parameters())
    ]
    return {
        "steps": steps,
        "largest difference of a weight": max(float((a - b).abs().max()) for a, b in pairs),
        "largest move of a weight": max(float((a - b).abs().max()) for a, (b, _) in zip(start, pairs)),
        "largest difference of the loss": max(losses),
        "loss": float(one.fit),
    }


# ---- pace


def paces(folder: Path, name: str, device: str, options: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """Steps a second, by size of a batch, precision, and where the cases lie."""
    if device == "cpu":
        yield pace(folder, name, device, SMALL_BATCH, False, True, options.seconds / 10)
        return
    for pixels in options.pixels:
        for half, on_device in ((True, True), (False, True), (True, False)):
            yield pace(folder, name, device, pixels, half, on_device, options.seconds)


def pace(
    folder: Path, name: str, device: str, pixels: int, half: bool, on_device: bool, seconds: float
) -> dict[str, Any]:
    """Steps a second for so many seconds; the host's time for a batch."""
    one = training(folder, name, device, "pace", half, steps=10**6, pixels=pixels)
    if not on_device:
        one.source = Cases(one.source.cases, one.network.inputs, 1, pixels, device, room=0)
    for _ in range(WARM_UP):
        one._one_step()
    one._read_loss()
    begin, before, cutting = time.monotonic(), one.step, 0.0
    drawn = one.source.batch

    def timed():
        nonlocal cutting
        start = time.monotonic()
        batch = drawn()
        cutting += time.monotonic() - start
        return batch

    one.source.batch = timed
    with no_waiting(one, device):
        while time.monotonic() - begin < seconds:
            one._one_step()
    one._read_loss()
    steps, took = one.step - before, time.monotonic() - begin
    return {
        "pixels": pixels,
        "precision": "bfloat16" if one._half else "float32",
        "cases": "on the device" if on_device else "on the disk",
        "steps a second": round(steps / took, 2),
        "million pixels x bands a second": round(2 * pixels * steps / took / 1e6, 2),
        "host, ms a batch": round(1e3 * cutting / (steps * one.batches_a_step), 2),
    }


class no_waiting:  # noqa: N801 (used like a function)
    """Within, a step that waits for the card is an error; the steps that read the loss may."""

    def __init__(self, one: train.Training, device: str):
        self._one, self._on = one, device == "cuda"

    def __enter__(self) -> None:
        read = self._one._read_loss

        def allowed() -> float:
            self._strict(False)
            value = read()
            self._strict(True)
            return value

        self._one._read_loss = allowed
        self._strict(True)

    def __exit__(self, *what: Any) -> None:
        self._strict(False)
        del self._one._read_loss

    def _strict(self, on: bool) -> None:
        if self._on:
            torch.cuda.set_sync_debug_mode("error" if on else "default")


# ---- validation


def share_of_validation(
    folder: Path, name: str, device: str, options: argparse.Namespace
) -> dict[str, float]:
    """How much of a training's time its validations take; the first, before any step, apart."""
    minutes = max(0.05, options.seconds / 60 * (1 if device == "cuda" else 0.2))
    wishes = {"pixels": SMALL_BATCH} if device == "cpu" else {}
    one = training(folder, name, device, "validation", True, minutes=minutes, seed=2, **wishes)
    first: list[float] = []
    check = one._check

    def noted() -> None:
        check()
        first.append(one.checking)

    one._check = noted
    one.run()
    later = one.checking - first[0]
    return {
        "seconds": round(one.spent, 1),
        "validations": len(first),
        "first, s": round(first[0], 2),
        "share": round(later / (one.spent + later), 3),
    }


def told(name: str, part: str, figures: Any) -> str:
    """A line."""
    if part == "parity":
        apart, moved = figures["largest difference of a weight"], figures["largest move of a weight"]
        return (
            f"{name}: after {figures['steps']} steps the weights differ by at most {apart:.1e} (they moved "
            f"by up to {moved:.1e}), the loss by {figures['largest difference of the loss']:.1e}"
        )
    row = figures[-1] if part == "pace" else figures
    return f"  {part}: {', '.join(f'{key} {value}' for key, value in row.items())}"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--networks", nargs="+", choices=sorted(NETWORKS), default=["chrono", "edcstfn"])
    parser.add_argument("--device", choices=("auto", "cpu", "cuda"), default="auto")
    parser.add_argument("--seconds", type=float, default=20.0, help="of each measurement")
    parser.add_argument("--steps", type=int, default=10, help="that are compared with the CPU's")
    parser.add_argument("--pixels", type=int, nargs="+", default=[110_000, 440_000, 1_760_000])
    parser.add_argument("--out", type=Path, help="where the figures go, as JSON")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
