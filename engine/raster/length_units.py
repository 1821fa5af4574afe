"""In what the lengths of a CRS are counted."""

from __future__ import annotations

import functools

from osgeo import osr

_METRES = ("metre", "meter", "metres", "meters")


@functools.lru_cache(maxsize=64)
def unit_of(crs: str) -> str:
    """What is written behind a length (m, ft, deg); empty where there is no CRS, or no name for its unit."""
    if not crs:
        return ""
    system = osr.SpatialReference()
    if system.SetFromUserInput(crs) != 0:
        return ""
    if system.IsGeographic():
        return "deg"
    name = str(system.GetLinearUnitsName() or "").lower()
    if name in _METRES:
        return "m"
    return "ft" if "foot" in name or "feet" in name else name.replace("unknown", "")
