"""The benchmark of NDVI: how NDVI is computed, what is fused with what, and that all are measured on the
same pixels."""

from __future__ import annotations

import images
import ndvi
import numpy as np
import pytest
from fusion_cases import FusionCase
from osgeo import gdal

from chronofuse.engine.door.errors import BandMismatchError
from chronofuse.engine.raster.grid import Window

NAMES = ("green", "red", "nir")
DATES = ("2024-04-12", "2024-07-01")
RATIO = 8


@pytest.fixture(scope="module")
def case(tmp_path_factory) -> FusionCase:
    """Two dates of 64 x 64 pixels; F1 lacks some pixels in green alone, others in red."""
    folder, random = tmp_path_factory.mktemp("bands"), np.random.default_rng(5)
    fine = [images.smooth_noise(random, (3, 64, 64)) for _ in DATES]
    coarse = [images.block_mean(image, RATIO) for image in fine]
    fine[0][0, 8:16, 8:16] = np.nan
    fine[0][1, 40:44, 40:44] = np.nan
    fine = [images.write(folder / f"fine_{d}.tif", image, names=NAMES) for d, image in zip(DATES, fine)]
    coarse = [
        images.write(folder / f"coarse_{d}.tif", image, names=NAMES, pixel=30 * RATIO)
        for d, image in zip(DATES, coarse)
    ]
    return FusionCase("kranj2020", "first to second", ((fine[0], coarse[0]),), coarse[1], fine[1], None)


# ---- NDVI of an image


def test_ndvi_is_that_of_reflectance_with_gaps_where_red_or_near_infrared_lacks(tmp_path):
    red, nir = np.full((8, 8), 0.1), np.full((8, 8), 0.3)
    green = np.full((8, 8), 0.2)
    green[0, 0] = red[1, 1] = nir[2, 2] = np.nan
    red[3, 3], nir[3, 3] = -0.2, 0.1
    path = images.write(tmp_path / "fine.tif", np.stack([green, red, nir]), names=NAMES)
    with_offset(path, 0.05)
    file = ndvi.write_ndvi(path, tmp_path)
    index = images.read(file)[0]
    assert index[0, 0] == pytest.approx((0.35 - 0.15) / (0.35 + 0.15), abs=1e-6)
    assert set(zip(*np.nonzero(np.isnan(index)))) == {(1, 1), (2, 2), (3, 3)}
    dataset = gdal.Open(file)
    assert (dataset.RasterCount, dataset.GetRasterBand(1).GetDescription()) == (1, "ndvi")
    assert dataset.GetRasterBand(1).DataType == gdal.GDT_Float32
    assert dataset.GetGeoTransform() == gdal.Open(path).GetGeoTransform()


def with_offset(path: str, offset: float) -> None:
    dataset = gdal.Open(path, gdal.GA_Update)
    for number in range(1, dataset.RasterCount + 1):
        dataset.GetRasterBand(number).SetOffset(offset)


def test_images_of_the_same_name_in_two_folders_are_not_mixed_up(tmp_path):
    first_pixels = []
    for place, nir in (("here", 0.3), ("there", 0.5)):
        (tmp_path / place).mkdir()
        values = np.stack([np.full((8, 8), value) for value in (0.1, 0.1, nir)])
        path = images.write(tmp_path / place / "fine_2024-04-12.tif", values, names=NAMES)
        first_pixels.append(images.read(ndvi.write_ndvi(path, tmp_path))[0, 0, 0])
    assert first_pixels == pytest.approx([0.5, 2 / 3], abs=1e-4)


def test_an_image_without_near_infrared_is_refused(tmp_path):
    path = images.write(tmp_path / "fine.tif", np.full((2, 8, 8), 0.1), names=("green", "red"))
    with pytest.raises(BandMismatchError, match="red and nir"):
        ndvi.write_ndvi(path, tmp_path)


# ---- what is fused


def test_methods_with_one_pair_and_any_bands_or_ndvi_take_part(case):
    contestants = ndvi.contestants(case, case, None)
    assert {"softmix", "chrono", "NDVI of fused bands, chrono"} <= set(contestants)
    assert not {"estarfm", "copy"} & set(contestants)
    assert list(ndvi.contestants(case, case, ["delta"])) == ["NDVI of fused bands, delta"]


def test_each_place_takes_part_once():
    groups = (
        "boreal2001 as delivered",
        "boreal2001 moved",
        "flanders2018, simulated ratio 8",
        "nrw2016 (other units)",
    )
    cases = [
        FusionCase(group, "", pairs, "", "", None)
        for group in groups
        for pairs in ((("F1", "C1"),), (("", ""), ("", "")))
    ]
    assert [case.group for case in ndvi.suitable(cases)] == ["boreal2001 moved"]


# ---- measuring


def test_all_are_measured_on_the_pixels_that_all_have():
    """The third image lacks what the others have, and the first one more."""
    layers = {name: np.full((1, 4, 4), value, np.float32) for name, value in (("a", 1), ("b", 2), ("c", 3))}
    layers["c"][0, 1, 1] = layers["a"][0, 2, 2] = np.nan
    readers = {name: lambda window, values=values: values for name, values in layers.items()}
    masked = {name: read(Window(0, 0, 4, 4)) for name, read in ndvi.where_all_are(readers).items()}
    assert list(masked) == ["a", "b", "c"]
    assert set(zip(*np.nonzero(np.isnan(masked["a"][0])))) == {(1, 1), (2, 2)}
    assert masked["b"] is layers["b"]


def test_a_case_is_measured_as_plain_arithmetic_does(case, tmp_path, monkeypatch):
    monkeypatch.setattr(ndvi, "contestants", few)
    rows = {row["method"]: row for row in ndvi.measure_case(case, None, tmp_path)}
    before, after = (ndvi_of(path) for path in (case.pairs[0][0], case.truth))
    known = np.isfinite(before + after)
    known[8:16, 8:16] = False  # green is missing there, without which ubdf predicts no band
    assert {row["pixels"] for row in rows.values()} == {known.sum()}
    assert rows["copy"]["rmse"] == pytest.approx(np.sqrt(np.mean((before - after)[known] ** 2)), rel=1e-4)
    assert rows["delta of NDVI"]["rmse"] == pytest.approx(rows["delta"]["rmse"], rel=1e-5)
    assert rows["delta of bands"]["rmse"] != pytest.approx(rows["delta"]["rmse"], rel=1e-3)


def few(own, bands, wanted):
    """Delta, which predicts each band by itself, and a method that needs all of them."""
    delta, ubdf = (ndvi.Entrant(name, ndvi.catalogue()[name], {}) for name in ("delta", "ubdf"))
    return {
        "delta of NDVI": (own, delta, None),
        "delta of bands": (bands, delta, "ndvi"),
        "ubdf": (bands, ubdf, "ndvi"),
    }


def ndvi_of(path: str) -> np.ndarray:
    _, red, nir = images.read(path)
    return (nir - red) / (nir + red)


def test_the_tables_have_fused_bands_beside_fused_ndvi():
    rmse = {"rescnn-ndvi": 0.05, "NDVI of fused bands, chrono": 0.06, "copy": 0.2, "delta": 0.1}
    rows = [
        {
            "group": "kranj2020",
            "case": "A to B",
            "pairs": 1,
            "warnings": [],
            "method": method,
            **dict.fromkeys(ndvi.FIGURES, 0.5),
            "rmse": value,
        }
        for method, value in rmse.items()
    ]
    text = ndvi.markdown(rows)
    assert "| rescnn-ndvi | 0.0500 | 0.5000 | 0.5000 | 0.5000 | 0.5000 | 0.5000 | 1.00 | 1 of 1 |" in text
    assert "| NDVI of fused bands, chrono | 0.0600 |" in text
    assert "| kranj2020 | A to B | 0.0500 | 0.0600 | 0.2000 | 0.1000 |" in text
    assert "SAM" not in text and "nrw2016" not in text
