"""A band that F1 hardly shows, or not at all, does nothing to the other bands of a network."""

import images
import numpy as np
import pytest
from field_scenes import fused

from chronofuse.engine.methods.network.flat_bands import MOST_CHANGE
from chronofuse.models.catalogue.installed import catalogue

RATIO, SIDE, RISE = 16, 96, 0.05
NETWORKS = [n for n, m in catalogue().items() if m.family == "network" and m.bands == "any"]


def three_bands(seed: int = 3) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(seed)
    before = images.smooth_noise(random, (3, SIDE, SIDE), sigma=5)
    fields = np.kron(random.normal(0, 0.02, (3, 6, 6)), np.ones((1, 16, 16)))
    return before, before + np.roll(fields, (5, 9), (1, 2)) + 0.02


def with_band(values: np.ndarray, spread: float, level: float) -> np.ndarray:
    """The values and, before the last of them, a band of that standard deviation around a level."""
    noise = images.smooth_noise(np.random.default_rng(9), (1, SIDE, SIDE))
    band = (noise - noise.mean()) / noise.std() * spread + level
    return np.concatenate([values[:2], band, values[2:]])


def predicted(before, after, method, folder, **wishes):
    fine = images.write(folder / "f_2020-06-01.tif", before, scale=1, dtype="float32")
    coarse = [
        images.write(
            folder / f"c_2020-06-{day}.tif", images.block_mean(v, RATIO), pixel=480, scale=1, dtype="float32"
        )
        for day, v in (("01", before), ("17", after))
    ]
    return fused(folder, fine, *coarse, method=method, **wishes)[0]


@pytest.mark.parametrize(
    "spread, rise",
    [
        pytest.param(0.0, 0.3, id="empty"),
        pytest.param(0.003, 0.3, id="snow on a plain"),
        pytest.param(1.05 * RISE / MOST_CHANGE * 0.9, RISE, id="some stored units"),
    ],
)
@pytest.mark.parametrize(
    "method",
    [
        pytest.param(name, marks=() if name in ("chrono", "edcstfn") else pytest.mark.long)
        for name in NETWORKS
    ],
)
def test_the_other_bands_come_out_as_without_it(method, spread, rise, tmp_path):
    before, after = three_bands()
    alone = predicted(before, after, method, tmp_path)
    one, two = with_band(before, spread, 0.0 if not spread else 0.2), with_band(after, spread, 0.2 + rise)
    found = predicted(one, two, method, tmp_path)
    np.testing.assert_allclose(found[[0, 1, 3]], alone, atol=2e-6)
    assert np.abs(found[2] - two[2]).max() < 0.02, "the flat band is delta's"


def test_a_scene_of_flat_bands_alone_is_deltas(tmp_path):
    before = np.full((2, SIDE, SIDE), 0.1)
    found = predicted(before, before + RISE, "chrono", tmp_path)
    np.testing.assert_allclose(found, 0.1 + RISE, atol=1e-6)


def test_an_image_of_one_pixel_is_deltas(tmp_path):
    fine = images.write(tmp_path / "f.tif", np.full((1, 1, 1), 0.1))
    coarse = [
        images.write(tmp_path / f"c{n}.tif", np.full((1, 3, 3), v), pixel=480, corner=(599520, 5000480))
        for n, v in enumerate((0.1, 0.15))
    ]
    found, _ = fused(tmp_path, fine, *coarse, method="chrono")
    np.testing.assert_allclose(found, 0.15, atol=1e-4)


def test_a_network_for_certain_bands_has_the_flat_one_as_delta(tmp_path):
    before, after = (np.full((1, SIDE, SIDE), v) for v in (0.3, 0.6))
    fine = images.write(tmp_path / "f.tif", before, names=["ndvi"], scale=1, dtype="float32")
    coarse = [
        images.write(
            tmp_path / f"c{n}.tif",
            images.block_mean(v, RATIO),
            pixel=480,
            names=["ndvi"],
            scale=1,
            dtype="float32",
        )
        for n, v in enumerate((before, after))
    ]
    found, _ = fused(tmp_path, fine, *coarse, method="rescnn-ndvi")
    np.testing.assert_allclose(found, 0.6, atol=1e-5)


def test_from_two_pairs_a_band_that_is_flat_on_one_date_is_left_out(tmp_path):
    before, after = three_bands()
    values = {"f1": with_band(before, 0.0, 0.0), "f3": with_band(after, 0.03, 0.2)}
    values["c2"] = with_band((before + after) / 2, 0.03, 0.15)
    kept = {name: image[[0, 1, 3]] for name, image in values.items()}
    found = []
    for bands in (values, kept):
        paths = {
            name: images.write(tmp_path / f"{name}.tif", image, scale=1, dtype="float32")
            for name, image in bands.items()
        }
        coarse = {
            name: images.write(
                tmp_path / f"c_{name}.tif",
                images.block_mean(image, RATIO),
                pixel=480,
                scale=1,
                dtype="float32",
            )
            for name, image in bands.items()
        }
        found.append(two_pairs(tmp_path, paths, coarse))
    np.testing.assert_allclose(found[0][[0, 1, 3]], found[1], atol=2e-6)


def two_pairs(folder, fine, coarse) -> np.ndarray:
    import runs

    from chronofuse.engine import fuse

    pairs = [(fine["f1"], coarse["f1"]), (fine["f3"], coarse["f3"])]
    job = runs.job_for(
        pairs, target=coarse["c2"], method="chrono", output=folder / "o.tif", dtype="float32", overwrite=True
    )
    fuse.run(job, lambda event: None)
    return images.read(folder / "o.tif")
