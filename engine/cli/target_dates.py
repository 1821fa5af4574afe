"""What the command line says of several target dates: lists of the same length, or one name with {date} in
it."""

from __future__ import annotations

from typing import Optional

from ..door.errors import JobError
from ..door.jobs import OUTPUT_ROLES, Preparation, Target, target_of

PER_DATE = ("target", "reference", "target_date", *OUTPUT_ROLES)
"""What each target date has of its own."""
MARK = "{date}"
NOTHING_TOLD = Preparation()


def target_dates(given: dict[str, list[str]], told: Preparation = NOTHING_TOLD) -> list[Target]:
    """The target dates of a command line.

    Args:
        given: name (of PER_DATE) to its values in the order of the command line.
        told: what is said of the images, their days among it.

    Raises:
        JobError: another number of values than of target dates, or a {date} that can't be known.
    """
    count = len(given["target"])
    dates: list[dict[str, str]] = [{} for _ in range(count)]
    for name, values in given.items():
        for date, value in zip(dates, _one_each(name, values, count)):
            date[name] = value
    return [_target(date, told.of(f"C2 {number}").date) for number, date in enumerate(dates, 1)]


def _target(date: dict[str, str], told: Optional[str]) -> Target:
    """A target date from what was given of it by name, {date} filled in."""
    paths = {role: date[role] for role in (*OUTPUT_ROLES, "reference") if role in date}
    named = {
        role: path.replace(MARK, _day(date, told)) if MARK in path and role in OUTPUT_ROLES else path
        for role, path in paths.items()
    }
    return target_of(date["target"], date.get("target_date"), **named)


def _one_each(name: str, values: list[str], count: int) -> list[str]:
    if len(values) == 1 and (count == 1 or (name in OUTPUT_ROLES and MARK in values[0])):
        return values * count
    if values and len(values) != count:
        option = f"--{name.replace('_', '-')}"
        pattern = f", or once with {MARK} in its name" if name in OUTPUT_ROLES else ""
        raise JobError(
            f"{option} was given {len(values)} times for {count} target dates: give it once per target date"
            f"{pattern}."
        )
    return values


def _day(date: dict[str, str], told: Optional[str]) -> str:
    day_told = date.get("target_date") or told
    if day_told:
        return day_told
    from ..raster.days import date_of  # here, because only a name with a date in it needs GDAL so early

    day = date_of(date["target"])
    if day is None:
        raise JobError(
            f"An output has {MARK} in its name, but the date of '{date['target']}' is neither in its "
            "tags nor in the file's name: give --target-date once per target date."
        )
    return str(day)
