"""One image as change is made up on it: in standard deviations of its bands, without gaps."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from ..simulation.fields import fractal_noise, smooth_noise

VISIBLE, RED, GREEN_PEAK = ("blue", "green", "red", "pan"), ("red",), ("nir", "nir08", "nir8a", "rededge3")
INFRARED = ("nir", "swir", "rededge2", "rededge3", "rededge4")
"""What the names of bands begin with."""


@dataclass(frozen=True)
class Surface:
    """One image in standard deviations of its bands, without gaps."""

    z: np.ndarray
    """(bands, rows, cols) float32, mean 0 and deviation 1 at the first date."""
    names: tuple[str, ...]
    """Lower case; empty where the bands are not known."""
    water: np.ndarray
    """(rows, cols) float32, 1 on water, as far as the names let it be told: most of what happens, happens
    on land."""

    @property
    def shape(self) -> tuple[int, int]:
        return self.z.shape[-2:]

    def bands(self, *beginnings: str) -> np.ndarray:
        """(bands,) True for each band whose name begins like one of these."""
        return np.array([name.startswith(beginnings) for name in self.names] or [False] * len(self.z))

    def noise(self, spacing: float, rng: np.random.Generator, octaves: int = 1) -> np.ndarray:
        """(rows, cols) of mean 0 and deviation about 1, smooth over `spacing` pixels; rough with more
        octaves."""
        size, spacing = max(self.shape), max(spacing, 2.0)
        field = (
            smooth_noise(size, spacing, rng) if octaves == 1 else fractal_noise(size, spacing, rng, octaves)
        )
        return field[: self.shape[0], : self.shape[1]]


def known_water(fine: np.ndarray, names: tuple[str, ...]) -> np.ndarray:
    """(rows, cols) float32: 1 where green is brighter than the near infrared (McFeeters 1996), and that is
    dark."""
    green, infrared = ([i for i, name in enumerate(names) if name.startswith(k)] for k in ("green", "nir"))
    if not (green and infrared):
        return np.zeros(fine.shape[1:], np.float32)
    green, infrared = fine[green[0]], fine[infrared[0]]
    # Uncalibrated brightness has dry grass whose green is as bright.
    return ((green > infrared) & (infrared < np.nanquantile(infrared, [0.01, 0.98]).mean())).astype(
        np.float32
    )


def filled(z: np.ndarray, there: np.ndarray) -> np.ndarray:
    """Gaps take the value of the nearest pixel, so that they make no edges."""
    out = np.where(there, z, 0).astype(np.float32)
    for band, valid in zip(out, there):
        if valid.any() and not valid.all():
            band[:] = band[
                tuple(ndimage.distance_transform_edt(~valid, return_distances=False, return_indices=True))
            ]
    return out


def green(surface: Surface) -> np.ndarray:
    """(rows, cols) of deviation 1: how like plants it is, by name; else the first principal component."""
    peak, red = surface.bands(*GREEN_PEAK), surface.bands("red", "rededge1")
    if peak.any() and red.any():
        value = surface.z[peak].mean(0) - surface.z[red].mean(0)
    else:
        flat = surface.z.reshape(len(surface.z), -1)
        value = np.tensordot(np.linalg.eigh(flat @ flat.T)[1][:, -1], surface.z, 1)
    return (value - value.mean()) / (value.std() + 1e-6)


def spectral(surface: Surface, count: int, rng: np.random.Generator) -> np.ndarray:
    """(count, bands) random spectra of deviation 1, whose bands go together mostly as they do in the
    surface."""
    flat = surface.z.reshape(len(surface.z), -1)[:, ::7]
    values, vectors = np.linalg.eigh(flat @ flat.T / flat.shape[1])
    along = rng.standard_normal((count, len(values))) * np.sqrt(np.maximum(values, 0))
    return 0.85 * along @ vectors.T + 0.5 * rng.standard_normal((count, len(values)))


def elsewhere(texture: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """The texture of another place in the scene, turned over."""
    rows, cols = texture.shape[-2:]
    by = int(rng.integers(rows)), int(rng.integers(cols))
    return np.roll(texture[:, :: rng.choice([-1, 1]), :: rng.choice([-1, 1])], by, (1, 2))
