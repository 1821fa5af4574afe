"""Coarse pairs on a grid of their own, with more of what goes wrong in real ones than `simulate` has.

Most pairs come out good and some bad: severities are log-normal, and some sensors have no error but their
pixel.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Optional

import numpy as np
from scipy.special import ndtr

from ..simulation.fields import fractal_noise, smooth_noise
from . import scanner, skies

SCANNED = 0.35
"""The share of sensors that scan as MODIS does (scanner.py)."""
PERFECT = 0.15
"""The share of sensors with a point spread and a grid, and no error."""
FARTHEST = 0.5
"""The largest misregistration, in coarse pixels; where these are small, `FARTHEST_FINE` fine pixels."""
FARTHEST_FINE = 1.5
GRAINY, GRAIN, MOST_GRAIN = 0.6, 0.004, 1.0
"""The share of sensors with noise in reflectance, its median, and the largest in deviations. Gao et al. 2006
found .004 to .03 between MODIS and Landsat in each pixel, of which a part is noise."""


@dataclass(frozen=True)
class Sensor:
    """How one pair of coarse images came about; drawn at random by `draw`.

    What both dates share cancels in C2 - C1, mostly; what is each date's own does not. Deviations are F1's.
    """

    ratio: float
    """Coarse pixel size in fine pixels."""
    origin: tuple[float, float]
    """Row and column, in fine pixels, where the first coarse pixel begins; at most 0."""
    blur: float
    """Standard deviation of the Gaussian point spread, in coarse pixels, on top of the pixel's own square."""
    shift: np.ndarray
    """(2 dates, 2): how many fine pixels (rows, columns) the image is off from where it claims to be."""
    mix: np.ndarray
    """(bands, bands) of other spectral responses: what each band, in deviations, sees of each fine band."""
    bend: np.ndarray
    """(bands,) largest part, in deviations, that depends on the surface; see `_bent`."""
    wave: tuple[float, float]
    """How often that part swings per deviation of brightness, and where it begins, both in radians."""
    gain: np.ndarray
    """(2, bands): by date, what the reflectance is multiplied with."""
    offset: np.ndarray
    """(2, bands): by date, what is added, in deviations."""
    drift: tuple[float, float]
    """By date, the deviation of a smooth field: the coarse date is a little earlier or later in places."""
    drift_reach: float
    """How far that field is smooth, in coarse pixels."""
    haze: tuple[float, float]
    """By date, the opacity of the thickest haze."""
    noise: float
    """White noise on each coarse pixel, in deviations."""
    grain: float
    """The like in reflectance, in each band alike: small beside what differs among crops, large within a
    forest."""
    step: float
    """Values are rounded to multiples of so many deviations; 0 is not at all."""
    missing: tuple[int, int]
    """By date, how many patches of pixels are missing."""
    scan: Optional[scanner.Scan] = None
    """How both dates were scanned and gridded; None for pixels that lie where the grid says, with `blur`."""

    @property
    def perfect(self) -> bool:
        """Whether there is no error but the pixel, its point spread and its grid."""
        if self.scan is not None:
            return False
        neutral = np.all(self.gain == 1) and np.array_equal(self.mix, np.eye(len(self.mix)))
        errors = (
            self.shift,
            self.bend,
            self.offset,
            self.drift,
            self.haze,
            self.noise,
            self.grain,
            self.step,
            self.missing,
        )
        return bool(neutral and not any(np.any(e) for e in errors))


def draw(bands: int, ratio: float, rng: np.random.Generator, scanned: float = SCANNED) -> Sensor:
    """A sensor with errors between none and large; part of them both dates share, part is of each date
    alone.

    Args:
        scanned: how likely it is one that scans.
    """
    sensor = _drawn(bands, ratio, rng)
    if rng.random() >= scanned:
        return sensor
    return replace(
        sensor,
        scan=scanner.draw(bands, rng),
        shift=sensor.shift + scanner.own_shifts(ratio, rng),
        offset=sensor.offset + scanner.own_offsets(bands, rng),
    )


def _drawn(bands: int, ratio: float, rng: np.random.Generator) -> Sensor:
    normal, uniform = rng.standard_normal, rng.uniform
    on = rng.random() >= PERFECT

    def severity(middle: float = 0.4) -> float:
        """Log-normal about its median: a third of sensors have more than 1.5 times that, a few five times."""
        return on * min(middle * rng.lognormal(0, 0.9), 2.0)

    geometry, tone, response = severity(), severity(), severity()
    farthest = max(FARTHEST * ratio, FARTHEST_FINE)
    shift = geometry * 0.5 * farthest * (normal((1, 2)) + 0.25 * normal((2, 2)))
    # Atmosphere and angle move all bands of a date together, mostly.
    own = tone * (0.025 * normal((2, 1)) + 0.02 * normal((2, bands)))
    gain = 1 + np.clip(tone * 0.10 * normal((1, bands)), -0.3, 0.3) + np.clip(own, -0.12, 0.12)
    offset = tone * (0.10 * normal((1, bands)) + 0.04 * normal((2, 1)) + 0.03 * normal((2, bands)))
    leak = 0.06 * normal((bands, bands)) * (1 - np.eye(bands)) / math.sqrt(max(bands - 1, 1))
    return Sensor(
        ratio=ratio,
        origin=(-uniform(0, ratio), -uniform(0, ratio)),
        blur=uniform(0.0, 0.6),
        shift=np.clip(shift, -farthest, farthest),
        mix=np.eye(bands) + response * leak,
        bend=response * 0.06 * (normal() + 0.6 * normal(bands)),
        wave=(uniform(0.5, 2.0), uniform(0, 2 * math.pi)),
        gain=gain,
        offset=offset,
        drift=tuple(min(severity(0.04), 0.25) for _ in range(2)),
        drift_reach=uniform(1.5, 6.0),
        haze=tuple(on * (rng.random() < 0.12) * min(rng.lognormal(-2.3, 0.8), 0.7) for _ in range(2)),
        noise=min(severity(0.03), 0.25),
        grain=on * (rng.random() < GRAINY) * min(GRAIN * rng.lognormal(0, 0.7), 0.02),
        step=on * (rng.random() < 0.25) * 10 ** uniform(-2.0, -0.8),
        missing=tuple(int(on * (rng.random() < 0.15) * rng.integers(1, 4)) for _ in range(2)),
    )


def coarse_pair(
    first: np.ndarray,
    second: np.ndarray,
    ratio: float,
    rng: np.random.Generator,
    sensor: Sensor | None = None,
    over: tuple[Optional[skies.Sky], Optional[skies.Sky]] = (None, None),
    white: Optional[np.ndarray] = None,
) -> tuple[np.ndarray, tuple[float, float], Sensor]:
    """C1 and C2 on their own grid, from F1 and F2.

    Args:
        first, second: (bands, rows, cols) reflectance, NaN where there are no data.
        ratio: coarse pixel size in fine pixels; need not be whole.
        sensor: instead of one drawn at random; its own ratio holds.
        over: what lies over C1 and over C2; None where it is clear.
        white: (bands, 1, 1) what the thickest cloud shows; without it, as `first` has it.
    Returns:
        (2, bands, coarse rows, coarse cols) float32, NaN where less than half of the coarse pixel had data;
        row and column, in fine pixels, where the first coarse pixel begins; and what was drawn.
    """
    sensor = sensor or draw(len(first), ratio, rng)
    scale = _Scale.of(first)
    white = skies.white_of(first, index=False) if white is None else white
    pair = []
    for date, (image, sky) in enumerate(zip((first, second), over)):
        values = _seen(image if sky is None else sky.over(image, white), date, scale, sensor, rng)
        if sky is not None:
            values[:, _averaged(sky.cloud, date, values.shape[1:], sensor) >= sky.seen] = np.nan
        pair.append(values)
    return np.stack(pair).astype(np.float32), sensor.origin, sensor


def block_matrix(fine: int, ratio: float, origin: float, shift: float, blur: float) -> np.ndarray:
    """(coarse, fine): the share that each fine pixel has in each coarse pixel along one axis.

    It is the overlap of the fine pixel with the coarse pixel's square, blurred by a Gaussian of `blur` coarse
    pixels. Rows sum to 1, or to less where the coarse pixel sticks out of the image: so far it is covered.
    """
    begin = origin + shift + ratio * np.arange(_count(fine, ratio, origin))[:, None]
    pixel = np.arange(fine)[None, :]
    sigma = blur * ratio

    def ramp(x: np.ndarray) -> np.ndarray:
        """Integral of the Gaussian's cumulative distribution; without blur, max(x, 0)."""
        if sigma < 1e-6:
            return np.maximum(x, 0)
        z = x / sigma
        return x * ndtr(z) + sigma * np.exp(-z * z / 2) / math.sqrt(2 * math.pi)

    def covered(edge: np.ndarray) -> np.ndarray:
        return ramp(pixel + 1 - edge) - ramp(pixel - edge)

    return (covered(begin) - covered(begin + ratio)) / ratio


def _count(fine: int, ratio: float, origin: float) -> int:
    """How many coarse pixels cover so many fine ones."""
    return math.ceil((fine - origin) / ratio - 1e-9)


def _averaged(images: np.ndarray, date: int, size: tuple[int, ...], sensor: Sensor) -> np.ndarray:
    """Images without NaN, (..., rows, cols), as the sensor averages them, (..., *size); outside them is 0."""
    if sensor.scan is not None:
        (row, col), (down, right) = sensor.origin, sensor.shift[date]
        begin = row + float(down), col + float(right)
        return sensor.scan.averaged(images, date, sensor.ratio, begin, (size[0], size[1]))
    rows, cols = (
        block_matrix(n, sensor.ratio, o, s, sensor.blur)
        for n, o, s in zip(images.shape[-2:], sensor.origin, sensor.shift[date])
    )
    return rows @ images @ cols.T


@dataclass(frozen=True)
class _Scale:
    """What F1 measures by, each (bands, 1, 1)."""

    mean: np.ndarray
    std: np.ndarray
    bright: np.ndarray

    @classmethod
    def of(cls, fine: np.ndarray) -> _Scale:
        known = fine if np.isfinite(fine).any() else np.zeros_like(fine)
        mean, std = (f(known, axis=(1, 2), keepdims=True) for f in (np.nanmean, np.nanstd))
        return cls(mean, np.maximum(std, 1e-6), np.nanquantile(known, 0.99, axis=(1, 2), keepdims=True))


def _seen(
    image: np.ndarray, date: int, scale: _Scale, sensor: Sensor, rng: np.random.Generator
) -> np.ndarray:
    """(bands, coarse rows, coarse cols) of one date."""
    size = tuple(_count(n, sensor.ratio, o) for n, o in zip(image.shape[1:], sensor.origin))
    there = np.isfinite(image).all(0)
    z = _bent(np.where(there, (image - scale.mean) / scale.std, 0), sensor)
    share = _averaged(there.astype(float), date, size, sensor)
    z = _averaged(z * there, date, size, sensor) / np.maximum(share, 1e-6)
    z = np.tensordot(sensor.mix, z, 1)
    gain, offset = (x[date][:, None, None] for x in (sensor.gain, sensor.offset))
    off = offset + _disturbed(z.shape, date, scale.std, sensor, rng)
    values = gain * (z * scale.std + scale.mean) + scale.std * off
    if sensor.scan is not None:
        values *= sensor.scan.gain(date, size[1])
    values += _haze(z.shape[1:], sensor.haze[date], rng) * (scale.bright + 3 * scale.std - values)
    if sensor.step:
        values = np.round(values / (sensor.step * scale.std)) * (sensor.step * scale.std)
    known = (share >= 0.5) & ~_gaps(z.shape[1:], sensor.missing[date], rng)
    return np.where(known, values, np.nan)


def _bent(z: np.ndarray, sensor: Sensor) -> np.ndarray:
    """Fine values as the coarse sensor's bands would see each surface: a smooth function of its
    brightness."""
    rate, begin = sensor.wave
    swing = np.sin(rate * np.clip(z.mean(0), -3, 3) + begin)
    return z + sensor.bend[:, None, None] * swing


def _disturbed(
    shape: tuple, date: int, std: np.ndarray, sensor: Sensor, rng: np.random.Generator
) -> np.ndarray:
    """Drift and noise, in deviations; `std` is what one is in each band, (bands, 1, 1)."""
    bands, rows, cols = shape
    fields = [smooth_noise(max(rows, cols), sensor.drift_reach, rng)[:rows, :cols] for _ in range(bands + 1)]
    drift = sensor.drift[date] * (0.8 * fields[0] + 0.6 * np.stack(fields[1:]))
    grain = np.minimum(sensor.grain / std, MOST_GRAIN)
    return drift + np.hypot(sensor.noise, grain) * rng.standard_normal(shape)


def _haze(shape: tuple, thickest: float, rng: np.random.Generator) -> np.ndarray:
    """(rows, cols) opacity: none in most of the image."""
    if not thickest:
        return np.zeros(shape)
    field = fractal_noise(max(shape), max(shape) / 3, rng)[: shape[0], : shape[1]]
    veil = np.maximum(field - np.quantile(field, rng.uniform(0.3, 0.9)), 0)
    return thickest * veil / max(veil.max(), 1e-6)


def _gaps(shape: tuple, count: int, rng: np.random.Generator) -> np.ndarray:
    """(rows, cols) True in `count` discs, of a pixel to a tenth of the image's side."""
    row, col = np.ogrid[: shape[0], : shape[1]]
    gaps = np.zeros(shape, bool)
    for _ in range(count):
        centre = rng.uniform(0, shape)
        gaps |= np.hypot(row - centre[0], col - centre[1]) < rng.uniform(0.5, max(0.8, min(shape) / 10))
    return gaps
