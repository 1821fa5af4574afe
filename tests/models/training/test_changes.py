"""Synthetic second dates."""

from __future__ import annotations

import numpy as np
import pytest

from chronofuse.models.simulation.landscape import Landscape
from chronofuse.models.simulation.spectra import BANDS
from chronofuse.models.training import changes, kinds_of_change, parcels
from chronofuse.models.training.surface import Surface


@pytest.fixture(scope="module")
def fine():
    """(6, 96, 80) reflectance of an invented landscape, with a gap in all bands."""
    land = Landscape(96, seed=3)
    image = np.stack([land.band(name, 0) for name in BANDS])[:, :, :80].copy()
    image[:, 10:22, 5:30] = np.nan
    return image


def relative_change(fine, second):
    """(bands,) root mean square change in standard deviations of the fine image."""
    return np.sqrt(np.nanmean((second - fine) ** 2, axis=(1, 2))) / np.nanstd(fine, axis=(1, 2))


@pytest.mark.parametrize("names", [None, BANDS])
@pytest.mark.parametrize("bands", [*(pytest.param(n, marks=pytest.mark.long) for n in (1, 6)), 3])
def test_change_has_a_realistic_size_and_range(fine, names, bands):
    fine = fine[:bands]
    low, high = np.nanmin(fine, axis=(1, 2)), np.nanmax(fine, axis=(1, 2))
    for seed in range(25):
        second = changes.changed(fine, np.random.default_rng(seed), names and names[:bands])
        assert second.shape == fine.shape and second.dtype == np.float32
        size = relative_change(fine, second)
        assert (size > 0.95 * changes.SMALLEST).all() and (size < changes.LARGEST).all(), seed
        room = 1.01 * changes.MARGIN * (high - low)
        assert (np.nanmin(second, axis=(1, 2)) >= low - room).all(), seed
        assert (np.nanmax(second, axis=(1, 2)) <= high + room).all(), seed


def test_nodata_stays_where_it_is(fine):
    second = changes.changed(fine, np.random.default_rng(0))
    np.testing.assert_array_equal(np.isnan(second), np.isnan(fine))


def test_the_same_seed_makes_the_same_change(fine):
    first, again, other = (changes.changed(fine, np.random.default_rng(seed), BANDS) for seed in (5, 5, 6))
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(first, other, equal_nan=True)


def test_units_do_not_matter(fine):
    once, scaled = (changes.changed(fine * by, np.random.default_rng(1), BANDS) / by for by in (1, 10_000))
    assert np.nanmean(np.abs(once - scaled) > 0.02) < 0.02


@pytest.mark.parametrize("kind", [kind for kind, _ in kinds_of_change.KINDS], ids=lambda kind: kind.__name__)
def test_every_kind_takes_any_image(kind):
    random = np.random.default_rng(2)
    for bands, rows, cols in ((1, 16, 40), (4, 32, 32)):
        for z in (random.standard_normal((bands, rows, cols)), np.zeros((bands, rows, cols))):
            after = kind(Surface(z.astype(np.float32), (), np.zeros(z.shape[1:], np.float32)), random)
            assert after.shape == z.shape and np.isfinite(after).all()


def test_an_image_without_data_or_without_contrast_is_no_error():
    empty = np.full((2, 8, 8), np.nan, np.float32)
    assert np.isnan(changes.changed(empty, np.random.default_rng(0))).all()
    empty[0] = 0.2
    assert np.isfinite(changes.changed(empty, np.random.default_rng(0), ("green", "nir"))[0]).all()
    flat = np.full((2, 16, 16), 0.3, np.float32)
    assert np.isfinite(changes.changed(flat, np.random.default_rng(0))).all()


def test_extremes_that_do_not_change_stay_and_others_bend_into_the_margin():
    z = np.random.default_rng(0).uniform(-1, 1, (1, 60, 60)).astype(np.float32)
    z[0, 0, 0] = 9
    after = z.copy()
    after[0, 5, 5], after[0, 6, 6] = 7, 0.3
    kept = changes._in_range(z, after, np.ones(z.shape, bool))
    assert kept[0, 0, 0] == 9 and kept[0, 6, 6] == after[0, 6, 6] and 1 < kept[0, 5, 5] < 1.5


def test_parcels_follow_the_edges_of_the_image():
    z = np.zeros((3, 40, 40), np.float32)
    z[:, :, 20:] = 2
    z[:, 25:, :20] = -2
    z += 0.05 * np.random.default_rng(0).standard_normal(z.shape).astype(np.float32)
    label = parcels.parcels(z, np.random.default_rng(1))
    assert np.array_equal(np.unique(label), np.arange(label.max() + 1))
    assert not set(label[:, :19].ravel()) & set(label[:, 21:].ravel())
    assert not set(label[:24, :19].ravel()) & set(label[26:, :19].ravel())


def test_water_takes_from_the_near_infrared_and_gives_it_back(fine):
    z = np.nan_to_num((fine - 0.2) / 0.1)
    water = np.zeros(z.shape[1:], np.float32)
    water[40:70, 20:60] = 1
    z[:, water > 0] = -2
    surface, nir, wet = Surface(z, BANDS, water), BANDS.index("nir"), water > 0.5
    rough = surface.noise(20, np.random.default_rng(0), 5)
    for seed in range(5):
        random = np.random.default_rng(seed)
        risen = kinds_of_change._risen(surface, wet, z[:, 50, 40], z[nir], rough, random) - z
        assert risen[nir].mean() < 0 and np.abs(risen[:, 45:65, 25:55]).max() < 1e-3
        dried = kinds_of_change._dried(surface, wet, rough, random) - z
        assert dried[nir].mean() > 0 and np.abs(dried[:, :35]).max() < 1e-3
