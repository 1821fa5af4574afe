"""What is kept of a run that did not end, so that the same run can go on from its last finished rows.

It lies in the user's data folder and not beside the output, where a cancelled run leaves nothing: raw rows
(strips.py) and `run.json`, which says what the run wanted, what its inputs were, and the checksums of the
rows that are whole. One output has at most one; a run that ends removes it, and what nobody goes on from is
removed after KEPT_DAYS.

Standard library alone: the command line and the dock ask it whether there is something to resume.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import time
from pathlib import Path
from typing import Any, Optional

from ...models.catalogue.home import home
from .codec import to_plain
from .errors import ResumeError
from .jobs import FillJob, FuseJob, Job, TrainClassifierJob
from .locks import remove_any
from .plain_files import read_plain
from .train_classifier_job import resumable as resumable_training

VERSION = 2
KEPT_DAYS = 14
_RUN = "run.json"
_FACTS = {
    "run": str,
    "wishes": dict,
    "inputs": dict,
    "tile": int,
    "device": str,
    "count": int,
    "strips": list,
}


class Unfinished:
    """The kept part of one run: a folder with `run.json` and the raw rows."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.facts: dict[str, Any] = _read(folder / _RUN)

    @property
    def strips(self) -> list[list[int]]:
        """For each strip that is whole, the checksums of its rasters."""
        strips: list[list[int]] = self.facts.get("strips", [])
        return strips

    @property
    def tile(self) -> int:
        return int(self.facts["tile"])

    def begin(self, job: FuseJob, inputs: dict[str, Any], tile: int, device: str, count: int) -> None:
        """Start anew: what lay here before is removed.

        Args:
            inputs: role to what tells whether that input is the same one.
            tile: side of the tiles.
            device: what predicts, and in which precision.
            count: how many strips there will be.
        """
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.facts = {
            "version": VERSION,
            "run": job.id,
            "wishes": wishes(job),
            "inputs": inputs,
            "tile": tile,
            "device": device,
            "count": count,
            "strips": [],
        }
        self._save()

    def go_on(self, job: FuseJob, count: int) -> None:
        """This run goes on from the first `count` strips, which are as they were written."""
        self.facts["run"] = job.id
        del self.strips[count:]
        self._save()

    def add(self, checksums: list[int], tile: int) -> None:
        """One more strip is whole; `tile` is the side from here on."""
        self.facts["strips"].append(checksums)
        self.facts["tile"] = tile
        self._save()

    def require_same(self, job: FuseJob, inputs: dict[str, Any]) -> None:
        """Raises ResumeError where another run was begun than this one, with the first difference."""
        then, now = json.loads(json.dumps(self.facts["wishes"])), json.loads(json.dumps(wishes(job)))
        for name in sorted(now):
            if then.get(name) != now[name]:
                raise _changed(
                    job, f"'{name}' was {_short(then.get(name))} when it began and is {_short(now[name])} now"
                )
        for role, fingerprint in json.loads(json.dumps(inputs)).items():
            if self.facts["inputs"].get(role) != fingerprint:
                raise _changed(job, f"{role} has changed since it began")

    def remove(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def _save(self) -> None:
        """By renaming, so that a run that dies here leaves the old file or the new one."""
        temporary = self.folder / (_RUN + ".new")
        remove_any(temporary)
        with temporary.open("x", encoding="utf-8") as file:
            json.dump(self.facts, file)
        os.replace(temporary, self.folder / _RUN)


def of(job: FuseJob) -> Unfinished:
    """The place of a job's output, whether something is kept there or not."""
    return Unfinished(_all() / hashlib.sha256(os.fsencode(_real(job.first.outputs.output))).hexdigest()[:20])


def remove_if_empty(job: FuseJob) -> None:
    """Remove what a run made here, if it came to nothing that could be gone on from; nobody goes on from a
    part's rows."""
    if not job.first.outputs.output:
        return
    kept = of(job)
    if kept.facts.get("run") == job.id and (job.rows or not kept.strips):
        kept.remove()


def finished_share(job: FuseJob) -> float:
    """How much of a job's rows is kept, 0 to 1; 0 where it is another run's."""
    kept = of(job)
    try:
        if not kept.facts or kept.facts["wishes"] != json.loads(json.dumps(wishes(job))):
            return 0.0
        return len(kept.strips) / float(kept.facts["count"])
    except (KeyError, TypeError, ZeroDivisionError):
        return 0.0


def resumable(job: Job, own_alone: bool = False) -> str:
    """What to add to the message about a run that did not end, where it can be resumed.

    Args:
        own_alone: only where the rows are that run's own work, or it took them over.
    """
    if isinstance(job, FillJob):
        count = _dates_in_place(job)
        return f" {count} dates are in place; resume it (--resume) to go on from there." if count else ""
    if isinstance(job, TrainClassifierJob):
        # A refusal says itself what is to be done, and the trainer's process of what was its own work.
        return "" if own_alone else resumable_training(job.folder)
    if not isinstance(job, FuseJob) or not job.first.outputs.output:
        return ""
    share = finished_share(job) if not own_alone or of(job).facts.get("run") == job.id else 0
    return f" {share:.0%} of the rows are kept; resume it (--resume) to go on from there." if share else ""


def _dates_in_place(job: FillJob) -> int:
    """How many dates of a series this run has put in place."""
    try:
        told = json.loads(Path(job.outputs["report"]).expanduser().read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return 0
    known = told.get("dates") if isinstance(told, dict) and told.get("run") == job.id else None
    return len(known) if isinstance(known, dict) else 0


def wishes(job: FuseJob) -> dict[str, Any]:
    """Everything in a job that decides about stored pixels; paths without detours and links.

    The types Machine, Manner and Telling decide about none but, the device, by roundings: a run whose
    graphics card failed must be able to go on without it, and says so.
    """
    stored = [role for target in job.targets for role in vars(target.outputs)]
    return {
        "method": job.method,
        "params": {name: _number(value) for name, value in job.params.items()},
        "ratio": job.ratio,
        "tile": job.tile,
        "rows": job.rows,
        "date": job.date,
        "calibration": [_real(path) for path in job.calibration],
        "preparation": to_plain(job.preparation),
        **to_plain(job.store),
        "target_date": [target.date for target in job.targets],
        "inputs": {role: _real(path) for role, path in job.images.items()},
        "outputs": {
            role: _real(path) for role, path in job.outputs.items() if role.partition(" ")[0] in stored
        },
    }


def remove_old() -> None:
    """Remove what nobody came back for."""
    with contextlib.suppress(OSError):
        for folder in _all().iterdir():
            if time.time() - folder.stat().st_mtime > KEPT_DAYS * 86400:
                shutil.rmtree(folder, ignore_errors=True)


def _all() -> Path:
    return home() / "unfinished"


def _real(path: Optional[str]) -> str:
    return os.path.realpath(os.path.expanduser(path)) if path else ""


def _read(path: Path) -> dict[str, Any]:
    """The facts of a file; none where it is not there or not ours."""
    try:
        facts = json.loads(read_plain(path))
    except (OSError, ValueError, RecursionError):
        return {}
    ours = isinstance(facts, dict) and facts.get("version") == VERSION and facts.keys() >= _FACTS.keys()
    return facts if ours and all(isinstance(facts[name], kind) for name, kind in _FACTS.items()) else {}


def _changed(job: FuseJob, what: str) -> ResumeError:
    return ResumeError(
        f"The unfinished run of '{job.first.outputs.output}' can't be resumed ({what}): give what it began "
        "with, or run "
        "without --resume to start anew."
    )


def _number(value: Any) -> Any:
    """A parameter's value, which the command line gives as text and the dock as a number."""
    with contextlib.suppress(ValueError):
        return float(value)
    return value


def _short(value: Any) -> str:
    text = json.dumps(value)
    return text if len(text) <= 160 else text[:157] + "..."
