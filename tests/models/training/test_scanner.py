"""Scanners like MODIS: the weights within a pixel, the nearest observation, gain across the scene."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from chronofuse.models.training import scanner, sensors


def straight(bands: int = 1, **fields) -> scanner.Scan:
    """A scan on the grid itself, from above."""
    none = np.zeros((2, bands))
    plain = scanner.Scan(np.ones(2), np.zeros(2), np.zeros((2, 2)), none, none)
    return replace(plain, **fields)


def moments(weights: np.ndarray, about: float) -> tuple[float, float]:
    at = np.arange(weights.size) + 0.5 - about
    return float(weights @ at), float(weights @ at**2)


@pytest.mark.parametrize("half", [3, 8, 16])
def test_along_the_scan_weights_are_a_triangle_of_two_pixels(half):
    weights = scanner.triangle(101, half)[50]
    mean, square = moments(weights, 50.5)
    assert weights.sum() == pytest.approx(1) and mean == pytest.approx(0, abs=1e-9)
    assert square == pytest.approx(half**2 / 6 + 1 / 12)
    assert np.flatnonzero(weights > 1e-9).size == 2 * half + 1


def test_along_the_track_weights_are_a_square_of_one_pixel():
    weights = scanner.box(101, 7)[50]
    assert moments(weights, 50.5) == pytest.approx((0, (7**2 - 1) / 12))
    assert np.flatnonzero(weights > 1e-9).size == 7


def test_a_bright_point_spreads_twice_as_far_along_the_scan():
    point = np.zeros((90, 90))
    point[42, 42] = 1
    scan = straight(length=np.array([1.0, 1.5]))
    near, far = (scan.averaged(point, date, 5, (0.0, 0.0), (18, 18)) for date in (0, 1))
    assert np.flatnonzero(near.sum(1)).tolist() == [8] and np.flatnonzero(near.sum(0)).tolist() == [7, 8, 9]
    assert near[8] * 25 == pytest.approx(scanner.triangle(90, 5)[[37, 42, 47], 42] @ np.eye(3, 18, 7) * 5)
    # A wider triangle is flatter: less of it in its own cell, which its observations are farther apart from.
    assert far[8].max() < near[8].max() / 1.4


def test_even_land_stays_what_it_is_inside():
    scan = scanner.draw(1, np.random.default_rng(3))
    seen = scan.averaged(np.full((2, 120, 120), 0.3), 0, 6.5, (-2.0, -1.0), (19, 19))
    np.testing.assert_allclose(seen[:, 3:-3, 4:-4], 0.3, atol=1e-9)


def test_each_cell_holds_the_nearest_observation():
    assert not straight().moved(0, 20, 20).any()
    down, right = straight(begin=np.array([[0.25, -0.4], [0, 0]])).moved(0, 20, 20)
    np.testing.assert_allclose(down, 0.25)
    np.testing.assert_allclose(right, -0.4)
    turned = straight(turn=np.full(2, 0.3)).moved(0, 200, 200)
    assert np.hypot(*turned).max() <= np.hypot(0.5, 0.5) + 1e-9
    # On a turned lattice the nearest may be anywhere within half an observation: half lie beyond a quarter.
    track = turned[0] * np.cos(0.3) - turned[1] * np.sin(0.3)
    assert np.abs(track).max() <= 0.5 + 1e-9
    assert np.mean(np.abs(track) > 0.25) == pytest.approx(0.5, abs=0.02)
    assert track.std() == pytest.approx(12**-0.5, abs=0.01)


def test_long_observations_serve_several_cells():
    moved = straight(length=np.full(2, 1.5)).moved(0, 1, 300)[1, 0]
    observations = np.unique(np.round(np.arange(300) + moved, 6))
    assert observations.size == pytest.approx(200, abs=1) and np.abs(moved).max() <= 0.75


def test_gain_rises_across_the_scene_and_is_one_in_its_mean():
    scan = straight(2, tilt=np.array([[0.05, -0.02], [0, 0]]), bow=np.array([[0, 0], [0.03, 0]]))
    tilted, bowed = (scan.gain(date, 400)[:, 0] for date in (0, 1))
    np.testing.assert_allclose([tilted.mean(1), bowed.mean(1)], 1, atol=1e-6)
    np.testing.assert_allclose(tilted[:, -1] - tilted[:, 0], [0.1, -0.04], atol=5e-4)
    np.testing.assert_allclose(bowed[:, 0] - bowed[:, 200], [0.03, 0], atol=5e-4)


def test_dates_have_errors_of_their_own():
    random = np.random.default_rng(0)
    drawn = [sensors.draw(3, 10, random, scanned=1.0) for _ in range(400)]
    plain = [sensors.draw(3, 10, random, scanned=0.0) for _ in range(400)]
    assert all(s.scan is not None and not s.perfect for s in drawn) and all(s.scan is None for s in plain)

    def apart(field: str, some: list) -> float:
        first, second = np.array([getattr(s, field) for s in some]).swapaxes(0, 1)
        return float(np.var(second - first))

    # Twice the variance of each date: .12 of ten pixels, .10 and .05 deviations.
    assert apart("shift", drawn) - apart("shift", plain) == pytest.approx(2 * 1.2**2, rel=0.25)
    assert apart("offset", drawn) - apart("offset", plain) == pytest.approx(2 * 0.0125, rel=0.25)
    for field in ("length", "turn", "begin", "tilt", "bow"):
        values = np.array([getattr(s.scan, field) for s in drawn])
        assert np.abs(values[:, 0] - values[:, 1]).min() > 0
    lengths = np.array([s.scan.length for s in drawn])
    assert lengths.min() >= 1 and lengths.max() <= scanner.GROWN and np.median(lengths) < 1.4
    assert np.abs([s.scan.tilt for s in drawn]).max() <= scanner.MOST_TILT


def test_a_pair_is_seen_through_the_scan():
    land = np.random.default_rng(1).random((2, 96, 96)).astype(np.float32)
    plain = next(
        s for s in (sensors.draw(2, 8, np.random.default_rng(n), scanned=0) for n in range(100)) if s.perfect
    )
    tilt = np.zeros((2, 2))
    tilt[1] = 0.1
    sensor = replace(plain, origin=(0.0, 0.0), scan=straight(2, tilt=tilt))
    first, second = sensors.coarse_pair(land, land, 8, np.random.default_rng(0), sensor)[0]
    across = scanner.triangle(96, 8)
    # The middle of a coarse pixel of 8 lies between two fine ones.
    expected = land.reshape(2, 12, 8, 96).mean(2) @ (across[3::8] + across[4::8]).T / 2
    np.testing.assert_allclose(first[:, :, 1:-1], expected[:, :, 1:-1], atol=0.02)
    np.testing.assert_allclose((second / first)[:, :, -1], 1 + 0.1 * 11 / 12, atol=1e-4)
