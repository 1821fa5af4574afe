"""The flow of change, from the job to the raster in place: two dates, two class rasters, or a series.

change_of_dates, change_of_classes, change_of_series -> report -> outputs in place
"""

from __future__ import annotations

import json
from typing import Callable

from . import change_of_classes, change_of_dates, change_of_series
from .change_run import Result, Run
from .door import events
from .door.addresses import for_a_report
from .door.change_job import CLASSES
from .door.codec import to_plain
from .door.jobs import ChangeJob
from .door.outputs import Outputs
from .door.version import __version__
from .report.safely import page_or_reason
from .run.stages import Stages
from .run.whole import whole_or_nothing

Tell = Callable[[events.Event], None]


def run(job: ChangeJob, tell: Tell) -> events.Finished:
    """Find change.

    Raises:
        ChronofuseError: anything that the user can mend; nothing is left behind.
    """
    with whole_or_nothing(job, tell) as outputs:
        return _run(job, tell, outputs)


def _run(job: ChangeJob, tell: Tell, outputs: Outputs) -> events.Finished:
    tell(events.Started("change", "cpu", "change is found on the CPU", __version__))
    flow, stages = _flow_of(job)
    progress = Stages(tell, stages, next(iter(list(stages)[-2:])))
    of_this = Run(job, tell, outputs, progress)
    result = flow(of_this)
    figures = result.figures
    figures["notes"] = of_this.notes
    figures["timings"] = progress.timings
    if "html" in outputs:
        page, why = page_or_reason(lambda: result.page(figures))
        outputs.write_text("html", page)
        if why:
            of_this.note(why)
    if "report" in outputs:
        inputs = {role: for_a_report(path) for role, path in job.inputs.items()}
        facts = {"chronofuse": __version__, "inputs": inputs, "figures": figures}
        outputs.write_text("report", json.dumps(to_plain(facts), indent=1, allow_nan=False) + "\n")
    return events.Finished((events.DateResult(outputs.commit(), figures),), "cpu", progress.timings)


def _flow_of(job: ChangeJob) -> tuple[Callable[[Run], Result], dict[str, float]]:
    if job.sources:
        return change_of_series.run_series, change_of_series.STAGES
    if job.index == CLASSES:
        return change_of_classes.run_classes, change_of_classes.STAGES
    return change_of_dates.run_dates, change_of_dates.STAGES
