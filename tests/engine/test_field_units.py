"""Units as files of the field have them: each image declares, hides or has lost a scale of its own, and the
result is in the units of F1.

Temperatures, leaf area and backscatter are quantities of their own and no reflectance; what is true of one
date is not believed of another.
"""

import images
import numpy as np
import pytest
import runs
from field_scenes import RATIO, RISE, SIDE, edited, fused, truth

FLOATS = {"dtype": "float32", "scale": 1, "nodata": float("nan")}
OF_MOD11 = {"dtype": "uint16", "scale": 0.02, "nodata": 0}
OF_MOD15 = {"dtype": "uint8", "scale": 0.1, "nodata": 255}
HUNDREDTHS = {"dtype": "int16", "scale": 0.01}
QUANTITIES = {
    "kelvin, C1 with a scale": ((297.0, 305.0), FLOATS, OF_MOD11),
    "kelvin, F1 with a scale": ((297.0, 305.0), {"dtype": "uint16", "scale": 0.01, "nodata": 0}, FLOATS),
    "kelvin, as they are": ((260.0, 320.0), FLOATS, FLOATS),
    "degrees Celsius": ((-12.0, 38.0), FLOATS, FLOATS),
    "degrees Celsius, C1 with a scale": ((2.0, 38.0), FLOATS, HUNDREDTHS),
    "leaf area, C1 with a scale": ((0.2, 6.0), FLOATS, OF_MOD15),
    "leaf area of less than 2": ((0.2, 1.6), FLOATS, OF_MOD15),
    "percent": ((1.0, 98.0), FLOATS, FLOATS),
    "backscatter in decibels": ((-24.0, -5.0), FLOATS, HUNDREDTHS),
    "backscatter as a ratio": ((0.004, 0.3), FLOATS, FLOATS),
}
"""Values that it goes through, and how F1 and the coarse images store them."""


def written(folder, low: float, high: float, fine: dict, coarse: dict):
    """F1, C1 and C2 of a quantity that rises by a tenth of what it goes through; paths, truth and rise."""
    before = images.smooth_noise(np.random.default_rng(3), (1, SIDE, SIDE), low=low, high=high)
    rise = 0.1 * (high - low)
    paths = [images.write(folder / "f_2020-06-01.tif", before, **fine)]
    for day, values in (("01", before), ("17", before + rise)):
        path = folder / f"c_2020-06-{day}.tif"
        paths.append(images.write(path, images.block_mean(values, RATIO), pixel=240, **coarse))
    return paths, before + rise, rise


@pytest.mark.parametrize("method", ["delta", "softmix"])
@pytest.mark.parametrize("quantity", QUANTITIES)
def test_what_is_no_reflectance_comes_out_in_its_own_units(quantity, method, tmp_path):
    (low, high), fine, coarse = QUANTITIES[quantity]
    (f1, c1, c2), after, rise = written(tmp_path, low, high, fine, coarse)
    change = tmp_path / "change.tif"
    asked = runs.job_for([(f1, c1)], c2, method, tmp_path / "o.tif", change=str(change))
    told = runs.finish(asked)
    step = max(fine["scale"] % 1, coarse["scale"] % 1)
    allowed = 0.02 * (high - low) + step
    assert np.nanmax(np.abs(images.read(tmp_path / "o.tif") - after)) < allowed
    assert np.nanmean(images.read(change)) == pytest.approx(rise, abs=allowed)
    assert not told & {"units-differ", "impossible-values"}


@pytest.mark.parametrize(
    "declared, values_stored",
    [(10_000.0, 1e4), (1e-4, 1), (100.0, 100)],
    ids=["NASA's", "applied", "hundred"],
)
def test_a_declared_scale_is_not_believed_whatever_comes_of_it(declared, values_stored, tmp_path):
    """An index whose scale divides, and one whose scale was applied already: NDVI from -1 to 1 all the
    same."""
    low, high = -0.1, 0.9
    how = {**FLOATS} if values_stored == 1 else {"dtype": "int16", "scale": 1, "nodata": -3000.0}
    before = images.smooth_noise(np.random.default_rng(5), (1, SIDE, SIDE), low=low, high=high)
    fine = images.write(tmp_path / "f_2020-06-01.tif", before, names=["ndvi"], **FLOATS)
    coarse = []
    for day, values in (("01", before), ("17", before + 0.05)):
        means = images.block_mean(values, RATIO) * values_stored
        path = images.write(tmp_path / f"c_2020-06-{day}.tif", means, pixel=240, names=["ndvi"], **how)
        coarse.append(edited(path, lambda d: d.GetRasterBand(1).SetScale(declared)))
    asked = runs.job_for([(fine, coarse[0])], coarse[1], "delta", tmp_path / "o.tif")
    if declared == 100.0:  # nothing shows that it is wrong but what comes of it
        assert "units-differ" in runs.finish(asked)
        return
    assert "units-differ" not in runs.finish(asked)
    assert np.nanmax(np.abs(images.read(tmp_path / "o.tif") - before - 0.05)) < 0.01


# ---- what is true of one image is not believed of another

OTHERS = {
    "a scale and an offset of its own": {"dtype": "uint16", "scale": 2.75e-5, "offset": -0.2, "nodata": 0},
    "reflectance as floats": FLOATS,
    "floats of double precision": {**FLOATS, "dtype": "float64"},
    "eight bits": {"dtype": "uint8", "scale": 1 / 255, "nodata": 255},
    "another nodata value": {"nodata": -32768.0},
    "a scale that it has lost": {"lost": 1e-4},
    "ten thousands as floats": {"dtype": "float32", "lost": 1e-4},
    "its bands in another order": {"swapped": True},
    "a mask": {"nodata": None, "masked": True},
}
NAMES, HOLE = ("red", "nir"), (slice(None), slice(1, 2), slice(2, 4))


def stored(path, values, pixel, offset=0.0, lost=None, swapped=False, masked=False, **how) -> str:
    """An image that is stored in its own way."""
    if lost:
        values, how = values / lost, {"scale": 1, **how}
    if swapped:
        values = values[::-1]
    gaps = np.isnan(values[0])
    names = NAMES[::-1] if swapped else NAMES
    images.write(path, values - offset, pixel=pixel, names=names, **how)

    def declare(dataset):
        if offset:
            for number in (1, 2):
                dataset.GetRasterBand(number).SetOffset(offset)
        if masked:
            dataset.CreateMaskBand(2)  # of the dataset
            dataset.GetRasterBand(1).GetMaskBand().WriteArray(np.where(gaps, 0, 255).astype(np.uint8))

    return edited(str(path), declare)


@pytest.fixture(scope="module")
def dates():
    """Role to values of two pairs and the target between them; each but F1 and C1 has a hole."""
    before, after = truth(2)
    between = before + RISE / 2
    values = {"F1": before, "C1": before, "F3": after, "C3": after, "C2": between}
    made = {role: v.copy() if role[0] == "F" else images.block_mean(v, RATIO) for role, v in values.items()}
    made["F3"][:, 40:48, 16:32] = np.nan
    for role in ("C2", "C3"):
        made[role][HOLE] = np.nan
    return made


def two_pairs(folder, dates, method="starfm", **ways) -> np.ndarray:
    """F2 of images that are stored as `ways` says of each role."""
    paths = {
        role: stored(folder / f"{role}.tif", values, 30 if role[0] == "F" else 240, **ways.get(role, {}))
        for role, values in dates.items()
    }
    pairs = [(paths[f"F{n}"], paths[f"C{n}"]) for n in (1, 3)]
    runs.finish(runs.job_for(pairs, paths["C2"], method, folder / "o.tif", dtype="float32", overwrite=True))
    return images.read(folder / "o.tif")


@pytest.fixture(scope="module")
def expected(dates, tmp_path_factory):
    """F2 of images that are all stored alike."""
    return two_pairs(tmp_path_factory.mktemp("alike"), dates)


@pytest.mark.parametrize("role", ["C2", "F3", pytest.param("C3", marks=pytest.mark.long)])
@pytest.mark.parametrize("way", OTHERS)
def test_an_image_of_a_later_date_is_read_as_it_is_stored_itself(way, role, dates, expected, tmp_path):
    found = two_pairs(tmp_path, dates, **{role: OTHERS[way]})
    np.testing.assert_array_equal(np.isnan(found), np.isnan(expected))
    off = np.abs(found - expected)
    roundings = 1 / 255 if way == "eight bits" else 1e-4
    assert np.nanmean(off) < roundings and np.nanmax(off) < 0.006, "and which pixels are similar"


@pytest.mark.parametrize(
    "way", ["reflectance as floats", "ten thousands as floats", "a scale that it has lost"]
)
def test_a_later_date_in_other_units_is_one_for_a_network_too(way, dates, tmp_path):
    plain = two_pairs(tmp_path, dates, "chrono")
    found = two_pairs(tmp_path, dates, "chrono", F3=OTHERS[way], C2=OTHERS[way])
    assert np.nanmax(np.abs(found - plain)) < 2e-3


@pytest.mark.parametrize(("times", "is_told"), [(100, True), (1, False)])
def test_a_target_in_percent_that_nobody_declared_is_warned_of(tmp_path, times, is_told):
    before, after = truth()
    fine = images.write(tmp_path / "f.tif", before)
    first = images.write(tmp_path / "c1.tif", images.block_mean(before, RATIO), pixel=240)
    second = images.write(
        tmp_path / "c2.tif", images.block_mean(after, RATIO) * times, pixel=240, scale=1, dtype="float32"
    )
    _, codes = fused(tmp_path, fine, first, second)
    assert ("dates-in-other-units" in codes) == is_told
