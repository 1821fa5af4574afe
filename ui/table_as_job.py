"""What the table of images says, as the engine is told it."""

from __future__ import annotations

from dataclasses import replace
from typing import Optional, Protocol

from ..engine.door.errors import JobError, PairCountError
from ..engine.door.job_checks import is_day
from ..engine.door.jobs import Pair, Reading
from ..engine.door.plain_text import cut
from ..shell.tr import tr
from . import roles
from .image_row import ImageRow


class Rows(Protocol):
    """The table, as far as this file needs it."""

    def of_role(self, role: str) -> list[ImageRow]: ...


def pairs_of(table: Rows) -> tuple[Pair, ...]:
    """The reference pairs as the engine opens them.

    Raises:
        JobError: an image that every run needs is missing.
        PairCountError: half of the second pair is missing.
        ChronofuseError: a layer that is no file.
    """
    lacking = [role for role in roles.NEEDED if not table.of_role(role)]
    if lacking:
        told = tr("Images are missing: choose {images}.")
        raise JobError(told.format(images=roles.missing_in_words(lacking)))
    first = Pair(source_of_row(table.of_role("F1")[0]), source_of_row(table.of_role("C1")[0]))
    fine, coarse = (table.of_role(role)[:1] for role in roles.SECOND_PAIR)
    if not fine and not coarse:
        return (first,)
    if not fine or not coarse:
        have, lack = (tr("fine"), tr("coarse")) if fine else (tr("coarse"), tr("fine"))
        told = tr("The second pair has a {have} image but no {lack} one: give both or none.")
        raise PairCountError(told.format(have=have, lack=lack))
    return first, Pair(source_of_row(fine[0]), source_of_row(coarse[0]))


def source_of_row(row: ImageRow) -> str:
    """What the engine opens of a row that has an image.

    Raises:
        ChronofuseError: a layer that is no file.
    """
    return row.image.source() or ""  # the table gives no rows without an image


def targets_of(table: Rows) -> list[tuple[ImageRow, Optional[ImageRow]]]:
    """Each image of a date to predict, with the reference of that date.

    Raises:
        JobError: a date that is none, or references that belong to no date.
    """
    coarse, references = table.of_role("C2"), table.of_role(roles.REFERENCE)
    for row in coarse:
        given = row.day.given()
        if given and not is_day(given):
            told = tr("The target date is '{day}': give a day that exists, as YYYY-MM-DD.")
            raise JobError(told.format(day=cut(given)))
    if len(coarse) == 1 and len(references) == 1:
        return [(coarse[0], references[0])]
    found = [(row, _of_day(references, row.day.day())) for row in coarse]
    left = [row for row in references if row not in [one for _, one in found]]
    if left:
        told = tr(
            "The reference '{name}' is of no date to predict, or of one that has another reference: give its "
            "day, or take it out of the list."
        )
        raise JobError(told.format(name=cut(left[0].image.name())))
    return found


def readings_of(table: Rows) -> dict[str, Reading]:
    """How the images are read, by the role that the job gives them.

    Raises:
        JobError: a field that holds no number.
    """
    named = {role: row for role in ("F1", "C1", *roles.SECOND_PAIR) for row in table.of_role(role)[:1]}
    for number, (coarse, reference) in enumerate(targets_of(table), 1):
        mark = f" {number}" if number > 1 else ""
        named[f"C2{mark}"] = coarse
        if reference is not None:
            named[f"reference{mark}"] = reference
    told = {role: _reading(role, row) for role, row in named.items()}
    return {role: reading for role, reading in told.items() if reading is not None}


def _reading(role: str, row: ImageRow) -> Optional[Reading]:
    """What was filled in of an image; the day of C2 goes into the target date."""
    filled, given = row.reading.reading(role), row.day.given()
    return filled if not given or role.startswith("C2") else replace(filled or Reading(), date=given)


def _of_day(references: list[ImageRow], day: Optional[str]) -> Optional[ImageRow]:
    return next((row for row in references if day and row.day.day() == day), None)
