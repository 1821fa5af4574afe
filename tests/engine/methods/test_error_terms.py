"""The terms of error models: the kernel against a slow oracle."""

import numpy as np
import pytest

from chronofuse.engine.methods import error_terms
from chronofuse.engine.methods.base import Patch
from chronofuse.models.catalogue.error_models import TERMS

WEIGHTS = dict(zip(error_terms.LOCAL, (0.05, 0.06, 0.02, 0.3, 0.03, 0.25)))


def patch_of(shape, inner, seed=3) -> Patch:
    """Images with scattered gaps, a hole wider than any window in C1, and a row without data."""
    rng = np.random.default_rng(seed)
    fine, before, after = rng.random((3, 1, *shape), np.float32)
    for image in (fine, before, after):
        image[0][rng.random(shape) < 0.05] = np.nan
    before[0, 5:40, 10:45] = np.nan
    after[0, 50] = np.nan
    return Patch((fine,), (before,), after, inner)


def mean_around(values, row, col, reach):
    """Of the valid values of a square; beyond the edge lies what is mirrored there."""
    padded = np.pad(values, reach, mode="symmetric")
    square = padded[row : row + 2 * reach + 1, col : col + 2 * reach + 1]
    return np.nanmean(square) if np.isfinite(square).any() else np.nan


def oracle(patch, predicted, ratio, weights):
    fine, before, after = patch.fine[0][0], patch.coarse[0][0], patch.target[0]
    change, detail = np.abs(after - before), np.abs(fine - before)
    found = np.empty(predicted.shape)
    (top, _, _), (left, _, _) = (part.indices(side) for part, side in zip(patch.inner, fine.shape))
    for row, col in np.ndindex(*predicted.shape):
        y, x = top + row, left + col
        around = mean_around(change, y, x, error_terms.reach(ratio))
        of_each = {
            "change": change[y, x],
            "change around": around,
            "detail": detail[y, x],
            "detail around": mean_around(detail, y, x, error_terms.CLOSE),
            "changed detail": np.sqrt(around * detail[y, x]),
            "spread": abs(predicted[row, col] - fine[y, x] - after[y, x] + before[y, x]),
        }
        found[row, col] = sum(weights[name] * of_each[name] for name in weights)
    return found


@pytest.mark.parametrize(
    ("inner", "ratio"),
    [
        ((slice(None), slice(None)), 4.0),
        ((slice(0, 41), slice(24, 70)), 16.0),
        ((slice(30, 62), slice(30, 40)), 3.0),
    ],
)
def test_the_kernel_says_what_a_slow_oracle_says(inner, ratio):
    patch = patch_of((70, 70), inner)
    rows, cols = (len(range(*part.indices(70))) for part in inner)
    predicted = np.random.default_rng(4).random((rows, cols), np.float32)
    found = error_terms.weighed(patch, predicted, 0, ratio, WEIGHTS)
    expected = oracle(patch, predicted, ratio, WEIGHTS)
    assert 0.02 < np.isnan(expected).mean() < 0.9
    np.testing.assert_allclose(found, expected, rtol=2e-6, atol=1e-7)


def test_a_term_without_weight_leaves_no_trace_and_all_terms_are_known():
    patch = patch_of((70, 70), (slice(None), slice(None)))
    patch.coarse[0][:] = np.nan_to_num(patch.coarse[0], nan=0.3)
    patch.target[:] = np.nan_to_num(patch.target, nan=0.3)
    predicted = np.zeros((70, 70), np.float32)
    found = error_terms.weighed(patch, predicted, 0, 8.0, {"change": 2.0})
    there = np.isfinite(patch.fine[0][0])
    change = np.abs(patch.target[0] - patch.coarse[0][0])
    np.testing.assert_allclose(found[there], 2 * change[there], rtol=1e-6)
    assert {*error_terms.LOCAL, *error_terms.SCENE, "samples"} == set(TERMS)
