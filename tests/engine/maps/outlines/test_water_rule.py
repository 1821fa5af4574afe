"""What the automatic rule takes for water: mud, plants, snow and fields beside it, and none where none is."""

from types import SimpleNamespace

import images
import numpy as np
import pytest
import shores

from chronofuse.engine import boundaries
from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.errors import AllNodataError, BandMismatchError
from chronofuse.engine.door.jobs import BoundariesJob

SIDE, FIELD = 192, 32
OPTICAL = {
    # blue, green, red, nir, swir1
    "clear": (0.05, 0.06, 0.04, 0.03, 0.012),
    "humic": (0.012, 0.014, 0.010, 0.008, 0.011),
    "mud": (0.14, 0.26, 0.29, 0.24, 0.01),
    "plants over water": (0.04, 0.06, 0.05, 0.22, 0.05),
    "land": (0.05, 0.09, 0.08, 0.30, 0.22),
}
RADAR = {"calm": (-22.0, -29.0), "wind": (-17.5, -27.0)}
FOREST, GRASS, SOIL = (-9.0, -14.5), (-13.0, -19.0), (-14.5, -22.5)
"""Decibels of VV and VH."""


@pytest.fixture
def water(tmp_path):
    """A function that draws the water of an image; its hectares, the row of its date, and the notes."""

    def run(values, names, rule="water", **options):
        image = images.write(tmp_path / "image.tif", values, names=names, pixel=10.0, **options)
        job = BoundariesJob(
            (CollectionSource((image,)),), str(tmp_path / "o.gpkg"), rule=rule, overwrite=True
        )
        found = boundaries.run(job, lambda event: None).first.figures
        assert (found["area_m2"] > 0) == bool(shores.layers(tmp_path / "o.gpkg").polygons)
        return SimpleNamespace(pixels=found["area_m2"] / 100, notes=found["notes"], **found["dates"][0])

    return run


def ground(kind, size=80):
    """(5, SIDE, SIDE) reflectance of a square of one kind in the land."""
    values = np.empty((5, SIDE, SIDE))
    values[:] = np.array(OPTICAL["land"])[:, None, None]
    values[:, 20 : 20 + size, 20 : 20 + size] = np.array(OPTICAL[kind])[:, None, None]
    return values + np.random.default_rng(5).normal(0, 0.002, values.shape)


def backscatter(lakes=(), kind="calm", seed=6):
    """(2, SIDE, SIDE) decibels of fields and woods in squares, with lakes, and speckle of 4.4 looks."""
    random = np.random.default_rng(seed)
    fields = np.array([FOREST, GRASS, SOIL])[random.integers(0, 3, (SIDE // FIELD, SIDE // FIELD))]
    values = fields.repeat(FIELD, 0).repeat(FIELD, 1).transpose(2, 0, 1)
    for row, column, size in lakes:
        values[:, row : row + size, column : column + size] = np.array(RADAR[kind])[:, None, None]
    return values + 10 * np.log10(random.gamma(4.4, 1 / 4.4, values.shape))


ALL = ("blue", "green", "red", "nir", "swir1")


@pytest.mark.parametrize("kind", ["clear", "humic", "mud"])
def test_clear_dark_and_muddy_water_are_water(water, kind):
    assert water(ground(kind), ALL).pixels == pytest.approx(6400, rel=0.02)


def test_an_offset_that_nobody_took_off_is_told_and_taken_off(water):
    """As of Sentinel-2's products since 2022: clear water is white then, and as bright in nir as snow."""
    found = water(ground("clear") + 0.1, ALL)
    assert found.pixels == pytest.approx(6400, rel=0.02) and "darker than 0.1" in found.notes[0]
    assert not water(ground("clear"), ALL).notes


def test_mud_that_is_as_bright_as_dull_snow_is_water_where_red_stands_in_for_green(water):
    """As of the Menindee Lakes, which Landsat-7's red, nir and swir1 show."""
    assert water(ground("mud")[2:], ALL[2:]).pixels == pytest.approx(6400, rel=0.02)


def test_plants_over_water_are_no_water_where_their_bands_are_there(water):
    values = ground("clear")
    values[:, 110:180, 20:180] = ground("plants over water", 160)[:, 20:90, 20:180]
    assert water(values, ALL).pixels == pytest.approx(6400, rel=0.02)
    assert water(values[[1, 4]], ("green", "swir1")).pixels < 6400 * 1.1


@pytest.mark.parametrize("rule", ["water", "vv", "vh"])
@pytest.mark.parametrize("seed", [6, 7])
def test_fields_without_water_have_none_by_radar(water, rule, seed):
    found = water(backscatter(seed=seed), ("vv", "vh"), rule, dtype="float32", scale=1)
    assert found.pixels == 0 and found.how == "fixed" and "land alone" in found.notes[0]


@pytest.mark.parametrize("seed", [6, 7, 8])
def test_lakes_of_one_percent_are_found_by_radar(water, seed):
    lakes = ((20, 30, 14), (120, 90, 14))
    found = water(backscatter(lakes, seed=seed), ("vv", "vh"), dtype="float32", scale=1)
    assert found.how == "otsu" and found.rule == "vv+vh"
    assert found.pixels == pytest.approx(2 * 14**2, rel=0.12)


def test_a_lake_in_the_wind_is_found_by_radar(water):
    found = water(backscatter(((20, 30, 100),), "wind"), ("vv", "vh"), dtype="float32", scale=1)
    assert found.how == "otsu" and found.pixels == pytest.approx(1e4, rel=0.05)


def test_one_polarisation_alone_tells_a_lake_in_decibels_linear_and_in_hundredths(water):
    values = backscatter(((40, 40, 60),))[1:]
    found = water(values, ("vh",), dtype="float32", scale=1)
    assert found.rule == "vh" and found.pixels == pytest.approx(3600, rel=0.05)
    linear = water(10 ** (values / 10), ("vh",), dtype="float32", scale=1)
    assert linear.pixels == pytest.approx(found.pixels, rel=0.01)
    assert linear.threshold == pytest.approx(found.threshold, abs=0.3)
    assert water(values, ("vh",), scale=0.01).pixels == pytest.approx(found.pixels, rel=0.01)


def test_no_power_at_all_is_a_frame_and_no_water(water):
    values = 10 ** (backscatter(((40, 60, 60),)) / 10)
    values[:, :, :25] = 0.0
    found = water(values, ("vv", "vh"), dtype="float32", scale=1, nodata=None)
    assert found.pixels == pytest.approx(3600, rel=0.05)


def test_water_alone_is_water_by_radar(water):
    found = water(backscatter(((0, 0, SIDE),)), ("vv", "vh"), dtype="float32", scale=1)
    assert found.pixels > 0.999 * (SIDE - 1) ** 2 and "water alone" in found.notes[0]


@pytest.mark.parametrize(
    "values",
    [100 * backscatter(), np.random.default_rng(1).integers(40, 400, (2, SIDE, SIDE))],
    ids=["decibels in hundredths that declare no scale", "numbers of the receiver"],
)
def test_what_is_no_backscatter_is_refused_with_the_remedy(water, values):
    with pytest.raises(BandMismatchError, match="neither in decibels"):
        water(values, ("vv", "vh"), scale=1)


@pytest.mark.parametrize("names", [("green", "swir1"), ("vv", "vh")])
def test_nothing_but_gaps_is_told(water, names):
    with pytest.raises(AllNodataError, match="No pixel"):
        water(np.full((2, 64, 64), np.nan), names)
