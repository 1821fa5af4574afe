"""The runs of a project: what was run, when, and what came of it; kept in the project file, newest first."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, Callable, Optional

from qgis.core import QgsProject

from ..engine.door import figure_rows, jobs
from ..engine.door.addresses import without_secrets
from ..engine.door.errors import ChronofuseError, JobError
from ..engine.door.events import Finished
from ..engine.door.jobs import FuseJob
from ..engine.door.plain_text import cut
from ..engine.door.value import ALL_BANDS
from .tr import tr

SCOPE, KEY = "Chronofuse", "/runs"
VERSION = 1
MOST = 200
"""Runs that are kept; older ones are dropped."""


@dataclass(frozen=True)
class PastRun:
    """One run that ended well."""

    at: str
    """When it ended, as ISO has it, in local time."""
    method: str
    device: str
    seconds: float
    days: tuple[str, ...]
    """The target dates that are known."""
    short: str
    """The figures in one line."""
    means: tuple[tuple[str, str, float], ...]
    """Title, which way is better, and the mean over all bands (of the first date) of each figure."""
    outputs: tuple[dict[str, str], ...]
    """Of each date, role to path."""
    layers: tuple[str, ...]
    """Ids of its layers."""
    job: str
    """As a job file has it."""

    def the_job(self) -> FuseJob:
        """Its job anew.

        Raises:
            JobError: this version can't read it.
        """
        job = jobs.loads(self.job)
        if not isinstance(job, FuseJob):
            raise JobError(
                tr("The run in the list is of another kind of job: this Chronofuse can't repeat it.")
            )
        return replace(job, id=uuid.uuid4().hex[:12])

    @property
    def report(self) -> Optional[str]:
        return self.outputs[0].get("html") if self.outputs else None


def past_run(
    at: str, method: str, seconds: float, finished: Finished, job: FuseJob, layers: Iterable[str]
) -> PastRun:
    """What the list keeps of a run that has just ended."""
    figures = finished.first.figures
    means = [
        (row.figure, row.better, float(row.prediction))
        for row in figure_rows.rows(figures)
        if row.band == ALL_BANDS and row.prediction is not None and not row.date
    ]
    days = sorted(day for date in finished.dates if (day := date.figures.get("target_date")))
    return PastRun(
        at=at,
        method=method,
        device=finished.device,
        seconds=round(seconds, 1),
        days=tuple(days),
        short=figure_rows.in_short(figures),
        means=tuple(means),
        outputs=tuple(dict(date.outputs) for date in finished.dates),
        layers=tuple(layers),
        job=jobs.dumps(job),
    )


# ---- in the project


def write(runs: Iterable[PastRun], project: QgsProject) -> None:
    """Put the list among the project's entries: paths beside the project are relative, so that it can move;
    addresses are kept without what lets one in."""
    kept = [_with_texts(asdict(run), lambda text: _placed(text, project)) for run in list(runs)[:MOST]]
    project.writeEntry(SCOPE, KEY, json.dumps({"version": VERSION, "runs": kept}))


def read(project: QgsProject) -> list[PastRun]:
    """What the project keeps.

    Raises:
        JobError: the list is of a newer version, or no such list.
    """
    text, found = project.readEntry(SCOPE, KEY)
    if not found or not text:
        return []
    try:
        kept = json.loads(text)
        version = kept["version"]
    except (ValueError, TypeError, KeyError) as error:
        raise JobError(_unreadable(error)) from error
    if not isinstance(version, int) or version > VERSION:
        raise JobError(
            tr(
                "The project's list of runs is of version {version}, and this Chronofuse reads version "
                "{own}: update the plugin; the list stays as it is."
            ).format(version=cut(str(version)), own=VERSION)
        )
    try:
        return [_run_of(_with_texts(run, lambda text: _found(text, project))) for run in kept["runs"]]
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise JobError(_unreadable(error)) from error


def _unreadable(error: Exception) -> str:
    return tr("The project's list of runs can't be read ({error}).").format(error=cut(repr(error)))


def _run_of(values: dict[str, Any]) -> PastRun:
    known = {one.name: values[one.name] for one in fields(PastRun)}
    known["means"] = tuple((str(title), str(better), float(mean)) for title, better, mean in known["means"])
    for name in ("days", "outputs", "layers"):
        known[name] = tuple(known[name])
    return PastRun(**known)


def _with_texts(run: dict[str, Any], change: Callable[[str], str]) -> dict[str, Any]:
    """The same with the places in its outputs and its job as `change` has them."""
    job = _each_text(json.loads(run["job"]), change)
    outputs = [{role: change(path) for role, path in date.items()} for date in run["outputs"]]
    return {**run, "job": json.dumps(job), "outputs": outputs}


def _each_text(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, dict):
        return {key: _each_text(one, change) for key, one in value.items()}
    if isinstance(value, list):
        return [_each_text(one, change) for one in value]
    return change(value) if isinstance(value, str) else value


def _placed(text: str, project: QgsProject) -> str:
    if Path(text).is_absolute() and not text.startswith("/vsi"):
        return project.writePath(text)
    return without_secrets(text)


def _found(text: str, project: QgsProject) -> str:
    return project.readPath(text) if text.startswith(("./", "../")) else text


# ---- what became of it


def gone(run: PastRun) -> list[str]:
    """The files of a run, images and results, that are gone; in a thread, for a share may be slow."""
    try:
        inputs = list(run.the_job().inputs.values())
    except ChronofuseError:
        inputs = []
    places = [*(path for date in run.outputs for path in date.values()), *inputs]
    return [path for path in dict.fromkeys(places) if Path(path).is_absolute() and not _is_there(path)]


def _is_there(path: str) -> bool:
    return path.startswith("/vsi") or Path(path).exists()


def with_free_outputs(job: FuseJob) -> FuseJob:
    """The same job, whose results take names that are free, so that those of the first run stay."""
    return replace(
        job,
        targets=tuple(_with_free_files(target) for target in job.targets),
        manner=replace(job.manner, overwrite=False, resume=False),
    )


def _with_free_files(target: jobs.Target) -> jobs.Target:
    number = 1
    while any(Path(path).exists() for path in _numbered(target.files, number).values()):
        number += 1
    files = _numbered(target.files, number)
    rasters = {role: path for role, path in files.items() if role not in ("html", "report")}
    told = {role: path for role, path in files.items() if role in ("html", "report")}
    return replace(
        target, outputs=replace(target.outputs, **rasters), telling=replace(target.telling, **told)
    )


def _numbered(files: dict[str, str], number: int) -> dict[str, str]:
    """`fused_2.tif` and `fused_2_ndvi.tif` of `fused.tif` and `fused_ndvi.tif`; a number that is there goes
    first."""
    if number == 1:
        return files
    stem = Path(files["output"]).stem
    base = stem.rstrip("0123456789")
    plain = base[:-1] if base.endswith("_") and base != stem and len(stem) - len(base) < 3 else stem
    return {role: _renamed(path, stem, f"{plain}_{number}") for role, path in files.items()}


def _renamed(path: str, stem: str, new: str) -> str:
    name = Path(path).name
    beside = name[len(stem) :] if name.startswith(stem) else f"_{name}"
    return str(Path(path).with_name(new + beside))
