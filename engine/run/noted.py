"""Faults of a run: a run raises the first one; a check notes each beside all others, in the same words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Optional

from ..door.check import Check
from ..door.errors import CancelledError, ChronofuseError, InternalError, OutOfMemoryError
from ..door.jobs import FuseJob

NEVER_NOTED = (CancelledError, InternalError, OutOfMemoryError)
"""What ends a check, too: after it nothing else can be found out."""


@contextmanager
def noted(check: Check, job: FuseJob, image: Optional[str] = None) -> Iterator[None]:
    """Whatever is wrong in here becomes an error among the findings, where the job only checks.

    Args:
        image: the role of the image that it is about, where it is about one.

    Raises:
        ChronofuseError: the same, of a job that fuses.
    """
    try:
        yield
    except NEVER_NOTED:
        raise
    except ChronofuseError as error:
        if not job.manner.check_only:
            raise
        check.refuse(error, image)
