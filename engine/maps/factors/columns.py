"""The response and its factors as columns of the same rows, and which of them can be used."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from ...door.drivers_job import DriversJob
from ...door.errors import FactorsError
from ...door.plain_text import agreed, cut, listed, many
from ...points import fields
from ...points import places as points
from . import rasters

FEWEST = 10
"""Rows that q is told of."""


@dataclass
class Columns:
    """A response and its factors, row by row."""

    response: np.ndarray
    """(rows,) float64, finite."""
    factors: dict[str, np.ndarray]
    """What a factor is called to its (rows,) numbers or texts; none is missing."""
    unit: str
    """What a row is, in the singular."""
    notes: list[str] = field(default_factory=list)


def columns_of(job: DriversJob) -> Columns:
    """What a job is about, without the rows of which something is missing.

    Raises:
        ChronofuseError: something can't be read, or nothing is left.
    """
    read = _of_rasters(job) if job.places is None else _of_places(job)
    _require_numbers(job, read.response)
    return _complete(read)


def _of_places(job: DriversJob) -> Columns:
    names = fields.names_in(str(job.places), job.layer)
    known = {name.lower() for name in names}
    as_fields = [name for name in job.factors if name.lower() in known]
    columns = fields.columns_of(str(job.places), job.layer, [job.response, *as_fields])
    response, notes, unit = columns.pop(job.response), [], "row"
    as_rasters = [name for name in job.factors if name not in columns]
    for path in as_rasters:
        _require_file(path, str(job.places), names)
    if as_rasters:
        asked = points.read_places(str(job.places), job.layer, None, job.crs)
        if len(asked.all) != len(response):
            raise FactorsError(
                f"'{job.places}' has {many(len(response), 'row')} and {many(len(asked.all), 'place')}: give "
                "each row a place."
            )
        unit = "point" if asked.are_points else "zone"
        if not asked.crs:
            notes.append(points.crs_assumed("places'").replace("the images", "the rasters"))
        for path in as_rasters:
            image, note = rasters.opened(path, "The factor")
            legend = rasters.classes_in(path)
            taken_so = legend is not None or path in job.categories
            values = rasters.at_places(image, asked, taken_so)
            columns[path] = values if legend is None else rasters.as_classes(legend, values)
            notes += [note] if note else []
            if taken_so and not asked.are_points:
                notes.append(
                    f"The factor '{_file_name(path)}' holds classes: in each zone the most frequent one is "
                    "taken."
                )
    return Columns(response, _named({name: columns[name] for name in job.factors}), unit, notes)


def _require_raster(response: str) -> None:
    """A response without places that looks like no path was meant as a field."""
    if not any(mark in response for mark in "./\\:") and not Path(response).exists():
        raise FactorsError(
            f"No places were named, so that the response '{cut(response)}' is taken for a raster, and no "
            "such file exists: name the places whose field it is (--places), or a raster."
        )


def _require_file(path: str, places: str, names: list[str]) -> None:
    """What looks like no path was meant as a field."""
    if not any(mark in path for mark in "./\\:"):
        raise FactorsError(
            f"'{places}' has no field '{cut(path)}', and it is no raster: the fields are "
            f"{listed(names) or 'none'}."
        )


def _of_rasters(job: DriversJob) -> Columns:
    _require_raster(job.response)
    response, note = rasters.opened(job.response, "The response")
    notes = [note] if note else []
    columns, rows, step = rasters.lattice(response.grid)
    if step > 1:
        notes.append(
            f"Of {response.grid.width} x {response.grid.height} pixels every {step}. of a row and of a "
            f"column is taken, {len(columns)} in all: q and p are those of this sample."
        )
    factors = {}
    for path in job.factors:
        image, note = rasters.opened(path, "The factor")
        values = rasters.over(image, response.grid, columns, rows)
        legend = rasters.classes_in(path)
        factors[path] = values if legend is None else rasters.as_classes(legend, values)
        notes += [note] if note else []
    notes.append("Neighbouring pixels are alike, so that p is smaller than of as many independent places.")
    values = rasters.over(response, response.grid, columns, rows)
    return Columns(values, _named(factors), "pixel", notes)


def _named(factors: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Files by their names without folder and ending, where these tell them apart."""
    short = [_file_name(name) for name in factors]
    stems = [one.rsplit(".", 1)[0] or one for one in short]
    named = stems if len(set(stems)) == len(stems) else list(factors)
    return dict(zip(named, factors.values()))


def _file_name(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2]


def _require_numbers(job: DriversJob, response: np.ndarray) -> None:
    if response.dtype.kind != "f":
        example = next((text for text in response if text), "")
        raise FactorsError(
            f"The response '{cut(job.response)}' is a text ('{cut(str(example))}'): give a field of numbers."
        )


def _complete(read: Columns) -> Columns:
    """Without the rows of which something is missing, so that all factors tell of the same ones."""
    missing = {name: _is_missing(values) for name, values in read.factors.items()}
    empty = [name for name, gone in missing.items() if gone.all()]
    notes = [f"{name} has no value anywhere: left out." for name in empty]
    kept = {name: values for name, values in read.factors.items() if name not in empty}
    gone = {"the response": _is_missing(read.response), **{name: missing[name] for name in kept}}
    whole = ~np.any(list(gone.values()), axis=0)
    lost = {name: int(one.sum()) for name, one in gone.items() if one.any()}
    if lost:
        told = listed([f"{name} in {count}" for name, count in lost.items()])
        gone_rows = int((~whole).sum())
        notes.append(
            f"{gone_rows} of {many(len(whole), read.unit)} {agreed(gone_rows, 'is', 'are')} left out, for "
            f"something is missing: {told}."
        )
    there = int(whole.sum())
    if there < FEWEST:
        raise FactorsError(
            f"{there} of {many(len(whole), read.unit)} {agreed(there, 'has', 'have')} a response and all "
            f"factors, and {FEWEST} are needed: give more, or leave out a factor that is mostly missing."
        )
    factors = {name: values[whole] for name, values in kept.items()}
    return Columns(read.response[whole], factors, read.unit, [*read.notes, *notes])


def _is_missing(values: np.ndarray) -> np.ndarray:
    return ~np.isfinite(values) if values.dtype.kind == "f" else values == ""
