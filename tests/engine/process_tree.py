"""A process and those that it started. Any of them may end between two lines of a test."""

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

import psutil

Answer = TypeVar("Answer")


def of_each(process: int, ask: Callable[[psutil.Process], Answer]) -> list[Answer]:
    """What a process and all that it started answer, without those that have ended meanwhile."""
    answers = []
    with suppress(psutil.NoSuchProcess):
        own = psutil.Process(process)
        for one in (own, *own.children(recursive=True)):
            with suppress(psutil.NoSuchProcess):
                answers.append(ask(one))
    return answers
