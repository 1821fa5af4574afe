"""Synthetic second dates: plausible change laid over one fine image, so that few real dates go far.

Everything here works on the image in standard deviations of its own bands, so that it takes reflectance,
brightness and indices alike. Where the bands' names are known, water is dark and burns are darkest where
plants are brightest.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy import ndimage, sparse

from ..simulation.fields import fractal_noise, smooth_noise

SMALLEST, LARGEST = 0.1, 1.5
"""Bounds of a band's root mean square change, in standard deviations of the band."""
MARGIN = 0.2
"""How far new values may leave the range that the scene has, as a share of that range."""
VISIBLE, RED, GREEN_PEAK = ("blue", "green", "red", "pan"), ("red",), ("nir", "nir08", "nir8a", "rededge3")
INFRARED = ("nir", "swir", "rededge2", "rededge3", "rededge4")


@dataclass(frozen=True)
class Scene:
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

    def noise(self, spacing: float, random: np.random.Generator, octaves: int = 1) -> np.ndarray:
        """(rows, cols) of mean 0 and deviation about 1, smooth over `spacing` pixels; rough with more
        octaves."""
        size, spacing = max(self.shape), max(spacing, 2.0)
        field = (
            smooth_noise(size, spacing, random)
            if octaves == 1
            else fractal_noise(size, spacing, random, octaves)
        )
        return field[: self.shape[0], : self.shape[1]]


def changed(
    fine: np.ndarray, random: np.random.Generator, names: tuple[str, ...] | None = None
) -> np.ndarray:
    """A plausible second date of the place.

    Args:
        fine: (bands, rows, cols) float32 reflectance or anything like it, NaN where there are no data.
        names: what the bands are called, as in `spectra.BANDS`, where that is known.
    Returns:
        (bands, rows, cols) float32 with the same NaN. The root mean square change of each band is `SMALLEST`
        to `LARGEST` of its standard deviation in `fine`, and values leave the range of `fine` by `MARGIN` at
        most.
    """
    there = np.isfinite(fine)
    fine = np.where(there.any((1, 2), keepdims=True), fine, 0)  # a band without any data has no mean
    mean = np.nanmean(fine, axis=(1, 2), keepdims=True)
    # A band without any contrast has no deviation to measure by.
    std = np.maximum(np.nanstd(fine, axis=(1, 2), keepdims=True), 0.01 * np.abs(mean) + 1e-6)
    names = tuple(name.lower() for name in names or ())
    scene = Scene(_filled((fine - mean) / std, there), names, _known_water(fine, names))
    kinds = [kind for kind, _ in KINDS]
    odds = np.array([share for _, share in KINDS]) / sum(share for _, share in KINDS)
    count = random.choice([1, 2, 3], p=[0.4, 0.45, 0.15])
    after = scene
    for which in random.choice(len(kinds), count, replace=False, p=odds):
        after = replace(after, z=kinds[which](after, random))
    second = _sized(scene.z, _everywhere(after, random), there)
    return np.where(there, second * std + mean, np.nan).astype(np.float32)


# --- kinds of change: (scene, random) -> the scene's values after it
# ------------------------------------------


def classwise(scene: Scene, random: np.random.Generator) -> np.ndarray:
    """Each soft class of the spectrum gets a gain and an offset of its own."""
    count = int(random.integers(2, 9))
    centres = _centres(scene.z, count, random)
    share = _membership(scene.z, centres, random.uniform(0.4, 1.0))
    # Classes that look alike change alike; else the mixed pixels of a border would stand out as a fringe.
    alike = np.exp(-((centres[:, None] - centres) ** 2).mean(-1) / 2) + 0.15 * np.eye(count)
    size = random.uniform(0.2, 1.3)
    offset = size * np.linalg.cholesky(alike) @ _spectral(scene, count, random)
    gain = 0.25 * size * random.standard_normal((count, 1)) + 0.1 * size * random.standard_normal(
        offset.shape
    )
    slope = np.tensordot(gain, share, (0, 0))
    level = np.tensordot(offset - gain * centres, share, (0, 0))
    return (scene.z + (1 - 0.7 * scene.water) * (slope * scene.z + level)).astype(np.float32)


def harvest(scene: Scene, random: np.random.Generator) -> np.ndarray:
    """Parcels change one by one to what other parcels look like, or to something new."""
    label = parcels(scene.z, random)
    mean, spread = _per_parcel(scene.z, label)
    count, land = len(mean), _per_parcel(scene.water[None], label)[0][:, 0] < 0.3
    if not land.any():
        return phenology(scene, random)
    # Parcels with the same crop are often harvested at the same time.
    kind = _membership(mean.T[:, :, None], _centres(mean.T[:, :, None], min(5, count), random), 0.3)[
        ..., 0
    ].argmax(0)
    share = random.uniform(0.1, 0.7)
    odds = random.beta(2 * share, 2 * (1 - share), kind.max() + 1)[kind]
    moved = land & (random.random(count) < 0.7 * odds + 0.3 * share)
    # What follows is one of a few covers of the scene, and no two parcels are quite alike.
    land = np.flatnonzero(land)
    covers = random.choice(land, random.integers(1, 5))
    donor = np.where(random.random(count) < 0.7, random.choice(covers, count), random.choice(land, count))
    invented = 0.8 * random.random() * (random.random(len(covers)) < 0.4)
    target = mean[donor] + 0.15 * _spectral(scene, count, random)
    target += (invented[:, None] * _spectral(scene, len(covers), random))[
        random.integers(0, len(covers), count)
    ]
    ratio = np.clip(spread[donor] / (spread + 0.05), 0.3, 2.0)
    kept = (random.uniform(-0.2, 1.1, (count, 1)) * ratio).astype(np.float32)
    new = (np.sqrt(np.clip(1 - (kept / ratio) ** 2, 0, 1)) * spread[donor]).astype(np.float32)

    def on_pixels(values: np.ndarray) -> np.ndarray:
        return np.moveaxis(values.astype(np.float32)[label], -1, 0)

    texture = scene.z - on_pixels(mean)
    other = _elsewhere(np.clip(texture / on_pixels(spread + 0.05), -2.5, 2.5), random)
    after = on_pixels(target) + on_pixels(kept) * texture + on_pixels(new) * other
    return scene.z + _mixed(moved[label] * (after - scene.z), random)


def flood(scene: Scene, random: np.random.Generator) -> np.ndarray:
    """Water rises over its surroundings, or leaves them."""
    dark = scene.z[scene.bands(*INFRARED)].mean(0) if scene.bands(*INFRARED).any() else scene.z.mean(0)
    known = scene.water.mean() > 0.002
    like = scene.water > 0.5 if known else dark <= np.quantile(dark, 0.01)
    water = _water(scene, like, random)
    # Where names tell nothing, all that looks like the darkest is water.
    wet = like if known else ndimage.binary_opening(((scene.z - water[:, None, None]) ** 2).mean(0) < 0.15)
    rough = scene.noise(random.uniform(8, 60), random, 5)
    falls = wet.all() or (wet.mean() > 0.03 and random.random() < 0.4)
    return _dried(scene, wet, rough, random) if falls else _risen(scene, wet, water, dark, rough, random)


def _risen(
    scene: Scene,
    wet: np.ndarray,
    water: np.ndarray,
    dark: np.ndarray,
    rough: np.ndarray,
    random: np.random.Generator,
) -> np.ndarray:
    """Water covers what is near it, dark (so moist) and low in an invented terrain.

    Args:
        wet: (rows, cols) True where water is. water: (bands,) its spectrum. dark: (rows, cols) low where
            moist.
    """
    low = ndimage.gaussian_filter(dark, random.uniform(1, 5))
    terrain = 0.5 * rough + random.uniform(0.2, 0.8) * low / (low.std() + 1e-6)
    if wet.mean() > 0.002:
        terrain += np.minimum(ndimage.distance_transform_edt(~wet), 80) / random.uniform(8, 40)
    level = np.quantile(terrain[~wet], random.uniform(0.03, 0.35))
    depth = _soft(level - terrain, random.uniform(0.02, 0.12)) * (1 - scene.water)
    # Plants stand out of shallow water, and mud clouds it.
    cover = depth * np.clip(random.uniform(0.7, 1.0) + 0.15 * scene.noise(6, random, 3), 0, 1)
    mud = 0.06 * scene.noise(10, random, 3)
    return scene.z + _mixed(cover * (water[:, None, None] + mud - scene.z), random)


def _dried(scene: Scene, wet: np.ndarray, rough: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Water leaves its shallow margins; what comes to light looks like the land of the scene."""
    depth = ndimage.distance_transform_edt(wet)
    shore = depth + random.uniform(0.5, 3) * rough
    bare = _soft(np.quantile(shore[wet], random.uniform(0.1, 0.9)) - shore, random.uniform(0.3, 1)) * wet
    land = scene.z[:, ~wet]
    if not land.size:
        return haze(scene, random)
    sand, mud = (land[:, i, None, None] for i in random.integers(0, land.shape[1], 2))
    ground = mud + (sand - mud) * _soft(scene.noise(random.uniform(5, 30), random, 4), 1)
    grain = scene.z - ndimage.uniform_filter(scene.z, (0, 9, 9))
    ground = ground + random.uniform(0.1, 0.5) * _elsewhere(np.clip(grain, -0.6, 0.6), random)
    moist = 0.5 * np.exp(-np.maximum(np.quantile(shore[wet], 0.9) - shore, 0) / 5)
    return scene.z + _mixed(bare * (1 - moist) * (ground - scene.z), random)


def burn(scene: Scene, random: np.random.Generator) -> np.ndarray:
    """Patches turn to char, some classes sooner than others."""
    count = 5
    share = _membership(scene.z, _centres(scene.z, count, random), 0.3)
    fuel = np.tensordot(random.standard_normal(count), share, 1) + 0.5 * _green(scene)
    danger = scene.noise(random.uniform(20, 100), random, 6) + random.uniform(0.2, 0.8) * fuel
    level = np.quantile(danger, 1 - random.uniform(0.05, 0.4))
    burnt = _soft(danger - level, random.uniform(0.03, 0.15)) * (1 - scene.water)
    char = (
        np.quantile(scene.z, random.uniform(0.02, 0.15), axis=(1, 2)) + 0.15 * _spectral(scene, 1, random)[0]
    )
    char[scene.bands("swir2")] += random.uniform(0, 1.2)
    severity = np.clip(random.uniform(0.5, 1) + 0.2 * scene.noise(5, random, 3), 0, 1)
    kept = random.uniform(0, 0.35) * (scene.z - ndimage.uniform_filter(scene.z, (0, 7, 7)))
    return scene.z + _mixed(burnt * severity * (char[:, None, None] + kept - scene.z), random)


def phenology(scene: Scene, random: np.random.Generator) -> np.ndarray:
    """A season: plants change more than the rest, bands each in their way, and places a bit sooner or
    later."""
    green = _green(scene)
    plants = 1 / (1 + np.exp(-random.uniform(1, 3) * (green - random.normal(0, 0.6))))
    slow = 1 + random.uniform(0.1, 0.5) * scene.noise(max(scene.shape) / random.uniform(1.5, 5), random)
    tone = random.uniform(0.4, 1.8) * _spectral(scene, 2, random)
    leaf, rest = tone[0], 0.3 * tone[0] + 0.5 * tone[1]
    peak, gone = scene.bands(*GREEN_PEAK), scene.bands("red", "swir", "rededge1")
    if peak.any() and gone.any():
        # Leaves raise the near infrared and darken red and shortwave infrared.
        way = random.choice([-1, 1])
        leaf[peak], leaf[gone] = way * np.abs(leaf[peak]), -way * np.abs(leaf[gone])
    gain = (random.normal(0, 0.15) + random.normal(0, 0.08, len(scene.z)))[:, None, None]
    bend = random.normal(0, 0.08) * (np.tanh(scene.z) ** 2)
    shift = leaf[:, None, None] * plants + rest[:, None, None] * (1 - plants)
    return (scene.z + (1 - 0.6 * scene.water) * slow * (shift + gain * scene.z + bend)).astype(np.float32)


def haze(scene: Scene, random: np.random.Generator) -> np.ndarray:
    """Light and air: a slow additive field, a common gain, and bands that leak into one another."""
    count = len(scene.z)
    veil = random.uniform(0.05, 0.4) * scene.noise(max(scene.shape) / random.uniform(1, 4), random)
    weight = random.uniform(0.3, 1, count) + 0.8 * scene.bands(*VISIBLE)
    leak = np.eye(count) * random.normal(1, 0.12) + random.normal(0, 0.08, (count, count))
    mixed = np.tensordot(leak, scene.z, 1) + random.normal(0, 0.15, (count, 1, 1))
    return (mixed + weight[:, None, None] * veil).astype(np.float32)


KINDS = ((classwise, 3.0), (harvest, 4.0), (flood, 1.5), (burn, 1.0), (phenology, 2.0), (haze, 0.7))
"""Each kind of change with its odds."""


# --- what they have in common
# ---------------------------------------------------------------------------------


def parcels(z: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Segments with the edges of the image, of a few to some hundred pixels.

    A watershed of the gradient, then each basin joins the neighbour most like it, as in Borůvka's minimum
    spanning tree, a few times over. What is large without any edge is cut along straight lines, as people do.

    Args:
        z: (bands, rows, cols) in standard deviations.
    Returns:
        (rows, cols) int, from 0 without gaps.
    """
    slope = np.sqrt(sum(ndimage.sobel(z, axis) ** 2 for axis in (1, 2)).sum(0))
    slope = ndimage.gaussian_filter(slope, random.uniform(0.4, 1.2))
    slope += 1e-3 * (slope.max() + 1e-6) * random.random(slope.shape)  # so that flat ground has basins, too
    label = _basins(slope)
    limit = random.uniform(0.15, 0.7) * np.sqrt(len(z))
    for _ in range(random.integers(2, 8)):
        label = _joined(label, _per_parcel(z, label)[0], limit)
    large = np.bincount(label.ravel())[label] > random.uniform(100, 3000)
    cells = _patchwork(label.shape, random.uniform(8, 40), random)
    both = label + large * (cells + 1) * (label.max() + 1)
    return np.unique(both, return_inverse=True)[1].reshape(label.shape)


def _patchwork(shape: tuple[int, int], width: float, random: np.random.Generator) -> np.ndarray:
    """(rows, cols) int: numbers of oblong cells in slanted strips."""
    row, col = np.mgrid[: shape[0], : shape[1]].astype(np.float32)
    turn, reach = random.uniform(0, np.pi), sum(shape)
    cuts = np.cumsum(random.uniform(0.5, 1.5, 2 + int(4 * reach / width)) * width) - reach
    strip = np.searchsorted(cuts, row * np.cos(turn) + col * np.sin(turn))
    along = col * np.cos(turn) - row * np.sin(turn) + random.uniform(0, width, len(cuts) + 1)[strip]
    return strip * len(cuts) + np.searchsorted(cuts, along / random.uniform(1, 2.5))


def _basins(height: np.ndarray) -> np.ndarray:
    """(rows, cols) int: the watershed in which each pixel lies, by rolling downhill from neighbour to
    neighbour."""
    rows, cols = height.shape
    number = np.pad(np.arange(rows * cols).reshape(rows, cols), 1)
    around = np.pad(height, 1, constant_values=np.inf)
    steps = [(slice(i, i + rows), slice(j, j + cols)) for i in range(3) for j in range(3)]
    lowest = np.stack([around[s] for s in steps]).argmin(0)
    down = np.choose(lowest, [number[s] for s in steps]).ravel()
    while not np.array_equal(down, further := down[down]):
        down = further
    return np.unique(down, return_inverse=True)[1].reshape(rows, cols)


def _joined(label: np.ndarray, mean: np.ndarray, limit: float) -> np.ndarray:
    """Each segment with the one beside it whose mean is nearest, where that is nearer than `limit`."""
    beside = [(label[1:], label[:-1]), (label[:, 1:], label[:, :-1])]
    pairs = np.concatenate([np.stack([a[a != b], b[a != b]], -1) for a, b in beside])
    pairs = np.concatenate([pairs, pairs[:, ::-1]])
    if not len(pairs):
        return label
    far = np.sqrt(((mean[pairs[:, 0]] - mean[pairs[:, 1]]) ** 2).sum(1))
    order = np.lexsort((far, pairs[:, 0]))
    _, first = np.unique(pairs[order, 0], return_index=True)
    best = order[first][far[order[first]] < limit]
    graph = sparse.coo_matrix((np.ones(len(best)), pairs[best].T), (len(mean),) * 2)
    return sparse.csgraph.connected_components(graph, directed=False)[1][label]


def _per_parcel(z: np.ndarray, label: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Mean and standard deviation of each segment, both (segments, bands)."""
    flat, count = label.ravel(), np.bincount(label.ravel())
    mean, square = (np.stack([np.bincount(flat, band.ravel()) / count for band in x], -1) for x in (z, z * z))
    return mean, np.sqrt(np.maximum(square - mean**2, 0))


def _centres(z: np.ndarray, count: int, random: np.random.Generator) -> np.ndarray:
    """(count, bands) of a few rounds of k-means on a sample."""
    flat = z.reshape(len(z), -1)
    sample = flat[:, random.integers(0, flat.shape[1], 2000)].T
    centres = sample[random.integers(0, len(sample), count)].astype(np.float64)
    for _ in range(6):
        nearest = ((sample[:, None] - centres) ** 2).sum(-1).argmin(1)
        for number in np.unique(nearest):
            centres[number] = sample[nearest == number].mean(0)
    return centres


def _membership(z: np.ndarray, centres: np.ndarray, width: float) -> np.ndarray:
    """(centres, rows, cols): how much each pixel belongs to each class; sums to 1."""
    far = np.stack([((z - c[:, None, None].astype(np.float32)) ** 2).mean(0) for c in centres])
    share = np.exp(-(far - far.min(0)) / (2 * width**2))
    return share / share.sum(0)


def _spectral(scene: Scene, count: int, random: np.random.Generator) -> np.ndarray:
    """(count, bands) random spectra of deviation 1, whose bands go together mostly as they do in the
    scene."""
    flat = scene.z.reshape(len(scene.z), -1)[:, ::7]
    values, vectors = np.linalg.eigh(flat @ flat.T / flat.shape[1])
    along = random.standard_normal((count, len(values))) * np.sqrt(np.maximum(values, 0))
    return 0.85 * along @ vectors.T + 0.5 * random.standard_normal((count, len(values)))


def _green(scene: Scene) -> np.ndarray:
    """(rows, cols) of deviation 1: how like plants it is, by name; else the first principal component."""
    peak, red = scene.bands(*GREEN_PEAK), scene.bands("red", "rededge1")
    if peak.any() and red.any():
        value = scene.z[peak].mean(0) - scene.z[red].mean(0)
    else:
        flat = scene.z.reshape(len(scene.z), -1)
        value = np.tensordot(np.linalg.eigh(flat @ flat.T)[1][:, -1], scene.z, 1)
    return (value - value.mean()) / (value.std() + 1e-6)


def _known_water(fine: np.ndarray, names: tuple[str, ...]) -> np.ndarray:
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


def _water(scene: Scene, like: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """(bands,) of water: some of what is like it in the scene, clearer or muddier."""
    some = scene.z[:, like]
    water = some[:, random.integers(0, some.shape[1], 5)].mean(1)
    water += 0.1 * _spectral(scene, 1, random)[0]
    water[scene.bands(*VISIBLE)] += abs(random.normal(0, 0.4))
    return water.astype(np.float32)


def _elsewhere(texture: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """The texture of another place in the scene, turned over."""
    rows, cols = texture.shape[-2:]
    by = int(random.integers(rows)), int(random.integers(cols))
    return np.roll(texture[:, :: random.choice([-1, 1]), :: random.choice([-1, 1])], by, (1, 2))


def _soft(depth: np.ndarray, width: float) -> np.ndarray:
    """0 below -width, 1 above width."""
    return np.clip(depth / (2 * width) + 0.5, 0, 1)


def _mixed(change: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Borders lie within pixels, and a sensor has a point spread: no change ends from one pixel to the
    next."""
    sigma = random.uniform(0.3, 0.6)
    return ndimage.gaussian_filter(change, (0, sigma, sigma), truncate=3, output=np.float32)


def _everywhere(scene: Scene, random: np.random.Generator) -> np.ndarray:
    """A bit of difference that two dates have where nothing happened: tone, shadows, noise."""
    amount = 0.12 * random.random() ** 2
    texture = _elsewhere(scene.z - ndimage.uniform_filter(scene.z, (0, 5, 5)), random)
    tone = 0.5 * amount * random.standard_normal((len(scene.z), 1, 1)).astype(np.float32)
    return scene.z + np.float32(amount) * (texture + scene.noise(4, random)) + tone


def _sized(z: np.ndarray, after: np.ndarray, there: np.ndarray) -> np.ndarray:
    """`after` with change of a size that is realistic, and in a range that the scene has."""
    change = after - z
    change *= min(1, 0.95 * LARGEST / _rms(change, there).max())
    second = _in_range(z, z + change, there)
    for _ in range(3):
        size = _rms(second - z, there)
        if (size >= SMALLEST).all():
            break
        lift = np.where(size < SMALLEST, 1.1 * SMALLEST / np.maximum(size, 1e-3), 1)
        second = _in_range(z, z + lift * (second - z), there)
    return second


def _in_range(z: np.ndarray, after: np.ndarray, there: np.ndarray) -> np.ndarray:
    """Values beyond the scene's range bend into its margin; what lay there before may stay."""
    out = []
    for before, band, valid in zip(z, after, there):
        low, high = np.quantile(before[valid], [0.001, 0.999]) if valid.any() else (0, 0)
        room = np.float32(MARGIN * max(high - low, 1))
        bent = np.clip(band, low, high)
        bent = bent + room * np.tanh((band - bent) / room)
        out.append(np.clip(band, np.minimum(before, bent), np.maximum(before, bent)))
    return np.stack(out)


def _rms(change: np.ndarray, there: np.ndarray) -> np.ndarray:
    """(bands, 1, 1) over the valid pixels."""
    squares = (change**2 * there).sum((1, 2), keepdims=True)
    return np.sqrt(squares / np.maximum(there.sum((1, 2), keepdims=True), 1)) + 1e-12


def _filled(z: np.ndarray, there: np.ndarray) -> np.ndarray:
    """Gaps take the value of the nearest pixel, so that they make no edges."""
    out = np.where(there, z, 0).astype(np.float32)
    for band, valid in zip(out, there):
        if valid.any() and not valid.all():
            band[:] = band[
                tuple(ndimage.distance_transform_edt(~valid, return_distances=False, return_indices=True))
            ]
    return out
