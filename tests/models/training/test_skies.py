"""Clouds and haze that masks miss, on F1, C1 and C2; the truth stays clear."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from chronofuse.models.training import drawing, places, sensors, skies


def sky(opacity: np.ndarray, seen: float = 2.0) -> skies.Sky:
    return skies.Sky(opacity, opacity, np.ones_like(opacity), seen)


def land() -> np.ndarray:
    return (0.2 + 0.1 * np.random.default_rng(0).random((2, 2, 3, 64, 64))[0]).astype(np.float32)


def test_a_cloud_mixes_white_into_what_it_hides_and_a_shadow_darkens():
    image, white = np.full((2, 4, 4), 0.1, np.float32), np.full((2, 1, 1), 0.5, np.float32)
    opacity, light = np.full((4, 4), 0.25, np.float32), np.ones((4, 4), np.float32)
    opacity[0], light[1] = 1, 0.6
    seen = skies.Sky(opacity, opacity, light, 2.0).over(image, white)
    np.testing.assert_allclose(seen[:, 0], 0.5)
    np.testing.assert_allclose(seen[:, 1], 0.75 * 0.06 + 0.25 * 0.5, rtol=1e-6)
    np.testing.assert_allclose(seen[:, 2:], 0.2, rtol=1e-6)


def test_white_is_beyond_the_brightest_and_nothing_in_an_index():
    first = land()[0]
    white = skies.white_of(first, index=False)
    np.testing.assert_allclose(
        white[:, 0, 0], np.quantile(first, 0.99, (1, 2)) + 3 * first.std((1, 2)), rtol=1e-4
    )
    assert not skies.white_of(first, index=True).any()
    assert np.isfinite(skies.white_of(np.full((1, 4, 4), np.nan), index=False)).all()


@pytest.mark.parametrize("kind", skies.KINDS)
def test_what_masks_miss(kind):
    drawn = [skies.one_sky((96, 80), np.random.default_rng(seed), kind) for seed in range(30)]
    opacity = np.array([s.opacity for s in drawn])
    masked = np.array([s.masked for s in drawn])
    assert opacity.shape[1:] == (96, 80) and opacity.min() >= 0 and opacity.max() <= 1
    if kind != "clouds":
        assert not masked.any()
    if kind == "haze":
        assert opacity.max() <= skies.HAZE[1] and (opacity.max((1, 2)) >= skies.HAZE[0]).all()
        assert 0.2 < (opacity > 0).mean() < 0.8
    elif kind == "all over":
        assert opacity.min() >= 0.7 * skies.ALL_OVER[0] - 1e-6 and opacity.max() <= skies.ALL_OVER[1]
    elif kind == "small":
        assert 0.001 < (opacity > 0).mean() < 0.2
        light = np.array([s.light for s in drawn])
        assert light.min() >= skies.DARK[0] and 0.001 < (light < 1).mean() < 0.2
    else:
        rim = (opacity > 0.02) & ~masked
        assert (opacity[~masked].max() < skies.SEEN[1]) and 0.01 < rim.mean() < 0.3 < masked.mean() + 0.2


def test_one_to_three_images_are_not_clear():
    random = np.random.default_rng(1)
    there = np.array([[s is not None for s in skies.draw((32, 32), random)] for _ in range(300)])
    assert there.sum(1).min() == 1 and there.all(1).any()
    np.testing.assert_allclose(there.mean(0), 2 / 3, atol=0.1)


def test_a_coarse_pixel_is_masked_by_its_mean_and_else_holds_the_cloud():
    first = np.full((1, 32, 32), 0.2, np.float32)
    opacity = np.zeros((32, 32), np.float32)
    opacity[:8, :2] = 0.8  # .2 of the first coarse pixel
    opacity[8:16, :6] = 0.8  # .6 of the one below
    plain = next(
        s for s in (sensors.draw(1, 8, np.random.default_rng(n), scanned=0) for n in range(100)) if s.perfect
    )
    sensor = replace(plain, origin=(0.0, 0.0), blur=0.0)
    white = np.full((1, 1, 1), 0.7, np.float32)
    over = (None, sky(opacity, 0.5))
    clear, clouded = sensors.coarse_pair(first, first, 8, np.random.default_rng(0), sensor, over, white)[0][
        :, 0
    ]
    np.testing.assert_allclose(clear, 0.2, atol=1e-6)
    assert np.isnan(clouded[1, 0]) and np.isfinite(clouded).sum() == 15
    assert clouded[0, 0] == pytest.approx(0.2 + 0.2 * 0.5) and clouded[2, 2] == pytest.approx(0.2)


def test_the_truth_is_clear_and_f1_is_not():
    place = places.from_array("here", land(), ("red", "nir", "swir1"))
    differs = []
    for seed in range(12):
        clear, veiled = (
            drawing.draw([place], np.random.default_rng(seed), sides=(48, 64), veiled=share)
            for share in (0, 1)
        )
        np.testing.assert_array_equal(clear.second, veiled.second)
        differs.append(not np.array_equal(clear.first, veiled.first))
        assert differs[-1] or not np.array_equal(clear.coarse, veiled.coarse, equal_nan=True)
    assert 0 < sum(differs) < 12


def test_clouds_of_one_day_move_on():
    opacity = np.zeros((20, 20), np.float32)
    opacity[5:9, 5:9] = 0.7
    later = sky(opacity).later((3.0, -2.0))
    np.testing.assert_allclose(later.opacity[8:12, 3:7], 0.7)
    assert later.opacity.sum() == pytest.approx(opacity.sum())
