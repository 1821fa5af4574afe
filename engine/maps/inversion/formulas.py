"""Formulas of the field for parameters of the ground, each with its source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

WAVELENGTH, RADIATION = 10.895e-6, 1.4388e-2
"""Of Landsat 8's band 10 in metres, and h c / k in metres x kelvin."""
BARE, GREEN = 0.986, 0.004
"""Emissivity of the ground, and what a full cover of plants adds."""


@dataclass(frozen=True)
class Formula:
    """A formula: numbers made of bands, and what becomes the parameter of them."""

    title: str
    source: str
    predictors: tuple[str, ...]
    """What is made of the bands; a square is written `ndci^2`."""
    published: Optional[tuple[float, ...]]
    """Intercept and coefficients as they were published; None: it has none of its own."""
    unit: str = ""
    limits: tuple[float, float] = (-np.inf, np.inf)
    """Between which the parameter lies."""


FORMULAS = {
    "ndci": Formula(
        "Chlorophyll a of water",
        "Mishra and Mishra 2012, Remote Sensing of Environment 117, 394-406: NDCI = (R708 - R665) / "
        "(R708 + R665); "
        "14.039 + 86.115 NDCI + 194.325 NDCI^2",
        ("ndci", "ndci^2"),
        (14.039, 86.115, 194.325),
        "mg/m3",
        (0.0, np.inf),
    ),
    "ndti": Formula(
        "Turbidity of water",
        "Lacaux et al. 2007, Remote Sensing of Environment 106, 66-74: NDTI = (red - green) / (red + green)",
        ("ndti",),
        (0.0, 1.0),
    ),
    "fvc": Formula(
        "Cover of plants",
        "dimidiate pixel model, Gutman and Ignatov 1998, International Journal of Remote Sensing 19, "
        "1533-1543: "
        "(NDVI - soil) / (plants - soil)",
        ("ndvi",),
        None,
        "share",
        (0.0, 1.0),
    ),
    "temperature": Formula(
        "Temperature of the surface",
        "single channel, Artis and Carnahan 1982, Remote Sensing of Environment 12, 313-329: T / (1 + "
        "w T / r x "
        "ln(e)); emissivity by NDVI, Sobrino et al. 2004, Remote Sensing of Environment 90, 434-440",
        ("temperature",),
        (0.0, 1.0),
        "K",
        (150.0, 400.0),
    ),
}


def surface_temperature(brightness: np.ndarray, ndvi: Optional[np.ndarray]) -> np.ndarray:
    """Kelvin of the surface by those at the sensor (Artis and Carnahan 1982, eq. 6), with an emissivity of
    0.986 + 0.004 x share of plants, and the share by NDVI from 0.2 to 0.5, squared (Sobrino et al. 2004)."""
    share = 0.0 if ndvi is None else np.square(np.clip((ndvi - 0.2) / 0.3, 0, 1))
    emissivity = BARE + GREEN * share
    return brightness / (1 + WAVELENGTH * brightness / RADIATION * np.log(emissivity))
