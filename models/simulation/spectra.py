"""Reflectance of pure surfaces in six bands, and how much of each covers the ground at the two dates.

Values are round numbers of the size that spectral libraries give; nothing is copied from one.
"""

from __future__ import annotations

import numpy as np

BANDS = ("blue", "green", "red", "nir", "swir1", "swir2")

SURFACES = {
    "soil": (0.07, 0.10, 0.135, 0.21, 0.30, 0.25),
    "peat": (0.035, 0.05, 0.06, 0.12, 0.13, 0.09),
    "straw": (0.08, 0.13, 0.175, 0.32, 0.37, 0.26),
    "wheat": (0.025, 0.065, 0.030, 0.46, 0.20, 0.085),
    "rape": (0.035, 0.115, 0.075, 0.48, 0.22, 0.10),
    "maize": (0.025, 0.075, 0.035, 0.44, 0.22, 0.10),
    "beet": (0.025, 0.080, 0.030, 0.56, 0.20, 0.08),
    "grass": (0.030, 0.080, 0.045, 0.42, 0.24, 0.12),
    "broadleaf": (0.020, 0.050, 0.025, 0.40, 0.17, 0.07),
    "conifer": (0.018, 0.032, 0.020, 0.23, 0.10, 0.042),
    "reed": (0.030, 0.060, 0.045, 0.30, 0.17, 0.085),
    "water": (0.040, 0.045, 0.030, 0.014, 0.008, 0.006),
    "flood": (0.060, 0.078, 0.070, 0.034, 0.014, 0.010),
    "char": (0.035, 0.040, 0.050, 0.085, 0.130, 0.125),
    "asphalt": (0.10, 0.11, 0.12, 0.15, 0.17, 0.165),
    "tiles": (0.085, 0.105, 0.165, 0.23, 0.26, 0.24),
    "metal": (0.22, 0.235, 0.245, 0.28, 0.29, 0.27),
}

CROPS = {
    # share, plant, and by date the cover of green and of dry plants; the rest is soil
    "winter wheat": (0.22, "wheat", (0.78, 0.02), (0.12, 0.72)),
    "wheat, cut": (0.06, "wheat", (0.74, 0.02), (0.03, 0.38)),
    "barley": (0.08, "wheat", (0.30, 0.03), (0.30, 0.52)),
    "rape": (0.11, "rape", (0.88, 0.00), (0.38, 0.42)),
    "maize": (0.18, "maize", (0.03, 0.08), (0.72, 0.02)),
    "beet": (0.10, "beet", (0.02, 0.03), (0.86, 0.00)),
    "meadow": (0.14, "grass", (0.68, 0.10), (0.80, 0.10)),
    "meadow, mown": (0.06, "grass", (0.70, 0.08), (0.38, 0.32)),
    "fallow": (0.05, "grass", (0.22, 0.18), (0.40, 0.30)),
}


def surface(name: str, band: str) -> np.float32:
    return np.float32(SURFACES[name][BANDS.index(band)])
