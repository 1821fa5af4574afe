"""Joins the files of a run's parts: their rows into one GeoTIFF, or the files themselves into a virtual
one (VRT)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree  # nosec B405  # writes XML, and reads none

from osgeo import gdal

from ..door.outputs import Outputs, is_virtual, os_errors
from ..raster.grid import Window
from ..raster.strips import BLOCK
from ..raster.writers import Raster, RasterWriter
from .parts import Part

gdal.UseExceptions()


class Joined:
    """The rasters of one date, which grow from their tops as parts are finished."""

    def __init__(
        self,
        number: int,
        rasters: dict[str, Raster],
        outputs: Outputs,
        scratch: Path,
        threads: int,
        cog: bool,
    ):
        """`number` is that of the date, from 0."""
        self.valid = self.values = 0
        """How many pixels are valid in at least one band, and how many values over all bands."""
        self._rasters, self._outputs = rasters, outputs
        self._rows, self._writers, self._finished = {}, {}, {}
        self._height = 0
        for role, raster in rasters.items():
            self._rows[role] = PartRows(Path(str(number), f"{role}.rows"), raster)
            if not is_virtual(outputs.final[role]):
                self._writers[role] = RasterWriter(
                    raster,
                    self._rows[role],
                    outputs.temporary[role],
                    outputs.final[role],
                    scratch,
                    threads,
                    cog,
                )

    def add(self, part: Part, files: dict[str, str], valid: int, values: int) -> None:
        """Take a finished part: the path of its file of each role, and how many of its pixels and values
        are valid.

        Raises:
            DiskFullError, OutputNotWritableError.
        """
        self.valid += valid
        self.values += values
        for role, path in files.items():
            with os_errors(self._outputs.final[role]):
                Path(path).rename(self._path(role, part))
        self._finished[part.first] = part
        while self._height in self._finished:
            self._join(self._finished[self._height])

    def close(self) -> None:
        """Finish the files.

        Raises:
            DiskFullError, OutputNotWritableError.
        """
        for writer in self._writers.values():
            writer.close()
        for role, raster in self._rasters.items():
            if role not in self._writers:
                parts = [(part, self._path(role, part)) for part in self._finished.values()]
                with os_errors(self._outputs.final[role]):
                    self._outputs.temporary[role].write_text(vrt(raster, parts), "utf-8")

    def _path(self, role: str, part: Part) -> Path:
        return self._outputs.parts[role] / f"rows_{part.first:06}-{part.last:06}.tif"

    def _join(self, part: Part) -> None:
        for role, writer in self._writers.items():
            path, rows = self._path(role, part), self._rows[role]
            rows.open(part, path)
            for strip in range(part.first // BLOCK, -(-part.last // BLOCK)):
                writer.append(strip)
            rows.close()
            path.unlink()
        self._height = part.last


class PartRows:
    """The rows of a raster as its parts hold them: for a RasterWriter what Strips are, without another
    copy."""

    def __init__(self, path: Path, raster: Raster):
        """Nothing lies at `path`; the rows of the overviews are named after it."""
        self.path, self.width, self.height = path, raster.grid.width, raster.grid.height
        self.count = -(-self.height // BLOCK)

    def open(self, part: Part, path: Path) -> None:
        self._part, self._dataset = part, gdal.Open(str(path))

    def close(self) -> None:
        self._dataset = None

    def rows_of(self, strip: int) -> int:
        """The raster's row at which a strip ends."""
        return min(self.height, (strip + 1) * BLOCK)

    def blocks(self, strip: int) -> Iterator[tuple[Window, object]]:
        """The blocks of a strip from left to right, where they lie and what they hold, (bands, rows,
        cols)."""
        top = strip * BLOCK
        for left in range(0, self.width, BLOCK):
            window = Window(left, top, min(BLOCK, self.width - left), self.rows_of(strip) - top)
            values = self._dataset.ReadAsArray(
                window.x, window.y - self._part.first, window.width, window.height
            )
            yield window, values.reshape(-1, window.height, window.width)


def vrt(raster: Raster, parts: list[tuple[Part, Path]]) -> str:
    """The text of a virtual raster of parts, each in a folder beside it; by hand, since GDAL has no way to
    set all of it."""
    grid = raster.grid
    root = ElementTree.Element("VRTDataset", rasterXSize=str(grid.width), rasterYSize=str(grid.height))
    _text(root, "SRS", grid.crs)
    _text(root, "GeoTransform", ", ".join(repr(float(number)) for number in grid.transform))
    metadata = ElementTree.SubElement(root, "Metadata")
    for key, value in {
        "AREA_OR_POINT": "Area",
        **raster.tags,
    }.items():  # GeoTIFFs say the first by themselves
        _text(metadata, "MDI", value, key=key)
    for number, (name, encoding) in enumerate(zip(raster.names, raster.encodings), 1):
        band = ElementTree.SubElement(root, "VRTRasterBand", dataType=_type(raster), band=str(number))
        _text(band, "Description", name)
        _text(band, "NoDataValue", repr(float(encoding.nodata)))
        if raster.declares_scale and (encoding.scale != 1 or encoding.offset != 0):
            _text(band, "Scale", repr(float(encoding.scale)))
            _text(band, "Offset", repr(float(encoding.offset)))
        for part, path in parts:
            _source(band, number, raster, part, path)
    ElementTree.indent(root)
    return ElementTree.tostring(root, "unicode") + "\n"


def _source(band: ElementTree.Element, number: int, raster: Raster, part: Part, path: Path) -> None:
    width, rows = str(raster.grid.width), str(part.last - part.first)
    source = ElementTree.SubElement(band, "SimpleSource")
    _text(source, "SourceFilename", f"{path.parent.name}/{path.name}", relativeToVRT="1")
    _text(source, "SourceBand", str(number))
    # With these GDAL opens a part only when its pixels are asked for.
    ElementTree.SubElement(
        source,
        "SourceProperties",
        RasterXSize=width,
        RasterYSize=rows,
        DataType=_type(raster),
        BlockXSize=str(BLOCK),
        BlockYSize=str(BLOCK),
    )
    ElementTree.SubElement(source, "SrcRect", xOff="0", yOff="0", xSize=width, ySize=rows)
    ElementTree.SubElement(source, "DstRect", xOff="0", yOff=str(part.first), xSize=width, ySize=rows)


def _type(raster: Raster) -> str:
    return gdal.GetDataTypeName(gdal.GetDataTypeByName(raster.dtype.replace("uint8", "Byte")))


def _text(parent: ElementTree.Element, tag: str, text: str, **attributes: str) -> None:
    ElementTree.SubElement(parent, tag, attributes).text = text
