"""The models of an inversion against scikit-learn's, and what groups that are held out tell."""

import numpy as np
import pytest
from sklearn.cross_decomposition import PLSRegression
from sklearn.ensemble import RandomForestRegressor
from sklearn.linear_model import LinearRegression

from chronofuse.engine.door.errors import PlacesError
from chronofuse.engine.maps.inversion.forest import grow
from chronofuse.engine.maps.inversion.formulas import surface_temperature
from chronofuse.engine.maps.inversion.models import least_squares, partial_least_squares
from chronofuse.engine.maps.inversion.validation import best_pls, factor_of, folds_of, hold_out


def samples(seed=0, count=120, numbers=8, noise=0.1):
    random = np.random.default_rng(seed)
    hidden = random.normal(size=(3, count))
    x = random.normal(size=(numbers, 3)) @ hidden + 0.05 * random.normal(size=(numbers, count))
    y = hidden[0] - 0.5 * hidden[1] + noise * random.normal(size=count)
    return x * random.uniform(0.1, 10, (numbers, 1)), y, random.integers(0, 12, count)


def test_a_line_is_that_of_least_squares():
    x, y, _ = samples()
    oracle = LinearRegression().fit(x.T, y)
    found = least_squares(x, y)
    np.testing.assert_allclose(found.coefficients, oracle.coef_, rtol=1e-6)
    np.testing.assert_allclose(found.predict(x)[0], oracle.predict(x.T), rtol=1e-6)
    away = np.column_stack([np.ones(len(y)), x.T])
    hat = np.diag(away @ np.linalg.pinv(away))
    np.testing.assert_allclose(found.leverage(x), hat, rtol=1e-6)


@pytest.mark.parametrize("parts", [1, 3, 6])
def test_parts_of_pls_are_those_of_nipals(parts):
    x, y, _ = samples(1)
    oracle = PLSRegression(parts, scale=True).fit(x.T, y)
    found = partial_least_squares(x, y, parts)[-1]
    assert found.parts == parts
    np.testing.assert_allclose(found.predict(x)[0], oracle.predict(x.T).ravel(), rtol=1e-6, atol=1e-8)


def test_numbers_that_are_constant_or_equal_do_no_harm():
    x, y, groups = samples(2)
    x[3], x[4] = 7.0, x[5]
    for fit in (least_squares, best_pls):
        line = fit(x, y, groups)
        assert np.isfinite(line.coefficients).all()
        assert np.corrcoef(line.predict(x)[0], y)[0, 1] > 0.97


def test_the_number_of_parts_is_that_of_what_lies_behind():
    x, y, groups = samples(3, count=300, numbers=30)
    assert 2 <= best_pls(x, y, groups).parts <= 5


def test_a_group_lies_in_one_fold_and_folds_are_alike():
    groups = np.repeat(np.arange(20), np.arange(1, 21))
    folds = folds_of(groups)
    assert all(len(np.unique(folds[groups == group])) == 1 for group in range(20))
    assert np.ptp(np.bincount(folds)) <= 3 and len(np.unique(folds)) == 5
    assert folds_of(np.zeros(9, int)).max() == 0


def test_what_groups_share_is_not_taken_for_skill():
    random = np.random.default_rng(4)
    groups = np.repeat(np.arange(10), 20)
    own = random.normal(size=10)[groups]
    x = np.stack([own + 0.01 * random.normal(size=200), random.normal(size=200)])
    y = random.normal(size=10)[groups]
    held = hold_out(x, y, groups, least_squares)
    assert held.r2 < 0.3 and held.rmse > 0.7 * held.mean_rmse
    with pytest.raises(PlacesError, match="in one group"):
        hold_out(x, y, np.zeros(200, int), least_squares)


def test_two_thirds_of_new_errors_lie_within_the_deviation():
    held_within, new_within = [], []
    for seed in range(8):
        x, y, groups = samples(10 + seed, count=1150, noise=0.3)
        known = slice(0, 150)
        held = hold_out(x[:, known], y[known], groups[known], best_pls)
        line = best_pls(x[:, known], y[known], groups[known]).with_factor(held.factor)
        predicted, deviation = line.predict(x[:, 150:])
        held_within.append(held.coverage)
        new_within.append((np.abs(predicted - y[150:]) <= deviation).mean())
    assert np.mean(held_within) == pytest.approx(0.68, abs=0.05)
    assert np.mean(new_within) == pytest.approx(0.68, abs=0.05)


def test_the_factor_holds_so_many_of_any_errors():
    assert factor_of(np.arange(1.0, 100.0)) == 68.0


def test_the_temperature_of_the_surface_lies_above_that_at_the_sensor():
    bare, green = surface_temperature(np.array([300.0, 300.0]), np.array([0.1, 0.8]))
    assert bare == pytest.approx(300.97, abs=0.05) and 300.5 < green < bare
    assert surface_temperature(np.array([300.0]), None)[0] == pytest.approx(bare)


def test_a_forest_is_as_good_as_scikit_learn_s():
    random = np.random.default_rng(6)
    x = random.uniform(-1, 1, (6, 1400))
    y = np.sin(3 * x[0]) + (x[1] > 0.2) * x[2] + 0.1 * random.normal(size=1400)
    known = slice(0, 400)
    ours = grow(x[:, known], y[known])
    oracle = RandomForestRegressor(200, min_samples_leaf=3, max_features=1 / 3, random_state=0)
    oracle.fit(x[:, known].T, y[known])
    errors = [
        np.sqrt(np.mean((found - y[400:]) ** 2))
        for found in (ours.predict(x[:, 400:])[0], oracle.predict(x[:, 400:].T))
    ]
    assert errors[0] < 1.05 * errors[1]
    assert np.array_equal(ours.predict(x)[0], grow(x[:, known], y[known]).predict(x)[0])
    assert (np.diff(np.sort(ours.roots)) > 0).all() and ours.predict(x)[0].max() <= y.max()


def test_a_forest_gives_what_its_trees_say_one_after_the_other():
    x, y, _ = samples(5)
    x[2] = np.round(x[2])  # so that values lie exactly on limits
    forest = grow(x, y)
    asked = np.tile(x, (1, 5))[:, :523]  # no multiple of what is walked together
    asked[4, ::7] = np.nan
    total, squares = np.zeros(523), np.zeros(523)
    for root in forest.roots:
        at = np.full(523, root)
        while (inner := forest.features[at] >= 0).any():
            with np.errstate(invalid="ignore"):
                right = asked[forest.features[at], np.arange(523)] > forest.limits[at]
            at = np.where(inner, forest.children[at] + right, at)
        total += forest.values[at]
        squares += forest.values[at] ** 2
    mean = total / len(forest.roots)
    np.testing.assert_array_equal(forest.predict(asked)[0], mean)
    variance = np.maximum(squares / len(forest.roots) - mean * mean, 0)
    np.testing.assert_array_equal(forest.width(asked), np.sqrt(forest.spread + variance))


def test_a_forest_of_what_is_all_the_same_has_no_steps():
    forest = grow(np.random.default_rng(1).normal(size=(3, 30)), np.full(30, 2.5))
    mean, _ = forest.predict(np.zeros((3, 9)))
    np.testing.assert_allclose(mean, 2.5)
