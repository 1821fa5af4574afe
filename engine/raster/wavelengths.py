"""At which wavelength a band looks: as its product says, as its file says, or by its common name."""

from __future__ import annotations

from typing import Optional

from osgeo import gdal

NOMINAL = {
    "coastal": 443.0,
    "blue": 485.0,
    "green": 560.0,
    "red": 655.0,
    "rededge1": 705.0,
    "rededge2": 740.0,
    "rededge3": 783.0,
    "nir": 850.0,
    "swir1": 1620.0,
    "swir2": 2180.0,
}
"""Between the sensors' own, in nanometres."""
NEAREST, SHARE = 25.0, 0.04
"""How far apart two bands of one kind may be: 25 nm, or 4 percent where that is more. Blue lies between 469
(MODIS) and 492 nm (Sentinel-2), near infrared between 833 and 866, shortwave infrared between 2130 and 2202;
the nearest bands that are of two kinds are red and the red edge, 665 and 705 nm."""
_UNITS = {"nm": 1.0, "nanometers": 1.0, "nanometres": 1.0, "um": 1000.0, "micrometers": 1000.0, "µm": 1000.0}


def declared(band: gdal.Band) -> Optional[float]:
    """What a band's tags say (as of ENVI's files), in nanometres; None where they do not."""
    tags = {key.lower(): value for key, value in (band.GetMetadata() or {}).items()}
    try:
        number = float(tags.get("wavelength", ""))
    except ValueError:
        return None
    unit = tags.get("wavelength_units", "").strip().lower()
    found = number * _UNITS.get(unit, 1000.0 if number < 30 else 1.0)
    return found if 300 <= found <= 15000 else None


def apart(one: Optional[float], other: Optional[float]) -> Optional[float]:
    """Nanometres between two bands that may be of one kind; None where they are not, or nobody knows."""
    if one is None or other is None:
        return None
    distance = abs(one - other)
    return distance if distance <= max(NEAREST, SHARE * max(one, other)) else None
