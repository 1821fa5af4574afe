"""Masks that are told (`--mask`): what is masked in any image that a pixel needs is nodata, nothing else is
lost, and with two pairs each pixel takes those that are valid there."""

import images
import land
import numpy as np
import pytest
import runs

from chronofuse.engine.door.preparation import Preparation, Reading

SIDE, RATIO = land.SIDE, land.RATIO
HOLE, OTHER = (slice(16, 40), slice(24, 56)), (slice(64, 96), slice(48, 80))
"""Of whole coarse pixels."""


@pytest.fixture
def files(tmp_path):
    """F1, C1, C2 of two dates; F3 and C3 of a third; the truth of the second."""
    dates = [land.fields(1, green) for green in (0.5, 0.4, 0.3)]
    dates[2] += np.random.default_rng(5).normal(0, 0.01, dates[2].shape)  # or both pairs predict the same
    fine = [land.fine(tmp_path, f"f{n}.tif", values) for n, values in enumerate(dates)]
    coarse = [land.coarse(tmp_path, f"c{n}.tif", values) for n, values in enumerate(dates)]
    return fine[0], coarse[0], coarse[1], fine[2], coarse[2], dates[1]


def mask(folder, name, *holes, side=SIDE, pixel=30.0) -> str:
    """A raster that is 0 in the holes and 1 elsewhere."""
    usable = np.ones((1, SIDE, SIDE))
    for hole in holes:
        usable[(0, *hole)] = 0
    usable = usable[:, :: SIDE // side, :: SIDE // side]
    return images.write(folder / name, usable, pixel=pixel, dtype="uint8", scale=1, nodata=None)


def fused(folder, pairs, target, method, masks, **wishes) -> np.ndarray:
    told = Preparation({image: Reading(mask=path) for image, path in masks.items()})
    asked = runs.job_for(
        pairs, target, method, folder / "o.tif", preparation=told, dtype="float32", overwrite=True, **wishes
    )
    runs.finish(asked)
    return images.read(folder / "o.tif")


def gone_of(*holes) -> np.ndarray:
    gone = np.zeros((SIDE, SIDE), bool)
    for hole in holes:
        gone[hole] = True
    return gone


@pytest.mark.parametrize(
    "method",
    [
        "fitfc",
        *(pytest.param(m, marks=pytest.mark.long) for m in ("delta", "delta-gain", "softmix", "starfm")),
    ],
)
def test_what_is_masked_in_any_image_is_nodata_and_nothing_else(method, files, tmp_path):
    f1, c1, c2, *_ = files
    for image in ("F1", "C1", "C2"):
        found = fused(tmp_path, [(f1, c1)], c2, method, {image: mask(tmp_path, "m.tif", HOLE)})
        gone = np.isnan(found)
        assert (gone == gone_of(HOLE)).all(), image


@pytest.mark.parametrize("size", [30.0, 240.0])
def test_a_mask_may_have_the_pixels_of_either_sensor(size, files, tmp_path):
    f1, c1, c2, *_ = files
    given = mask(tmp_path, "m.tif", HOLE, side=int(SIDE * 30 / size), pixel=size)
    for image in ("F1", "C2", "fine", "coarse", "all"):
        found = fused(tmp_path, [(f1, c1)], c2, "delta", {image: given})
        assert (np.isnan(found) == gone_of(HOLE)).all(), image


@pytest.mark.parametrize(
    "masked",
    [
        ("F1", "C3"),
        *(pytest.param(way, marks=pytest.mark.long) for way in (("F1", "F3"), ("C1", "C3"), ("C1", "F3"))),
    ],
)
@pytest.mark.parametrize(
    "method", ["starfm", *(pytest.param(name, marks=pytest.mark.long) for name in ("softmix", "edcstfn"))]
)
def test_with_two_pairs_each_pixel_takes_those_that_are_valid_there(method, masked, files, tmp_path):
    f1, c1, c2, f3, c3, truth = files
    pairs = [(f1, c1), (f3, c3)]
    holes = dict(zip(masked, (HOLE, OTHER)))
    masks = {image: mask(tmp_path, f"{image}.tif", hole) for image, hole in holes.items()}
    found = fused(tmp_path, pairs, c2, method, masks)
    assert np.isfinite(found).all()
    one, two = (fused(tmp_path, [pair], c2, method, {}) for pair in pairs)
    inner = tuple(slice(hole.start + 8, hole.stop - 8) for hole in HOLE)
    nearer = np.abs(found - two)[(slice(None), *inner)].mean()
    assert nearer < np.abs(found - one)[(slice(None), *inner)].mean() / 2
    both = {image: mask(tmp_path, f"{image}.tif", HOLE) for image in masked}
    assert (np.isnan(fused(tmp_path, pairs, c2, method, both)) == gone_of(HOLE)).all()


@pytest.mark.parametrize("method", ["starfm", "softmix", pytest.param("estarfm", marks=pytest.mark.long)])
def test_what_c2_lacks_no_second_pair_gives(method, files, tmp_path):
    f1, c1, c2, f3, c3, _ = files
    found = fused(tmp_path, [(f1, c1), (f3, c3)], c2, method, {"C2": mask(tmp_path, "m.tif", HOLE)})
    assert (np.isnan(found) == gone_of(HOLE)).all()


# ---- coarse images that were resampled to fine pixels: a coarse pixel is valid by its valid area


@pytest.fixture
def resampled(files, tmp_path):
    """F1, and C1 and C2 resampled to its pixels in blocks; the truth."""
    f1, c1, c2, _, _, truth = files
    blocks = [
        land.fine(tmp_path, f"b{n}.tif", np.kron(images.read(path), np.ones((RATIO, RATIO))))
        for n, path in enumerate((c1, c2))
    ]
    return (f1, *blocks, truth)


@pytest.mark.parametrize("method", ["delta", "softmix"])
@pytest.mark.parametrize("columns, is_lost", [(6, True), (2, False)])
def test_a_coarse_pixel_of_which_less_than_half_is_valid_is_not_used(
    columns, is_lost, method, resampled, tmp_path
):
    """Columns 32 to 39 are a coarse pixel; the rest of it is nodata with the masked part, or stays."""
    f1, c1, c2, _ = resampled
    hole = (slice(48, 56), slice(32, 32 + columns))
    found = fused(tmp_path, [(f1, c1)], c2, method, {"C2": mask(tmp_path, "m.tif", hole)}, ratio=RATIO)
    whole = (slice(48, 56), slice(32, 40))
    assert (np.isnan(found) == gone_of(whole if is_lost else hole)).all()


def test_a_masked_cloud_does_not_reach_the_rest_of_its_coarse_pixel(resampled, tmp_path):
    f1, c1, c2, _ = resampled
    values = images.read(c2)
    hole = (slice(48, 56), slice(32, 35))
    values[(slice(None), *hole)] = 0.9
    clouded = land.fine(tmp_path, "clouded.tif", values)
    masks = {"C2": mask(tmp_path, "m.tif", hole)}
    found = fused(tmp_path, [(f1, c1)], clouded, "delta", masks, ratio=RATIO)
    clear = fused(tmp_path, [(f1, c1)], c2, "delta", {}, ratio=RATIO)
    assert (np.isnan(found) == gone_of(hole)).all() and np.nanmax(np.abs(found - clear)) < 1e-3


def test_no_valid_pixel_is_lost_at_the_end_of_an_image_that_ends_within_a_coarse_pixel(tmp_path):
    """Two columns and rows of fine pixels lie under the last coarse pixel, of eight."""
    side = 66
    values = [land.fields(1, green, side=68)[:, :side, :side] for green in (0.5, 0.3)]
    f1 = land.fine(tmp_path, "f.tif", values[0])
    blocks = []
    for n, one in enumerate(values):
        whole = np.pad(one, ((0, 0), (0, 6), (0, 6)), mode="edge")
        large = np.kron(images.block_mean(whole, RATIO), np.ones((RATIO, RATIO)))[:, :side, :side]
        blocks.append(land.fine(tmp_path, f"b{n}.tif", large))
    found = fused(tmp_path, [(f1, blocks[0])], blocks[1], "delta", {}, ratio=RATIO)
    assert np.isfinite(found).all()
