"""The flow of repairing a cloudy image, from the images of its place to the whole one in place. Read fill.py
first.

collection -> series (the place around the image) -> its clouds counted -> series (learning, the tie to the
clear pixels) -> tiles: series (repairing -> stored) -> outputs in place
"""

from __future__ import annotations

import json
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Callable

import numba
import numpy as np

from .collection.collection import Collection, open_collection
from .door import events
from .door.addresses import for_a_report, without_secrets
from .door.codec import to_plain
from .door.errors import AllNodataError
from .door.fill_job import KRIGING, FillJob
from .door.outputs import Outputs
from .door.repair_job import RepairJob
from .door.value import Figures
from .door.version import __version__
from .raster import handles, scratch
from .raster.grid import windows
from .run.budget import thread_count
from .run.stages import Stages, compiling_told
from .series import filling, repairing
from .series.dates import dates_of
from .series.groups import Group, Margin, tile_for
from .series.growing import height_of_tiles
from .series.learning import learn_from
from .series.place import Place
from .series.repair_place import cloudy_image, place_around
from .series.stored import Stored
from .series.tie import REACH

READING, LEARNING, REPAIRING = "Reading headers", "Learning from the series", "Repairing"
METHOD = "repair"
Tell = Callable[[events.Event], None]


def run(job: RepairJob, tell: Tell) -> events.Finished:
    """Make a cloudy image whole.

    Raises:
        ChronofuseError: anything that the user can mend; nothing is left behind.
    """
    threads = thread_count(job.threads)
    numba.set_num_threads(min(threads, numba.config.NUMBA_NUM_THREADS))
    outputs = Outputs(job.outputs, job.id, job.manner.overwrite)
    try:
        with handles.closing(), compiling_told(tell), ThreadPoolExecutor(threads) as pool:
            return _Run(job, tell, outputs, pool).execute()
    finally:
        outputs.discard()


@dataclass
class _Run:
    """One run, and what its steps share."""

    job: RepairJob
    tell: Tell
    outputs: Outputs
    pool: Executor
    notes: list[str] = field(default_factory=list)

    def execute(self) -> events.Finished:
        progress = Stages(self.tell, {READING: 1.0, LEARNING: 5.0, REPAIRING: 5.0}, REPAIRING)
        with progress.stage(READING, 2.0) as step:
            cloudy = cloudy_image(self.job)
            collection = open_collection(self.job.sources, lambda of: step(1 / of))
            place = place_around(cloudy, collection, self.job)
            self._say_left_out(collection)
            self.tell(events.Started(METHOD, "cpu", "an image is repaired on the CPU", __version__))
            clear = self._clear_share(place, cloudy.day, step)
        with progress.stage(LEARNING, 1.0) as step:
            repair = self._learnt(place, cloudy.day, clear, step)
        with progress.stage(REPAIRING, place.grid.width * place.grid.height) as step:
            stored = self._repaired(repair, step)
        figures = self._figures(repair, clear, stored, progress)
        if clear < 1 and figures["cloudy"] == figures["nothing"]:
            raise AllNodataError(
                f"No reference shows anything of what is cloudy in '{self.job.image}': give images of more "
                "days, and check that their masks do not hide everything."
            )
        if "report" in self.outputs:
            self.outputs.write_text("report", self._report(figures, repair))
        return events.Finished((events.DateResult(self.outputs.commit(), figures),), "cpu", progress.timings)

    # ---- what there is

    def _say_left_out(self, collection: Collection) -> None:
        for one in collection.left_out:
            self.tell(events.Warned("left-out", f"Left out: {one.reason}"))

    def _note(self, code: str, text: str) -> None:
        self.notes.append(without_secrets(text))
        self.tell(events.Warned(code, self.notes[-1]))

    def _clear_share(self, place: Place, day: date, step: Callable[[float], None]) -> float:
        """The share of the image's pixels that are clear in all bands."""
        image, grid, clear = place.fine_on(day), place.grid, 0
        total = grid.width * grid.height
        for window in windows(grid.width, grid.height, 512):
            clear += int(np.isfinite(image.read(window)).all(axis=0).sum())
            step(window.width * window.height / total)
        if clear == total:
            self._note(
                "nothing-cloudy",
                f"Nothing of '{self.job.image}' is cloudy by its masks and its nodata: it is copied as it "
                "is.",
            )
        elif clear == 0:
            self._note(
                "all-cloudy",
                f"No pixel of '{self.job.image}' is clear: all of it is predicted, and nothing of the day "
                "itself ties the prediction to it.",
            )
        elif not place.coarse:
            self._note(
                "no-coarse",
                "There is no coarse image: what is cloudy is predicted in time alone, tied to what is clear.",
            )
        return clear / total

    # ---- learning and repairing

    def _learnt(
        self, place: Place, day: date, clear: float, step: Callable[[float], None]
    ) -> repairing.Repair:
        target = dates_of(self._as_fill(day), place)[0]
        job = repairing.predicting_job(self._as_fill(day), bool(place.coarse))
        learnt = None
        if place.coarse and clear < 1:
            learnt = learn_from(place, KRIGING, self.pool, lambda share: step(share / 2))
        repair = repairing.Repair(place, job, target, learnt)
        if 0 < clear < 1:
            tie = repairing.learn_tie(repair, self.pool, lambda share: step(share / 2))
            repair = replace(repair, tie=tie)
        return repair

    def _as_fill(self, day: date) -> FillJob:
        """The same as a filling of one date of a series."""
        job = self.job
        return FillJob(
            job.sources,
            str(scratch.folder()),
            dates=(day.isoformat(),),
            references=job.references,
            uncertainty=bool(job.uncertainty),
            preparation=job.preparation,
            machine=job.machine,
            manner=job.manner,
            id=job.id,
        )

    def _repaired(self, repair: repairing.Repair, step: Callable[[float], None]) -> Stored:
        """All tiles, each put where it belongs."""
        place, job = repair.place, self.job
        group, margin = Group((repair.target,)), Margin(2 * REACH, repairing.LAYERS)
        side = tile_for(group, place, job.machine.memory, job.tile, margin)
        as_fill = self._as_fill(repair.target.day)
        stored = Stored(
            as_fill, place, repair.target, self.outputs, scratch.folder(), thread_count(job.threads)
        )
        for window in windows(place.grid.width, place.grid.height, side, height_of_tiles(side)):
            stored.write(window, repairing.whole(repair, window, self.pool))
            step(window.width * window.height)
        stored.close()
        return stored

    # ---- telling

    def _figures(self, repair: repairing.Repair, clear: float, stored: Stored, progress: Stages) -> Figures:
        place, target = repair.place, repair.target
        total = sum(stored.share.values())
        shares = {text: round(stored.share[code] / total, 4) for code, text in filling.ORIGINS.items()}
        nothing = shares[filling.ORIGINS[filling.NOTHING]]
        if 0 < nothing < 1 - clear:
            self._note(
                "not-whole",
                f"{nothing:.1%} of the image stays empty: no reference shows what is cloudy there.",
            )
        tie = repair.tie
        return Figures(
            date=target.day.isoformat(),
            cloudy=round(1 - clear, 4),
            **shares,
            references=[day.isoformat() for day in sorted(target.references)],
            coarse_dates=len(place.coarse),
            off_before_tie=dict(zip(place.names, tie.before)) if tie else None,
            off_after_tie=dict(zip(place.names, tie.after)) if tie else None,
            notes=self.notes,
            timings=progress.timings,
        )

    def _report(self, figures: Figures, repair: repairing.Repair) -> str:
        place = repair.place
        facts = {
            "chronofuse": __version__,
            "inputs": {role: for_a_report(path) for role, path in self.job.inputs.items()},
            "settings": {"references": self.job.references, "preparation": self.job.preparation},
            "bands": list(place.names),
            "ratio": place.ratio,
            "fine": {day.isoformat(): for_a_report(one[0].path) for day, one in place.fine.items()},
            "coarse": {day.isoformat(): for_a_report(one[0].path) for day, one in place.coarse.items()},
            "left_out": place.left_out,
            "learnt": repair.learnt,
            "tie": replace(repair.tie, stand_ins=None) if repair.tie else None,
            "figures": figures,
        }
        return json.dumps(to_plain(facts), indent=1, allow_nan=False, ensure_ascii=False) + "\n"
