"""Coarse images made from fine ones, with the faults that real ones have.

Both steps, fine to coarse grid and back, are separable, so each is a matrix for the rows and one for the columns.
That takes ratios that are not whole numbers and grids that don't meet, at the price of two small products.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor


@dataclass(frozen=True)
class Sensor:
    """How one pair of coarse images came about; drawn at random by `draw`."""

    ratio: float
    """Coarse pixel size in fine pixels."""
    origin: tuple[float, float]
    """Row and column, in fine pixels, where the first coarse pixel begins; at most 0."""
    blur: float
    """Standard deviation of the Gaussian point spread, in coarse pixels, on top of the pixel's own square."""
    shift: tuple[tuple[float, float], tuple[float, float]]
    """By date, how many fine pixels (rows, columns) the image is off from where it claims to be."""
    gain: Tensor
    """(2, bands, 1, 1): by date, what the fine reflectance is multiplied with."""
    offset: Tensor
    """(2, bands, 1, 1): by date, what is added, in standard deviations of F1."""
    noise: float
    """Standard deviation of white noise on each coarse pixel, in standard deviations of F1."""


def draw(bands: int, ratio: float, random: torch.Generator) -> Sensor:
    """A sensor with errors between none and large; part of them both dates share, part is of each date alone.

    The part that they share cancels in C2 - C1. The rest does not, and teaches a network how far to trust it.
    """
    def normal(*shape: int) -> Tensor:
        return torch.randn(*shape, generator=random)

    def uniform(low: float, high: float) -> float:
        return low + (high - low) * float(torch.rand((), generator=random))

    severity = uniform(0, 1)
    shared_shift = (severity * 0.25 * normal(2)).clamp(-0.5, 0.5)
    own_shift = (shared_shift + severity * 0.06 * normal(2, 2)).clamp(-0.5, 0.5) * ratio
    # Atmosphere and angle move all bands of a date together, mostly.
    gain = 1 + severity * (0.10 * normal(1, bands) + 0.02 * normal(2, 1) + 0.02 * normal(2, bands))
    offset = severity * (0.10 * normal(1, bands) + 0.04 * normal(2, 1) + 0.04 * normal(2, bands))
    return Sensor(
        ratio=ratio,
        origin=(-uniform(0, ratio), -uniform(0, ratio)),
        blur=uniform(0.0, 0.6),
        shift=tuple(tuple(row) for row in own_shift.tolist()),
        gain=gain[..., None, None],
        offset=offset[..., None, None],
        noise=severity * uniform(0.0, 0.08),
    )


def coarse_pair(fine: Tensor, std: Tensor, sensor: Sensor, random: torch.Generator) -> Tensor:
    """C1 and C2 on the fine grid, from F1 and F2.

    Args:
        fine: (2, bands, rows, cols) reflectance, NaN where there are no data.
        std: (bands,) of F1 over its scene.
    Returns:
        (2, bands, rows, cols), NaN where less than half of the coarse pixel beneath had data.
    """
    std = std[:, None, None]
    brought_up = []
    for date, image in enumerate(fine):
        there = torch.isfinite(image)
        down = [block_matrix(n, sensor.ratio, sensor.origin[a], sensor.shift[date][a], sensor.blur)
                for a, n in enumerate(image.shape[-2:])]
        share = _both(down, there.to(image.dtype))
        blocks = _both(down, torch.where(there, image, 0.0)) / share.clamp_min(1e-6)
        noise = sensor.noise * torch.randn(blocks.shape, generator=random)
        blocks = sensor.gain[date] * blocks + (sensor.offset[date] + noise) * std
        up = [cubic_matrix(n, len(d), sensor.ratio, o) for n, d, o in zip(image.shape[-2:], down, sensor.origin)]
        nearest = [nearest_matrix(n, len(d), sensor.ratio, o) for n, d, o in zip(image.shape[-2:], down, sensor.origin)]
        known = (share >= 0.5).to(image.dtype)
        # The kernel's weights are shared out among the coarse pixels that are known, as GDAL does.
        values = _both(up, blocks * known) / _both(up, known).clamp_min(0.3)
        brought_up.append(torch.where(_both(nearest, known) > 0.5, values, torch.nan))
    return torch.stack(brought_up)


def block_matrix(fine: int, ratio: float, origin: float, shift: float, blur: float) -> Tensor:
    """(coarse, fine): each coarse pixel as a weighted mean of fine pixels along one axis.

    The weight is the overlap of the fine pixel with the coarse pixel's square, blurred by a Gaussian of `blur`
    coarse pixels. Where the coarse pixel sticks out of the image, what is inside stands for it.
    """
    count = math.ceil((fine - origin) / ratio - 1e-9)
    begin = origin + shift + ratio * torch.arange(count, dtype=torch.float64)[:, None]
    pixel = torch.arange(fine, dtype=torch.float64)[None, :]
    sigma = blur * ratio

    def ramp(x: Tensor) -> Tensor:
        """Integral of the Gaussian's cumulative distribution; without blur, max(x, 0)."""
        if sigma < 1e-6:
            return x.clamp_min(0)
        z = x / sigma
        return x * torch.special.ndtr(z) + sigma * torch.exp(-z * z / 2) / math.sqrt(2 * math.pi)

    def covered(edge: Tensor) -> Tensor:
        return ramp(pixel + 1 - edge) - ramp(pixel - edge)

    weight = covered(begin) - covered(begin + ratio)
    # A pixel that the shift moved wholly out of the image takes the nearest one.
    nearest = (pixel - (begin + ratio / 2).clamp(0, fine - 1)).abs() < 1
    weight = torch.where(weight.sum(1, keepdim=True) > 1e-3, weight, nearest.to(weight.dtype))
    return (weight / weight.sum(1, keepdim=True)).float()


def cubic_matrix(fine: int, coarse: int, ratio: float, origin: float) -> Tensor:
    """(fine, coarse): cubic convolution with a = -0.5, as GDAL's cubic brings an image up (Keys 1981)."""
    at, centre = _positions(fine, coarse, ratio, origin)
    x = (at - centre).abs()
    near = 1.5 * x**3 - 2.5 * x**2 + 1
    far = -0.5 * x**3 + 2.5 * x**2 - 4 * x + 2
    weight = torch.where(x <= 1, near, torch.where(x < 2, far, 0.0))
    return (weight / weight.sum(1, keepdim=True)).float()


def nearest_matrix(fine: int, coarse: int, ratio: float, origin: float) -> Tensor:
    """(fine, coarse): 1 at the coarse pixel in which the fine pixel's centre lies."""
    at, centre = _positions(fine, coarse, ratio, origin)
    return (torch.floor(at + 0.5).clamp(0, coarse - 1) == centre).float()


def _positions(fine: int, coarse: int, ratio: float, origin: float) -> tuple[Tensor, Tensor]:
    """Centres of the fine pixels, (fine, 1), and of the coarse ones, (1, coarse), in coarse pixels."""
    at = (torch.arange(fine, dtype=torch.float64) + 0.5 - origin) / ratio - 0.5
    return at[:, None], torch.arange(coarse, dtype=torch.float64)[None, :]


def _both(matrices: list[Tensor], image: Tensor) -> Tensor:
    """The first matrix along the rows, the second along the columns of (..., rows, cols)."""
    return matrices[0] @ image @ matrices[1].T
