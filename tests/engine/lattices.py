"""Scenes in memory for methods that work on the lattice of coarse pixels, and means by hand to hold them
against."""

from __future__ import annotations

from types import SimpleNamespace

import images
import numpy as np

from chronofuse.engine.align.lattice import lattice_of
from chronofuse.engine.methods.base import Below, Patch
from chronofuse.engine.methods.registry import create
from chronofuse.engine.raster.grid import Grid
from chronofuse.engine.run.tiles import plan
from chronofuse.models.catalogue.installed import catalogue

CRS = 'LOCAL_CS["flat"]'


def image(values: np.ndarray, grid: Grid) -> SimpleNamespace:
    values = values.astype(np.float32)
    return SimpleNamespace(
        grid=grid, bands=len(values), read=lambda w: values[:, w.y : w.bottom, w.x : w.right].copy()
    )


def empty_scene(shape: tuple[int, int, int], ratio: float, offset: float = 0.0) -> SimpleNamespace:
    """A scene of (bands, rows, cols) fine pixels without images yet."""
    fine = Grid(shape[2], shape[1], (0.0, 10.0, 0, 0.0, 0, -10.0), CRS)
    step = 10 * ratio
    coarse = Grid(1, 1, (-offset * step, step, 0, offset * step, 0, -step), CRS)
    return SimpleNamespace(
        names=tuple(f"band {i}" for i in range(shape[0])),
        grid=fine,
        lattice=lattice_of(coarse, fine, ratio),
    )


def filled(scene, fine, before, after) -> SimpleNamespace:
    """The scene with F1 and with C1 and C2 on its lattice."""
    scene.fine = (image(fine, scene.grid),)
    scene.on_lattice = (image(before, scene.lattice.grid), image(after, scene.lattice.grid))
    return scene


def predict(name: str, scene, **params) -> tuple[np.ndarray, object]:
    """The prediction of a whole scene as one tile, and the method that made it."""
    method = prepared(name, scene, **params)
    return predict_tiles(method, scene, side=10_000), method


def prepared(name: str, scene, **params):
    manifest = catalogue()[name]
    method = create(manifest, "cpu", 2, manifest.settle(params))
    method.needs = method.prepare(scene, lambda pixels: None)
    return method


def predict_tiles(method, scene, side: int) -> np.ndarray:
    """The prediction of a whole scene, tile by tile as the engine does it."""
    result = np.full((len(scene.names), scene.grid.height, scene.grid.width), np.nan, np.float32)
    for tile in plan(scene.grid.width, scene.grid.height, side, method.needs.halo):
        place = scene.lattice.place(tile.read, method.needs.coarse_margin)
        before, after = (image.read(place.coarse) for image in scene.on_lattice)
        patch = Patch(
            (scene.fine[0].read(tile.read),),
            (place.up_nearest(before),),
            place.up_nearest(after),
            tile.write.inside(tile.read),
            Below((before,), after, place),
        )
        result[:, tile.write.y : tile.write.bottom, tile.write.x : tile.write.right] = method.predict(patch)
    return result


def made_up(seed, bands=2, ratio=4.0, offset=0.0, rows=34, columns=37):
    """Two dates with gaps in F1 and C2; outside of F1 the coarse images end."""
    random = np.random.default_rng(seed)
    scene = empty_scene((bands, rows, columns), ratio, offset)
    fine = images.smooth_noise(random, (bands, rows, columns), sigma=2)
    before = coarse_of(scene, fine)
    before += random.normal(0, 0.01, before.shape)
    after = before + 0.05 + random.normal(0, 0.03, before.shape)
    fine[0, 9:12, 13:19] = np.nan
    middle = scene.lattice.grid.height // 2
    after[-1, middle, middle : middle + 2] = np.nan
    return filled(scene, fine, before, after)


def overlap(scene) -> tuple[np.ndarray, np.ndarray]:
    """Which share of each coarse row each fine row covers, (coarse, fine), and the like for columns; by
    hand."""
    found = []
    for axis, size in ((scene.lattice.rows, scene.grid.height), (scene.lattice.columns, scene.grid.width)):
        shares = np.zeros((axis.size, size))
        for c, f in np.ndindex(shares.shape):
            shares[c, f] = max(0.0, min(axis.position(f + 1), c + 1) - max(axis.position(f), c))
        found.append(shares)
    return found[0], found[1]


def nearest(scene) -> tuple[np.ndarray, np.ndarray]:
    """The coarse row of each fine row's centre, and the like for columns."""
    lattice = scene.lattice
    return (
        np.array([int(lattice.rows.position(i + 0.5)) for i in range(scene.grid.height)]),
        np.array([int(lattice.columns.position(i + 0.5)) for i in range(scene.grid.width)]),
    )


def coarse_of(scene, fine: np.ndarray) -> np.ndarray:
    """Means of an image without gaps over the coarse pixels that it covers at least in part, NaN
    elsewhere."""
    rows, columns = overlap(scene)
    covered = rows.sum(axis=1)[:, None] * columns.sum(axis=1)
    with np.errstate(invalid="ignore"):
        return np.where(covered > 0, np.einsum("cy,byx,dx->bcd", rows, fine, columns) / covered, np.nan)
