"""Shift, blur and line between two sensors are found again, whatever they are."""

from __future__ import annotations

import numpy as np
import pytest
import two_sensors
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from two_sensors import Between

from chronofuse.engine.align import sensors, warp
from chronofuse.engine.raster.readers import open_image

RATIO = 8.0


def found(folder, between, ratio=RATIO, **more):
    fine = open_image(two_sensors.fine_image(folder / "f.tif"), "F1")
    path = two_sensors.coarse_image(folder / "c.tif", between, ratio, **more)
    return sensors.measured([fine], [open_image(path, "C1")], ratio, fine.names)


@settings(max_examples=5, deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate])
@given(
    right=st.floats(-1.2, 1.2),
    down=st.floats(-1.2, 1.2),
    blur=st.floats(0, 0.7),
    gain=st.floats(0.4, 3),
    offset=st.floats(-0.1, 0.1),
    noise=st.floats(0, 0.001),
    ratio=st.sampled_from([4.0, 8.0, 11.3]),
)
def test_a_shift_a_blur_and_a_line_are_found_again(
    right, down, blur, gain, offset, noise, ratio, tmp_path_factory
):
    """Shifts are in coarse pixels here, and the noise in the fine image's units."""
    between = Between(right * ratio, down * ratio, blur, gain, offset, noise / gain)
    measured = found(tmp_path_factory.mktemp("pair"), between, ratio)
    shift = measured.shifts["C1"]
    assert not shift.unsure, shift
    assert abs(shift.right - between.right) < 0.1 * ratio and abs(shift.down - between.down) < 0.1 * ratio
    assert abs(shift.blur - blur) < 0.15
    for line in measured.lines:
        assert abs(line.gain / gain - 1) < 0.02, line


def test_a_shift_in_another_crs_is_a_way_on_the_ground(tmp_path):
    """The pixels of MODIS lean there."""
    between = Between(9.0, -5.0, 0.3)
    crs = "+proj=sinu +lon_0=-60 +x_0=0 +y_0=0 +R=6371007.181 +units=m"
    shift = found(tmp_path, between, crs=crs).shifts["C1"]
    assert not shift.unsure
    assert abs(shift.right - 9) < 0.1 * RATIO and abs(shift.down + 5) < 0.1 * RATIO


def test_clouds_over_some_coarse_pixels_change_neither(tmp_path):
    measured = found(tmp_path, Between(5.0, 3.0, 0.3, 1.5), clouds=0.05)
    shift = measured.shifts["C1"]
    assert not shift.unsure and abs(shift.right - 5) < 0.8 and abs(shift.down - 3) < 0.8
    assert all(abs(line.gain / 1.5 - 1) < 0.03 for line in measured.lines)


@pytest.mark.parametrize("what", ["water", "noise alone", "far beyond the reach"])
def test_what_shows_no_place_gives_no_sure_shift(what, tmp_path):
    between = Between(right=60.0) if what == "far beyond the reach" else Between()
    fine = open_image(two_sensors.fine_image(tmp_path / "f.tif"), "F1")
    path = two_sensors.coarse_image(tmp_path / "c.tif", between, RATIO)
    if what != "far beyond the reach":
        path = _without_land(path, tmp_path, 0.0 if what == "water" else 0.01)
    shift = sensors.measured([fine], [open_image(path, "C1")], RATIO, fine.names).shifts["C1"]
    assert shift is None or shift.unsure


@pytest.mark.parametrize("how", ["bilinear", "near"])
def test_the_line_of_a_coarse_image_on_fine_pixels_is_found_without_its_ratio(how, tmp_path):
    """As many data sets are delivered; where it lies can't be said without the ratio."""
    fine = open_image(two_sensors.fine_image(tmp_path / "f.tif"), "F1")
    path = two_sensors.coarse_image(tmp_path / "c.tif", Between(blur=0.3, gain=3.0, offset=0.05), RATIO)
    image = warp.to_grid(open_image(path, "C1"), fine.grid, how)
    measured = sensors.measured([fine], [image], 1.0, fine.names)
    assert measured.shifts == {"C1": None} and "nearly as small" in measured.none
    for line in measured.lines:
        assert abs(line.gain / 3 - 1) < 0.07 and abs(line.offset - 0.05) < 0.01, line


def test_an_image_smaller_than_a_block_has_no_line(tmp_path):
    fine = open_image(two_sensors.fine_image(tmp_path / "f.tif", size=12), "F1")
    assert sensors.measured([fine], [fine], 1.0, fine.names).lines == (None,) * 3


def _without_land(path, folder, noise) -> str:
    import images

    values = images.read(path)
    values = 0.05 + np.random.default_rng(3).normal(0, 1, values.shape) * noise
    from osgeo import gdal

    with_grid = gdal.Open(path).GetGeoTransform()
    return images.write(
        folder / "flat.tif",
        values,
        pixel=with_grid[1],
        corner=(with_grid[0], with_grid[3]),
        dtype="float32",
        scale=1,
        names=two_sensors.NAMES,
    )


def test_a_shift_is_the_same_for_each_band_of_a_scene_of_many(tmp_path):
    """Only some of very many bands are searched; each has its line."""
    fine = open_image(two_sensors.fine_image(tmp_path / "f.tif"), "F1").with_bands([0, 1, 2] * 7)
    path = two_sensors.coarse_image(tmp_path / "c.tif", Between(6.0, -4.0, 0.2, 2.0), RATIO)
    coarse = open_image(path, "C1").with_bands([0, 1, 2] * 7)
    names = [f"b{n}" for n in range(21)]
    measured = sensors.measured([fine], [coarse], RATIO, names)
    assert len(measured.shifts["C1"].bands) <= sensors.MOST_BANDS
    assert len(measured.lines) == 21 and all(abs(line.gain / 2 - 1) < 0.02 for line in measured.lines)
