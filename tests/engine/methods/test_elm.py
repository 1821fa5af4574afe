"""elm against slow oracles of what it sees and says, and on cases whose answer is known."""

import images
import numpy as np
import pytest
import scenes

from chronofuse.engine.methods.elm import Elm
from chronofuse.engine.methods.steps.random_units import FEATURES, Units, learnt, planes, seen
from chronofuse.engine.methods.steps.two_pairs import combined
from chronofuse.engine.run.patches import read_patch
from chronofuse.engine.run.tiles import plan


def features(fine, before, after, band, row, column, far, haar):
    """What is seen of a pixel, value by value, in float64."""
    known = np.isfinite(fine + before + after).all(axis=0)

    def at(image, y, x):
        inside = 0 <= y < known.shape[0] and 0 <= x < known.shape[1] and known[y, x]
        return image[y, x] if inside else image[row, column]

    near = [(y, x) for y in (-1, 0, 1) for x in (-1, 0, 1)]
    change, gap = after - before, fine - before
    own = [at(fine[band], row + y, column + x) for y, x in near]
    if haar:
        own = []
        for half in (1, 2, 4):
            square = np.array(
                [
                    [at(fine[band], row + y, column + x) for x in range(-half, half)]
                    for y in range(-half, half)
                ]
            )
            left, right, top, bottom = square[:, :half], square[:, half:], square[:half], square[half:]
            same = square[:half, :half].mean() + square[half:, half:].mean()
            crossed = square[:half, half:].mean() + square[half:, :half].mean()
            own += [right.mean() - left.mean(), bottom.mean() - top.mean(), (same - crossed) / 2]
        own[-1] = fine[band, row, column]
    moved = [at(change[band], row + far * y, column + far * x) for y, x in near]
    return [*own, *moved, gap[band, row, column], *(v[:, row, column].mean() for v in (fine, change, gap))]


def two_dates(seed, bands=2, rows=23, columns=31):
    random = np.random.default_rng(seed)
    fine, before, after = (images.smooth_noise(random, (bands, rows, columns), sigma=2) for _ in range(3))
    fine[:, 4:7, 5:9], before[0, 12, 20:23], after[bands - 1, 0, 3] = np.nan, np.nan, np.nan
    return fine, before, after


@pytest.mark.parametrize("haar", [False, True])
def test_what_is_seen_of_a_pixel(haar):
    fine, before, after = two_dates(1)
    layers, known = planes(fine, before, after)
    rows, columns = map(np.ascontiguousarray, np.nonzero(known))  # as a method has them
    for band in range(2):
        found = seen(layers, known, band, rows, columns, 5, haar)
        for n in range(0, rows.size, 7):
            expected = features(fine, before, after, band, rows[n], columns[n], 5, haar)
            np.testing.assert_allclose(found[n], expected, atol=1e-6)


def test_a_line_is_learnt_as_it_is():
    random = np.random.default_rng(2)
    weights, parts = random.normal(size=FEATURES), []
    for _ in range(2):
        x = random.normal(size=(4000, FEATURES)) * np.linspace(0.01, 2, FEATURES) + 0.3
        parts.append((x, x @ weights + 0.7))
    line = learnt(parts, 0)
    np.testing.assert_allclose(line.outward[1:] / line.spread, weights, rtol=5e-3, atol=5e-3)


def test_units_learn_what_no_line_can():
    random = np.random.default_rng(3)
    seen_of_it = random.normal(size=(3, FEATURES))  # features go together, as those of a pixel do
    parts = [(x @ seen_of_it, np.abs(x[:, 0])) for x in random.normal(size=(2, 4000, 3))]

    def left_over(units):
        x, y = parts[0]
        return np.mean((y - said(learnt(parts, units), x)) ** 2) / np.var(y)

    assert left_over(0) > 0.9
    assert left_over(200) < 0.2


def said(units: Units, x):
    """The regression in float64."""
    z = (x - units.mean) / units.spread
    hidden = z @ units.inward.T + units.threshold
    design = np.concatenate([np.ones((len(z), 1)), z, hidden / (1 + np.abs(hidden))], axis=1)
    return design @ units.outward.astype(float)


def test_parts_that_contradict_each_other_teach_nothing():
    random = np.random.default_rng(4)
    x = random.normal(size=(2, 3000, FEATURES))
    agree, contradict = (learnt([(x[0], x[0, :, 1]), (x[1], sign * x[1, :, 1])], 50) for sign in (1, -1))
    assert np.std(said(agree, x[0])) > 0.9
    assert np.std(said(contradict, x[0])) < 0.1


@pytest.mark.parametrize("kind", ["neighbours", "wavelet"])
def test_a_scene_is_predicted_as_its_steps_say(kind, tmp_path):
    made = scenes.noisy(5, tmp_path, pairs=2)
    scene = made.scene()
    method, predicted = made.predict("elm", units=30, features=kind)
    (tile,) = plan(scene.grid.width, scene.grid.height, 10_000)
    patch = read_patch(scene, tile, 4)
    each = []
    for fine, before in zip(patch.fine, patch.coarse):
        one = np.full(fine.shape, np.nan)
        for row, column in zip(*np.nonzero(np.isfinite(fine + before + patch.target).all(axis=0))):
            for band, units in enumerate(method.units):
                x = np.array(features(fine, before, patch.target, band, row, column, 6, kind == "wavelet"))
                one[band, row, column] = said(units, x[None])[0]
        each.append((fine + patch.target - before + one).astype(np.float32))
    np.testing.assert_allclose(predicted, combined(patch, each), atol=2e-5)


def growing(folder, when, rows=60, columns=72, ratio=6):
    """Land whose plants (a third of it) grow by .3 between two dates, and a day between them; the sensor that
    sees it coarsely is .02 brighter. The truth of that day."""
    random = np.random.default_rng(6)
    land = images.smooth_noise(random, (1, rows, columns), sigma=1.5)
    plants = (land > np.quantile(land, 2 / 3)) * 0.3
    dates = [land + share * plants for share in (0, 1, when)]
    coarse = [
        d.reshape(1, rows // ratio, ratio, columns // ratio, ratio).mean(axis=(2, 4)) + 0.02 for d in dates
    ]
    return scenes.Made(folder, dates[:2], coarse[:2], coarse[2], float(ratio)), dates[2]


@pytest.mark.parametrize("when", [0.0, 0.5, 1.0])
def test_what_grows_between_the_dates_has_grown_by_its_share_in_between(when, tmp_path):
    made, truth = growing(tmp_path, when)
    off = made.predict("elm")[1] - truth
    alone = scenes.Made(tmp_path, made.fine[:1], made.coarse[:1], made.target, made.ratio)
    plain = alone.predict("delta")[1] - truth
    assert np.sqrt(np.mean(off**2)) < 0.03
    if when:
        assert np.sqrt(np.mean(off**2)) < 0.5 * np.sqrt(np.mean(plain**2))


def test_a_uniform_change_is_followed(tmp_path):
    random = np.random.default_rng(7)
    fine = images.smooth_noise(random, (2, 48, 48), sigma=2)
    coarse = fine.reshape(2, 8, 6, 8, 6).mean(axis=(2, 4))
    made = scenes.Made(tmp_path, [fine, fine + 0.1], [coarse, coarse + 0.1], coarse + 0.04, 6.0)
    np.testing.assert_allclose(made.predict("elm")[1], fine + 0.04, atol=2e-3)


def test_where_one_date_has_a_gap_the_other_predicts(tmp_path):
    made = scenes.noisy(8, tmp_path, pairs=2)
    predicted = made.predict("elm")[1]
    scene = made.scene()
    whole = scene.grid.window
    pairs = [f.read(whole) + c.read(whole) for f, c in zip(scene.fine, scene.coarse)]
    either = np.any([np.isfinite(p + scene.target.read(whole)).all(axis=0) for p in pairs], axis=0)
    assert 0 < either.mean() < 1
    assert np.array_equal(np.isfinite(predicted), np.broadcast_to(either, predicted.shape))


def test_pairs_without_a_common_pixel_teach_nothing_and_that_is_said(tmp_path):
    random = np.random.default_rng(9)
    fine = [images.smooth_noise(random, (1, 48, 48), sigma=2) for _ in range(2)]
    coarse = [f.reshape(1, 8, 6, 8, 6).mean(axis=(2, 4)) for f in fine]
    fine[0][:, :, :24], fine[1][:, :, 24:] = np.nan, np.nan
    made = scenes.Made(tmp_path, fine, coarse, coarse[0] + 0.03, 6.0)
    method, predicted = made.predict("elm")
    assert isinstance(method, Elm)
    assert "too few pixels in common" in method.notes[0]
    np.testing.assert_allclose(predicted[:, :, 24:], (fine[0] + 0.03)[:, :, 24:], atol=1e-6)
