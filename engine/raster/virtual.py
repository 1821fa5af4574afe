"""Virtual rasters over files that lie beside them: a band a file, read by GDAL and QGIS."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr  # nosec B406  # writes XML, and reads none

from osgeo import gdal

from .handles import File, closed_again, dataset_of

STACK = "CHRONOFUSE_STACK"
"""The tag of a virtual raster over images that are all there themselves."""


@dataclass(frozen=True)
class Layer:
    """A band of a virtual raster."""

    path: Path
    number: int
    """Of the band in the file."""
    description: str


def stack_of(layers: Sequence[Layer], tags: Mapping[str, str]) -> str:
    """The XML of a virtual raster; its files are named without their folder, for it lies beside them.

    Scale, offset and nodata are those of each file, so that dates which are stored in another way than the
    others stay right.

    Raises:
        RuntimeError: of GDAL's: a file that can't be opened.
    """
    with closed_again():
        first = dataset_of(File.at(str(layers[0].path)))
        lines = [
            f'<VRTDataset rasterXSize="{first.RasterXSize}" rasterYSize="{first.RasterYSize}">',
            f"  <SRS>{escape(first.GetProjection())}</SRS>",
            f"  <GeoTransform>{', '.join(f'{one:.17g}' for one in first.GetGeoTransform())}</GeoTransform>",
            "  <Metadata>",
            *(f"    <MDI key={quoteattr(key)}>{escape(value)}</MDI>" for key, value in tags.items()),
            "  </Metadata>",
        ]
        for number, layer in enumerate(layers, 1):
            lines += _band(number, layer)
    return "\n".join([*lines, "</VRTDataset>", ""])


def _band(number: int, layer: Layer) -> list[str]:
    dataset = dataset_of(File.at(str(layer.path)))
    band = dataset.GetRasterBand(layer.number)
    nodata, scale, offset = band.GetNoDataValue(), band.GetScale(), band.GetOffset()
    width, height = band.GetBlockSize()
    kind = gdal.GetDataTypeName(band.DataType)
    lines = [
        f'  <VRTRasterBand dataType="{kind}" band="{number}">',
        f"    <Description>{escape(layer.description)}</Description>",
    ]
    if nodata is not None:
        lines.append(f"    <NoDataValue>{nodata:.17g}</NoDataValue>")
    if scale is not None:
        lines.append(f"    <Scale>{scale:.17g}</Scale>")
    if offset is not None:
        lines.append(f"    <Offset>{offset:.17g}</Offset>")
    return [
        *lines,
        "    <SimpleSource>",
        f'      <SourceFilename relativeToVRT="1">{escape(layer.path.name)}</SourceFilename>',
        f"      <SourceBand>{layer.number}</SourceBand>",
        f'      <SourceProperties RasterXSize="{dataset.RasterXSize}" RasterYSize="{dataset.RasterYSize}" '
        f'DataType="{kind}" BlockXSize="{width}" BlockYSize="{height}"/>',
        "    </SimpleSource>",
        "  </VRTRasterBand>",
    ]
