"""How a run stores its rasters, what it may take of the machine, and how it treats what is there already.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from .errors import JobError, MemoryBudgetError
from .job_checks import check_types, choice, within
from .plain_text import shown

DEVICES = ("auto", "cpu", "cuda")
PRECISIONS = ("float32", "tf32", "float16")
DTYPES = ("like-fine", "float32")


@dataclass(frozen=True)
class Store:
    """How the rasters are stored."""

    dtype: str = "like-fine"
    cog: bool = False
    """As cloud-optimised GeoTIFFs."""

    def __post_init__(self) -> None:
        check_types(self)
        choice("dtype", self.dtype, DTYPES)


@dataclass(frozen=True)
class Machine:
    """What a run may take of the machine. It decides about pixels by roundings alone."""

    device: str = "auto"
    precision: str = "float32"
    """What a network computes in on a graphics card; `tf32` is TensorFloat-32."""
    threads: Optional[int] = None
    """None: as many as the machine has cores."""
    memory: Optional[int] = None
    """Megabytes that the run may use beside what its libraries take; None: what is sensible for the
    machine."""
    cluster: Optional[str] = None
    """Address of a Dask scheduler over whose workers the rows, or the dates, are spread."""

    def __post_init__(self) -> None:
        check_types(self)
        choice("device", self.device, DEVICES)
        choice("precision", self.precision, PRECISIONS)
        if self.precision != "float32" and self.device == "cpu":
            raise JobError(
                f"{self.precision} was asked for on the CPU, which would gain nothing from it: choose the "
                "device auto or "
                "cuda, or the precision float32."
            )
        within("threads", self.threads, 1, 1024)
        if self.memory is not None and self.memory < 1:
            raise MemoryBudgetError(
                f"The memory budget is {shown(self.memory)} MB: give a positive number of megabytes."
            )


@dataclass(frozen=True)
class Manner:
    """How a run treats what is there already."""

    overwrite: bool = False
    resume: bool = False
    """Go on from the last finished rows of a run that was killed or cancelled."""
    check_only: bool = False
    """Stop after the check; write nothing but what it found."""
    check_report: Optional[str] = None
    """Where a check writes what it found, as JSON."""
    check_html: Optional[str] = None
    """The same to read, with pictures."""

    def __post_init__(self) -> None:
        check_types(self)
        if self.files and not self.check_only:
            raise JobError("A report of the check was asked for, but the job fuses: let it only check.")

    @property
    def files(self) -> dict[str, str]:
        """Role to path of what a check writes."""
        named = {"report of the check": self.check_report, "html of the check": self.check_html}
        return {role: path for role, path in named.items() if path}
