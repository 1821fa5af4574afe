"""The flow of an assessment: predictions against their truths, without a fusion."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Callable, Optional

import numpy as np

from .align import crs, warp
from .align.opening import open_fine
from .align.scene import alignment_note, open_on_grid, settle_ratio, with_pixels
from .door import events
from .door.addresses import for_a_report, without_secrets
from .door.codec import to_plain
from .door.command_line import command_of
from .door.errors import AllNodataError, SeriesError
from .door.jobs import AssessJob, Dated
from .door.outputs import Outputs
from .door.plain_text import many
from .door.value import Figures, Value
from .door.version import __version__
from .raster import bands, handles
from .raster.readers import Image, open_image
from .report.run_facts import run_facts
from .report.safely import page_or_reason
from .report.tables import figures_csv
from .run.budget import thread_count
from .run.stages import Stages
from .yardstick import measure
from .yardstick import series_figures as series
from .yardstick.class_agreement import compare_rasters, open_classes
from .yardstick.class_rules import Rule, index_rule
from .yardstick.consistency import consistency
from .yardstick.independence import doubt_of, require_other_files

DEFAULT_RATIO = 16.0
"""For ERGAS, where no coarse image tells the ratio: that of Landsat and MODIS."""
MOST_SHOWN = 8
"""So many dates of a series are shown as pictures."""


@dataclass(frozen=True)
class Shot:
    """One date, opened; all on the grid of the first truth, but C2, which is on its own."""

    prediction: Image
    truth: Image
    target: Optional[Image]
    ratio: float
    day: Optional[date]
    notes: tuple[str, ...]
    """How images were brought to its grid, and what is doubtful of their days."""


def run(job: AssessJob, tell: Callable[[events.Event], None]) -> events.Finished:
    """Measure a prediction, or a series, and, where F1 and C2 are given, the baselines that they allow.

    Raises:
        ChronofuseError: anything that the user can mend; nothing is left behind.
    """
    outputs = Outputs(job.outputs, job.id, job.overwrite)
    try:
        with handles.closing():
            return _Run(job, tell, outputs).execute()
    except BaseException:
        outputs.discard()
        raise


class _Run:
    """One assessment and what its steps share."""

    def __init__(self, job: AssessJob, tell: Callable[[events.Event], None], outputs: Outputs):
        self.job, self.tell, self.outputs = job, tell, outputs
        require_other_files(job)
        self.grid_truth = open_fine(job.dates[0].truth, "The truth")
        self.names = bands.counted(self.grid_truth.names)
        self.fine = open_on_grid(job.fine, "F1", self.grid_truth) if job.fine else None
        self.shots = _in_time([self._open(dated) for dated in job.dates])
        self.rule, self.no_rule = self._rule()
        self.classes = self._open_classes()
        self.looks: dict[str, np.ndarray] = {}

    def execute(self) -> events.Finished:
        self.tell(events.Started("assess", "cpu", "figures are computed on the CPU", __version__))
        notes = [without_secrets(note) for note in (*self._told_of_shots(), *self._doubts())]
        for note in notes:
            self.tell(events.Warned("aligned", note))
        progress = Stages(self.tell, {"Measuring": 1.0}, "Measuring")
        pixels = self.grid_truth.grid.width * self.grid_truth.grid.height
        passes = len(self.shots) * measure.PASSES + (len(self.shots) >= series.FEWEST)
        with progress.stage("Measuring", pixels * passes) as step:
            dates = [self._measure(shot, step) for shot in self.shots]
            figures = dates[0] if len(dates) == 1 else self._series(dates, step)
        pictures = figures.pop("pictures")
        figures["notes"] = notes + figures.get("notes", [])
        figures["timings"] = progress.timings
        self._write(figures, pictures)
        return events.Finished((events.DateResult(self.outputs.commit(), figures),), "cpu", progress.timings)

    def _told_of_shots(self) -> list[str]:
        return [note for shot in self.shots for note in shot.notes]

    def _doubts(self) -> list[str]:
        """A sentence where a truth is none; of a series that of the first such date."""
        doubts = []
        for shot in self.shots:
            called = f"The truth of {shot.day}" if self.job.is_series and shot.day else "The truth"
            doubt = doubt_of(shot.truth, called, self.fine, shot.target, shot.prediction)
            doubts += [doubt] if doubt else []
        if len(doubts) > 1:
            more = len(doubts) - 1
            return [f"{doubts[0]} The like holds for {many(more, 'other date')}."]
        return doubts

    # ---- opening

    def _open(self, dated: Dated) -> Shot:
        grid_truth, several = self.grid_truth, self.job.is_series
        truth = (
            grid_truth
            if dated.truth == self.job.dates[0].truth
            else open_on_grid(dated.truth, "A truth", grid_truth)
        )
        prediction = open_on_grid(dated.prediction, "The prediction", grid_truth)
        notes = [alignment_note(dated.prediction, "The prediction", grid_truth, "the truth")]
        if several:
            notes.append(alignment_note(dated.truth, "The truth", grid_truth, "the first truth"))
        target, ratio = self._open_target(dated.target)
        day = (
            date.fromisoformat(dated.date)
            if dated.date
            else truth.date or (prediction.date if several else None)
        )
        notes.append(_other_day(prediction.date, day))
        return Shot(prediction, truth, target, ratio, day, tuple(note for note in notes if note))

    def _open_target(self, path: Optional[str]) -> tuple[Optional[Image], float]:
        """C2 on its own grid, if given, and the ratio."""
        if not path:
            return None, self.job.ratio or DEFAULT_RATIO
        truth = self.grid_truth
        image = warp.north_up(open_image(path, "C2"))
        labels = (truth.labels, image.labels)
        image = image.with_bands(bands.match(truth.names, image.names, "C2", path, truth.role, labels))
        crs.require_overlap(image, truth)
        ratio = settle_ratio(self.job.ratio, [(image, crs.pixel_ratio(image.grid, truth.grid))])
        return with_pixels(image, ratio, truth.grid), ratio

    def _rule(self) -> tuple[Optional[Rule], str]:
        if self.job.predicted_classes:
            return None, "classes come from rasters of the prediction and the truth alone"
        rule, why = index_rule(
            self.names, self.job.index, self.job.threshold, self.job.tolerance, self.job.dates[0].truth
        )
        return rule, why or ""

    def _open_classes(self) -> Optional[tuple[Image, Image]]:
        if not self.job.predicted_classes:
            return None
        true = open_classes(self.job.true_classes, "The raster of the true classes")
        return open_classes(self.job.predicted_classes, "The raster of the predicted classes", true), true

    # ---- measuring

    def _measure(self, shot: Shot, step) -> Figures:
        """The figures of one date, and the pictures of them."""
        readers = {"prediction": shot.prediction.read}
        if self.fine:
            readers["copy"] = self.fine.read
        if shot.target:
            readers["upsample"] = warp.to_grid(shot.target, shot.truth.grid, "cubic").read
        found = measure.against_truth(
            shot.truth,
            self.names,
            readers,
            self.fine,
            shot.ratio,
            step,
            self.rule,
            self.no_rule,
            thread_count(self.job.threads),
        )
        baselines = dict(found.figures)
        reference = Figures(baselines.pop("prediction"), baselines=baselines)
        if not reference["pixels"]:
            raise AllNodataError(
                "No pixel is valid in both the prediction and the truth"
                f"{f' of {shot.day}' if self.job.is_series else ''}: check that they overlap and that their "
                "nodata values are right."
            )
        if self.classes:
            reference.update(compare_rasters(*self.classes, self.job.tolerance))
        self._keep_looks(shot, found.looks)
        return Figures(self._facts(shot, reference), reference=reference, pictures=found.pictures)

    def _keep_looks(self, shot: Shot, looks: dict[str, np.ndarray]) -> None:
        """All pictures of a single date; of a series the truth and the prediction of a few dates spread
        over it."""
        count, place = len(self.shots), self.shots.index(shot)
        if count == 1:
            self.looks = looks
        elif place in {
            round(i * (count - 1) / (min(count, MOST_SHOWN) - 1)) for i in range(min(count, MOST_SHOWN))
        }:
            self.looks.update(
                {f"{role} {shot.day or place + 1}": looks[role] for role in ("truth", "prediction")}
            )

    def _facts(self, shot: Shot, reference: Figures) -> dict[str, Any]:
        days = abs((shot.day - self.fine.date).days) if self.fine and self.fine.date and shot.day else None
        named = replace(shot.prediction, names=self.names)
        unknown = Value(reason="no C2 was given")
        agreement = consistency(named, shot.target, shot.ratio) if shot.target else unknown
        return {
            "method": None,
            "bands": list(self.names),
            "ratio": shot.ratio,
            "consistency": agreement,
            "valid_share": reference["pixels"] / (shot.truth.grid.width * shot.truth.grid.height),
            "target_date": shot.day.isoformat() if shot.day else None,
            "reference_date": self.fine.date.isoformat() if self.fine and self.fine.date else None,
            "days": days,
        }

    def _series(self, dates: list[Figures], step) -> Figures:
        """Means over the dates, what only a series tells, and the figures of each date."""
        found = [figures.below("reference") for figures in dates]
        baselines = {
            name: series.means([f.baselines[name] for f in found])
            for name in found[0].baselines
            if all(name in f.baselines for f in found)
        }
        kept = ("reference", "consistency", "valid_share", "days")
        listed = [
            Figures(
                date=figures["target_date"],
                prediction=for_a_report(shot.prediction.path),
                truth=for_a_report(shot.truth.path),
                **{key: figures[key] for key in kept},
            )
            for shot, figures in zip(self.shots, dates)
        ]
        return Figures(
            dates[0],
            target_date=None,
            days=None,
            reference=Figures(series.means(found), baselines=baselines),
            consistency=series.over_dates([figures.value("consistency") for figures in dates]),
            valid_share=sum(figures["valid_share"] for figures in dates) / len(dates),
            notes=series.partly_known(found),
            series=Figures(self._in_time(step), dates=listed),
            pictures=None,
        )

    def _in_time(self, step) -> Figures:
        days = [shot.day for shot in self.shots]
        if None in days:
            path = self.shots[days.index(None)].truth.path
            return series.unknown(
                f"the date of '{without_secrets(path)}' is not known; name the files or a column by their "
                "dates"
            )
        if len(days) < series.FEWEST:
            return series.unknown(f"a second difference takes three dates, and {len(days)} were given")
        return series.second_differences(
            [shot.prediction for shot in self.shots],
            [shot.truth for shot in self.shots],
            [day.toordinal() for day in days],
            self.names,
            step,
        )

    # ---- writing

    def _write(self, figures: Figures, pictures) -> None:
        inputs = {role: for_a_report(path) for role, path in self.job.inputs.items()}
        facts = {"chronofuse": __version__, "inputs": inputs, "figures": figures}
        if "report" in self.outputs:
            self.outputs.write_text("report", json.dumps(to_plain(facts), indent=1, allow_nan=False) + "\n")
        if "table" in self.outputs:
            self.outputs.write_text("table", figures_csv(figures))
        if "html" in self.outputs:
            page, why = page_or_reason(lambda: self._page(facts, pictures))
            self.outputs.write_text("html", page)
            if why:
                self.tell(events.Warned("no-report", why))

    def _page(self, facts: dict[str, Any], pictures) -> str:
        from .report import page  # matplotlib takes a third of a second to import

        timings = facts["figures"]["timings"]
        told = {**facts, "run": run_facts(self.job.outputs, timings, command_of(self.job))}
        return page.assessment_html(told, self.looks, pictures)


def _other_day(predicted: Optional[date], day: Optional[date]) -> Optional[str]:
    """A sentence where a prediction is measured against the truth of another day."""
    if predicted is None or day is None or predicted == day:
        return None
    return (
        f"The prediction is of {predicted} and the truth of {day}, so the figures tell what changed between "
        "the two days as well: give a truth of the prediction's day."
    )


def _in_time(shots: list[Shot]) -> list[Shot]:
    """In the order of their dates, where all are known.

    Raises:
        SeriesError: two of the same date.
    """
    days = [shot.day for shot in shots]
    if None in days:
        return shots
    for first, second in zip(sorted(days), sorted(days)[1:]):
        if first == second:
            raise SeriesError(
                f"Two truths of the series are of {first}: give each date once, or write the right dates "
                "into "
                "a series file."
            )
    return sorted(shots, key=lambda shot: shot.day)
