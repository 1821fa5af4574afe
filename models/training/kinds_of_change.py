"""Kinds of change, each a function of a surface and a generator that gives the surface's values after it."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from .parcels import centres, membership, parcels, per_parcel
from .surface import GREEN_PEAK, INFRARED, VISIBLE, Surface, elsewhere, green, spectral


def classwise(surface: Surface, rng: np.random.Generator) -> np.ndarray:
    """Each soft class of the spectrum gets a gain and an offset of its own."""
    count = int(rng.integers(2, 9))
    middles = centres(surface.z, count, rng)
    share = membership(surface.z, middles, rng.uniform(0.4, 1.0))
    # Classes that look alike change alike; else the mixed pixels of a border would stand out as a fringe.
    alike = np.exp(-((middles[:, None] - middles) ** 2).mean(-1) / 2) + 0.15 * np.eye(count)
    size = rng.uniform(0.2, 1.3)
    offset = size * np.linalg.cholesky(alike) @ spectral(surface, count, rng)
    gain = 0.25 * size * rng.standard_normal((count, 1)) + 0.1 * size * rng.standard_normal(offset.shape)
    slope = np.tensordot(gain, share, (0, 0))
    level = np.tensordot(offset - gain * middles, share, (0, 0))
    return (surface.z + (1 - 0.7 * surface.water) * (slope * surface.z + level)).astype(np.float32)


def harvest(surface: Surface, rng: np.random.Generator) -> np.ndarray:
    """Parcels change one by one to what other parcels look like, or to something new."""
    label = parcels(surface.z, rng)
    mean, spread = per_parcel(surface.z, label)
    count, land = len(mean), per_parcel(surface.water[None], label)[0][:, 0] < 0.3
    if not land.any():
        return phenology(surface, rng)
    # Parcels with the same crop are often harvested at the same time.
    kind = membership(mean.T[:, :, None], centres(mean.T[:, :, None], min(5, count), rng), 0.3)[
        ..., 0
    ].argmax(0)
    share = rng.uniform(0.1, 0.7)
    odds = rng.beta(2 * share, 2 * (1 - share), kind.max() + 1)[kind]
    moved = land & (rng.random(count) < 0.7 * odds + 0.3 * share)
    # What follows is one of a few covers of the scene, and no two parcels are quite alike.
    land = np.flatnonzero(land)
    covers = rng.choice(land, rng.integers(1, 5))
    donor = np.where(rng.random(count) < 0.7, rng.choice(covers, count), rng.choice(land, count))
    invented = 0.8 * rng.random() * (rng.random(len(covers)) < 0.4)
    target = mean[donor] + 0.15 * spectral(surface, count, rng)
    target += (invented[:, None] * spectral(surface, len(covers), rng))[rng.integers(0, len(covers), count)]
    ratio = np.clip(spread[donor] / (spread + 0.05), 0.3, 2.0)
    kept = (rng.uniform(-0.2, 1.1, (count, 1)) * ratio).astype(np.float32)
    new = (np.sqrt(np.clip(1 - (kept / ratio) ** 2, 0, 1)) * spread[donor]).astype(np.float32)

    def on_pixels(values: np.ndarray) -> np.ndarray:
        return np.moveaxis(values.astype(np.float32)[label], -1, 0)

    texture = surface.z - on_pixels(mean)
    other = elsewhere(np.clip(texture / on_pixels(spread + 0.05), -2.5, 2.5), rng)
    after = on_pixels(target) + on_pixels(kept) * texture + on_pixels(new) * other
    return surface.z + _mixed(moved[label] * (after - surface.z), rng)


def flood(surface: Surface, rng: np.random.Generator) -> np.ndarray:
    """Water rises over its surroundings, or leaves them."""
    dark = (
        surface.z[surface.bands(*INFRARED)].mean(0) if surface.bands(*INFRARED).any() else surface.z.mean(0)
    )
    known = surface.water.mean() > 0.002
    like = surface.water > 0.5 if known else dark <= np.quantile(dark, 0.01)
    water = _water(surface, like, rng)
    # Where names tell nothing, all that looks like the darkest is water.
    wet = like if known else ndimage.binary_opening(((surface.z - water[:, None, None]) ** 2).mean(0) < 0.15)
    rough = surface.noise(rng.uniform(8, 60), rng, 5)
    falls = wet.all() or (wet.mean() > 0.03 and rng.random() < 0.4)
    return _dried(surface, wet, rough, rng) if falls else _risen(surface, wet, water, dark, rough, rng)


def _risen(
    surface: Surface,
    wet: np.ndarray,
    water: np.ndarray,
    dark: np.ndarray,
    rough: np.ndarray,
    rng: np.random.Generator,
) -> np.ndarray:
    """Water covers what is near it, dark (so moist) and low in an invented terrain.

    Args:
        wet: (rows, cols) True where water is. water: (bands,) its spectrum. dark: (rows, cols) low where
            moist.
    """
    low = ndimage.gaussian_filter(dark, rng.uniform(1, 5))
    terrain = 0.5 * rough + rng.uniform(0.2, 0.8) * low / (low.std() + 1e-6)
    if wet.mean() > 0.002:
        terrain += np.minimum(ndimage.distance_transform_edt(~wet), 80) / rng.uniform(8, 40)
    level = np.quantile(terrain[~wet], rng.uniform(0.03, 0.35))
    depth = _soft(level - terrain, rng.uniform(0.02, 0.12)) * (1 - surface.water)
    # Plants stand out of shallow water, and mud clouds it.
    cover = depth * np.clip(rng.uniform(0.7, 1.0) + 0.15 * surface.noise(6, rng, 3), 0, 1)
    mud = 0.06 * surface.noise(10, rng, 3)
    return surface.z + _mixed(cover * (water[:, None, None] + mud - surface.z), rng)


def _dried(surface: Surface, wet: np.ndarray, rough: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Water leaves its shallow margins; what comes to light looks like the land of the scene."""
    depth = ndimage.distance_transform_edt(wet)
    shore = depth + rng.uniform(0.5, 3) * rough
    bare = _soft(np.quantile(shore[wet], rng.uniform(0.1, 0.9)) - shore, rng.uniform(0.3, 1)) * wet
    land = surface.z[:, ~wet]
    if not land.size:
        return haze(surface, rng)
    sand, mud = (land[:, i, None, None] for i in rng.integers(0, land.shape[1], 2))
    ground = mud + (sand - mud) * _soft(surface.noise(rng.uniform(5, 30), rng, 4), 1)
    grain = surface.z - ndimage.uniform_filter(surface.z, (0, 9, 9))
    ground = ground + rng.uniform(0.1, 0.5) * elsewhere(np.clip(grain, -0.6, 0.6), rng)
    moist = 0.5 * np.exp(-np.maximum(np.quantile(shore[wet], 0.9) - shore, 0) / 5)
    return surface.z + _mixed(bare * (1 - moist) * (ground - surface.z), rng)


def burn(surface: Surface, rng: np.random.Generator) -> np.ndarray:
    """Patches turn to char, some classes sooner than others."""
    count = 5
    share = membership(surface.z, centres(surface.z, count, rng), 0.3)
    fuel = np.tensordot(rng.standard_normal(count), share, 1) + 0.5 * green(surface)
    danger = surface.noise(rng.uniform(20, 100), rng, 6) + rng.uniform(0.2, 0.8) * fuel
    level = np.quantile(danger, 1 - rng.uniform(0.05, 0.4))
    burnt = _soft(danger - level, rng.uniform(0.03, 0.15)) * (1 - surface.water)
    char = np.quantile(surface.z, rng.uniform(0.02, 0.15), axis=(1, 2)) + 0.15 * spectral(surface, 1, rng)[0]
    char[surface.bands("swir2")] += rng.uniform(0, 1.2)
    severity = np.clip(rng.uniform(0.5, 1) + 0.2 * surface.noise(5, rng, 3), 0, 1)
    kept = rng.uniform(0, 0.35) * (surface.z - ndimage.uniform_filter(surface.z, (0, 7, 7)))
    return surface.z + _mixed(burnt * severity * (char[:, None, None] + kept - surface.z), rng)


def phenology(surface: Surface, rng: np.random.Generator) -> np.ndarray:
    """A season: plants change more than the rest, bands each in their way, and places a bit sooner or
    later."""
    greenness = green(surface)
    plants = 1 / (1 + np.exp(-rng.uniform(1, 3) * (greenness - rng.normal(0, 0.6))))
    slow = 1 + rng.uniform(0.1, 0.5) * surface.noise(max(surface.shape) / rng.uniform(1.5, 5), rng)
    tone = rng.uniform(0.4, 1.8) * spectral(surface, 2, rng)
    leaf, rest = tone[0], 0.3 * tone[0] + 0.5 * tone[1]
    peak, gone = surface.bands(*GREEN_PEAK), surface.bands("red", "swir", "rededge1")
    if peak.any() and gone.any():
        # Leaves raise the near infrared and darken red and shortwave infrared.
        way = rng.choice([-1, 1])
        leaf[peak], leaf[gone] = way * np.abs(leaf[peak]), -way * np.abs(leaf[gone])
    gain = (rng.normal(0, 0.15) + rng.normal(0, 0.08, len(surface.z)))[:, None, None]
    bend = rng.normal(0, 0.08) * (np.tanh(surface.z) ** 2)
    shift = leaf[:, None, None] * plants + rest[:, None, None] * (1 - plants)
    return (surface.z + (1 - 0.6 * surface.water) * slow * (shift + gain * surface.z + bend)).astype(
        np.float32
    )


def haze(surface: Surface, rng: np.random.Generator) -> np.ndarray:
    """Light and air: a slow additive field, a common gain, and bands that leak into one another."""
    count = len(surface.z)
    veil = rng.uniform(0.05, 0.4) * surface.noise(max(surface.shape) / rng.uniform(1, 4), rng)
    weight = rng.uniform(0.3, 1, count) + 0.8 * surface.bands(*VISIBLE)
    leak = np.eye(count) * rng.normal(1, 0.12) + rng.normal(0, 0.08, (count, count))
    mixed = np.tensordot(leak, surface.z, 1) + rng.normal(0, 0.15, (count, 1, 1))
    return (mixed + weight[:, None, None] * veil).astype(np.float32)


KINDS = ((classwise, 3.0), (harvest, 4.0), (flood, 1.5), (burn, 1.0), (phenology, 2.0), (haze, 0.7))
"""Each kind of change with its odds."""


def _water(surface: Surface, like: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """(bands,) of water: some of what is like it in the scene, clearer or muddier."""
    some = surface.z[:, like]
    water = some[:, rng.integers(0, some.shape[1], 5)].mean(1)
    water += 0.1 * spectral(surface, 1, rng)[0]
    water[surface.bands(*VISIBLE)] += abs(rng.normal(0, 0.4))
    return water.astype(np.float32)


def _soft(depth: np.ndarray, width: float) -> np.ndarray:
    """0 below -width, 1 above width."""
    return np.clip(depth / (2 * width) + 0.5, 0, 1)


def _mixed(change: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Borders lie within pixels, and a sensor has a point spread: no change ends from one pixel to the
    next."""
    sigma = rng.uniform(0.3, 0.6)
    return ndimage.gaussian_filter(change, (0, sigma, sigma), truncate=3, output=np.float32)
