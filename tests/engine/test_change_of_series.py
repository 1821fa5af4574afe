"""`chronofuse change` within a series."""

from datetime import date, timedelta
from pathlib import Path

import images
import numpy as np
import pytest
from change_runs import finder, of, vegetation

from chronofuse.engine.door.errors import BandMismatchError, SeriesError


@pytest.fixture
def find(tmp_path):
    return finder(tmp_path)


def write_series(folder: Path, names=("red", "nir"), every=15, count=60, drop=0.35) -> Path:
    folder.mkdir()
    random = np.random.default_rng(5)
    for number in range(count):
        day = date(2022, 1, 3) + timedelta(every * number)
        ndvi = 0.5 + 0.15 * np.sin(2 * np.pi * day.timetuple().tm_yday / 365)
        ndvi = ndvi + 0.02 * random.normal(size=(24, 30))
        if day >= date(2023, 4, 1):
            ndvi[:, :10] -= drop
        if day >= date(2023, 9, 1):
            ndvi[:, 20:] += 0.2
        ndvi[random.uniform(size=ndvi.shape) < 0.2] = np.nan
        values = vegetation(ndvi) if len(names) == 2 else ndvi[None]
        images.write(folder / f"fine_{day}.tif", values, names=names)
    return folder


@pytest.fixture(scope="module")
def series(tmp_path_factory):
    return write_series(tmp_path_factory.mktemp("change") / "series")


def test_breaks_of_a_series_have_their_day_and_size(find, series):
    got = find(sources=of(series))
    day, size, strength, within = np.where(got.bands == -9999, np.nan, got.bands)
    names = [got.dataset.GetRasterBand(n).GetDescription() for n in range(1, 5)]
    assert names == ["day", "size", "strength", "within"]
    assert got.dataset.GetMetadataItem("CHRONOFUSE_YEAR") == "2022"
    first = (date(2023, 4, 1) - date(2021, 12, 31)).days
    assert np.nanmedian(np.abs(day[:, :10] - first)) <= 15 and np.isfinite(day[:, :10]).mean() > 0.99
    assert np.nanmedian(size[:, :10]) == pytest.approx(-0.35, abs=0.03)
    assert np.nanmedian(size[:, 20:]) == pytest.approx(0.2, abs=0.03)
    assert np.isfinite(day[:, 10:20]).mean() < 0.03 and np.isfinite(strength).all()
    assert 0.6 < got.figures["broken_share"] < 0.72 and "Day of the largest break" in got.page


def test_the_tiles_do_not_show_in_the_breaks(find, series):
    first = find(sources=of(series)).path.read_bytes()
    assert find(sources=of(series), tile=7, threads=1).path.read_bytes() == first


def test_a_series_of_another_index_or_of_single_bands(find, tmp_path):
    folder = write_series(tmp_path / "single", names=("mndwi",))
    got = find(sources=of(folder), index="band")
    assert np.median(got.bands[1][:, :10]) == pytest.approx(-0.35, abs=0.03)
    with pytest.raises(BandMismatchError, match=r"NDWI needs bands that are called green and nir"):
        find(sources=of(write_series(tmp_path / "pair")), index="ndwi")


def test_a_series_that_is_too_short_is_one_sentence(find, tmp_path, series):
    short = write_series(tmp_path / "short", count=20)
    with pytest.raises(SeriesError, match=r"in less than 1\.5 a season can't be told"):
        find(sources=of(short))
    assert find(sources=of(short), harmonics=0).figures["harmonics"] == 0
    with pytest.raises(SeriesError, match="The series has 5 dates"):
        find(sources=of(write_series(tmp_path / "few", count=5)))
    with pytest.raises(SeriesError, match="No image is from 2030-01-01"):
        find(sources=of(series), first="2030-01-01")
