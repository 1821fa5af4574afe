"""`chronofuse change` between two dates, and what its job refuses."""

from pathlib import Path

import images
import numpy as np
import pytest
from change_runs import PIXEL, SIDE, finder, of, two_dates, vegetation
from osgeo import gdal

from chronofuse.engine.cli import main
from chronofuse.engine.door.errors import (
    AllNodataError,
    BandMismatchError,
    JobError,
    MemoryBudgetError,
    NoOverlapError,
)
from chronofuse.engine.door.jobs import ChangeJob
from chronofuse.engine.raster.legend import read_legend


@pytest.fixture
def find(tmp_path):
    return finder(tmp_path)


@pytest.fixture
def dates(tmp_path):
    return two_dates(tmp_path)


def test_blocks_that_changed_are_marked_and_measured(find, dates):
    got = find(**dates)
    assert (got.bands[10:20, 5:25] == 1).all() and (got.bands[40:50, 40:50] == 2).all()
    assert (got.bands[:, -1] == 255).all() and got.bands[55, 3] == 1
    inside = np.zeros((SIDE, SIDE), bool)
    inside[10:20, 5:25] = inside[40:50, 40:50] = True
    assert ((got.bands[:, :-1] != 0) & ~inside[:, :-1]).mean() < 0.01
    areas = {row[0]: float(row[2]) for row in got.table[1:]}
    assert areas["NDVI decreased"] == pytest.approx(200 * 0.09, abs=2)
    assert read_legend(str(got.path), "The raster").names == ("no change", "NDVI decreased", "NDVI increased")
    assert got.figures["before"] == "2024-05-01" and "Change between two dates" in got.page
    assert sum(areas.values()) == pytest.approx(SIDE * (SIDE - 1) * 0.09)


def test_small_patches_are_none(find, dates):
    got = find(**dates, min_area=1e4)
    assert got.bands[55, 3] == 0 and (got.bands[10:20, 5:25] == 1).all()
    assert got.figures["areas"]["decreased"]["pixels"] == 200


def test_the_bytes_do_not_depend_on_the_tile(find, dates):
    first = find(**dates, min_area=5e3).path.read_bytes()
    for tile in (1, 7):
        assert find(**dates, min_area=5e3, tile=tile).path.read_bytes() == first


def test_a_threshold_that_is_given_is_taken_and_the_difference_written(find, dates, tmp_path):
    got = find(**dates, threshold=0.35, difference=str(tmp_path / "difference.tif"))
    assert set(np.unique(got.bands[:, :-1])) <= {0, 1} and (got.bands == 1).sum() <= 10
    difference = gdal.Open(str(tmp_path / "difference.tif")).ReadAsArray()
    assert np.median(difference[10:20, 5:25]) == pytest.approx(-0.28, abs=0.02)
    assert (difference[:, -1] == -9999).all()


def test_single_bands_and_one_of_several_are_compared_as_they_are(find, tmp_path):
    first = np.full((1, SIDE, SIDE), 290.0) + np.random.default_rng(2).normal(0, 0.3, (1, SIDE, SIDE))
    second = first + 0.1
    second[:, :20] += 8
    given = {"dtype": "float32", "scale": 1}
    paths = [
        images.write(tmp_path / f"t_2024-0{n}-01.tif", values, names=("lst",), **given)
        for n, values in enumerate((first, second), 1)
    ]
    got = find(before=paths[0], after=paths[1], index="band")
    assert (got.bands[:20] == 2).all() and (got.bands[20:] == 0).mean() > 0.99
    both = [
        images.write(
            tmp_path / f"b_2024-0{n}-01.tif",
            np.concatenate([values * 0, values]),
            names=("a", "lst"),
            **given,
        )
        for n, values in enumerate((first, second), 1)
    ]
    for band in ("lst", "2"):
        assert (find(before=both[0], after=both[1], index="band", band=band).bands[:20] == 2).all()


def cloud(tmp_path, name: str) -> str:
    """A mask that hides the block in which NDVI falls, and its surroundings."""
    values = np.ones((1, SIDE, SIDE))
    values[:, 8:22, 3:27] = 0
    return images.write(tmp_path / name, values, dtype="uint8", scale=1, nodata=None, pixel=PIXEL)


def test_what_a_mask_hides_is_compared_with_nothing(find, dates, tmp_path):
    mask = cloud(tmp_path, "hidden.tif")
    for name in ("mask_before", "mask_after"):
        got = find(**dates, **{name: mask})
        assert (got.bands[8:22, 3:27] == 255).all() and (got.bands[40:50, 40:50] == 2).all()
        assert (got.bands[7, :-1] != 255).all()
        assert got.figures["compared_share"] == pytest.approx((SIDE * (SIDE - 1) - 14 * 24) / SIDE**2)
    wider = find(**dates, mask_after=mask, buffer=2)
    assert (wider.bands[6:24, 3:27] == 255).all() and (wider.bands[8:22, 1:29] == 255).all()
    assert (wider.bands[5, :-1] != 255).all()
    assert "pixels that both images show" in wider.page


def test_the_mask_beside_an_image_is_used_and_said_and_one_that_is_given_goes_before(find, dates, tmp_path):
    cloud(tmp_path, f"{Path(dates['after']).stem}_mask.tif")
    got = find(**dates)
    assert (got.bands[8:22, 3:27] == 255).all()
    assert "The image after is masked by 'fine_2024-07-01_mask.tif', which lies beside it." in got.notes
    clear = images.write(
        tmp_path / "clear.tif", np.ones((1, SIDE, SIDE)), dtype="uint8", scale=1, nodata=None, pixel=PIXEL
    )
    assert (find(**dates, mask_after=clear).bands[10:20, 5:25] == 1).all()


def test_a_single_band_beside_several_is_said_to_be_the_index(find, dates, tmp_path):
    alone = images.write(tmp_path / "ndvi.tif", np.full((1, SIDE, SIDE), 0.5), names=("ndvi",), pixel=PIXEL)
    assert "The image after has a single band, which is taken for NDVI itself." in (
        find(before=dates["before"], after=alone).notes
    )


def test_another_grid_is_brought_over_and_a_shift_of_the_whole_is_said(find, dates, tmp_path):
    ndvi = np.full((20, 20), 0.8)
    coarse = images.write(tmp_path / "c_2024-08-01.tif", vegetation(ndvi), names=("red", "nir"), pixel=90.0)
    got = find(before=dates["before"], after=coarse)
    assert "have other pixels" in got.notes and "the dates differ as a whole" in got.notes


def test_two_dates_that_cannot_be_compared(find, dates, tmp_path):
    plain = images.write(tmp_path / "x.tif", np.ones((2, 9, 9)), names=("green", "blue"))
    far = images.write(
        tmp_path / "far.tif", vegetation(np.full((9, 9), 0.5)), names=("red", "nir"), corner=(1e5, 5e6)
    )
    empty = images.write(tmp_path / "empty.tif", np.full((2, SIDE, SIDE), np.nan), names=("red", "nir"))
    with pytest.raises(BandMismatchError, match="NDVI needs bands"):
        find(before=dates["before"], after=plain)
    with pytest.raises(BandMismatchError, match="has no band 'swir9'"):
        find(**dates, index="band", band="swir9")
    with pytest.raises(NoOverlapError):
        find(before=dates["before"], after=far)
    with pytest.raises(AllNodataError, match="No pixel has a value in both"):
        find(before=dates["before"], after=empty)
    with pytest.raises(MemoryBudgetError):
        wide = images.write(
            tmp_path / "wide.tif", np.full((2, 1, 120_000), 0.3), names=("red", "nir"), pixel=1.0
        )
        other = images.write(
            tmp_path / "wide2.tif", np.full((2, 1, 120_000), 0.3), names=("red", "nir"), pixel=1.0
        )
        find(before=wide, after=other, memory=20)


# ---- the job and the command


def test_what_does_not_go_together_is_refused(dates):
    for wishes, words in (
        ({}, "No images were named"),
        ({"before": "a.tif"}, "the one after was not"),
        ({**dates, "sources": of("x")}, "Two dates and a series"),
        ({"sources": of("x"), "index": "classes"}, "has no breaks"),
        ({**dates, "band": "red"}, "use --index band"),
        ({**dates, "index": "classes", "min_area": 1.0}, "--min-area is for two dates, and here are classes"),
        ({"sources": of("x"), "threshold": 0.2}, "--threshold is for two dates, and here are dates of"),
        ({**dates, "threshold": -1.0}, "give a number from 0 on"),
        ({**dates, "index": "ndxi"}, "'index' is 'ndxi'"),
        ({"sources": of("x"), "mask_after": "m.tif"}, "--mask-after is for two dates.* masks beside its"),
        ({**dates, "index": "classes", "buffer": 2}, "--buffer is for two dates, and here are classes"),
        ({**dates, "buffer": -1}, "'buffer' is -1: give 0 to 1000"),
        ({**dates, "harmonics": 9}, "give 0 to 3"),
    ):
        with pytest.raises(JobError, match=words):
            ChangeJob("out.tif", **wishes)


def test_the_command_prints_what_was_found(dates, tmp_path, capsys):
    out = str(tmp_path / "change.tif")
    line = ["change", "--before", dates["before"], "--after", dates["after"], "-o", out]
    assert main.main(line) == 0
    printed = capsys.readouterr().out
    assert "decreased" in printed and "ha" in printed and Path(out + ".aux.xml").is_file()
    assert main.main(line) == 2 and "exists already" in capsys.readouterr().err
