"""What a check tells: its findings, the job that would run, and its report to read and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from typing import Any, Callable

from ..align import crs
from ..door import command_line, events, lights
from ..door.addresses import cleaned, for_a_report
from ..door.codec import to_plain
from ..door.errors import ChronofuseError
from ..door.jobs import FuseJob, dumps
from ..door.outputs import Outputs
from ..door.value import Figures
from ..door.version import __version__
from ..raster import handles
from ..report.safely import page_or_reason
from .checking import Checking, LookedAt

Tell = Callable[[events.Event], None]


def run(job: FuseJob, tell: Tell) -> events.Finished:
    """Look at everything, and write what was found where that was asked for.

    Raises:
        ChronofuseError: the check's own files can't be written. What is wrong with the run is among the
            findings.
    """
    with handles.closing(), ExitStack() as at_the_end:
        outputs = Outputs(job.manner.files, job.id, job.manner.overwrite)
        at_the_end.callback(outputs.discard)
        every = Checking(job).every_date()
        if job.manner.files:
            _write(outputs, job, every, tell)
        handles.close()
        files = outputs.commit()
    results = [events.DateResult({}, Figures(), date.found) for date in every]
    results[0] = events.DateResult(files, Figures(), every[0].found)
    return events.Finished(tuple(results), "cpu", {})


def _write(outputs: Outputs, job: FuseJob, every: Sequence[LookedAt], tell: Tell) -> None:
    facts = facts_of(job, every)
    if job.manner.check_report:
        outputs.write_text("report of the check", json.dumps(facts, indent=1, allow_nan=False) + "\n")
    if job.manner.check_html:
        page, why = page_or_reason(lambda: _page(facts, every))
        outputs.write_text("html of the check", page)
        if why:
            tell(events.Warned("no-report", why))


def facts_of(job: FuseJob, every: Sequence[LookedAt]) -> dict[str, Any]:
    """All that a check found, as its JSON report has it."""
    return {
        "chronofuse": __version__,
        **to_plain_light(lights.verdict([date.found for date in every])),
        **_to_run(job),
        "inputs": {role: for_a_report(path) for role, path in job.inputs.items()},
        "dates": [_date(date) for date in every],
    }


def to_plain_light(light: lights.Light) -> dict[str, Any]:
    return {"light": {"level": light.level, "colour": light.colour, "reason": light.reason}}


def _to_run(job: FuseJob) -> dict[str, Any]:
    """The job that would run, as its file has it, and the command that asks for it."""
    try:
        asked, named = command_line.to_run(job)
    except ChronofuseError as error:  # the name that was made up is taken
        return {"job": None, "command": None, "notes": [str(error)]}
    return {
        "job": cleaned(json.loads(dumps(asked))),
        "command": command_line.command_of(asked),
        "notes": command_line.notes_on(asked, named),
    }


def _date(date: LookedAt) -> dict[str, Any]:
    found = date.found
    plain = cleaned(to_plain(found))
    images = plain.pop("images")
    paths = date.job.inputs
    return {
        "date": found.target_date,
        **to_plain_light(lights.verdict([found])),
        "images": {
            role: {
                "path": for_a_report(path),
                **to_plain_light(lights.light_of(lights.about(role, found))),
                **images.get(role, {}),
            }
            for role, path in paths.items()
        },
        "check": plain,
    }


def _page(facts: dict[str, Any], every: Sequence[LookedAt]) -> str:
    from ..report import check_page  # matplotlib takes a third of a second to import

    return check_page.check_html(facts, [date.found for date in every], [_pictures(date) for date in every])


def _pictures(date: LookedAt) -> dict[str, Any]:
    """Role to the small picture of each image: of F1 all of it, of the others what lies over it."""
    from ..yardstick import looks  # and with it numba, which takes a fifth of a second to import
    from ..yardstick.small_pictures import small_picture

    first, found = date.images.get("F1"), {}
    for role, image in date.images.items():
        part = (first and crs.window_over(image.grid, first.grid)) or image.grid.window
        bands = looks.composite(first.names if first and date.scene else image.names)
        with suppress(ChronofuseError):  # what can't be read is among the findings
            found[role] = small_picture(image, part, bands)
    return found
