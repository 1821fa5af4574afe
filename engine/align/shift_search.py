"""Where a coarse image fits the fine one best, to fractions of a coarse pixel, and how blurred it is.

The model is that of all fusion: a coarse pixel is the mean over its area of what the fine sensor saw, after a
Gaussian blur, through a line between the sensors. Shift and blur are those with the least residual of that
line (docs/registration.md).
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Optional

import numpy as np

from .sensor_samples import MARGIN, REACH, Sample, seen_by

FIRST_BLUR = 0.4
"""Coarse pixels of blur with which the shift is looked for first; MODIS has about as much."""
BLURS = (0.0, 0.25, 0.5, 0.75, 1.0)
"""Those that are tried then."""
BLUR_BANDS = 3
"""Bands that the blur is looked for in."""
FEWEST = 30
"""Coarse pixels that are needed to look for a shift at all."""
OUTLIER = 4.0
"""Pixels this many robust standard deviations from the line have changed, or lie under cloud."""
NEAR = 0.5
"""Coarse pixels around the best place that count as the same place."""
BEST = 0.9999
"""A squared correlation is taken as no higher."""


@dataclass(frozen=True)
class Fit:
    """The best place of one coarse image, or of several of one sensor; in coarse pixels."""

    across: float
    """To the right in the grid of the coarse image: it moves there."""
    down: float
    blur: float
    error: float
    """Standard deviation of the shift."""
    confidence: float
    """The share of the likelihood, over all shifts that were looked at, that lies within NEAR of this one."""
    before: float
    """Correlation as the images lie, the mean over the bands."""
    after: float
    """The same at the best place."""
    pixels: int
    inside: bool
    """Whether it lies within the reach, and not at its edge."""


class Band:
    """The samples of a band, side by side in memory."""

    def __init__(self, samples: Sequence[Sample]):
        self.samples = samples
        self.parts = samples[0].parts
        self.whole = np.concatenate([sample.coarse.ravel() for sample in samples])
        """The coarse pixels."""
        self.coarse = self.whole
        """The same without those that were found to have changed."""
        self._seen: dict[float, list[np.ndarray]] = {}

    def over(self, blur: float, places: Sequence[tuple[int, int]]) -> np.ndarray:
        """(places, pixels): what the coarse pixels would have seen, moved by so many parts of a pixel down
        and across."""
        if blur not in self._seen:
            self._seen = {blur: [seen_by(sample, blur) for sample in self.samples]}
        return np.stack([self._at(*place) for place in places])

    def _at(self, down: int, across: int) -> np.ndarray:
        (seen,), parts = self._seen.values(), self.parts
        pieces = []
        for sample, image in zip(self.samples, seen):
            rows, columns = sample.coarse.shape
            top, left = MARGIN * parts + down, MARGIN * parts + across
            piece = image[top : top + rows * parts : parts, left : left + columns * parts : parts]
            pieces.append(piece.ravel())
        return np.concatenate(pieces)

    def between(self, blur: float, down: float, across: float) -> np.ndarray:
        """The same at one place between parts, by linear interpolation."""
        y, x = down * self.parts, across * self.parts
        top, left = int(np.floor(y)), int(np.floor(x))
        four = self.over(blur, [(top + i, left + j) for i in (0, 1) for j in (0, 1)])
        v, u = y - top, x - left
        weights = np.array([(1 - v) * (1 - u), (1 - v) * u, v * (1 - u), v * u])
        keep = weights > 1e-9
        return np.tensordot(weights[keep], four[keep], 1)


def search(bands: Sequence[Band]) -> tuple[Optional[Fit], list[Optional[Fit]]]:
    """The shift that all bands of an image agree on best, and that of each band with its correlation there.

    None where there are too few coarse pixels, or nothing that could be compared.
    """
    reach = REACH * max((band.parts for band in bands), default=0)
    places = [(i, j) for i in range(-reach, reach + 1) for j in range(-reach, reach + 1)]
    surfaces = [_surface(band, places) for band in bands]
    kept = [band for band, surface in zip(bands, surfaces) if surface is not None]
    known = [surface for surface in surfaces if surface is not None]
    if not known:
        return None, [None for _ in bands]
    whole = _fitted(kept, known, reach)
    best = int(np.argmax(pooled(known)))
    alone = [
        None if s is None else replace(_fitted([b], [s], reach), after=float(s[best]))
        for b, s in zip(bands, surfaces)
    ]
    return replace(whole, blur=_best_blur(kept, whole)), alone


def _surface(band: Band, places: Sequence[tuple[int, int]]) -> Optional[np.ndarray]:
    """The correlations of a band at all places, without the pixels that have changed."""
    seen = band.over(FIRST_BLUR, places)
    first = correlations(seen, band.whole)
    if first is None:
        return None
    band.coarse = without_outliers(seen[int(np.argmax(first))], band.whole)
    return correlations(seen, band.coarse)


def _fitted(bands: list[Band], surfaces: list[np.ndarray], reach: int) -> Fit:
    """What the surfaces of the bands say together.

    The shift is read off the surface of the first blur: a blur is the same to all sides and moves nothing,
    and less of it has a sharper peak.
    """
    side, parts = 2 * reach + 1, bands[0].parts
    score = pooled(surfaces).reshape(side, side)
    row, column = np.unravel_index(int(np.argmax(score)), score.shape)
    top, left = min(max(int(row), 2), side - 3), min(max(int(column), 2), side - 3)
    residual = np.exp(-2 * score[top - 2 : top + 3, left - 2 : left + 3])
    down, across, bend = _lowest(residual)
    centre = (top - reach, left - reach)
    down, across = centre[0] + down, centre[1] + across
    count = _independent(bands, centre)
    at = np.arange(-reach, reach + 1)
    weights = np.exp(count * (score - score.max()))
    far = np.hypot(at[:, None] - down, at - across) > NEAR * parts + 0.5
    curvature = 0.5 * bend / residual.min() * count
    return Fit(
        across=across / parts,
        down=down / parts,
        blur=FIRST_BLUR,
        error=(float(np.sqrt(1 / curvature)) if curvature > 0 else float(reach)) / parts,
        confidence=float(1 - weights[far].sum() / weights.sum()),
        before=float(np.mean([s[reach * side + reach] for s in surfaces])),
        after=float(np.mean([s[row * side + column] for s in surfaces])),
        pixels=int(np.mean([np.isfinite(band.coarse).sum() for band in bands])),
        inside=bool(0 < row < side - 1 and 0 < column < side - 1),
    )


def pooled(surfaces: Sequence[np.ndarray]) -> np.ndarray:
    """Mean log-likelihood a pixel of the bands' lines, each with its own residual."""
    squares = [np.minimum(np.clip(surface, 0, None) ** 2, BEST) for surface in surfaces]
    return np.mean([-0.5 * np.log(1 - square) for square in squares], axis=0)


def _best_blur(bands: list[Band], fit: Fit) -> float:
    """The blur with the least residual, in coarse pixels."""
    some = bands[:: -(-len(bands) // BLUR_BANDS)]

    @functools.lru_cache
    def residual(blur: float) -> float:
        lines = [correlations(band.between(blur, fit.down, fit.across)[None], band.coarse) for band in some]
        return float(np.exp(-2 * pooled([line for line in lines if line is not None] or [np.zeros(1)]))[0])

    blur = BLURS[int(np.argmin([residual(blur) for blur in BLURS]))]
    for step in (BLURS[1], BLURS[1] / 3):
        blur = min(max(blur, step), BLURS[-1] - step)
        a, b, c = (residual(blur + way * step) for way in (-1, 0, 1))
        bend = a - 2 * b + c
        blur += float(np.clip(0.5 * (a - c) / bend, -1, 1)) * step if bend > 0 else 0.0
    return blur


def _lowest(residual: np.ndarray) -> tuple[float, float, float]:
    """Row and column of the lowest place of 5 x 5, from the middle, by a paraboloid; and its bend."""
    y, x = (axis.ravel() for axis in np.mgrid[-2:3, -2:3].astype(float))
    least = residual.min()
    weights = least / residual.ravel()  # what is far from the bottom is no parabola
    terms = np.stack([np.ones(25), y, x, y * y, x * x, y * x], axis=1)
    _, b, c, d, e, f = np.linalg.lstsq(terms * weights[:, None], residual.ravel() * weights, rcond=None)[0]
    flat = 4 * d * e - f * f
    if d <= 0 or e <= 0 or flat <= 0:
        row, column = np.unravel_index(int(np.argmin(residual)), residual.shape)
        return float(row) - 2, float(column) - 2, 0.0
    down, across = (f * c - 2 * e * b) / flat, (f * b - 2 * d * c) / flat
    return float(np.clip(down, -2.5, 2.5)), float(np.clip(across, -2.5, 2.5)), float(2 * min(d, e))


def _independent(bands: list[Band], centre: tuple[int, int]) -> float:
    """How many independent residuals there are: neighbours are alike, and count as less."""
    counts = []
    for band in bands:
        seen = band.over(FIRST_BLUR, [centre])[0]
        left = residuals(seen, band.coarse)
        total = start = 0
        products, squares = 0.0, np.nanvar(left)
        for sample in band.samples:
            rows, columns = sample.coarse.shape
            piece = left[start : start + rows * columns].reshape(rows, columns)
            start += rows * columns
            for pair in (piece[1:] * piece[:-1], piece[:, 1:] * piece[:, :-1]):
                products += np.nansum(pair)
                total += np.isfinite(pair).sum()
        alike = min(max(products / max(total, 1) / max(squares, 1e-20), 0.0), 0.95)
        counts.append(np.isfinite(left).sum() * ((1 - alike) / (1 + alike)) ** 2)
    return float(np.mean(counts))


# ---- lines between two samples


def correlations(seen: np.ndarray, coarse: np.ndarray) -> Optional[np.ndarray]:
    """Pearson correlation of each row of `seen` with the coarse pixels, over those that both have; None where
    they are too few or alike."""
    both = np.isfinite(seen) & np.isfinite(coarse)
    there = both.any(axis=0)
    both, seen, coarse = both[:, there], seen[:, there], coarse[there]
    if np.median(both.sum(axis=1)) < FEWEST:
        return None
    y = (coarse - coarse.mean()).astype(np.float32)
    if both.all():
        x, n = seen - seen.mean(dtype=np.float32), np.full(len(seen), seen.shape[1], np.float32)
        sy, syy = y.sum(), (y * y).sum()
    else:
        mask = both.astype(np.float32)
        x = np.where(both, seen - np.nanmean(seen), np.float32(0))
        n = np.maximum(mask.sum(axis=1), 1)
        sy, syy = mask @ y, mask @ (y * y)
    sx, sxx, sxy = x.sum(axis=1), np.einsum("ij,ij->i", x, x), x @ y
    with np.errstate(invalid="ignore", divide="ignore"):
        score = (sxy - sx * sy / n) / np.sqrt((sxx - sx**2 / n) * (syy - sy**2 / n))
    score[(n < FEWEST) | (n < 0.5 * n.max()) | ~np.isfinite(score)] = 0
    return score if np.abs(score).max() > 1e-3 else None


def residuals(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """What the least-squares line of y on x leaves of y."""
    both = np.isfinite(x) & np.isfinite(y)
    slope, offset = _line(x[both], y[both])
    return np.where(both, y - slope * x - offset, np.nan)


def _line(x: np.ndarray, y: np.ndarray) -> tuple[float, float]:
    spread = np.var(x, dtype=np.float64) if x.size else 0.0
    if not spread:
        return 0.0, float(np.mean(y)) if y.size else 0.0
    slope = np.mean((x - x.mean()) * (y - y.mean()), dtype=np.float64) / spread
    return float(slope), float(y.mean() - slope * x.mean())


def without_outliers(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """y, NaN where it is far from the line of the others."""
    kept = y
    for _ in range(3):
        left = residuals(x, kept)
        spread = 1.4826 * np.nanmedian(np.abs(left - np.nanmedian(left)))
        if not spread > 0:
            return kept
        kept = np.where(np.abs(left) <= OUTLIER * spread, kept, np.nan)
    return kept
