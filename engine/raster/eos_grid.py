"""The grid of an HDF-EOS5 file's bands (VIIRS), which GDAL before 3.7 does not read: from the text
`StructMetadata.0` that each such file has."""

from __future__ import annotations

import re
from typing import Optional

from osgeo import gdal, osr

from .grid import Grid

gdal.UseExceptions()

_GROUP = re.compile(r"GROUP=GRID_\d+(.*?)END_GROUP=GRID_\d+", re.DOTALL)
_FIELD = r'{}=\(?"?([^\n")]*)"?\)?'
SEARCHED = 8_000_000
"""Bytes of a file's beginning in which the text is looked for."""
SINUSOIDAL, GEOGRAPHIC = "GCTP_SNSOID", "GCTP_GEO"
_OTHERWISE = {"HE5_GCTP_SNSOID": SINUSOIDAL, "HE5_GCTP_GEO": GEOGRAPHIC}


def eos_grid(container: str, subdataset: str) -> Optional[Grid]:
    """The grid of one of a container's images; None where the file says none.

    Args:
        subdataset: as GDAL names it; the grid's name is in it.
    """
    text = _structure(container)
    for group in _GROUP.findall(text or ""):
        name = _field(group, "GridName")
        if name and f"/{name}/" in subdataset:
            return _grid(group)
    return None


def _structure(container: str) -> Optional[str]:
    try:
        root = gdal.OpenEx(container, gdal.OF_MULTIDIM_RASTER).GetRootGroup()
        read = root.OpenMDArrayFromFullname("/HDFEOS INFORMATION/StructMetadata.0").Read()
    except (RuntimeError, AttributeError, TypeError):
        return _structure_by_its_marks(container)
    while isinstance(read, (list, tuple)) and read:
        read = read[0]
    return read if isinstance(read, str) else _structure_by_its_marks(container)


def _structure_by_its_marks(container: str) -> Optional[str]:
    """The text as it stands in the file: HDF5 stores it as it is, near the beginning."""
    file = gdal.VSIFOpenL(container, "rb")
    if file is None:
        return None
    try:
        begin = bytes(gdal.VSIFReadL(1, SEARCHED, file) or b"")
    finally:
        gdal.VSIFCloseL(file)
    found = re.search(rb"GROUP=GridStructure.*?END_GROUP=GridStructure", begin, re.DOTALL)
    return found.group(0).decode("latin-1") if found else None


def _grid(group: str) -> Optional[Grid]:
    upper_left, lower_right = _numbers(group, "UpperLeftPointMtrs"), _numbers(group, "LowerRightMtrs")
    width, height = _numbers(group, "XDim"), _numbers(group, "YDim")
    kind = _field(group, "Projection")
    crs = osr.SpatialReference()
    if not (len(upper_left) == len(lower_right) == 2 and width and height and width[0] > 0 < height[0]):
        return None
    if _OTHERWISE.get(kind, kind) == SINUSOIDAL:
        radius = (_numbers(group, "ProjParams") or [6371007.181])[0]
        crs.ImportFromProj4(f"+proj=sinu +lon_0=0 +x_0=0 +y_0=0 +R={radius} +units=m +no_defs")
    elif _OTHERWISE.get(kind, kind) == GEOGRAPHIC:
        crs.ImportFromEPSG(4326)
        upper_left, lower_right = list(map(_degrees, upper_left)), list(map(_degrees, lower_right))
    else:
        return None
    (left, top), (right, bottom) = upper_left, lower_right
    across, down = (right - left) / width[0], (bottom - top) / height[0]
    return Grid(int(width[0]), int(height[0]), (left, across, 0.0, top, 0.0, down), crs.ExportToWkt())


def _degrees(packed: float) -> float:
    """Of DDDMMMSSS.SS, as HDF-EOS writes angles."""
    sign, size = (-1 if packed < 0 else 1), abs(packed)
    degrees, rest = divmod(size, 1_000_000)
    minutes, seconds = divmod(rest, 1000)
    return sign * (degrees + minutes / 60 + seconds / 3600)


def _field(group: str, name: str) -> str:
    match = re.search(_FIELD.format(name), group)
    return match.group(1).strip() if match else ""


def _numbers(group: str, name: str) -> list[float]:
    try:
        return [float(number) for number in _field(group, name).split(",") if number.strip()]
    except ValueError:
        return []
