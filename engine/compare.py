"""The flow of a comparison of methods, from the images of a place to which one to take. Read fuse.py first.

collection -> series (the place) -> collection (pairs) -> comparison (plan, cutting) -> a trial at a time
(compare_trials.py): fuse with every method -> comparison (scoring) -> comparison (standing) -> report ->
outputs in place
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Callable

from ..models.catalogue.priors import priors
from .collection.collection import open_collection
from .collection.dated import DatedImage
from .collection.pairing import Pair, pairs_of
from .compare_trials import Trials, manifests_of
from .comparison.cutting import LEAST_VALID, Cuts, cut_out
from .comparison.plan import Trial, trials_of
from .comparison.standing import Measured, Ranking
from .comparison.zones import open_zones, zones_in
from .door import events
from .door.addresses import without_secrets
from .door.codec import to_plain
from .door.compare_job import CompareJob
from .door.compared import Compared, Part, TrialFound, season_of
from .door.errors import AllNodataError, SeriesError
from .door.outputs import Outputs
from .door.plain_text import listed
from .door.value import Figures
from .door.version import __version__
from .raster import handles, scratch
from .report.compared_table import compared_csv
from .report.safely import page_or_reason
from .run.stages import Stages
from .series.of_a_day import OfADay
from .series.place import Place, place_of

READING, CUTTING, COMPARING = "Reading headers", "Cutting out windows", "Comparing methods"
IN_WORDS = {1: "With one pair", 2: "With two pairs"}
FEW_TIMES = 1.5
"""Up to so many fine pixels a coarse one is wide only where it was resampled, mostly."""
MOST_REASONS = 3
"""Why dates were left out, in a refusal."""
Tell = Callable[[events.Event], None]


def run(job: CompareJob, tell: Tell) -> events.Finished:
    """Compare methods; the result is a Compared, as JSON has it, among the figures.

    Raises:
        ChronofuseError: anything that the user can mend; nothing is left behind.
    """
    outputs = Outputs(job.outputs, job.id, job.overwrite)
    try:
        with handles.closing():
            return _Run(job, tell, outputs).execute()
    finally:
        outputs.discard()


@dataclass
class _Run:
    """One comparison, and what its steps share."""

    job: CompareJob
    tell: Tell
    outputs: Outputs
    notes: list[str] = field(default_factory=list)

    def execute(self) -> events.Finished:
        job, manifests = self.job, manifests_of(self.job)
        progress = Stages(self.tell, {READING: 1.0, CUTTING: 2.0, COMPARING: 60.0}, COMPARING)
        with progress.stage(READING, 1.0) as step:
            collection = open_collection(job.sources, lambda of: step(1 / of))
            place = place_of(collection, job)
            zones = open_zones(job.zones, place.first) if job.zones else None
        self.tell(events.Started("compare", "cpu", "methods are compared on this machine", __version__))
        self.trials = Trials(job, manifests, place.names, place.ratio, scratch.folder(), self._note)
        pairs = pairs_of(_clearest(place.fine), _clearest(place.coarse), job.gap)
        self._require_two(pairs, place)
        with progress.stage(CUTTING, 1.0) as step:
            cuts, plan = self._planned(place, pairs, step)
            if zones is not None:  # before the work, for a raster without zones is refused
                self.trials.zones = zones_in(zones, place.grid, [one.window for one in cuts.windows])
        progress.stages[COMPARING] = sum(self.trials.work(trial, cuts) for trial in plan)
        with progress.stage(COMPARING, progress.stages[COMPARING]) as step:
            done = [self.trials.run(trial, cuts, step) for trial in plan]
        found = self._found(place, pairs, cuts, [one for one in done if one is not None])
        self._write(found)
        figures = Figures({"compared": to_plain(found), "timings": progress.timings})
        return events.Finished((events.DateResult(self.outputs.commit(), figures),), "cpu", progress.timings)

    # ---- what is compared

    def _require_two(self, pairs: list[Pair], place: Place) -> None:
        """Raises SeriesError where fewer than two dates have a pair, with the method that is best
        elsewhere."""
        if len(pairs) < 2:
            known = f"only {pairs[0].day} has one" if pairs else "there is none"
            raise SeriesError(
                "Methods are compared on two dates or more that have a pair, a fine and a coarse image "
                f"at most {self.job.gap} days apart, and of {len(place.fine)} fine and {len(place.coarse)} "
                f"coarse images {known}: give more dates. {self._until_then()}"
            )

    def _until_then(self) -> str:
        best = Ranking(1, self.trials.names(1), [], priors(1), {}).best()[0]
        return f"Until then take '{best}', which is the best in the benchmarks."

    def _planned(self, place: Place, pairs: list[Pair], step) -> tuple[Cuts, list[Trial]]:
        """The windows of the dates that are needed, and the trials by the dates' numbers among these."""
        cuts = cut_out(place, pairs, self._needed, self.job.preparation, self.trials.folder, step)
        self._say_left_out(cuts)
        if len(cuts.dates) < 2:
            reasons = " ".join(one.reason for one in list(cuts.left_out.values())[:MOST_REASONS])
            raise SeriesError(f"Fewer than two dates can be compared. {reasons} {self._until_then()}")
        days = [pair.day for pair in pairs if pair.day not in cuts.left_out]
        number = {day: place for place, day in enumerate(cuts.dates)}
        plan = [
            Trial(number[days[trial.hidden]], tuple(number[days[one]] for one in trial.references))
            for trial in trials_of(days, self.job.trials)
        ]
        return cuts, plan

    def _needed(self, days: Sequence[date]) -> list[date]:
        """Of some dates those of the trials."""
        plan = trials_of(days, self.job.trials)
        return [days[one] for one in sorted({one for t in plan for one in (t.hidden, *t.references)})]

    def _say_left_out(self, cuts: Cuts) -> None:
        if cuts.empty:
            self._note(
                "left-out",
                f"Left out: {listed(list(map(str, cuts.empty)))}, of which almost nothing is to be seen "
                f"(less than {LEAST_VALID:.0%} of the fine or of the coarse pixels are valid).",
            )
        if cuts.shared:
            self._note(
                "left-out",
                f"Left out: {listed(list(map(str, cuts.shared)))}, whose coarse image is that of another "
                "date, too, which mostly lies nearer to it.",
            )
        for day, one in cuts.left_out.items():
            if day not in (*cuts.empty, *cuts.shared):
                self._note("left-out", f"Left out: {one.reason}")

    # ---- what came of it

    def _found(self, place: Place, pairs: list[Pair], cuts: Cuts, done: list[Measured]) -> Compared:
        if not done:
            unfit = self.trials.unfit or (
                "check that the images overlap, and that their masks do not hide everything."
            )
            raise AllNodataError(f"No pixel of a hidden date could be predicted and measured: {unfit}")
        rankings = [self._ranking(count, done) for count in (1, 2)]
        self._say_what_of(place, pairs, cuts)
        recommended = [ranking.recommended(IN_WORDS[ranking.pairs]) for ranking in rankings]
        return Compared(
            _called(place.fine),
            _called(place.coarse),
            place.names,
            round(place.ratio, 4),
            tuple(day.isoformat() for day in cuts.dates),
            tuple((c.window.x, c.window.y, c.window.width, c.window.height) for c in cuts.windows),
            tuple(self._told(one, cuts) for one in done),
            {str(ranking.pairs): ranking.standings() for ranking in rankings if ranking.measured},
            tuple(one for one in recommended if one is not None),
            tuple(rankings[0].references([day.isoformat() for day in cuts.dates])),
            tuple(part for ranking in rankings for part in _zones(ranking)),
            tuple(part for ranking in rankings for part in _seasons(ranking)),
            {name: without_secrets(reason) for name, reason in self.trials.refused.items() if reason},
            (*place.left_out, *cuts.left_out.values()),
            tuple(self.notes),
        )

    def _ranking(self, count: int, done: list[Measured]) -> Ranking:
        """Of the methods that ran in every trial with so many pairs."""
        own = [one for one in done if len(one.trial.references) == count]
        names = [name for name in self.trials.names(count) if all(name in one.scores.squares for one in own)]
        return Ranking(count, names, own, priors(count), self.trials.seconds)

    def _say_what_of(self, place: Place, pairs: list[Pair], cuts: Cuts) -> None:
        if self.job.ratio is None and place.ratio < FEW_TIMES:
            self._note(
                "resampled-coarse",
                f"The coarse pixels are about as small as the fine ones (ratio {place.ratio:.3g}): where the "
                "coarse images were resampled, give the ratio of their own pixels (--ratio).",
            )
        first, grid = cuts.windows[0].window, place.grid
        if first != grid.window:
            self._note(
                "windows",
                f"The place has {grid.width} x {grid.height} pixels; {len(cuts.windows)} windows of "
                f"{first.width} x {first.height} were compared.",
            )
        others = len(pairs) - len(cuts.dates) - len(cuts.left_out)
        if others:
            self._note(
                "dates",
                f"{len(cuts.dates)} dates, spread over all, were compared; {others} more have a pair: more "
                "trials take more of them.",
            )
        own = [name for name in self.trials.names(1) if self.trials.manifests[name].origin == "own"]
        if own:
            self._note(
                "own-models",
                f"Your own models ({', '.join(own)}): one that was trained on these dates is flattered by "
                "them.",
            )

    def _told(self, one: Measured, cuts: Cuts) -> TrialFound:
        rmse = one.scores.rmse()
        return TrialFound(
            one.day.isoformat(),
            tuple(cuts.dates[number].isoformat() for number in one.trial.references),
            one.trial.days(cuts.dates),
            {name: round(error, 7) for name, error in rmse.items() if name not in self.trials.refused},
            one.scores.pixels,
        )

    def _note(self, code: str, text: str) -> None:
        told = without_secrets(text)
        if told not in self.notes:
            self.notes.append(told)
            self.tell(events.Warned(code, told))

    # ---- writing

    def _write(self, found: Compared) -> None:
        if "report" in self.outputs:
            facts = {"chronofuse": __version__, **to_plain(found)}
            self.outputs.write_text(
                "report", json.dumps(facts, indent=1, allow_nan=False, ensure_ascii=False) + "\n"
            )
        if "table" in self.outputs:
            self.outputs.write_text("table", compared_csv(found))
        if "html" in self.outputs:

            def made() -> str:
                from .report.compared_page import compared_page  # and with it what writes pages

                return compared_page(found)

            page, why = page_or_reason(made)
            self.outputs.write_text("html", page)
            if why:
                self.tell(events.Warned("no-report", why))


def _clearest(images: OfADay) -> list[DatedImage]:
    """Of each day the image that shows most."""
    return [several[0] for several in images.values()]


def _called(images: OfADay) -> str:
    return f"'{_clearest(images)[0].kind or 'images'}', {len(images)} dates"


def _zones(ranking: Ranking) -> list[Part]:
    numbers = sorted({zone for one in ranking.measured for zone in one.scores.zone_counts})
    return [part for number in numbers if (part := ranking.zone(number)) is not None]


def _seasons(ranking: Ranking) -> list[Part]:
    """Of each season that a hidden date lies in; none where all lie in one."""
    of: dict[str, list[Measured]] = {}
    for one in ranking.measured:
        of.setdefault(season_of(one.day.month), []).append(one)
    return [ranking.season(name, own) for name, own in of.items()] if len(of) > 1 else []
