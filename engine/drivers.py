"""The flow of the drivers of a response, from the job to the tables in place. Read top to bottom.

factors (columns of numbers and texts from fields or rasters) -> factors (strata, geodetector) -> tables,
report (heat map) -> outputs in place
"""

from __future__ import annotations

import json
import math
from typing import Any, Callable, Optional

from .door import events
from .door.addresses import for_a_report, without_secrets
from .door.codec import to_plain
from .door.jobs import DriversJob
from .door.outputs import Outputs
from .door.plain_text import plural
from .door.value import Figures
from .door.version import __version__
from .maps.factors import tables
from .maps.factors.columns import columns_of
from .maps.factors.detecting import Detected, Factor, detected
from .report.safely import page_or_reason
from .run.stages import Stages
from .run.whole import whole_or_nothing

READING, DETECTING = "Reading the values", "Asking the geodetector"
Tell = Callable[[events.Event], None]


def run(job: DriversJob, tell: Tell) -> events.Finished:
    """Tell what a response goes with.

    Raises:
        ChronofuseError: anything that the user can mend; nothing is left behind.
    """
    with whole_or_nothing(job, tell) as outputs:
        return _run(job, tell, outputs)


def _run(job: DriversJob, tell: Tell, outputs: Outputs) -> events.Finished:
    tell(events.Started("drivers", "cpu", "the factors are asked on the CPU", __version__))
    progress = Stages(tell, {READING: 3.0, DETECTING: 3.0}, DETECTING)
    with progress.stage(READING, 1) as step:
        columns = columns_of(job)
        step(1)
    with progress.stage(DETECTING, 1) as step:
        found = detected(columns, job)
        step(1)
    notes = [without_secrets(note) for note in (*columns.notes, *found.notes)]
    figures = _figures(job, found, plural(columns.unit), notes)
    outputs.write_text("table", tables.factors_table(found))
    if "interactions" in outputs:
        outputs.write_text("interactions", tables.interactions_table(found, job.alpha))
    if "risks" in outputs:
        outputs.write_text("risks", tables.risks_table(found, job.alpha))
    if "html" in outputs:
        page, why = page_or_reason(lambda: _page(figures))
        outputs.write_text("html", page)
        notes += [why] if why else []
    if "report" in outputs:
        inputs = {role: for_a_report(path) for role, path in job.inputs.items()}
        facts = {"chronofuse": __version__, "inputs": inputs, "figures": figures}
        outputs.write_text("report", json.dumps(to_plain(facts), indent=1, allow_nan=False) + "\n")
    return events.Finished((events.DateResult(outputs.commit(), figures),), "cpu", progress.timings)


def _page(figures: Figures) -> str:
    from .report.drivers_page import drivers_page  # and with it the templates

    return drivers_page(figures)


def _figures(job: DriversJob, found: Detected, unit: str, notes: list[str]) -> Figures:
    response = job.response if job.places else job.response.replace("\\", "/").rpartition("/")[2]
    return Figures(
        response=response,
        rows=found.rows,
        unit=unit,
        classes=job.classes,
        number=job.number,
        alpha=job.alpha,
        drivers=[_of_factor(one, job.alpha) for one in found.factors],
        interactions=[
            {
                "a": pair.one.name,
                "b": pair.other.name,
                "q": pair.together.q,
                "kind": pair.kind,
                "stronger": pair.stronger.name if pair.p < job.alpha else None,
                "p": pair.p,
            }
            for pair in found.pairs
        ],
        notes=notes,
    )


def _of_factor(one: Factor, alpha: float) -> dict[str, Any]:
    means, alone = one.means, one.alone
    return {
        "name": one.name,
        "q": alone.q,
        "p": _known(alone.p),
        "f": _known(alone.f),
        "df": list(alone.freedom),
        "lambda": _known(alone.noncentrality),
        "single": alone.single,
        "how": one.strata.how,
        "strata": [
            {
                "label": label,
                "rows": int(means.counts[place]),
                "mean": float(means.means[place]),
                "deviation": _known(float(means.deviations[place])),
                "differs_from": [
                    other for at, other in enumerate(one.strata.labels) if means.p[place, at] < alpha
                ],
            }
            for place, label in enumerate(one.strata.labels)
        ],
    }


def _known(value: float) -> Optional[float]:
    return value if math.isfinite(value) else None
