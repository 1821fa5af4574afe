"""Prepare training cases: draw scenes, write their rasters, and let the engine make what a network would be
given.

    python -m chronofuse.models.training.prepare --data FOLDER --network chrono --count 400 --seed 1 --out
    build/cases

makes cases for `chronofuse train --cases`, for several trainings on the same ones; a single training prepares
its own.

The engine runs as a process of its own (engine/door/client.py), which ends with this one. Cases are
prepared in portions; one that is done is not done again when a training is resumed.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Optional

import numpy as np

from ...engine.door import client, events
from ...engine.door.cases_job import CasesJob, TrainingScene
from ...engine.door.errors import ChronofuseError, ProtocolError, StalledError, WorkerDiedError
from ...engine.door.jobs import Pair
from ...engine.door.loss_terms import CONSISTENCY, DEGRADATION, LOSSES
from ...engine.door.series_cases_job import SeriesCasesJob
from .. import images
from ..catalogue.manifest_json import to_json
from .case_folder import REAL, file_name, write_card
from .crossing import Crossing
from .drawing import BLENDED, FADED, MADE_UP, RATIOS, VEILED, crossed_name, draw, write
from .places import TrainingPlace, Warn
from .sensors import SCANNED

AT_ONCE = 40
"""Scenes in one portion, so that their rasters need little room."""
HIDDEN_DAYS = 8
"""Of so many scenes one is prepared as if its dates were not known."""
PIECES = 16
"""The most cases of one real scene."""
Share = Callable[[float], None]
"""Is told how much of the preparation is done, 0 to 1."""
_BEYOND_THE_IMAGES = (WorkerDiedError, StalledError, ProtocolError)
"""What went wrong with the engine's process; other images would not help."""


@dataclass(frozen=True)
class Wanted:
    """The cases to prepare."""

    manifest: str
    """Of the network, as JSON."""
    places: Sequence[TrainingPlace]
    simulated: int
    """How many scenes get simulated coarse images."""
    real: int
    """About how many cases of real coarse images there should be."""
    seed: int
    ratios: Optional[tuple[float, float]] = None
    ratio: Optional[float] = None
    """Of real coarse images that were resampled to the fine pixel size."""
    true_change: bool = False
    """Whether only real change will do, as in a validation."""
    threads: Optional[int] = None
    scanned: float = SCANNED
    """The share of simulated sensors that scan as MODIS does."""
    veiled: float = VEILED
    """The share of simulated scenes with clouds and haze that no mask tells."""
    losses: tuple[str, ...] = ()
    """The terms of the loss that the cases are for, where these look at more than the network does."""
    cross_pairs: float = 0.0
    """The share of scenes whose C1 is of another date than F1, of places that have one."""
    mark: str = ""
    """Of the names of the simulated scenes (case_folder.py)."""


def prepare(wanted: Wanted, out: Path, share: Share, warn: Warn) -> int:
    """Write the cases to a folder; how many there are.

    Raises:
        ChronofuseError: the engine could not prepare any, in its words.
    """
    out.mkdir(parents=True, exist_ok=True)
    portions = _portions(wanted)
    for number, (kind, drawn) in enumerate(portions):

        def part(done: float, number: int = number) -> None:
            share((number + done) / len(portions))

        mark = out / f"{kind}-{number}.done"
        if not mark.exists():
            _prepare_portion(wanted, kind, drawn, number, out, part, warn)
            mark.touch()
        part(1.0)
    return sum(1 for _ in out.glob("*.npz"))


def _prepare_portion(
    wanted: Wanted, kind: str, drawn: list[Any], number: int, out: Path, share: Share, warn: Warn
) -> None:
    """Write the cases of one portion; where real ones can't be had, simulated ones do."""
    with tempfile.TemporaryDirectory(prefix="chronofuse-scenes-") as folder:
        make = _real_scenes if kind == REAL else _simulated_scenes
        job = CasesJob(
            wanted.manifest,
            str(out),
            tuple(make(wanted, drawn, number, Path(folder))),
            pieces=max(1, min(PIECES, wanted.real // max(1, len(drawn)))),
            threads=wanted.threads,
            lattice=DEGRADATION in wanted.losses,
            third_dates=CONSISTENCY in wanted.losses,
        )
        try:
            run_job(job, share, warn if kind == REAL else lambda code, sentence: None)
        except _BEYOND_THE_IMAGES:
            raise
        except ChronofuseError as error:
            if kind != REAL or not wanted.simulated:
                raise
            warn(error.code, "The real coarse images can't be learnt from, so they are simulated.")


def _portions(wanted: Wanted) -> list[tuple[str, list[Any]]]:
    """Kind and scenes of each portion: pairs of dates for real ones, numbers for simulated ones."""
    pairs = [(place, *dates) for place in wanted.places for dates in place.real_pairs()]
    order = np.random.default_rng(wanted.seed).permutation(len(pairs))[: wanted.real]
    kinds = {REAL: [pairs[n] for n in order], "simulated": list(range(wanted.simulated))}
    return [
        (kind, scenes[start : start + AT_ONCE])
        for kind, scenes in kinds.items()
        for start in range(0, len(scenes), AT_ONCE)
    ]


def _simulated_scenes(wanted: Wanted, numbers: list[int], portion: int, folder: Path) -> list[TrainingScene]:
    rng = np.random.default_rng([wanted.seed, portion])
    crossing = Crossing.of(wanted.cross_pairs, wanted.seed, portion)
    odds = (0.0, 0.0, 0.0) if wanted.true_change else (MADE_UP, BLENDED, FADED)
    scenes = []
    for number in numbers:
        drawn = draw(
            list(wanted.places),
            rng,
            *odds,
            ratios=wanted.ratios or RATIOS,
            scanned=wanted.scanned,
            veiled=wanted.veiled,
            third_date=CONSISTENCY in wanted.losses,
            crossing=crossing,
        )
        scene = write(drawn, f"{file_name(drawn.place)}~{wanted.mark}{number}", folder)
        scenes.append(_without_days(scene, number))
    return scenes


def _real_scenes(
    wanted: Wanted, pairs: list[tuple[TrainingPlace, int, int]], portion: int, folder: Path
) -> list[TrainingScene]:
    """The place's own files; of a part of a place, its part of the fine ones."""
    scenes, crossing = [], Crossing.of(wanted.cross_pairs, wanted.seed, portion)
    for number, (place, *dates) in enumerate(pairs):
        name = f"{file_name(place.name)}~{REAL}{portion}-{number}"
        fine, truth = (str(folder / f"{name}-{role}.vrt") for role in ("fine", "truth"))
        for date, path in zip(dates, (fine, truth)):
            images.crop(place.files[date], place.window_in_file(date), Path(path), place.bands)
        coarse, target = (str(place.coarse[place.dates[date]].resolve()) for date in dates)
        third = _third_of(place, dates, number) if CONSISTENCY in wanted.losses else None
        other = _crossed_with(crossing, place, dates, third) if crossing else None
        if other:
            name, coarse = crossed_name(name), other
        pair, days = (Pair(fine, coarse),), place.days(*dates)
        scene = TrainingScene(name, pair, target, truth, wanted.ratio, days, third)
        scenes.append(_without_days(scene, number))
    return scenes


def _without_days(scene: TrainingScene, number: int) -> TrainingScene:
    """The scene, in one of HIDDEN_DAYS without what lies between its dates, so that a network that reads it
    knows what it is not to know."""
    return replace(scene, days=None) if number % HIDDEN_DAYS == 0 else scene


def _third_of(place: TrainingPlace, dates: list[int], number: int) -> Optional[str]:
    """A real coarse image of another date than these two, another one for each number; None where there is
    none."""
    taken = {place.dates[date] for date in dates}
    left = [date for date in place.dates if date in place.coarse and date not in taken]
    return str(place.coarse[left[number % len(left)]].resolve()) if left else None


def _crossed_with(
    crossing: Crossing, place: TrainingPlace, dates: list[int], third: Optional[str]
) -> Optional[str]:
    """The real coarse image of another date in the place of C1; None where the pair stays as it is."""
    files = [str(place.coarse[date].resolve()) if date in place.coarse else None for date in place.dates]
    date = crossing.date([n for n, file in enumerate(files) if file and file != third], dates)
    return None if date is None else files[date]


def run_job(job: CasesJob | SeriesCasesJob, share: Share, warn: Warn) -> None:
    """Let the engine write the cases of scenes that lie on the disk, in the interpreter that runs this.

    What `share` raises stops it.

    Raises:
        ChronofuseError: none could be made.
    """

    def follow(event: events.Event) -> None:
        if isinstance(event, events.Progress):
            share(event.done / event.total)
        elif isinstance(event, events.Warned):
            warn(event.code, event.message)

    try:
        client.run(job, follow, python=sys.executable)
    except WorkerDiedError as error:
        print(error, file=sys.stderr)  # how it died, and its last words, for the log
        raise WorkerDiedError(
            "The engine's process stopped while it prepared the training cases: close other programs, and "
            "go on with --resume."
        ) from error
    except ChronofuseError as error:
        raise type(error)(f"The training cases could not be prepared: {error}") from error


def main() -> None:
    from ..networks import NETWORKS
    from .dataset import with_baseline
    from .export import manifest_of
    from .invented_places import invented
    from .place_folders import find, with_bands

    args = _options(sorted(NETWORKS))

    def warn(code: str, sentence: str) -> None:
        print(f"warning: {sentence}", file=sys.stderr)

    places = [
        p
        for p in find(args.data, warn)
        if p.name not in args.without and (not args.only or p.name in args.only)
    ]
    places += invented(args.invented, seed=9000 + args.seed)
    network = NETWORKS[args.network](**args.options)
    if network.bands != "any":
        places = with_bands(places, network.bands, warn)
    manifest = manifest_of(network)
    text = to_json(replace(manifest, inputs=with_baseline(manifest.inputs)))
    wanted = Wanted(
        text,
        places,
        args.count,
        args.real,
        args.seed,
        true_change=args.true_change,
        threads=1,
        scanned=args.scanned,
        veiled=args.veiled,
        losses=tuple(args.for_losses),
        cross_pairs=args.cross_pairs,
    )
    count = prepare(wanted, args.out, lambda done: None, warn)
    write_card(args.out, [p.name for p in places if p.files], args.invented, count, args.seed)
    print(f"{args.out}: {count} cases")


def _options(networks: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="chronofuse.models.training.prepare", description=" ".join(__doc__.split("\n\n")[0].split())
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--network", choices=networks, default="chrono")
    parser.add_argument(
        "--options", type=json.loads, default={}, help="the network's options, as JSON: they may need more"
    )
    parser.add_argument("--only", nargs="*", help="the places to draw from (default: all)")
    parser.add_argument("--without", nargs="*", default=[], help="places to leave out")
    parser.add_argument("--invented", type=int, default=0)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--real", type=int, default=0, help="about how many cases of real coarse images")
    parser.add_argument(
        "--true-change", action="store_true", help="no made-up change, for cases to validate on"
    )
    parser.add_argument("--scanned", type=float, default=SCANNED, help="share of sensors that scan as MODIS")
    parser.add_argument("--veiled", type=float, default=VEILED, help="share of scenes with clouds and haze")
    parser.add_argument(
        "--for-losses",
        nargs="*",
        choices=LOSSES,
        default=[],
        help="terms of the loss that need more of a case",
    )
    parser.add_argument(
        "--cross-pairs", type=float, default=0.0, help="share of scenes whose C1 is of another date than F1"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args()


if __name__ == "__main__":
    main()
