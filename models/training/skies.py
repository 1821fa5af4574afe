"""Clouds and haze on what a network is given, as far as masks miss them. The truth stays clear.

A mask finds most of a cloud and none of thin haze; it leaves the rims of clouds, and clouds that are smaller
than what it smooths by. A fine image and the coarse one of its day see the same clouds, a little later;
masks of coarse images look at whole coarse pixels, part of which is cloud.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np
from scipy.ndimage import shift

from ..simulation.fields import fractal_noise

KINDS = {"haze": 0.4, "small": 0.25, "clouds": 0.25, "all over": 0.1}
"""What a sky is of, and how often."""
HAZE = (0.02, 0.25)
"""The opacity of the thickest haze that no mask finds."""
ALL_OVER = (0.25, 0.7)
"""The opacity of haze that lies over the whole of an image, nearly even."""
SMALL = (0.8, 6.0)
"""Radii of the clouds that no mask finds, in fine pixels."""
SEEN = (0.1, 0.5)
"""A mask finds clouds from an opacity on that lies between these."""
DARK = (0.55, 0.9)
"""What is left of the light in the shadow of the thickest part of a small cloud."""
LATER = 8.0
"""How far, at most, the clouds of F1 have moved when C1 was taken, in fine pixels."""


@dataclass(frozen=True)
class Sky:
    """What lies over an image; arrays are (rows, cols) in fine pixels."""

    opacity: np.ndarray
    """Of all of it, 0 to 1."""
    cloud: np.ndarray
    """Of the part that masks look for."""
    light: np.ndarray
    """What shadows leave of the light, 0 to 1."""
    seen: float
    """Clouds are masked from this opacity on."""

    @property
    def masked(self) -> np.ndarray:
        """(rows, cols) True where a mask of the fine image finds cloud."""
        return self.cloud >= self.seen

    def over(self, image: np.ndarray, white: np.ndarray) -> np.ndarray:
        """An image as it is seen through this sky.

        Args:
            image: (bands, rows, cols).
            white: (bands, 1, 1) what the thickest cloud would show.
        """
        lit = image * self.light
        return (lit + self.opacity * (white - lit)).astype(image.dtype)

    def later(self, by: tuple[float, float]) -> Sky:
        """The same clouds so many rows and columns farther on."""
        opacity, cloud = (
            np.clip(shift(x, by, order=1, mode="nearest"), 0, 1) for x in (self.opacity, self.cloud)
        )
        light = np.clip(shift(self.light, by, order=1, mode="nearest"), 0, 1)
        return Sky(opacity, cloud, light, self.seen)


Skies = tuple[Optional[Sky], Optional[Sky], Optional[Sky]]
"""Of F1, C1 and C2; None where it is clear."""
CLEAR: Skies = (None, None, None)


def draw(shape: tuple[int, int], rng: np.random.Generator) -> Skies:
    """At least one of F1, C1 and C2 is not clear."""
    there = rng.random(3) < 0.5
    there[int(rng.integers(3))] = True
    fine, first, second = (one_sky(shape, rng) if wanted else None for wanted in there)
    if fine is not None and first is not None and rng.random() < 0.5:
        first = fine.later(tuple(rng.uniform(-LATER, LATER, 2)))
    return fine, first, second


def one_sky(shape: tuple[int, int], rng: np.random.Generator, kind: Optional[str] = None) -> Sky:
    """A sky of one kind of `KINDS`, or of a random one."""
    names = list(KINDS)
    kind = kind or names[rng.choice(len(names), p=np.array(list(KINDS.values())))]
    none, light, seen = np.zeros(shape, np.float32), np.ones(shape, np.float32), float(rng.uniform(*SEEN))
    if kind == "haze":
        return Sky(_patches(shape, rng.uniform(*HAZE), rng), none, light, seen)
    if kind == "all over":
        opacity = rng.uniform(*ALL_OVER) * (1 - 0.3 * _patches(shape, 1.0, rng))
        return Sky(opacity.astype(np.float32), none, light, seen)
    if kind == "small":
        opacity = _small(shape, rng)
        away = tuple(rng.uniform(-10, 10, 2))
        shadow = np.clip(shift(opacity, away, order=1), 0, 1) * (1 - opacity)
        return Sky(opacity, none, 1 - np.float32(1 - rng.uniform(*DARK)) * shadow, seen)
    cloud = np.sqrt(_patches(shape, 1.0, rng))
    return Sky(cloud, cloud, light, seen)


def white_of(clear: np.ndarray, index: bool) -> np.ndarray:
    """(bands, 1, 1): what the thickest cloud shows, by what a clear image (bands, rows, cols) shows.

    Far brighter than the brightest of the scene; an `index` of two bands that are both white is 0.
    """
    if index or not np.isfinite(clear).any():
        return np.zeros((len(clear), 1, 1), np.float32)
    bright = np.nanquantile(clear, 0.99, axis=(1, 2), keepdims=True)
    return (bright + 3 * np.nanstd(clear, axis=(1, 2), keepdims=True)).astype(np.float32)


def _patches(shape: tuple[int, int], thickest: float, rng: np.random.Generator) -> np.ndarray:
    """(rows, cols) float32 opacity: none in a part of the image, `thickest` somewhere."""
    side = max(shape)
    field = fractal_noise(side, max(side / 4, 8), rng)[: shape[0], : shape[1]]
    veil = np.maximum(field - np.quantile(field, rng.uniform(0.3, 0.9)), 0)
    return (thickest * veil / max(float(veil.max()), 1e-6)).astype(np.float32)


def _small(shape: tuple[int, int], rng: np.random.Generator) -> np.ndarray:
    """(rows, cols) float32 opacity of small clouds, which end softly over a pixel."""
    row, col = np.ogrid[: shape[0], : shape[1]]
    opacity = np.zeros(shape, np.float32)
    for _ in range(rng.integers(2, 16)):
        centre, radius = rng.uniform(0, shape), rng.uniform(*SMALL)
        far = np.hypot(row - centre[0], col - centre[1])
        disc = rng.uniform(0.3, 0.95) * np.clip(radius + 0.5 - far, 0, 1)
        np.maximum(opacity, disc, out=opacity, casting="unsafe")
    return opacity
