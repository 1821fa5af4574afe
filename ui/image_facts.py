"""What is known of an image, as a row of the table tells it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Optional

from qgis.core import QgsRasterLayer, QgsUnitTypes

from ..engine.door.pairs_found import FoundImage, FoundSeries
from ..engine.door.seen_image import SeenImage
from ..shell.tr import tr
from ..shell.words import share


@dataclass(frozen=True)
class Facts:
    """Each is None, or empty, where it is not known yet."""

    day: Optional[str] = None
    product: Optional[str] = None
    pixel: Optional[float] = None
    unit: str = ""
    bands: tuple[str, ...] = ()
    """Their names; empty texts where they have none."""
    valid: Optional[float] = None

    def in_words(self) -> str:
        """Sensor, pixel size, bands and valid share, as far as they are known."""
        parts = [
            self.product or "",
            f"{self.pixel:.6g}\u00a0{self.unit}".strip() if self.pixel else "",
            _counted(len(self.bands)) if self.bands else "",
            tr("{share} valid").format(share=share(self.valid)) if self.valid is not None else "",
        ]
        return " · ".join(filter(None, parts))

    def over(self, other: Facts) -> Facts:
        """These, and what they leave open from others."""
        known = {name: value for name, value in vars(self).items() if value not in (None, "", ())}
        return replace(other, **known)


def of_layer(layer: QgsRasterLayer) -> Facts:
    """What QGIS has in memory of a layer."""
    bands = tuple(_name(layer, number) for number in range(1, layer.bandCount() + 1))
    unit = QgsUnitTypes.toAbbreviatedString(layer.crs().mapUnits()) if layer.crs().isValid() else ""
    return Facts(pixel=layer.rasterUnitsPerPixelX() or None, unit=unit, bands=bands)


def of_seen(seen: SeenImage) -> Facts:
    """What a check saw."""
    names = tuple(band.name or band.description for band in seen.bands)
    return Facts(seen.date, seen.product, seen.pixel[0], seen.unit, names, seen.valid)


def of_found(series: FoundSeries, image: FoundImage) -> Facts:
    """What a look at a collection found."""
    return Facts(image.date, series.product, series.pixel, "m", series.bands, image.valid)


def _name(layer: QgsRasterLayer, number: int) -> str:
    """A band's name without what QGIS puts before it (`Band 1: blue`)."""
    return layer.bandName(number).partition(": ")[2]


def _counted(bands: int) -> str:
    return tr("1 band") if bands == 1 else tr("{count} bands").format(count=bands)
