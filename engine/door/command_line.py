"""The command line of a job of `chronofuse fuse` or `chronofuse assess`, to copy.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Optional, Union

from .addresses import without_secrets
from .assess_job import AssessJob
from .fuse_job import OUTPUT_ROLES, FuseJob, Target
from .preparation import BY_POSITION, BandPair, Preparation
from .preparation_words import READINGS
from .run_wishes import Manner

Options = Iterator[tuple[str, Union[str, int, float]]]
"""Name and value of each option."""


def to_run(job: FuseJob) -> tuple[FuseJob, list[str]]:
    """The job that would run after a check, and the outputs that it was given a name for, because nobody
    named them."""
    targets, named = [], []
    for number, target in enumerate(job.targets, 1):
        if target.outputs.output is None:
            mark = target.date or (str(number) if len(job.targets) > 1 else "")
            output = f"fused_{mark}.tif" if mark else "fused.tif"
            output = f"fused_{number}_{mark}.tif" if output in named else output
            named.append(output)
            target = replace(target, outputs=replace(target.outputs, output=output))
        targets.append(target)
    manner = Manner(job.manner.overwrite, job.manner.resume)
    return replace(job, targets=tuple(targets), manner=manner), named


def notes_on(job: FuseJob, named: Iterable[str]) -> list[str]:
    """What whoever copies the command should know."""
    notes = [f"No output was named: '{name}' stands for it." for name in named]
    if any(without_secrets(path) != path for path in job.inputs.values()):
        notes.append("What lets one in to a server was left out: put it back where it is needed.")
    return notes


def command_of(job: Union[FuseJob, AssessJob]) -> Optional[str]:
    """The command line that asks for a job, quoted for a shell and without what lets one in to a server.

    None where none does: some dates of it have what others lack, or days that no file tells.
    """
    if isinstance(job, AssessJob):
        return _command_of_assess(job)
    if not _says_the_same_of_each_date(job.targets):
        return None
    words = ["chronofuse", "fuse", *_words(_options(job))]
    words += [f"--{name}" for name, asked in _switches(job).items() if asked]
    return shlex.join(words)


def _words(options: Options) -> Iterator[str]:
    for name, value in options:
        text = without_secrets(_text(value))
        yield from [f"--{name}={text}"] if text.startswith("-") else [f"--{name}", text]


def _says_the_same_of_each_date(targets: tuple[Target, ...]) -> bool:
    told = [
        {
            *target.files,
            *(("date",) if target.date else ()),
            *(("reference",) if target.telling.reference else ()),
        }
        for target in targets
    ]
    return all(one == told[0] for one in told)


def _options(job: FuseJob) -> Options:
    for pair in job.pairs:
        yield from (("fine", pair.fine), ("coarse", pair.coarse))
    for target in job.targets:
        yield "target", target.coarse
    yield "method", job.method
    for target in job.targets:
        yield from _of_date(target)
    yield from (("param", f"{name}={_text(value)}") for name, value in job.params.items())
    yield from _given(ratio=job.ratio, tile=job.tile)
    yield from (("calibration", path) for path in job.calibration)
    yield from _of_preparation(job.preparation)
    machine = job.machine
    yield from _given(threads=machine.threads, memory=machine.memory, cluster=machine.cluster)
    for name, value, default in (
        ("device", machine.device, "auto"),
        ("precision", machine.precision, "float32"),
        ("dtype", job.store.dtype, "like-fine"),
    ):
        if value != default:
            yield name, value


def _of_date(target: Target) -> Options:
    if target.date:
        yield "target-date", target.date
    if target.telling.reference:
        yield "reference", target.telling.reference
    files = target.files
    yield from ((role.replace("_", "-"), files[role]) for role in OUTPUT_ROLES if role in files)


def _of_preparation(asked: Preparation) -> Options:
    for name in READINGS:
        for role, reading in asked.images.items():
            value = getattr(reading, name)
            if value is not None:
                yield name, f"{role.replace(' ', '.')}={_text(value)}"
    if asked.by_position:
        yield "bands", BY_POSITION
    elif asked.bands:
        yield "bands", ",".join(map(_pair, asked.bands))
    if asked.roles:
        yield "roles", ",".join(f"{name}={number}" for name, number in asked.roles.items())
    usual = Preparation()
    for name in ("unmatched", "buffer", "register", "harmonise"):
        if getattr(asked, name) != getattr(usual, name):
            yield name, getattr(asked, name)


def _pair(pair: BandPair) -> str:
    return f"{pair.name}={pair.fine}:{pair.coarse}" if pair.name else f"{pair.fine}:{pair.coarse}"


def _command_of_assess(job: AssessJob) -> Optional[str]:
    if job.series is None and any(dated.date for dated in job.dates):
        return None
    words = ["chronofuse", "assess", *_words(_options_of_assess(job))]
    if job.predicted_classes and job.true_classes:
        given = map(without_secrets, (job.predicted_classes, job.true_classes))
        words += ["--classes", *(f"./{path}" if path.startswith("-") else path for path in given)]
    return shlex.join(words + ["--overwrite"] * job.overwrite)


def _options_of_assess(job: AssessJob) -> Options:
    if job.series is not None:
        yield "series", job.series
    else:
        for dated in job.dates:
            yield from _given(prediction=dated.prediction, truth=dated.truth, target=dated.target)
    yield from _given(fine=job.fine, ratio=job.ratio, index=job.index, threshold=job.threshold)
    if job.tolerance != AssessJob.tolerance:
        yield "tolerance", job.tolerance
    yield from _given(threads=job.threads, json=job.report, table=job.table, html=job.html)


def _given(**options: Union[str, int, float, None]) -> Options:
    yield from ((name, value) for name, value in options.items() if value is not None)


def _switches(job: FuseJob) -> dict[str, bool]:
    return {"overwrite": job.manner.overwrite, "cog": job.store.cog, "resume": job.manner.resume}


def _text(value: Union[str, int, float]) -> str:
    """A value as it is typed."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return value if isinstance(value, str) else repr(value)
