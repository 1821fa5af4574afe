"""What a run of one job writes: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Callable, Protocol

from ..door import events
from ..door.outputs import Outputs
from ..raster import handles
from .stages import compiling_told


class Writing(Protocol):
    """A job, as far as its outputs go."""

    @property
    def outputs(self) -> dict[str, str]: ...
    @property
    def id(self) -> str: ...
    @property
    def overwrite(self) -> bool: ...


@contextmanager
def whole_or_nothing(job: Writing, tell: Callable[[events.Event], None]) -> Iterator[Outputs]:
    """The job's outputs, while it is run; what was not committed goes, no file stays open, and what is
    compiled is told."""
    outputs = Outputs(job.outputs, job.id, job.overwrite)
    try:
        with handles.closing(), compiling_told(tell):
            yield outputs
    finally:
        outputs.discard()
