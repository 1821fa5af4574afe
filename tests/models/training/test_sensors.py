"""Coarse pairs on their own grid, with what goes wrong in real ones."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from chronofuse.models.training import sensors


def perfect(bands: int, ratio: float, **errors) -> sensors.Sensor:
    """A sensor on the fine image's corner without any error but those given."""
    draws = (sensors.draw(bands, ratio, np.random.default_rng(seed)) for seed in range(1000))
    sensor = next(s for s in draws if s.perfect)
    return replace(sensor, origin=(0.0, 0.0), blur=0.0, **errors)


def seen(first, second, sensor):
    return sensors.coarse_pair(first, second, sensor.ratio, np.random.default_rng(0), sensor)[0]


@pytest.fixture(scope="module")
def pair():
    return np.random.default_rng(0).random((2, 3, 48, 36)).astype(np.float32)


def test_a_perfect_sensor_without_blur_keeps_block_means(pair):
    coarse = seen(*pair, perfect(3, 4))
    np.testing.assert_allclose(coarse, pair.reshape(2, 3, 12, 4, 9, 4).mean((3, 5)), atol=1e-6)


@pytest.mark.parametrize("ratio", [2.5, 3.7, 11.3])
def test_ratios_need_not_be_whole(ratio):
    rows, cols = np.mgrid[:60, :80].astype(np.float32)
    plane = (0.1 + rows / 200 + cols / 300)[None]
    coarse = seen(plane, plane, perfect(1, ratio))[0, 0]
    row, col = (ratio * (np.arange(n) + 0.5) - 0.5 for n in coarse.shape)
    inner = (slice(int(60 / ratio)), slice(int(80 / ratio)))
    expected = 0.1 + row[:, None] / 200 + col / 300
    np.testing.assert_allclose(coarse[inner], expected[inner], atol=5e-4)


def test_the_grid_covers_the_fine_image(pair):
    for seed in range(50):
        random = np.random.default_rng(seed)
        coarse, origin, sensor = sensors.coarse_pair(*pair, random.uniform(2.5, 12), random)
        assert coarse.shape[:2] == (2, 3) and coarse.dtype == np.float32
        for first, count, size in zip(origin, coarse.shape[2:], (48, 36)):
            assert -sensor.ratio <= first <= 0
            assert size <= first + count * sensor.ratio < size + sensor.ratio


@pytest.mark.parametrize(
    ("ratio", "origin", "shift", "blur"),
    [(4, 0, 0, 0), (5.5, -2.2, 0, 0.4), (3.3, -3.2, 1.6, 0.6), (16, -0.1, -8, 0)],
)
def test_weights_sum_to_what_is_covered(ratio, origin, shift, blur):
    weights = sensors.block_matrix(200, ratio, origin, shift, blur)
    assert weights.min() >= -1e-9 and weights.sum(1).max() < 1 + 1e-9
    np.testing.assert_allclose(weights[4:-4].sum(1), 1)


def test_a_shift_moves_what_is_seen():
    ramp = np.tile(np.arange(60, dtype=np.float32), (1, 60, 1))
    shift = np.array([[0.0, 0.0], [0.0, 2.0]])
    still, moved = seen(ramp, ramp, perfect(1, 5, shift=shift))
    np.testing.assert_allclose((moved - still)[0, :, 2:-2], 2, atol=1e-4)


def test_a_coarse_pixel_less_than_half_covered_is_missing():
    image = np.full((2, 1, 32, 32), 0.3, np.float32)
    image[0, :, :, :9] = np.nan
    first, second = seen(*image, perfect(1, 4))
    assert np.isnan(first[0, :, :2]).all() and np.isfinite(second).all()
    np.testing.assert_allclose(first[0, :, 2:], 0.3, atol=1e-6)


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        ({"gain": np.full((2, 3), 1.1)}, lambda c, std: 1.1 * c),
        ({"offset": np.full((2, 3), 0.5)}, lambda c, std: c + 0.5 * std),
        ({"mix": np.eye(3)[[1, 0, 2]]}, None),
    ],
)
def test_tone_errors_are_what_they_say(pair, error, expected):
    clean = seen(*pair, perfect(3, 4))
    wrong = seen(*pair, perfect(3, 4, **error))
    std, mean = (f(pair[0], axis=(1, 2))[:, None, None] for f in (np.std, np.mean))
    if expected is None:
        swapped = ((clean - mean) / std)[:, [1, 0, 2]] * std + mean
        np.testing.assert_allclose(wrong, swapped, atol=1e-5)
    else:
        np.testing.assert_allclose(wrong, expected(clean, std), atol=1e-5)


def test_each_disturbance_disturbs(pair):
    clean = seen(*pair, perfect(3, 3))
    std = pair[0].std()
    for error in (
        {"noise": 0.05},
        {"grain": 0.02},
        {"drift": (0.1, 0.1)},
        {"bend": np.full(3, 0.1)},
        {"haze": (0.3, 0.3)},
        {"step": 0.1},
    ):
        sensor = perfect(3, 3, **error)
        assert not sensor.perfect
        off = np.sqrt(np.nanmean((seen(*pair, sensor) - clean) ** 2)) / std
        assert 0.005 < off < 1.5, error
    assert np.isnan(seen(*pair, perfect(3, 3, missing=(0, 3)))[1]).any()


def test_errors_are_seldom_large_and_some_sensors_have_none():
    for ratio in (2.5, 8.0, 30.0):
        drawn = [sensors.draw(4, ratio, np.random.default_rng(seed), scanned=0) for seed in range(600)]
        assert 0.10 < np.mean([s.perfect for s in drawn]) < 0.20
        farthest = max(0.5 * ratio, 1.5)
        shift = np.abs([s.shift for s in drawn])
        assert shift.max() <= farthest and np.median(shift) < 0.3 * farthest and shift.max() > 0.9 * farthest
        assert np.median(np.abs([s.gain - 1 for s in drawn])) < 0.04
        assert max(s.noise for s in drawn) <= 0.25 and max(*(d for s in drawn for d in s.drift)) <= 0.25
        assert np.median([s.noise for s in drawn]) < 0.05
        assert (
            max(s.grain for s in drawn) <= 0.02
            and 0.002 < np.median([s.grain for s in drawn if s.grain]) < 0.006
        )
        # Most of what is wrong with the tone is wrong at both dates.
        gains = np.array([s.gain for s in drawn])
        assert np.std(gains[:, 1] - gains[:, 0]) < 0.7 * np.std(gains)


def test_noise_in_reflectance_is_alike_whatever_differs_in_the_scene():
    random = np.random.default_rng(3)
    land = random.random((2, 400, 400)).astype(np.float32)
    for share in (1.0, 0.1):
        image = (0.3 + share * 0.3 * (land - 0.5)).astype(np.float32)
        clean, noisy = (seen(image, image, perfect(2, 4, grain=grain)) for grain in (0.0, 0.005))
        assert (noisy - clean).std() == pytest.approx(0.005, rel=0.05)
    even = np.full((1, 40, 40), 0.3, np.float32)
    assert np.isfinite(seen(even, even, perfect(1, 4, grain=0.005))).all()


def test_the_same_seed_makes_the_same_pair(pair):
    first, again = (sensors.coarse_pair(*pair, 5.3, np.random.default_rng(7))[0] for _ in range(2))
    np.testing.assert_array_equal(first, again)


def test_images_without_data_are_no_error():
    empty = np.full((2, 9, 9), np.nan, np.float32)
    assert np.isnan(sensors.coarse_pair(empty, empty, 3.0, np.random.default_rng(1))[0]).all()
