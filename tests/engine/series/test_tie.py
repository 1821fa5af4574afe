"""What ties a prediction to clear pixels, against plain linear algebra."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from chronofuse.engine.series import tie_learning
from chronofuse.engine.series.stand_ins import stand_ins_of
from chronofuse.engine.series.tie import DIRECTIONS, REACH, Rim, Tie, rays, taper
from chronofuse.engine.series.tie_learning import RimSamples, Samples, tie_of

RIM = Rim(0.5, 2.0, 0.4, 12.0)
DAYS = (date(2024, 5, 1), date(2024, 6, 1))


def samples_of(pixels: int, weights: np.ndarray, noise: float) -> Samples:
    """Two bands that are off by 0.03, and by so much of what is known of each pixel."""
    random = np.random.default_rng(5)
    predicted, coarse = random.normal(0.2, 0.05, (2, pixels, 2))
    apart = random.normal(0, 0.02, (2, pixels, 2))
    known = np.concatenate([predicted, coarse, *apart], axis=1)
    observed = predicted + 0.03 + known @ weights + random.normal(0, noise, (pixels, 2))
    deviation = np.full((pixels, 2), 2 * noise)
    return Samples(
        observed,
        predicted,
        coarse,
        apart,
        deviation,
        np.stack([np.arange(pixels) // 40, np.zeros(pixels, int)]),
    )


def apart_of(samples: Samples) -> np.ndarray:
    return np.ascontiguousarray(samples.apart.transpose(0, 2, 1), np.float32)


def test_what_is_off_in_a_way_that_is_known_is_taken_off():
    weights = np.random.default_rng(6).normal(0, 0.5, (8, 2))
    samples = samples_of(2000, weights, 0.001)
    tie = tie_of(samples, DAYS).tie
    assert np.array(tie.weights) == pytest.approx(weights, abs=0.03)
    assert tie.after == pytest.approx((0.001, 0.001), rel=0.4) and min(tie.before) > 0.02
    told = tie.deviation(np.full((2, 2000), 0.002, np.float32), apart_of(samples))
    assert np.sqrt((told**2).mean(axis=1)) == pytest.approx((0.001, 0.001), rel=0.4)
    known = [
        np.ascontiguousarray(np.moveaxis(one, -1, -2), np.float32)
        for one in (samples.predicted, samples.coarse)
    ]
    corrected = tie.corrected(*known, apart_of(samples))
    assert np.sqrt(np.mean((corrected.T - samples.observed) ** 2)) < 0.0014


def test_what_is_off_without_any_rule_is_left_as_it_is():
    random = np.random.default_rng(2)
    samples = samples_of(200, np.zeros((8, 2)), 0.0)
    noise = random.normal(0, 0.02, samples.observed.shape)
    tie = tie_of(Samples(samples.predicted + noise, *vars_of(samples)), DAYS).tie
    assert np.abs(np.array(tie.weights)).max() < 0.1 and np.all(np.array(tie.after) <= tie.before)


def vars_of(samples: Samples) -> tuple:
    return samples.predicted, samples.coarse, samples.apart, samples.deviation, samples.block


def test_few_pixels_teach_nothing():
    tie = tie_of(samples_of(tie_learning.FEWEST - 1, np.ones((8, 2)), 0.0), DAYS).tie
    assert not np.any(tie.weights) and not np.any(tie.offset) and tie.after == tie.before


def test_a_correction_is_no_larger_than_any_clear_pixel_was_off():
    tie = Tie(
        ("2024-05-01",),
        (0.2,),
        (5.0,),
        ((0.0,), (0.0,), (0.0,)),
        (-0.1,),
        (0.3,),
        (1,),
        (1,),
        (1,),
        (0,),
        RIM,
    )
    values = tie.corrected(
        np.zeros((1, 4), np.float32), np.full((1, 4), np.nan, np.float32), np.zeros((1, 1, 4), np.float32)
    )
    assert values == pytest.approx(np.full((1, 4), 0.3))


def test_the_rim_goes_on_as_kriging_from_the_first_clear_pixel_in_each_direction_says():
    random = np.random.default_rng(4)
    off = random.normal(0, 1, (2, 40, 50)).astype(np.float32)
    hole = np.zeros((40, 50), bool)
    hole[8:30, 5:45] = True
    hole[20, 20] = False
    off[:, hole] = np.nan
    tie = Tie((), (0, 0), (0, 0), (), (0, 0), (0, 0), (1, 1), (1, 1), (1, 1), (0, 0), RIM)
    wanted = np.argwhere(hole)[::37]
    carried, left = tie.carried_in(off, wanted)
    for number, (row, column) in enumerate(wanted):
        seen = {first for ray in rays() if (first := first_clear(hole, row, column, ray))}
        points = np.array(sorted(seen), float)
        between = np.sqrt(((points[:, None] - points[None]) ** 2).sum(axis=2))
        towards = RIM.alike(np.sqrt(((points - (row, column)) ** 2).sum(axis=1)))
        weights = np.linalg.solve(RIM.alike(between) + RIM.noise * np.eye(len(points)), towards)
        at = points.astype(int)
        assert carried[:, number] == pytest.approx(off[:, at[:, 0], at[:, 1]] @ weights, abs=1e-4)
        assert left[number] == pytest.approx(1 - weights @ towards, abs=1e-4)


def first_clear(hole, row, column, ray):
    for down, right in ray:
        y, x = row + down, column + right
        if not (0 <= y < hole.shape[0] and 0 <= x < hole.shape[1]):
            return None
        if not hole[y, x]:
            return (int(y), int(x))
    return None


def test_far_from_all_that_is_clear_nothing_is_carried():
    off = np.full((1, 90, 90), np.nan, np.float32)
    off[:, :, 0] = 1.0
    tie = Tie((), (0,), (0,), (), (0,), (0,), (1,), (1,), (1,), (0,), RIM)
    carried, left = tie.carried_in(off, np.array([[45, 1], [45, REACH - 1], [45, REACH + 1]]))
    assert carried[0, 0] > 0.7 and abs(carried[0, 1]) < 0.01 and carried[0, 2] == 0
    assert left[0] < 0.6 and left[2] == 1


def test_how_far_the_rest_goes_on_is_found():
    random = np.random.default_rng(8)
    samples, steps = RimSamples(), np.minimum(np.arange(128), 128 - np.arange(128))
    distance = np.hypot(steps[:, None], steps)
    spread = np.sqrt(np.maximum(np.fft.fft2(np.exp(-distance / 3.0)).real, 0))
    for _ in range(4):
        white = random.normal(size=(1, 128, 128))
        field = np.fft.ifft2(np.fft.fft2(white) * spread).real
        field[:, 40:60, 30:90] = np.nan
        samples.add(field, np.sqrt(np.nanmean(field**2, axis=(1, 2))))
    rim = samples.rim()
    lags = np.arange(1, 8)
    assert rim.alike(lags.astype(float)) == pytest.approx(np.exp(-lags / 3.0), abs=0.06)
    assert rim.noise >= 0.01 and len(rays()) == DIRECTIONS and taper(np.array([0.0, 99.0])).tolist() == [1, 0]


def test_what_a_cloudy_reference_would_show_is_told_by_the_others():
    random = np.random.default_rng(11)
    first = random.normal(0.2, 0.05, (1500, 2))
    features = np.concatenate([first, first @ [[0.5, 0.2], [-1.0, 0.4]]], axis=1)
    features += random.normal(0, 0.004, features.shape)
    holes = features.copy()
    holes[::3, 2:], holes[1::3, 0] = np.nan, np.nan
    stand_ins = stand_ins_of(holes)
    whole = stand_ins.completed(holes)
    there = np.isfinite(holes)
    assert (whole[there] == pytest.approx(features[there])) and np.isfinite(whole).all()
    off = np.sqrt(np.mean((whole - features)[~there] ** 2))
    assert off < 0.4 * np.sqrt(np.mean((features - features.mean(axis=0))[~there] ** 2))


def test_the_tie_takes_less_from_what_a_reference_shows_where_it_is_cloudy():
    weights = np.zeros((8, 2))
    weights[4:6] = np.eye(2)  # what is off is what the first reference says
    samples = samples_of(2000, weights, 0.001)
    samples.apart[1] = samples.apart[0] + np.random.default_rng(3).normal(0, 0.004, samples.apart[1].shape)
    samples.apart[0, ::2] = np.nan
    tie = tie_of(samples, DAYS).tie
    off = samples.observed - samples.predicted
    known = [np.ascontiguousarray(one.T, np.float32) for one in (samples.predicted, samples.coarse)]
    values = tie.corrected(*known, tie.whole(*known, apart_of(samples)))
    left = values.T - samples.observed
    shown, cloudy = left[1::2], left[::2]
    assert np.sqrt(np.mean(shown**2)) < 0.003 and np.sqrt(np.mean(cloudy**2)) < 0.4 * off[::2].std()


def test_unsteady_pixels_are_less_sure_and_few_blocks_make_all_so():
    samples = samples_of(2000, np.zeros((8, 2)), 0.0)
    noise = np.random.default_rng(9).normal(size=(2000, 2))
    unsteady = np.sqrt((samples.apart**2).mean(axis=0))
    samples.observed[:] = samples.predicted + noise * (0.001 + unsteady)
    apart = apart_of(samples)

    def told_of(block):
        tie = tie_of(replace(samples, block=block), DAYS).tie
        return tie.deviation(np.full((2, 2000), 0.002, np.float32), apart)

    told = told_of(samples.block)
    steady = np.median(unsteady) > unsteady.T
    for some in (steady, ~steady):
        assert 0.9 < np.sqrt(np.mean((noise.T * (0.001 + unsteady.T) / told)[some] ** 2)) < 1.15
    one_block = np.zeros((2, 2000), int)
    assert (told_of(one_block) > 1.2 * told).all()
