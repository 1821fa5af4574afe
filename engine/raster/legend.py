"""The legend of a raster of classes: which number is which class, what it is called, and its colour.

A raster of classes is one band of whole numbers. Its legend stands in the file three times, each for who
understands it: as GDAL's colour table, as GDAL's raster attribute table (in the .aux.xml beside the file, for
a GeoTIFF has no place for it before GDAL 3.11), and as a tag, which goes where the file goes.
"""

from __future__ import annotations

import errno
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from osgeo import gdal

from ..door.errors import ClassesError
from ..door.plain_text import cut
from . import handles
from .class_colours import colours_of
from .unreadable import unreadable, without_bands

gdal.UseExceptions()

TAG = "CHRONOFUSE_LEGEND"
MOST = 300
"""A raster of more classes is none of classes, but of values (heights, counts)."""
GREATEST = 65535
BYTE = 254
"""With more classes than this, or a greater code, a pixel takes two bytes; 255 means nothing."""
SIDECAR = ".aux.xml"
COLUMNS = (
    ("Value", gdal.GFT_Integer, gdal.GFU_MinMax),
    ("Class", gdal.GFT_String, gdal.GFU_Name),
    ("Red", gdal.GFT_Integer, gdal.GFU_Red),
    ("Green", gdal.GFT_Integer, gdal.GFU_Green),
    ("Blue", gdal.GFT_Integer, gdal.GFU_Blue),
)
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_NAMES = ("class", "class_name", "classname", "name", "label", "category", "land cover class")
"""What a column of names is called where its use is not declared."""


@dataclass(frozen=True)
class Entry:
    """A class."""

    code: int
    """The number of its pixels, 0 to 65535."""
    name: str
    colour: str
    """As "#rrggbb", in lower case."""

    def __post_init__(self):
        if not 0 <= self.code <= GREATEST:
            raise ValueError(f"a class can't have the code {self.code}: codes go from 0 to {GREATEST}")
        if not _COLOUR.fullmatch(self.colour):
            raise ValueError(f"a colour is written as #rrggbb, not as {self.colour!r}")

    @property
    def rgb(self) -> tuple[int, int, int]:
        red, green, blue = (int(self.colour[at : at + 2], 16) for at in (1, 3, 5))
        return red, green, blue


@dataclass(frozen=True)
class Legend:
    """The classes of a raster, by their codes."""

    entries: tuple[Entry, ...]

    def __post_init__(self):
        if not self.entries:
            raise ValueError("a legend has a class at least")
        codes = [entry.code for entry in self.entries]
        if codes != sorted(set(codes)):
            raise ValueError(f"the codes of a legend ascend, each once, and these are {codes}")

    @classmethod
    def of(cls, names: Mapping[int, str], colours: Mapping[int, str] | None = None) -> Legend:
        """Of code to name; who has no colour gets one that suits the name, else one unlike the others."""
        every = colours_of(names, {code: c for code, c in (colours or {}).items() if code in names})
        return cls(tuple(Entry(code, names[code], every[code]) for code in sorted(names)))

    @classmethod
    def of_names(cls, names: Iterable[str]) -> Legend:
        """Of names alone: they are numbered from 1 in the order given, and 0 means nothing."""
        return cls.of(dict(enumerate(names, 1)))

    @classmethod
    def from_text(cls, text: str) -> Legend:
        """As `text` wrote it.

        Raises:
            ValueError: it is no legend.
        """
        try:
            return cls(tuple(Entry(int(code), str(name), str(c)) for code, name, c in json.loads(text)))
        except TypeError as error:
            raise ValueError(f"this is no legend: {cut(text)}") from error

    def text(self) -> str:
        """For a tag or a manifest: JSON, a list of [code, name, colour]."""
        return json.dumps([[e.code, e.name, e.colour] for e in self.entries], ensure_ascii=False)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def __contains__(self, code: int) -> bool:
        return code in self._by_code

    def __getitem__(self, code: int) -> Entry:
        return self._by_code[code]

    @cached_property
    def _by_code(self) -> dict[int, Entry]:
        return {entry.code: entry for entry in self.entries}

    @property
    def codes(self) -> tuple[int, ...]:
        return tuple(entry.code for entry in self.entries)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(entry.name for entry in self.entries)

    @property
    def dtype(self) -> str:
        """numpy's name of the type that the pixels are stored in."""
        return "uint16" if len(self) > BYTE or max(self.codes) > BYTE else "uint8"

    @property
    def nodata(self) -> int:
        """The number of pixels without a class: 0, but where 0 is a class the greatest of the type."""
        return int(np.iinfo(self.dtype).max) if 0 in self else 0


# ---- writing


def write_legend(path: Path, legend: Legend) -> Path:
    """Put a legend into a finished GeoTIFF, and its attribute table beside it; the file beside it.

    Args:
        path: a GeoTIFF of one band, which nobody has open. What lies beside it under its name and `SIDECAR`
            is written anew.
    Raises:
        RuntimeError: of GDAL's.
    """
    dataset = gdal.Open(str(path), gdal.GA_Update)
    put_legend(dataset, legend)
    dataset = None
    return write_attributes(path, legend)


def put_legend(dataset: gdal.Dataset, legend: Legend) -> None:
    """Its colours and its text into a dataset that is being written."""
    dataset.SetMetadataItem(TAG, legend.text())
    dataset.GetRasterBand(1).SetColorTable(colour_table(legend))


def write_attributes(path: Path, legend: Legend) -> Path:
    """The attribute table beside a finished raster; the file that it stands in.

    Raises:
        OSError: it could not be written to its end.
    """
    beside = path.with_name(path.name + SIDECAR)
    beside.unlink(missing_ok=True)
    dataset = gdal.Open(str(path))
    dataset.GetRasterBand(1).SetDefaultRAT(attribute_table(legend))
    dataset = None
    if not beside.exists():  # a GDAL that has put the table into the file
        beside.write_text("<PAMDataset>\n</PAMDataset>\n", "utf-8")
    if not beside.read_bytes().rstrip().endswith(b"</PAMDataset>"):  # GDAL says nothing of it
        raise OSError(errno.ENOSPC, "No space left for the legend", str(beside))
    return beside


def colour_table(legend: Legend) -> gdal.ColorTable:
    table = gdal.ColorTable()
    for entry in legend:
        table.SetColorEntry(entry.code, (*entry.rgb, 255))
    return table


def attribute_table(legend: Legend) -> gdal.RasterAttributeTable:
    table = gdal.RasterAttributeTable()
    for definition in COLUMNS:
        table.CreateColumn(*definition)
    table.SetRowCount(len(legend))
    for row, entry in enumerate(legend):
        table.SetValueAsInt(row, 0, entry.code)
        table.SetValueAsString(row, 1, entry.name)
        for column, share in enumerate(entry.rgb, 2):
            table.SetValueAsInt(row, column, share)
    return table


# ---- reading


def read_legend(path: str, role: str) -> Legend:
    """The legend of a raster of classes: from its tag, its attribute table, its category names; else its
    classes are the values that occur, called by their numbers. Colours are its colour table's.

    Raises:
        MissingFileError, UnreadableFileError: it can't be read.
        ClassesError: its values are no classes: several bands, fractions, below 0, or too many.
    """
    file = handles.File.at(path)
    try:
        dataset = file.open()
    except RuntimeError as error:
        raise unreadable(role, path, error) from error
    if dataset.RasterCount != 1:
        what = without_bands(dataset) if not dataset.RasterCount else f"has {dataset.RasterCount} bands."
        raise ClassesError(f"{role} '{path}' {what[:-1]}: a raster of classes has one band; give it alone.")
    band = dataset.GetRasterBand(1)
    _require_whole(band, path, role)
    try:
        return Legend.from_text(dataset.GetMetadataItem(TAG) or "")
    except ValueError:
        pass
    names = _attributes(band) or _categories(band) or _values(band, path, role)
    _require_few(names, path, role)
    return Legend.of(names, _colours(band, names))


def _require_whole(band: gdal.Band, path: str, role: str) -> None:
    kind = gdal.GetDataTypeName(band.DataType)
    if band.DataType not in (gdal.GDT_Float32, gdal.GDT_Float64) and not kind.startswith("C"):
        return
    raise ClassesError(
        f"{role} '{path}' holds fractions ({kind}), and classes are whole numbers from 0 to {GREATEST}: "
        "reclassify it, or where its values are whole store them so (gdal_translate -ot Byte)."
    )


def _require_few(names: Mapping[int, str], path: str, role: str) -> None:
    if len(names) > MOST:
        raise ClassesError(
            f"{role} '{path}' has more than {MOST} classes: it seems to hold values, such as heights or "
            "counts; reclassify it first (Reclassify by table in QGIS)."
        )
    wrong = next((code for code in names if not 0 <= code <= GREATEST), None)
    if wrong is not None:
        raise ClassesError(
            f"{role} '{path}' holds {wrong}, but classes are whole numbers from 0 to {GREATEST}: reclassify "
            "it, or declare the number as nodata where it means nothing."
        )


def _attributes(band: gdal.Band) -> dict[int, str]:
    """Code to name of the attribute table; nothing where it has none, or classes are ranges in it."""
    table = band.GetDefaultRAT()
    if table is None:
        return {}
    columns = range(table.GetColumnCount())
    codes = [c for c in columns if table.GetUsageOfCol(c) == gdal.GFU_MinMax]
    codes += [c for c in columns if table.GetNameOfCol(c).lower() in ("value", "code")]
    named = [c for c in columns if table.GetUsageOfCol(c) == gdal.GFU_Name]
    named += [c for c in columns if table.GetNameOfCol(c).lower() in _NAMES]
    if not codes or not named:
        return {}
    nodata = band.GetNoDataValue()
    rows = [
        (table.GetValueAsInt(row, codes[0]), table.GetValueAsString(row, named[0]).strip())
        for row in range(table.GetRowCount())
    ]
    return {code: name for code, name in rows if name and code != nodata}


def _categories(band: gdal.Band) -> dict[int, str]:
    nodata = band.GetNoDataValue()
    return {
        code: name.strip()
        for code, name in enumerate(band.GetCategoryNames() or ())
        if name.strip() and code != nodata
    }


def _values(band: gdal.Band, path: str, role: str) -> dict[int, str]:
    """The values that occur, but nodata and what a mask hides, each called by its number."""
    nodata, seen = band.GetNoDataValue(), set[int]()
    masked = band.GetMaskFlags() & ~(gdal.GMF_ALL_VALID | gdal.GMF_NODATA)
    width, height = band.GetBlockSize()
    width, height = max(width, 512), max(height, 512)
    for y in range(0, band.YSize, height):
        for x in range(0, band.XSize, width):
            size = min(width, band.XSize - x), min(height, band.YSize - y)
            stored = band.ReadAsArray(x, y, *size)
            if masked:
                stored = stored[band.GetMaskBand().ReadAsArray(x, y, *size) != 0]
            seen.update(np.unique(stored).tolist())
            seen.discard(nodata)  # type: ignore[arg-type]  # a float is equal to its whole number
            _require_few(dict.fromkeys(seen, ""), path, role)
    if not seen:
        raise ClassesError(f"{role} '{path}' has no classes: all of its pixels are nodata; check the file.")
    return {code: str(code) for code in sorted(seen)}


def _colours(band: gdal.Band, names: Mapping[int, str]) -> dict[int, str]:
    """Code to colour of the attribute table, else of the colour table, where they have one."""
    table = band.GetColorTable()
    of_table = {}
    if table is not None:
        entries = {code: table.GetColorEntry(code) for code in names if code < table.GetCount()}
        of_table = {code: _hex(e[:3]) for code, e in entries.items() if e[3] and any(e[:3])}
    return of_table | _attribute_colours(band, names)


def _attribute_colours(band: gdal.Band, names: Mapping[int, str]) -> dict[int, str]:
    table = band.GetDefaultRAT()
    if table is None:
        return {}
    used = [
        table.GetColOfUsage(one) for one in (gdal.GFU_MinMax, gdal.GFU_Red, gdal.GFU_Green, gdal.GFU_Blue)
    ]
    if min(used) < 0:
        return {}
    rows = ([table.GetValueAsInt(row, column) for column in used] for row in range(table.GetRowCount()))
    return {
        code: _hex(shares) for code, *shares in rows if code in names and all(0 <= s <= 255 for s in shares)
    }


def _hex(shares: Iterable[int]) -> str:
    red, green, blue = shares
    return f"#{red:02x}{green:02x}{blue:02x}"
