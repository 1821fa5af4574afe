"""What stored numbers stand for: declared, believed, taken over or read off the values."""

import numpy as np
import pytest

from chronofuse.engine.raster.units import Seen, guess_scale, settle, undeclared_fill, undeclared_frame
from chronofuse.engine.raster.values import Encoding


def seen(low: float, high: float, count: int = 1000) -> Seen:
    return Seen(np.linspace(low, high, count))


@pytest.mark.parametrize(
    "dtype, low, high, scale",
    [
        ("uint8", 0, 200, 1 / 255),
        ("float32", 0, 0.9, 1),
        ("uint16", 100, 4000, 1e-4),
        ("float32", 100, 3000, 1e-4),
        ("float32", 290, 310, 1),  # kelvin
        ("uint16", 250, 320, 1),  # kelvin
        ("float32", 0, 6, 1),  # leaf area
        ("float32", -5, 40, 1),  # degrees Celsius
        ("float32", 0, 100, 1),  # percent
    ],
)
def test_a_missing_scale_is_guessed_from_type_and_values(dtype, low, high, scale):
    assert guess_scale(dtype, seen(low, high))[0] == scale


@pytest.mark.parametrize(
    "dtype, low, high, scale",
    [
        ("float32", 1, 45, 0.01),  # percent
        ("float32", 0, 0.9, 1),
        ("float32", 300, 6000, 1e-4),
        ("uint16", 1000, 45000, 1 / 65535),
        ("uint16", 100, 12000, 1e-4),
        ("uint16", 7000, 45000, 1e-4),  # digital numbers, which the check says are no reflectance
    ],
)
def test_bands_that_are_called_reflectances_may_be_in_percent_or_all_of_16_bits(dtype, low, high, scale):
    (found,), note = settle([Encoding(dtype, 1.0, 0.0, None)], ["red"], [seen(low, high)])
    assert found.scale == pytest.approx(scale) and note
    (other,), _ = settle([Encoding(dtype, 1.0, 0.0, None)], ["b9"], [seen(low, high)])
    assert other.scale in (1, 1e-4), "what nobody called a reflectance may be anything"


def framed(number, width, bands=3, alone=0) -> np.ndarray:
    """An image with a frame of a number, and so many of its pixels in the first band alone."""
    values = np.random.default_rng(1).integers(300, 3000, (bands, 60, 80)).astype(np.float32)
    values[:, :, :width] = number
    values[0].reshape(-1)[1000 : 1000 + alone] = number
    return values


@pytest.mark.parametrize(
    "number, dtype, width, bands, alone, fill",
    [
        (0, "uint16", 5, 3, 0, 0),
        (0, "float32", 5, 2, 0, 0),
        (255, "uint8", 9, 3, 0, 255),
        (255, "uint16", 9, 3, 0, None),
        (7, "uint16", 5, 3, 0, None),
        (0, "uint16", 5, 3, 900, None),
        (0, "uint16", 5, 1, 0, None),
        (0, "uint16", 80, 3, 0, None),
        (0, "uint16", 0, 3, 0, None),
    ],
)
def test_a_frame_of_one_number_in_all_bands_is_nothing(number, dtype, width, bands, alone, fill):
    image = framed(number, width, bands, alone)
    corners = image[:, (0, 0, -1, -1), (0, -1, 0, -1)]
    assert undeclared_frame([image], corners, dtype) == fill


def test_black_land_in_the_middle_is_no_frame():
    image = framed(0, 0)
    image[:, 20:40, 20:40] = 0
    assert undeclared_frame([image], image[:, (0, 0, -1, -1), (0, -1, 0, -1)], "uint16") is None


@pytest.mark.parametrize(
    "dtype, declared, low, high, believed",
    [
        ("int16", 1e-4, 0, 8000, 1e-4),
        ("int16", 10000, 500, 8000, 1e-4),  # NASA's, to divide by
        ("uint16", 0.02, 14000, 15500, 0.02),
        ("float32", 1e-4, 0.01, 0.5, 1),  # applied already
        ("float32", 0.02, 280, 310, 1),  # applied already
        ("float32", 1e-4, 100, 5000, 1e-4),
    ],
)
def test_a_declared_scale_is_believed_where_it_can_be_meant(dtype, declared, low, high, believed):
    (found,), note = settle([Encoding(dtype, declared, 0.0, None)], ["red"], [seen(low, high)])
    assert found.scale == pytest.approx(believed) and bool(note) == (believed != declared)


def test_a_band_that_lost_its_scale_has_that_of_the_others_where_its_values_are_like_theirs():
    with_scale, without = Encoding("int16", 1e-4, 0.0, None), Encoding("int16", 1.0, 0.0, None)
    found, note = settle([with_scale, without], ["red", "nir"], [seen(100, 2000), seen(200, 4000)])
    assert [e.scale for e in found] == [1e-4, 1e-4] and "nir has the scale 0.0001 of the other bands" in note
    found, _ = settle([with_scale, without], ["red", "fmask"], [seen(100, 2000), seen(0, 2)])
    assert [e.scale for e in found] == [1e-4, 1]


def test_what_one_date_declares_and_another_has_lost_is_taken_over_where_the_values_are_alike():
    declared, lost = Encoding("uint16", 0.02, 0.0, 0), Encoding("uint16", 1.0, 0.0, 0)
    first = ([declared], [seen(14000, 15500)], ["lst"])
    (found,), note = settle([lost], ["lst"], [seen(14500, 15900)], first)
    assert found.scale == 0.02 and "sensor's other image" in note
    (found,), _ = settle([lost], ["lst"], [seen(280, 310)], first)
    assert found.scale == 1, "its values are kelvin already"


def test_two_dates_of_one_sensor_can_be_in_different_units():
    guessed = Encoding("float32", 1e-4, 0.0, None)
    (found,), _ = settle(
        [Encoding("float32", 1.0, 0.0, None)], [""], [seen(0, 0.6)], ([guessed], [seen(0, 6000)], [""])
    )
    assert found.scale == 1


@pytest.mark.parametrize("fill", [-28672, 32767, -9999, -32768, -15000, -1e10, 1e20])
@pytest.mark.parametrize("low, high", [(50, 6000), (0, 10000), (0.01, 0.6), (280, 310)])
def test_a_number_far_from_all_others_is_a_fill(fill, low, high):
    values = np.sort(np.append(np.linspace(low, high, 500), [fill] * 20))
    assert undeclared_fill(values) == fill


@pytest.mark.parametrize(
    "values",
    [
        np.linspace(0, 65535, 5000),  # a bright image that is saturated
        np.append(np.linspace(0, 6000, 500), 32767),  # one speck
        np.append(np.linspace(-9000, 0, 500), [-9999] * 20),  # depths
        np.append(np.linspace(0, 0.6, 500), [-1.0] * 20),
        np.empty(0),
        np.full(50, -9999.0),
        np.append(np.linspace(50, 6000, 500), -15000),  # one speck
        np.append(np.linspace(50, 6000, 50000), [-15000] * 20),  # fewer than a frame has
        np.append(np.full(500, 7), [-15000] * 20),  # two numbers
        np.append(np.linspace(2000, 9000, 500), [-2000] * 20),  # the least that MODIS's NDVI can be
    ],
)
def test_what_may_be_meant_is_no_fill(values):
    assert undeclared_fill(np.sort(values)) is None
