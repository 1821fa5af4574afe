"""Fields of a table or of a layer as columns of numbers or texts."""

from __future__ import annotations

import math
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Optional

import numpy as np
from osgeo import gdal, ogr

from ..door.errors import MissingFileError, PlacesError
from ..door.plain_text import cut, listed

ogr.UseExceptions()

MISSING = ("", "na", "nan", "null", "none", "n/a", "-")
"""Texts that stand for nothing, in lower case."""
NUMBERS = (ogr.OFTInteger, ogr.OFTInteger64, ogr.OFTReal)


def names_in(path: str, layer: Optional[str]) -> list[str]:
    """The fields that a file has; raises MissingFileError or PlacesError."""
    dataset, found = _layer_of(path, layer)
    definition = found.GetLayerDefn()
    names = [definition.GetFieldDefn(place).GetName() for place in range(definition.GetFieldCount())]
    del dataset
    return names


def columns_of(path: str, layer: Optional[str], wanted: Sequence[str]) -> dict[str, np.ndarray]:
    """Field to (rows,) float64 with NaN where there is nothing; of a field of texts (rows,) str, with an
    empty one.

    Raises:
        MissingFileError, PlacesError: the file can't be read, or lacks a field.
    """
    dataset, found = _layer_of(path, layer)
    definition = found.GetLayerDefn()
    names = [definition.GetFieldDefn(place).GetName() for place in range(definition.GetFieldCount())]
    by_name = {name.lower(): place for place, name in reversed(list(enumerate(names)))}
    for name in wanted:
        if name.lower() not in by_name:
            raise PlacesError(f"'{path}' has no field '{cut(name)}': it has {listed(names) or 'none'}.")
    places = [names.index(name) if name in names else by_name[name.lower()] for name in wanted]
    kinds = [definition.GetFieldDefn(place).GetType() for place in places]
    cells: list[list] = [[] for _ in wanted]
    for feature in found:
        for column, place, kind in zip(cells, places, kinds):
            there = feature.IsFieldSetAndNotNull(place)
            if kind in NUMBERS:
                column.append(feature.GetFieldAsDouble(place) if there else math.nan)
            else:
                column.append(feature.GetFieldAsString(place).strip() if there else "")
    del dataset
    return {
        name: np.array(column, np.float64) if kind in NUMBERS else _typed(column)
        for name, column, kind in zip(wanted, cells, kinds)
    }


def _typed(texts: list[str]) -> np.ndarray:
    """Texts that are all numbers as numbers."""
    plain = ["" if text.lower() in MISSING else text for text in texts]
    try:
        return np.array([float(text) if text else math.nan for text in plain], np.float64)
    except ValueError:
        return np.array(plain, dtype=str)


def _layer_of(path: str, name: Optional[str]) -> tuple[gdal.Dataset, ogr.Layer]:
    file = os.path.expanduser(path)
    if not file.startswith(("/vsi", "<")) and ":" not in file[2:] and not Path(file).exists():
        raise MissingFileError(f"The file of the places, '{path}', does not exist: check the path.")
    try:
        dataset = gdal.OpenEx(file, gdal.OF_VECTOR | gdal.OF_READONLY)
    except RuntimeError as error:
        raise PlacesError(
            f"'{path}' can't be read as a table or a layer ({str(error).strip()[:200]}): give a CSV, a "
            "GeoPackage, a Shapefile or a GeoJSON."
        ) from error
    names = [dataset.GetLayer(number).GetName() for number in range(dataset.GetLayerCount())]
    if name is not None and name not in names:
        raise PlacesError(f"'{path}' has no layer '{cut(name)}': it has {listed(names)}.")
    if name is None and len(names) > 1:
        raise PlacesError(f"'{path}' has several layers ({listed(names)}): name one (--layer).")
    return dataset, dataset.GetLayer(names.index(name) if name else 0)
