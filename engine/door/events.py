"""What the worker tells: one JSON object a line on its standard output.

Every event is a frozen dataclass; `encode` and `decode` are the only places that know the wire format.
Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Optional, Union

from .addresses import cleaned
from .check import Check, NotChecked
from .codec import MisfitError, from_plain, to_plain
from .errors import ProtocolError
from .plain_text import shown
from .value import Figures

PROTOCOL = 2
"""Version of the wire format, sent with `started`."""


@dataclass(frozen=True)
class Started:
    """The job was read and checked; the work begins."""

    method: str
    """Name of the method, or of the action where there is none (`assess`)."""
    device: str
    """What really runs: `cpu`, `cuda`, or the workers of a `cluster`."""
    device_reason: str
    """Why that device, in a few words."""
    version: str
    """Version of Chronofuse."""
    protocol: int = PROTOCOL


@dataclass(frozen=True)
class Progress:
    """How far the run is."""

    stage: str
    """What is being done, for people: `Reading the scene`, `Fusing`, `Measuring`."""
    done: float
    """Work done, in units of `total`."""
    total: float
    seconds_left: Optional[float]
    """None while it cannot be known."""


@dataclass(frozen=True)
class Warned:
    """Something that the analyst should know and that does not stop the run."""

    code: str
    message: str


@dataclass(frozen=True)
class DateResult:
    """What came of one target date, or of what has no dates: an assessment, a training."""

    outputs: dict[str, str] = field(default_factory=dict)
    """Role (fuse_job.OUTPUT_ROLES) to path."""
    figures: Figures = field(default_factory=Figures)
    """What was found; the figures of the yardstick in it are those of engine/door/figures.py."""
    check: Union[Check, NotChecked] = field(default_factory=NotChecked)
    """What the check before the run found."""


@dataclass(frozen=True)
class Finished:
    """The run is whole; every output is in place."""

    dates: tuple[DateResult, ...]
    """One for each target date, in the order of the job."""
    device: str = "cpu"
    timings: dict[str, float] = field(default_factory=dict)
    """Stage to seconds."""

    @property
    def first(self) -> DateResult:
        """Of the first target date; all there is of what has no dates."""
        return self.dates[0]


@dataclass(frozen=True)
class Failed:
    """The run ended; nothing was left behind. `message` is the whole sentence for the user."""

    code: str
    message: str


Event = Union[Started, Progress, Warned, Finished, Failed]
_BY_NAME = {cls.__name__.lower(): cls for cls in (Started, Progress, Warned, Finished, Failed)}


def encode(event: Event) -> str:
    """One line of JSON, without the line end; what lets one in to a server is not told."""
    return json.dumps({"event": type(event).__name__.lower(), **cleaned(to_plain(event))}, allow_nan=False)


def decode(line: str) -> Event:
    """The event of one line.

    Raises:
        ProtocolError: the line is not an event.
    """
    try:
        values = json.loads(line)
        event: Event = from_plain(_BY_NAME[values.pop("event")], values, keeps_unknown=True)
        return event
    except (MisfitError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ProtocolError(
            f"The engine printed a line that is not an event ({shown(line)}): please report this as a defect."
        ) from error
