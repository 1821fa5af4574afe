"""A band that F1 leaves empty, or that hardly differs from place to place, does no harm to the other bands of
a classical method, and is predicted itself."""

import images
import numpy as np
import pytest
import runs
from field_scenes import RATIO, fused, truth

ONE_PAIR = ("delta", "delta-gain", "starfm", "softmix", "fsdaf", "ubdf", "fitfc")
BANDS = {"empty": (0.0, 0.0), "flat": (0.2, 0.0), "nearly flat": (0.2, 1e-4), "in single units": (0.2, 5e-4)}
"""Level and spread in F1."""


def with_band(values: np.ndarray, level: float, spread: float) -> np.ndarray:
    """The values and, between them, a band around a level."""
    noise = np.random.default_rng(2).normal(0, 1, (1, *values.shape[1:]))
    return np.concatenate([values[:1], level + spread * noise, values[1:]])


@pytest.mark.parametrize(
    "kind",
    [pytest.param(kind, marks=pytest.mark.long if "flat" in kind else ()) for kind in BANDS],
)
@pytest.mark.parametrize(
    "method", [m if m in ("delta", "softmix") else pytest.param(m, marks=pytest.mark.long) for m in ONE_PAIR]
)
def test_a_band_without_spread_leaves_the_others_as_accurate(method, kind, tmp_path):
    before, after = truth(2)
    level, spread = BANDS[kind]
    fine = with_band(before, level, spread)
    coarse = [with_band(images.block_mean(before, RATIO), level, 0.0)]
    coarse.append(with_band(images.block_mean(after, RATIO), level + 0.1, 0.0))
    found, errors = None, []
    for bands, kept in (([0, 2], [0, 1]), ([0, 1, 2], [0, 2])):
        paths = [
            images.write(tmp_path / f"{n}.tif", v[bands], pixel=p, scale=1, dtype="float32")
            for n, (v, p) in enumerate(((fine, 30), (coarse[0], 240), (coarse[1], 240)))
        ]
        found, _ = fused(tmp_path, *paths, method=method)
        assert np.isfinite(found).all()
        errors.append(np.sqrt(((found[kept] - after) ** 2).mean()))
    assert errors[1] < 1.25 * errors[0] + 2e-3, errors
    if method != "delta-gain":  # which has F1's spread over C1's, and there is none
        assert np.abs(found[1] - fine[1] - 0.1).max() < 0.02


@pytest.mark.parametrize("method", [pytest.param("estarfm", marks=pytest.mark.long), "starfm", "softmix"])
def test_a_band_that_is_empty_on_one_of_two_dates_harms_no_other(method, tmp_path):
    before, after = truth(2)
    between = (before + after) / 2
    values = {
        "f1": with_band(before, 0, 0),
        "f3": with_band(after, 0.2, 0.03),
        "c2": with_band(between, 0.1, 0),
    }
    paths = {}
    for name, image in values.items():
        paths[name] = images.write(tmp_path / f"{name}.tif", image, scale=1, dtype="float32")
        means = images.block_mean(image, RATIO)
        paths[f"c_{name}"] = images.write(
            tmp_path / f"c_{name}.tif", means, pixel=240, scale=1, dtype="float32"
        )
    pairs = [(paths["f1"], paths["c_f1"]), (paths["f3"], paths["c_f3"])]
    runs.finish(runs.job_for(pairs, paths["c_c2"], method, tmp_path / "o.tif", dtype="float32"))
    found = images.read(tmp_path / "o.tif")
    assert np.isfinite(found).all() and np.abs(found[[0, 2]] - between).max() < 0.02
    assert found[1].min() > -0.1 and found[1].max() < 0.4
