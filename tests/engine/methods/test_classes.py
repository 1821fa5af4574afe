"""The classes of F1 and what is known of them on the lattice."""

import images
import lattices
import numpy as np
import pytest

from chronofuse.engine.methods.steps.classes import Survey, find_classes, k_means
from chronofuse.engine.raster.grid import Window


def test_clusters_that_lie_apart_are_found():
    random = np.random.default_rng(1)
    centres = np.array([[0.0, 0.0], [5.0, 1.0], [1.0, 6.0], [7.0, 7.0]])
    points = np.repeat(centres, [500, 40, 300, 100], axis=0) + random.normal(0, 0.1, (940, 2))
    clusters = k_means(points, 4)
    clusters = clusters[np.argsort(clusters @ [1, 10])]
    np.testing.assert_allclose(clusters, centres[np.argsort(centres @ [1, 10])], atol=0.06)


@pytest.mark.parametrize("distinct, classes", [(0, 1), (1, 1), (3, 3), (9, 5)])
def test_there_are_no_more_classes_than_spectra(distinct, classes):
    points = np.arange(distinct, dtype=float).repeat(20)[:, None]
    assert len(k_means(points, 5)) == classes


def test_every_valid_pixel_has_the_class_of_the_nearest_centre_and_a_gap_has_none():
    fine = images.smooth_noise(np.random.default_rng(2), (3, 40, 50))
    fine[1, 3:5, 7:9] = np.nan
    scene = lattices.empty_scene((3, 40, 50), 4)
    classes = find_classes(lattices.image(fine, scene.grid), 5, lambda pixels: None)
    numbers = classes.of(fine.astype(np.float32))
    distances = np.linalg.norm(
        fine[None] / classes.unit[:, None, None] - classes.centres[:, :, None, None], axis=1
    )
    valid = np.isfinite(fine).all(axis=0)
    assert np.array_equal(numbers[valid], distances[:, valid].argmin(axis=0))
    assert (numbers[~valid] == -1).all()
    assert set(np.unique(numbers[valid])) == set(range(5))


def test_the_shares_are_those_of_the_areas_whatever_the_windows_of_the_pass():
    random = np.random.default_rng(3)
    scene = lattices.empty_scene((1, 40, 50), 5.3, 0.4)
    fine = random.random((1, 40, 50)).astype(np.float32)
    fine[0, 10:14, 20:33] = np.nan
    values = random.random((1, scene.lattice.grid.height, scene.lattice.grid.width)).astype(np.float32)
    classes = find_classes(lattices.image(fine, scene.grid), 3, lambda pixels: None)
    surveys = []
    for side in (1000, 45):
        surveys.append(Survey(classes, scene.lattice, signed=True))
        for place in scene.lattice.places(side):
            window, coarse = place.fine, place.coarse
            surveys[-1].add(
                place,
                fine[:, window.y : window.bottom, window.x : window.right],
                values[:, coarse.y : coarse.bottom, coarse.x : coarse.right],
            )
    whole = Window(0, 0, scene.lattice.grid.width, scene.lattice.grid.height)
    rows, columns = lattices.overlap(scene)
    areas = np.stack([rows @ (classes.of(fine) == k) @ columns.T for k in range(3)])
    for survey in surveys:
        shares, covered = survey.read(whole)
        np.testing.assert_allclose(covered, areas.sum(axis=0), atol=1e-6)
        np.testing.assert_allclose(shares * covered, areas, atol=1e-6)
    np.testing.assert_allclose(surveys[0].class_values(1), surveys[1].class_values(1), atol=1e-9)
    np.testing.assert_allclose(surveys[0].bounds(1), surveys[1].bounds(1), atol=1e-6)
