"""How fast each method was on this machine, by its last run; kept in QGIS's settings, nowhere else."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsSettings

_PLACE = "chronofuse/seconds/"
LEAST_PIXELS = 200_000
"""A run of fewer pixels says more of its start than of the method."""


def remember(method: str, device: str, seconds: float, pixels: float, bands: int) -> None:
    """Note how long a run took for so many pixels and bands."""
    if pixels >= LEAST_PIXELS and bands > 0 and seconds > 0:
        QgsSettings().setValue(_PLACE + _key(method, device), seconds / (pixels * bands))


def seconds_for(method: str, device: str, pixels: float, bands: int) -> Optional[float]:
    """How long so many would take by what was noted; None where nothing was."""
    kept = QgsSettings().value(_PLACE + _key(method, device))
    try:
        return float(kept) * pixels * bands
    except (TypeError, ValueError):
        return None


def _key(method: str, device: str) -> str:
    return f"{method.replace('/', '_')}@{device}"
