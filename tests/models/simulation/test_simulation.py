"""The sample-data generator."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import gdal

from chronofuse.models import images
from chronofuse.models.simulation.__main__ import generate
from chronofuse.models.simulation.landscape import DATES, Landscape
from chronofuse.models.simulation.spectra import BANDS

SIZE, RATIO = 160, 8.0


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample")
    generate(folder, size=SIZE, bands=4, seed=3, ratio=RATIO)
    return folder


def read(folder, kind: str, date: int) -> np.ndarray:
    return images.read(folder / f"{kind}_{DATES[date]}.tif").bands


def test_writes_a_pair_a_target_and_its_truth(sample):
    assert sorted(p.name for p in sample.iterdir()) == sorted(
        f"{k}_{d}.tif" for k in ("fine", "coarse") for d in DATES
    )
    fine = gdal.Open(str(sample / f"fine_{DATES[0]}.tif"))
    assert (fine.RasterXSize, fine.RasterYSize, fine.RasterCount) == (SIZE, SIZE, 4)
    assert [fine.GetRasterBand(i).GetDescription() for i in range(1, 5)] == list(BANDS[:4])
    band = fine.GetRasterBand(1)
    assert (band.GetScale(), band.GetNoDataValue(), gdal.GetDataTypeName(band.DataType)) == (
        1e-4,
        -9999,
        "Int16",
    )
    coarse = gdal.Open(str(sample / f"coarse_{DATES[0]}.tif"))
    assert "Sinusoidal" in coarse.GetProjection()
    assert coarse.GetGeoTransform()[1] == pytest.approx(RATIO * fine.GetGeoTransform()[1])


def test_the_seed_decides_everything(sample, tmp_path):
    generate(tmp_path, size=SIZE, bands=1, seed=3, ratio=RATIO)
    for kind in ("fine", "coarse"):
        np.testing.assert_array_equal(read(tmp_path, kind, 1)[0], read(sample, kind, 1)[0])
    first, second = (Landscape(64, seed).band("nir", 0) for seed in (3, 4))
    assert np.abs(first - second).mean() > 0.02


def test_has_change_nodata_and_plausible_values(sample):
    before, after = (read(sample, "fine", date) for date in (0, 1))
    share = np.isnan(before[0]).mean()
    assert 0.005 < share < 0.1
    assert np.nanmin(before) > 0 and np.nanmax(before) < 0.9
    change = np.abs(after - before)[3]
    assert np.nanpercentile(change, 80) > 0.05, "much of it changes"
    assert np.nanpercentile(change, 10) < 0.03, "some of it does not"
    assert np.isnan(read(sample, "coarse", 1)).sum() > np.isnan(read(sample, "coarse", 0)).sum()


def test_the_coarse_images_cover_and_resemble_the_fine_ones(sample):
    path = str(sample / f"coarse_{DATES[0]}.tif")
    fine = gdal.Open(str(sample / f"fine_{DATES[0]}.tif"))
    gdal.Warp(
        memory_file := "/vsimem/here.tif",
        path,
        format="GTiff",
        resampleAlg="cubic",
        dstSRS=fine.GetProjection(),
        outputBounds=_bounds(fine),
        width=SIZE,
        height=SIZE,
    )
    coarse = gdal.Open(memory_file).ReadAsArray()[3] * 1e-4
    gdal.Unlink(memory_file)
    assert coarse.min() > -0.02, "no nodata; over water bicubic may dip below zero"
    nir = read(sample, "fine", 0)[3]
    known = np.isfinite(nir)
    assert np.corrcoef(nir[known], coarse[known])[0, 1] > 0.6


def test_more_bands_do_not_change_the_others():
    land = Landscape(96, seed=2)
    first = land.band("red", 1)
    land.band("nir", 0)
    np.testing.assert_array_equal(land.band("red", 1), first)


def _bounds(dataset) -> tuple[float, float, float, float]:
    west, step, _, north, _, down = dataset.GetGeoTransform()
    return west, north + down * dataset.RasterYSize, west + step * dataset.RasterXSize, north
