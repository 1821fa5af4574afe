"""A series filled by a method of pairs."""

import numpy as np
import pytest
from osgeo import gdal

from chronofuse.engine.door import errors
from chronofuse.engine.series import filling


def off(values, truth) -> float:
    return float(np.sqrt(np.nanmean((values - truth) ** 2)))


def test_the_mean_of_a_method_and_kriging_is_stored(year, filled, read, truth):
    filled("kriging", references=4)
    finished = filled("chrono", method="chrono")
    wanted = [day for day in year.days if day not in year.fine]
    differs = 0
    for day in wanted:
        by_chrono, by_kriging = (read("filled", day, name) for name in ("chrono", "kriging"))
        assert off(by_chrono, truth(day)) < 1.3 * off(by_kriging, truth(day)) + 0.002
        assert (read("origin", day, "chrono") == read("origin", day, "kriging")).all()
        differs += off(by_chrono, by_kriging) > 1e-4
    assert differs == len(wanted)
    cloudy = year.fine[2]
    assert (read("origin", cloudy, "chrono")[0, year_half(year) :] == filling.OBSERVED).all()
    raster = gdal.Open(str(year.folder / "chrono" / f"filled_{cloudy}.tif"))
    assert raster.GetMetadata()["CHRONOFUSE_METHOD"] == "chrono"
    assert len(finished.dates) == len(year.days)


def year_half(year) -> int:
    return gdal.Open(str(year.folder / "fine" / f"fine_{year.fine[0]}.tif")).RasterYSize // 2


def test_the_mixture_of_a_date_with_one_like_it_is_that_one(year, filled, read, truth):
    """A method that adds the coarse change to the mixture is close to kriging."""
    filled("pairs", method="delta-gain", dates=(year.days[4].isoformat(),))
    filled("kriging", references=4, dates=(year.days[4].isoformat(),))
    both = [read("filled", year.days[4], name) for name in ("pairs", "kriging")]
    assert off(*both) < 0.5 * off(both[1], truth(year.days[4])) + 0.003


def test_tiles_do_not_show(year, filled, read):
    day = year.days[1]
    made = []
    for tile in (16, 48):
        filled(f"out{tile}", method="chrono", tile=tile, dates=(day.isoformat(),))
        made.append((year.folder / f"out{tile}" / f"filled_{day}.tif").read_bytes())
    assert made[0] == made[1]


@pytest.mark.parametrize(
    "wishes, kind, sentence",
    [
        ({"method": "krigging"}, errors.UnknownMethodError, "A series is also filled by kriging, kalman"),
        ({"method": "estarfm"}, errors.PairCountError, "two"),
        ({"method": "chrono", "uncertainty": True}, errors.JobError, "only kriging and kalman tell one"),
    ],
)
def test_a_method_that_can_not_is_said(filled, wishes, kind, sentence):
    with pytest.raises(kind, match=sentence):
        filled(**wishes)
