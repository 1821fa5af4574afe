"""Spectra of surfaces from 420 to 2430 nanometres, which agree with the six bands of `spectra.SURFACES`.

Leaves have a red edge that moves with their chlorophyll, and the water bands of their tissue; straw has the
band of its cellulose, soil that of its clay. Water is a model of what it holds (Gordon et al. 1988, equation
2, with the step through the surface of Lee et al. 2002, equation 4):

    u = b / (a + b),   r = 0.0949 u + 0.0794 u^2,   R = pi 0.52 r / (1 - 1.7 r)

with a the absorption of water, of chlorophyll and of what is dissolved, and b the backscatter of water and of
what is suspended. Figures are round numbers of the size that measurements have; nothing is copied.
"""

from __future__ import annotations

import numpy as np
from scipy.interpolate import PchipInterpolator

from .spectra import SURFACES

WAVELENGTHS = np.round(
    np.concatenate(
        [
            np.linspace(420, 1000, 36),
            np.linspace(1030, 1310, 8),
            np.linspace(1450, 1780, 8),
            np.linspace(1980, 2430, 8),
        ]
    )
)
"""(60,) nanometres; what the vapour of the air takes away is left out."""
CENTRES = (485.0, 560.0, 660.0, 830.0, 1650.0, 2220.0)
"""Of `spectra.BANDS`."""
PLANTS = ("wheat", "rape", "maize", "beet", "grass", "broadleaf", "conifer", "reed")
USUAL = 45.0
"""Micrograms of chlorophyll in a square centimetre of leaf, at which a plant looks as in SURFACES."""
EDGE, EDGE_WIDTH, EDGE_MOVES = 716.0, 11.0, 0.22
"""The red edge, and nanometres that it moves for a microgram of chlorophyll."""
WATER_NODES = (400, 450, 500, 550, 600, 650, 675, 700, 715, 730, 750, 800, 850, 900, 950, 1000, 1100, 2500)
WATER_TAKES = (
    *(0.0066, 0.0092, 0.0204, 0.0565, 0.222, 0.340, 0.448, 0.624, 1.05, 1.8, 2.5, 2.05, 4.3, 6.8, 30, 36),
    *(60.0, 2000.0),
)
"""Absorption of pure water, 1 / m."""


def of_ground(name: str, wavelength: float) -> float:
    """Reflectance of what is no plant and no water."""
    low, high = SURFACES[name][0], SURFACES[name][-1]
    nodes = [400.0, *CENTRES, 2450.0]
    value = float(PchipInterpolator(nodes, [0.82 * low, *SURFACES[name], 0.94 * high])(wavelength))
    if name == "straw":
        return value * (1 - 0.10 * _bell(wavelength, 2100, 45))
    if name in ("soil", "peat"):
        return value * (1 - 0.05 * _bell(wavelength, 2200, 25))
    return value


def of_leaves(name: str, wavelength: float, chlorophyll: np.ndarray) -> np.ndarray:
    """Reflectance of plants, by the micrograms of chlorophyll in a square centimetre of their leaves."""
    blue, green, red, nir, swir1, swir2 = SURFACES[name]
    more = np.asarray(chlorophyll, np.float64) - USUAL
    edge = EDGE + EDGE_MOVES * more
    risen = 1 / (1 + np.exp(-(wavelength - edge) / EDGE_WIDTH))
    visible = PchipInterpolator([400, 485, 560, 660, 680, 2500], [0.8 * blue, blue, green, red, red, red])
    dimmed = np.exp(-more * (0.006 * _bell(wavelength, 560, 60) + 0.002))
    beyond = PchipInterpolator(
        [400, 760, 830, 900, 970, 1080, 1200, 1280, 1450, 1650, 1780, 1950, 2220, 2450],
        nir * np.array([0.96, 0.98, 1, 1.01, 0.96, 1.01, 0.88, 0.93, 0, 0, 0, 0, 0, 0])
        + swir1 * np.array([0] * 8 + [0.55, 1, 0.86, 0.25, 0, 0])
        + swir2 * np.array([0] * 12 + [1, 0.55]),
    )
    return float(visible(wavelength)) * dimmed * (1 - risen) + float(beyond(wavelength)) * risen


def of_water(wavelength: float, chlorophyll: np.ndarray, suspended: np.ndarray) -> np.ndarray:
    """Reflectance of deep water.

    Args:
        chlorophyll: milligrams in a cubic metre.
        suspended: grams in a cubic metre.
    """
    takes = float(np.interp(wavelength, WATER_NODES, WATER_TAKES))
    of_algae = 0.045 * _bell(wavelength, 440, 45) + 0.02 * _bell(wavelength, 675, 13) + 0.003
    dissolved = 0.6 * np.exp(-0.015 * (wavelength - 440))
    algae = of_algae * chlorophyll * float(wavelength < 740)
    a = takes + algae + dissolved
    b = 0.0024 * (500 / wavelength) ** 4.3 + (0.011 * suspended + 0.002 * chlorophyll) * (550 / wavelength)
    u = b / (a + b)
    below = 0.0949 * u + 0.0794 * u**2
    return np.pi * 0.52 * below / (1 - 1.7 * below)


def _bell(at: float, centre: float, width: float) -> float:
    return float(np.exp(-(((at - centre) / width) ** 2) / 2))
