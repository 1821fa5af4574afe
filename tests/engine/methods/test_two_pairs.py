"""Networks that take one pair predict from two: from each, by how little the coarse images changed since."""

from __future__ import annotations

import images
import numpy as np
import pytest
import runs
import scenes
from scenes import Made

from chronofuse.engine import fuse

NETWORKS = ["chrono", "edcstfn"]


def two_pairs(folder, **changes) -> Made:
    folder.mkdir(exist_ok=True)
    scene = scenes.noisy(11, folder, ratio=6.0, pairs=2, gaps=False)
    parts = {"fine": scene.fine, "coarse": scene.coarse, "target": scene.target, **changes}
    return Made(folder, parts["fine"], parts["coarse"], parts["target"], scene.ratio, scene.shift)


def alone(scene: Made, number: int, folder) -> Made:
    """The scene with this pair alone."""
    folder.mkdir(exist_ok=True)
    return Made(folder, [scene.fine[number]], [scene.coarse[number]], scene.target, scene.ratio, scene.shift)


@pytest.mark.parametrize("method", NETWORKS)
def test_a_pair_since_which_nothing_changed_decides_alone(method, tmp_path):
    scene = two_pairs(tmp_path / "both")
    for number in range(2):
        still = two_pairs(tmp_path / f"still{number}", target=scene.coarse[number])
        _, predicted = still.predict(method)
        _, expected = alone(still, number, tmp_path / f"alone{number}").predict(method)
        _, stale = alone(still, 1 - number, tmp_path / f"other{number}").predict(method)
        assert np.abs(predicted - expected).max() < 0.02 * np.abs(stale - expected).max()


@pytest.mark.parametrize("method", NETWORKS)
def test_both_predictions_bound_the_mean(method, tmp_path):
    scene = two_pairs(tmp_path / "both")
    _, predicted = scene.predict(method)
    each = np.stack(
        [alone(scene, number, tmp_path / f"alone{number}").predict(method)[1] for number in range(2)]
    )
    assert (predicted >= each.min(axis=0) - 1e-6).all() and (predicted <= each.max(axis=0) + 1e-6).all()
    middle = (predicted - each[0]) / np.where(np.abs(each[1] - each[0]) > 1e-3, each[1] - each[0], np.nan)
    assert np.nanquantile(middle, 0.95) > 2 * np.nanquantile(middle, 0.05), (
        "the weights should differ from place to place"
    )


def test_where_one_pair_has_a_gap_the_other_predicts(tmp_path):
    scene = two_pairs(tmp_path / "both")
    scene.fine[0][:, 10:20, 10:20] = np.nan
    gap = two_pairs(tmp_path / "gap", fine=scene.fine)
    _, predicted = gap.predict("edcstfn")
    _, second = alone(gap, 1, tmp_path / "second").predict("edcstfn")
    np.testing.assert_allclose(predicted[:, 10:20, 10:20], second[:, 10:20, 10:20], rtol=1e-6)
    assert np.isfinite(predicted).all()


def test_the_deviation_of_samples_is_combined_like_the_mean(noisy, pair, tmp_path):
    model = noisy(tmp_path / "noisy.onnx", pairs_max=2)
    output, deviation = str(tmp_path / "o.tif"), str(tmp_path / "u.tif")
    pairs = [(pair.fine_1, pair.coarse_1), (pair.fine_2, pair.coarse_2)]
    job = runs.job_for(pairs, pair.between, model, output, uncertainty=deviation, dtype="float32", tile=64)
    fuse.run(job, lambda event: None)
    values, spread = images.read(output), images.read(deviation)
    assert np.array_equal(np.isfinite(values), np.isfinite(spread)) and np.isfinite(values).mean() > 0.9
    assert np.nanmean(spread) == pytest.approx(0.01, rel=0.1)
    low, high = np.fmin(pair.before, pair.after), np.fmax(pair.before, pair.after)
    assert ((values > low - 0.03) & (values < high + 0.03))[np.isfinite(values)].all()
