"""The table of curves at places: CSV, a row for each place and date."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from .footprints import OUTSIDE
from .places import Places
from .sampling import Values

NO_DATA, NO_CODE = "no data", -1
DIGITS = 6


@dataclass
class Curves:
    """The values of all places over all dates."""

    places: Places
    days: tuple[date, ...]
    columns: tuple[str, ...]
    values: tuple[Values, ...]
    """One for each day."""
    pixels: np.ndarray
    """(places,) of their footprints."""
    origins: Mapping[int, str]
    """Code to words."""

    @property
    def has_deviation(self) -> list[bool]:
        """Of each column, whether one is known anywhere."""
        return [
            any(bool(np.isfinite(of_day.deviation[number]).any()) for of_day in self.values)
            for number in range(len(self.columns))
        ]

    def note(self, place: int, at: int) -> str:
        """What is to be said of a place on a date."""
        of_day, own = self.values[at], self.places.all[place].note
        told = [own] if own else []
        if place in of_day.notes:
            told.append(of_day.notes[place])
        nothing = not np.isfinite(of_day.mean[:, place]).any()
        if nothing and (not told or (OUTSIDE not in told and self.places.all[place].geometry)):
            told.append(NO_DATA)
        return "; ".join(told)


def table_text(curves: Curves) -> str:
    """The table as text."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    has_deviation = curves.has_deviation
    writer.writerow(_header(curves, has_deviation))
    for place in range(len(curves.places.all)):
        for at in range(len(curves.days)):
            writer.writerow(_row(curves, has_deviation, place, at))
    return file.getvalue()


def _header(curves: Curves, has_deviation: Sequence[bool]) -> list[str]:
    areas = not curves.places.are_points
    named = []
    for name, sure in zip(curves.columns, has_deviation):
        named += [name, *([f"{name}_std"] if areas else []), *([f"{name}_deviation"] if sure else [])]
    counts = ["origin_share", "count", "pixels"] if areas else []
    return ["id", "date", *named, "origin", "origin_code", *counts, "note"]


def _row(curves: Curves, has_deviation: Sequence[bool], place: int, at: int) -> list[str]:
    of_day, areas = curves.values[at], not curves.places.are_points
    row = [curves.places.all[place].name, curves.days[at].isoformat()]
    for number, sure in enumerate(has_deviation):
        row.append(number_text(of_day.mean[number, place]))
        if areas:
            row.append(number_text(of_day.spread[number, place]))
        if sure:
            row.append(number_text(of_day.deviation[number, place]))
    code = int(of_day.origin[place])
    row += ["", ""] if code == NO_CODE else [curves.origins.get(code, f"code {code}"), str(code)]
    if areas:
        share = of_day.share[place]
        row += [number_text(share), str(int(of_day.count[place])), str(int(curves.pixels[place]))]
    return [*row, curves.note(place, at)]


def number_text(value: float) -> str:
    """With as many digits as mean something; empty where there is none."""
    return f"{value:.{DIGITS}g}" if math.isfinite(value) else ""
