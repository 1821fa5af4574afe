"""What the analyst set on a layer and what its file does not say: nodata, CRS and open options.

The engine opens files, so a small virtual dataset (VRT) over the file says it. It is named by its content,
and the same layer gives the same one, so that a run can be resumed.
"""

from __future__ import annotations

import hashlib
import math
import os
import re
import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Optional

from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingUtils, QgsRasterLayer

from ..engine.door.addresses import for_a_tag, without_secrets
from ..engine.door.errors import OutputNotWritableError, UnreadableFileError
from ..models.catalogue.home import home
from .gdal_errors import raising
from .tr import mark, tr, tr_marked

KEPT_DAYS = 30
MOST_VALUES = 2
"""That a virtual dataset can take out of a band."""
_LIMITS = {
    "Byte": (0, 2**8 - 1),
    "Int8": (-(2**7), 2**7 - 1),
    "UInt16": (0, 2**16 - 1),
    "Int16": (-(2**15), 2**15 - 1),
    "UInt32": (0, 2**32 - 1),
    "Int32": (-(2**31), 2**31 - 1),
}
"""GDAL's name of an integer type to its least and largest value."""
EXPORT = mark("export it as a GeoTIFF (right click, Export, Save As) and choose that file")
"""The remedy where a layer is no file that another process could open."""


@dataclass(frozen=True)
class Nodata:
    """What means nothing in a band of a layer."""

    keeps_own: bool
    """Whether the file's own value counts."""
    further: tuple[float, ...] = ()
    """What was set in QGIS, which counts in the file's units, with its scale."""


@dataclass(frozen=True)
class Settings:
    """What differs between a layer and its file."""

    options: tuple[str, ...] = ()
    """Open options of GDAL, as `NAME=VALUE`."""
    crs: Optional[str] = None
    """The layer's, as WKT; None where it is the file's."""
    nodata: Optional[tuple[Nodata, ...]] = None
    """Of each band; None where all is as the file says."""


def settings_of(layer: QgsRasterLayer, options: tuple[str, ...]) -> Settings:
    """What was set on a layer; call it in the thread that owns it.

    Raises:
        UnreadableFileError: nodata values that no file can declare.
    """
    return Settings(options, _crs(layer), _nodata(layer))


def virtual_file(source: str, settings: Settings) -> str:
    """The path of a virtual dataset over a file, with the settings of a layer.

    Raises:
        UnreadableFileError: GDAL can't open it.
        OutputNotWritableError: there is no place for it.
    """
    text = _as_vrt(source, settings)
    name = re.sub(r"[^\w.+=-]+", "_", for_a_tag(source))[-100:]
    path = _place(source) / hashlib.sha256(text.encode()).hexdigest()[:16] / f"{name}.vrt"
    try:
        if not path.exists():
            _remove_old(path.parent.parent)
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            temporary = path.with_suffix(f".{os.getpid()}")
            temporary.write_text(text, "utf-8")
            os.replace(temporary, path)
    except OSError as error:
        raise OutputNotWritableError(
            tr(
                "'{path}', which says what was set on the layer, can't be written ({reason}): free some "
                "space, or set CHRONOFUSE_HOME to another folder."
            ).format(path=path, reason=error.strerror)
        ) from error
    return str(path)


def _crs(layer: QgsRasterLayer) -> Optional[str]:
    own, of_file = layer.crs(), layer.dataProvider().crs()
    if not own.isValid() or own == of_file or own.toWkt() == of_file.toWkt():
        return None
    return str(own.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED_GDAL))


def _nodata(layer: QgsRasterLayer) -> Optional[tuple[Nodata, ...]]:
    provider, bands = layer.dataProvider(), range(1, layer.bandCount() + 1)
    if not any(
        provider.userNoDataValues(band)
        or (provider.sourceHasNoDataValue(band) and not provider.useSourceNoDataValue(band))
        for band in bands
    ):
        return None
    return tuple(_nodata_of_band(layer, band) for band in bands)


def _nodata_of_band(layer: QgsRasterLayer, band: int) -> Nodata:
    provider = layer.dataProvider()
    ranges = provider.userNoDataValues(band)
    keeps_own = provider.sourceHasNoDataValue(band) and provider.useSourceNoDataValue(band)
    if len(ranges) + keeps_own > MOST_VALUES or any(one.min() != one.max() for one in ranges):
        span = tr("{least} to {most}")
        listed = ", ".join(span.format(least=f"{one.min():g}", most=f"{one.max():g}") for one in ranges)
        raise UnreadableFileError(
            tr(
                "The layer '{layer}' has nodata values that only QGIS knows ({ranges}), and no file can "
                "declare so many: {remedy}."
            ).format(layer=layer.name(), ranges=listed, remedy=tr_marked(EXPORT))
        )
    return Nodata(bool(keeps_own), tuple(one.min() for one in ranges))


def _as_vrt(source: str, settings: Settings) -> str:
    try:
        with raising() as gdal, tempfile.TemporaryDirectory() as folder:
            path = str(Path(folder) / "layer.vrt")
            dataset = gdal.OpenEx(source, gdal.OF_RASTER, open_options=list(settings.options))
            nodata = None if settings.nodata is None else "none"
            gdal.Translate(path, dataset, format="VRT", outputSRS=settings.crs, noData=nodata).FlushCache()
            text = Path(path).read_text("utf-8")
    except RuntimeError as error:
        raise UnreadableFileError(
            tr("The layer's file '{source}' can't be read ({error}): {remedy}.").format(
                source=source, error=error, remedy=tr_marked(EXPORT)
            )
        ) from error
    if settings.nodata is None:
        return text
    bands = range(1, dataset.RasterCount + 1)  # QGIS counts a mask as one more
    return _with_nodata(text, [_stored(dataset, *band) for band in zip(bands, settings.nodata)])


def _stored(dataset: Any, number: int, nodata: Nodata) -> list[float]:
    """What means nothing in a band, as its file stores it. What can't be a number in the file's units, with
    its scale, is a stored number already."""
    from osgeo import gdal

    band = dataset.GetRasterBand(number)
    own = band.GetNoDataValue() if nodata.keeps_own else None
    low, high = _LIMITS.get(gdal.GetDataTypeName(band.DataType), (-math.inf, math.inf))
    values = [] if own is None else [float(own)]
    for value in nodata.further:
        exact = (value - (band.GetOffset() or 0.0)) / (band.GetScale() or 1.0)
        if math.isinf(low):
            values.append(exact)
        else:
            values.append(float(round(exact)) if low <= exact <= high else value)
    return list(dict.fromkeys(values))


def _with_nodata(text: str, nodata: list[list[float]]) -> str:
    """A virtual dataset whose bands have these nodata values; its mask stays as it is."""
    parts = re.split(r"(<MaskBand>.*?</MaskBand>)", text, flags=re.DOTALL)
    found = iter(nodata)
    for place in range(0, len(parts), 2):
        bands = re.split(r"(<VRTRasterBand .*?</VRTRasterBand>)", parts[place], flags=re.DOTALL)
        bands[1::2] = [_band_with_nodata(band, next(found, [])) for band in bands[1::2]]
        parts[place] = "".join(bands)
    return "".join(parts)


def _band_with_nodata(band: str, values: list[float]) -> str:
    """Of a band's XML. A second value is left out by its source, so that the first one stands there."""
    if not values or "<ColorInterp>Alpha" in band:
        return band
    if len(values) == 2:
        band = band.replace("<SimpleSource", "<ComplexSource")
        band = band.replace("</SimpleSource>", f"<NODATA>{values[1]!r}</NODATA></ComplexSource>")
    return re.sub(r"^(<VRTRasterBand [^>]*>)", rf"\1<NoDataValue>{values[0]!r}</NoDataValue>", band)


def _place(source: str) -> Path:
    """Where virtual datasets lie; one over a signed address goes with QGIS's session."""
    if without_secrets(source) != source:
        return Path(QgsProcessingUtils.tempFolder()) / "chronofuse-layers"
    return home() / "layers"


def _remove_old(folder: Path) -> None:
    """Remove what nobody made anew."""
    for old in folder.glob("*"):
        if time.time() - old.stat().st_mtime > KEPT_DAYS * 86400:
            shutil.rmtree(old, ignore_errors=True)
