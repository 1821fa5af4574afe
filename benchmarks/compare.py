"""How good the choice of *Compare methods* is: one date of each development set hidden, the choice made from
the others, and measured on the hidden one.

    python benchmarks/compare.py [--run GROUP] [--json FILE]

Each trial of a comparison is a run of the engine, and benchmarks/accuracy.json has the figures of these very
runs, from each date to each other: so the choice is made from them, by the rule that `chronofuse compare`
goes by (engine/comparison/), and measured on the cases whose target is the hidden date. What the rule
believes before (models/catalogue/priors.json) is made anew without the place that is measured. `--run` lets
`chronofuse compare` itself make the choice, in the groups whose name has this: slow, for every method runs in
every trial. Of a flanders2018 series accuracy.json has neighbouring dates alone, and a trial from one side of
the hidden date to the other is left out.

Figures: share of cases in which the choice's RMSE is within 3 % of that of the best method of the case; mean
RMSE of the choice, of always taking chrono, of the method that would have been best (which nobody can know),
and of what was ahead in the trials alone, without what is believed before. Means leave nrw2016 (other units,
haze) out, which has a line of its own.
"""

from __future__ import annotations

import argparse
import json
import math
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import mean
from typing import Optional

from accuracy_tables import APART

from chronofuse.engine.comparison.evidence import Evidence, expected_of
from chronofuse.engine.comparison.plan import trials_of
from chronofuse.engine.comparison.standing import PLAIN, in_order
from chronofuse.engine.door.compare_job import TRIALS
from chronofuse.models.catalogue.installed import catalogue
from chronofuse.models.catalogue.priors import REFERENCE, Prior, priors_of

HERE = Path(__file__).resolve().parent
NEAR = 1.03
Cases = dict[tuple[tuple[str, ...], str], dict[str, float]]
"""(references, target) to method to RMSE."""


@dataclass(frozen=True)
class Choice:
    """What was chosen with one date hidden, and how it did there."""

    group: str
    hidden: str
    references: tuple[str, ...]
    dates: int
    """Dates that the choice was made from."""
    method: str
    ahead: Optional[str]
    """The best of the trials alone."""
    rmse: dict[str, float]
    """Of all methods, and of what is no prediction."""

    @property
    def best(self) -> float:
        """Of the methods."""
        return min(error for name, error in self.rmse.items() if name not in PLAIN)

    def is_near(self, method: str, beside_plain: bool = False) -> bool:
        """Whether a method is near the best of the methods, or also of F1 as it is and C2 enlarged."""
        return self.rmse[method] <= NEAR * (min(self.rmse.values()) if beside_plain else self.best)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--run", metavar="GROUP", help="let chronofuse compare choose, in these groups")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    rows = _rows()
    groups = list(dict.fromkeys(row["group"] for row in rows))
    choices = []
    for group in groups:
        if options.run is None or options.run in group:
            choices += list(_choices(group, rows, options.run is not None))
    apart = [one for one in choices if APART in one.group]
    choices = [one for one in choices if APART not in one.group]
    for pairs in (1, 2):
        _tell(f"{pairs} pair{'s' if pairs > 1 else ''}", [c for c in choices if len(c.references) == pairs])
    _tell("all", choices)
    _tell(f"{APART}, apart", apart)
    if options.json:
        options.json.write_text(
            json.dumps([vars(one) for one in (*choices, *apart)], indent=1) + "\n", "utf-8"
        )


def _rows() -> list[dict]:
    """Of the methods that may be recommended and of the baselines; not of their variants."""
    rows = json.loads((HERE / "accuracy.json").read_text("utf-8"))
    return [row for row in rows if row["method"] in catalogue() and row["rmse"]]


def _cases(group: str, rows: list[dict]) -> Cases:
    found: Cases = defaultdict(dict)
    for row in rows:
        if row["group"] == group:
            before, _, target = row["case"].partition(" to ")
            found[(tuple(before.split(" + ")), target)][row["method"]] = row["rmse"]
    return found


def _place(group: str) -> str:
    return group.replace(",", " ").split()[0]


def _choices(group: str, rows: list[dict], run: bool) -> Iterator[Choice]:
    """One a hidden date and case that predicts it."""
    cases = _cases(group, rows)
    dates = sorted({target for _, target in cases})
    elsewhere = [row for row in rows if _place(row["group"]) != _place(group) and APART not in row["group"]]
    for hidden in dates:
        others = [one for one in dates if one != hidden]
        if len(others) < 2:
            continue
        trials = _run(group, others) if run else _looked_up(cases, others)
        for pairs in (1, 2):
            known = priors_of(elsewhere, pairs)
            for (references, target), rmse in cases.items():
                if target == hidden and len(references) == pairs:
                    numbers = [others.index(day) for day in references]
                    chosen, ahead = _choose(trials[pairs], known, list(rmse), numbers)
                    yield Choice(group, hidden, references, len(others), chosen, ahead, rmse)


Trials = dict[int, list[Evidence]]
"""Number of pairs to what came of the trials with as many."""


def _looked_up(cases: Cases, others: Sequence[str]) -> Trials:
    found: Trials = {1: [], 2: []}
    for trial in trials_of([date.fromisoformat(one) for one in others], TRIALS):
        references, target = tuple(others[one] for one in trial.references), others[trial.hidden]
        if (references, target) in cases:
            errors = _logarithms(cases[(references, target)])
            found[len(references)].append(Evidence(trial.references, trial.hidden, errors))
    return found


def _logarithms(errors: dict[str, float]) -> dict[str, float]:
    return {name: math.log(error) for name, error in errors.items()}


def _choose(
    trials: Sequence[Evidence], known: dict[str, Prior], able: Sequence[str], references: Sequence[int]
) -> tuple[str, Optional[str]]:
    """By the rule of the comparison; and by the trials alone."""
    expected = expected_of(trials, known, able, references)
    chosen = in_order(able, expected, known)[0]
    able = [name for name in able if name not in PLAIN]
    ahead = min(able, key=lambda name: mean(one.errors[name] for one in trials)) if trials else None
    return chosen, ahead


def _run(group: str, others: Sequence[str]) -> Trials:
    """The trials that `chronofuse compare` makes."""
    from fusion_cases import all_cases

    from chronofuse.engine import compare
    from chronofuse.engine.door.collection_source import CollectionSource
    from chronofuse.engine.door.jobs import CompareJob

    with tempfile.TemporaryDirectory() as folder:
        own = [case for case in all_cases(Path(folder)) if case.group == group and len(case.pairs) == 1]
        files = {case.name.partition(" to ")[2]: (case.truth, case.target) for case in own}
        tables = []
        for place, role in enumerate(("fine", "coarse")):
            table = Path(folder) / f"{role}.csv"
            lines = [f"{files[one][place]},{one},{role}" for one in others]
            table.write_text("\n".join(["file,date,role", *lines]) + "\n", "utf-8")
            tables.append(CollectionSource(table=str(table)))
        job = CompareJob(tuple(tables), ratio=own[0].ratio)
        found = compare.run(job, lambda event: None).first.figures["compared"]
    trials: Trials = {1: [], 2: []}
    for one in found["trials"]:
        references = tuple(others.index(day) for day in one["references"])
        errors = _logarithms(one["rmse"])
        trials[len(references)].append(Evidence(references, others.index(one["target"]), errors))
    return trials


def _tell(title: str, choices: Sequence[Choice]) -> None:
    if not choices:
        return
    near, chrono, near_all, chrono_all = (
        mean(one.is_near(name or one.method, plain) for one in choices)
        for plain in (False, True)
        for name in (None, REFERENCE)
    )
    means = {
        "choice": mean(one.rmse[one.method] for one in choices),
        REFERENCE: mean(one.rmse[REFERENCE] for one in choices),
        "best": mean(one.best for one in choices),
        "ahead": mean(one.rmse[one.ahead or REFERENCE] for one in choices),
    }
    of_chrono = math.exp(mean(math.log(one.rmse[one.method] / one.rmse[REFERENCE]) for one in choices))
    told = ", ".join(f"{name} {value:.5f}" for name, value in means.items())
    print(
        f"{title}: {len(choices)} cases; within 3 %: choice {near:.0%}, {REFERENCE} {chrono:.0%} (with "
        f"{' and '.join(PLAIN)} among the others {near_all:.0%}, {chrono_all:.0%}); RMSE: "
        f"{told}; choice / {REFERENCE} {of_chrono:.4f}"
    )
    taken = defaultdict(int)
    for one in choices:
        taken[one.method] += 1
    print("   taken:", ", ".join(f"{name} {count}" for name, count in sorted(taken.items())))


if __name__ == "__main__":
    main()
