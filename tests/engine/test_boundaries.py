"""`chronofuse boundaries`: from a raster or a series to polygons and lines."""

import json
import re
from pathlib import Path
from types import SimpleNamespace

import images
import numpy as np
import pytest
import shores
from osgeo import gdal

from chronofuse.engine import boundaries
from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.errors import (
    AllNodataError,
    BandMismatchError,
    ClassesError,
    JobError,
    MemoryBudgetError,
    OutputExistsError,
    SeriesError,
)
from chronofuse.engine.door.jobs import BoundariesJob, dumps, loads
from chronofuse.engine.raster.legend import Legend, write_legend

FOUR = 4 * shores.PIXEL**2


@pytest.fixture
def outlines(tmp_path):
    """A function that runs a job in this process; its features by layer, and its figures."""

    def run(*paths, **wishes):
        out = tmp_path / "outlines.gpkg"
        sources = (CollectionSource(tuple(map(str, paths))),)
        job = BoundariesJob(sources, str(out), **{"overwrite": True, **wishes})
        finished = boundaries.run(job, lambda event: None)
        found = shores.layers(out)
        return SimpleNamespace(path=out, figures=finished.first.figures, **vars(found))

    return run


@pytest.fixture(scope="module")
def lake(tmp_path_factory):
    return shores.write(tmp_path_factory.mktemp("lake") / "lake.tif", shores.shares())


def test_the_outline_of_a_lake_lies_on_its_shore_inside_the_pixels(outlines, lake):
    found = outlines(lake)
    (polygon,), (line,) = found.polygons, found.lines
    away = shores.far_from_shore(shores.in_pixels(line["geometry"]))
    assert away.mean() < 0.1 and away.max() < 0.5
    assert polygon["area_m2"] == pytest.approx(shores.area(), rel=0.005)
    assert polygon["geometry"].IsValid() and polygon["perimeter_m"] == pytest.approx(line["length_m"])
    assert polygon["confidence"] > 0.9 and polygon["clear_share"] == 1 and polygon["touches_edge"] == 0
    assert (polygon["rule"], polygon["class"], polygon["date"]) == ("mndwi", "water", None)
    assert not found.figures["notes"]


def test_a_threshold_that_is_given_is_the_contour_of_the_index(outlines, lake):
    inner, outer = (outlines(lake, threshold=level).figures["area_m2"] for level in (0.5, -0.4))
    assert inner < 0.99 * shores.area() < 1.01 * shores.area() < outer


@pytest.mark.parametrize("names", [("green", "nir"), ("B03", "B08", "B8A"), ("red", "swir1")])
def test_the_rule_takes_the_bands_that_are_there(outlines, tmp_path, names):
    water = shores.shares()
    values = shores.reflectances(water)
    values = values if len(names) == 3 else values[[0, 2]] if "swir1" in names else values[:2]
    found = outlines(images.write(tmp_path / "lake.tif", values, names=names, pixel=shores.PIXEL))
    assert found.figures["area_m2"] == pytest.approx(shores.area(), rel=0.01)
    assert found.figures["dates"][0]["rule"] == ("mndwi" if "swir1" in names else "ndwi")
    assert bool(found.figures["notes"]) == ("red" in names)


@pytest.mark.parametrize("linear", [True, False])
def test_radar_tells_water_in_decibels_and_linear_through_speckle(outlines, tmp_path, linear):
    random = np.random.default_rng(4)
    power = (0.08 * (1 - shores.shares()) + 0.006) * random.gamma(4.0, 0.25, (shores.SIDE, shores.SIDE))
    values = power if linear else 10 * np.log10(power)
    path = images.write(
        tmp_path / "radar.tif", values[None], names=["vv"], pixel=shores.PIXEL, dtype="float32", scale=1
    )
    found = outlines(path, min_area=100 * shores.PIXEL**2)
    (polygon,) = found.polygons
    assert polygon["area_m2"] == pytest.approx(shores.area(), rel=0.05)
    assert -20 < polygon["threshold"] < -12


def test_the_result_does_not_depend_on_the_strips(outlines, lake, tmp_path):
    water = np.clip(images.smooth_noise(np.random.default_rng(5), (1, 150, 140), 3, -2.0, 2.6)[0], 0, 1)
    gaps = np.zeros(water.shape, bool)
    gaps[40:60, 30:90] = True
    path = shores.write(tmp_path / "ponds.tif", water, gaps=gaps)
    whole, strips = (outlines(path, tile=rows, smooth=0.8) for rows in (None, 7))
    assert len(whole.polygons) > 5 and len(whole.lines) > 5
    for one, other in ((whole.polygons, strips.polygons), (whole.lines, strips.lines)):
        assert [f["geometry"].ExportToWkt() for f in one] == [f["geometry"].ExportToWkt() for f in other]
        assert [f["confidence"] for f in one] == [f["confidence"] for f in other]


def test_what_is_hidden_is_no_land(outlines, tmp_path):
    gaps = np.zeros((shores.SIDE, shores.SIDE), bool)
    gaps[:, : shores.SIDE // 2] = True
    found = outlines(shores.write(tmp_path / "half.tif", shores.shares(), gaps=gaps))
    (polygon,), (line,) = found.polygons, found.lines
    assert polygon["touches_edge"] == 1 and 0.5 < polygon["clear_share"] < 0.9
    assert polygon["confidence"] == pytest.approx(polygon["clear_share"], abs=0.05)
    assert shores.far_from_shore(shores.in_pixels(line["geometry"])[2:-2]).max() < 0.5


def test_islands_are_holes_and_lines_of_their_own_and_small_ones_are_filled(outlines, tmp_path):
    water = shores.shares()
    water[75:85, 75:85] = 0
    water[95, 95] = 0
    found = outlines(shores.write(tmp_path / "island.tif", water))
    (polygon,) = found.polygons
    assert polygon["holes"] == 1 and polygon["area_m2"] == pytest.approx(shores.area() - 9e4, rel=0.01)
    assert sorted(line["is_inner"] for line in found.lines) == [0, 1]
    assert outlines(tmp_path / "island.tif", min_area=0.0).polygons[0]["holes"] == 2


@pytest.mark.parametrize("what", ["land", "water"])
def test_a_scene_of_one_kind_is_recognised_and_said(outlines, tmp_path, what):
    water = np.zeros((96, 96)) if what == "land" else np.ones((96, 96))
    found = outlines(shores.write(tmp_path / "one.tif", water, noise=0.002))
    assert found.figures["dates"][0]["how"] == "fixed"
    assert f"{what} alone" in found.figures["notes"][0] and "--threshold" in found.figures["notes"][0]
    if what == "land":
        assert not found.polygons and not found.lines
        assert found.figures["notes"][1] == "There is no water in the scene: the layers are empty."
    else:
        (polygon,) = found.polygons
        assert polygon["area_m2"] == pytest.approx(96 * 96 * 900 / 0.9996**2, rel=1e-3)
        assert not found.lines


def test_snow_is_no_water(outlines, tmp_path):
    snow = np.stack([np.full((96, 96), one) for one in (0.7, 0.6, 0.1)])
    found = outlines(images.write(tmp_path / "snow.tif", snow, names=["green", "nir", "swir1"]))
    assert not found.polygons


SPECTRA = {
    "water": (0.05, 0.06, 0.04, 0.03, 0.012),
    "mud": (0.10, 0.15, 0.17, 0.17, 0.03),
    "land": (0.05, 0.09, 0.08, 0.30, 0.22),
    "snow in the shadow": (0.20, 0.19, 0.18, 0.16, 0.02),
    "snow": (0.80, 0.81, 0.80, 0.70, 0.09),
}
"""Reflectance in blue, green, red, nir and swir1."""


@pytest.mark.parametrize("lake", ["water", "mud"])
@pytest.mark.parametrize("rule", ["water", "ndwi"])
def test_snow_in_the_shadow_is_no_water_and_mud_is(outlines, tmp_path, lake, rule):
    names = ("blue", "green", "red", "nir", "swir1")
    ground = np.full((128, 192), "land", dtype=object)
    ground[:, 130:] = "snow in the shadow"
    ground[90:, 130:] = "snow"
    ground[20:100, 20:100] = lake
    values = np.stack([np.vectorize({k: v[n] for k, v in SPECTRA.items()}.get)(ground) for n in range(5)])
    values = values + np.random.default_rng(2).normal(0, 0.003, values.shape)
    kinds = {"names": names, "pixel": 30.0}
    found = outlines(images.write(tmp_path / "hills.tif", values, **kinds), rule=rule)
    assert found.figures["area_m2"] == pytest.approx(80 * 80 * 900, rel=0.01)
    blind = outlines(
        images.write(tmp_path / "hills.tif", values[1:], **{**kinds, "names": names[1:]}), rule=rule
    )
    assert blind.figures["area_m2"] > 80 * 80 * 900 * 1.5  # without blue nothing tells the snow


def test_a_scene_of_snow_alone_has_no_water(outlines, tmp_path):
    snow = np.stack([np.full((96, 96), one) for one in SPECTRA["snow in the shadow"]])
    names = ("blue", "green", "red", "nir", "swir1")
    found = outlines(images.write(tmp_path / "snow.tif", snow, names=names))
    assert not found.polygons and "land alone" in found.figures["notes"][0]


def test_a_series_has_each_date_with_its_time(outlines, tmp_path):
    for day, size in (("2024-05-01", 30.0), ("2024-05-11", 40.0), ("2024-05-26", 50.0)):
        shores.write(tmp_path / f"fine_{day}.tif", shores.shares(size))
    found = outlines(tmp_path, html=str(tmp_path / "page.html"), report=str(tmp_path / "report.json"))
    assert [one["date"] for one in found.polygons] == ["2024/05/01", "2024/05/11", "2024/05/26"]
    times = [(one["valid_from"], one["valid_to"]) for one in found.polygons]
    assert times[0] == ("2024/05/01", "2024/05/10") and times[2] == ("2024/05/26", "2024/06/06")
    areas = [one["area_m2"] for one in found.polygons]
    assert areas == pytest.approx([shores.area(size) for size in (30.0, 40.0, 50.0)], rel=0.01)
    page = (tmp_path / "page.html").read_text("utf-8")
    assert "Outlines of water" in page and page.count("<circle") == 3
    assert json.loads((tmp_path / "report.json").read_text())["figures"]["polygons"] == 3


def class_raster(path: Path, codes, legend=None, **options) -> Path:
    dtype = "uint16" if np.max(codes) > 254 else "uint8"
    images.write(path, codes, dtype=dtype, scale=1, nodata=0, **options)
    if legend:
        write_legend(path, legend)
    return path


@pytest.mark.parametrize("codes_of", [(2, 3, 5), (2, 300, 65534)])
def test_classes_are_drawn_with_their_legend_and_share_their_borders(outlines, tmp_path, codes_of):
    reed, water, crops = codes_of
    codes = np.full((40, 50), reed)
    codes[:, 25:] = water
    codes[20:, :20] = crops
    codes[5, 5] = water
    legend = Legend.of({reed: "reed", water: "water", crops: "crops"})
    found = outlines(class_raster(tmp_path / "classes.tif", codes, legend), rule="class")
    assert [one["class"] for one in found.polygons] == ["reed", "water", "crops"]
    assert sum(one["area_m2"] for one in found.polygons) == pytest.approx(40 * 50 * 900, rel=1e-3)
    assert {(one["class"], one["beside"]) for one in found.lines} == {
        ("reed", "water"),
        ("reed", "crops"),
        ("water", "crops"),
    } - {("water", "crops")}
    assert [one["name"] for one in found.figures["legend"]] == ["reed", "water", "crops"]
    (one,) = outlines(tmp_path / "classes.tif", rule="class", classes=(water,), min_area=0.0).polygons
    assert one["code"] == water and one["area_m2"] == pytest.approx(40 * 25 * 900, rel=1e-3)


def test_a_value_of_a_band_is_followed(outlines, tmp_path):
    heights = np.tile(np.arange(60.0), (40, 1))
    path = images.write(tmp_path / "heights.tif", heights, dtype="float32", scale=1)
    found = outlines(path, rule="value", threshold=20.25)
    ((line,), (polygon,)) = found.lines, found.polygons
    xs = {round((line["geometry"].GetX(n) - 600000) / 30, 6) for n in range(line["geometry"].GetPointCount())}
    assert xs == {20.75} and polygon["class"] == "at or above"


def test_areas_in_degrees_are_square_metres(outlines, tmp_path):
    path = shores.write(tmp_path / "lake.tif", shores.shares(), epsg=4326, corner=(10.0, 45.0), pixel=3e-4)
    (polygon,) = outlines(path).polygons
    angle = np.radians(45.0 - 3e-4 * shores.SIDE / 2)
    pixel = 3e-4**2 * 111132.0 * 111320.0 * np.cos(angle) * 1.0017
    assert polygon["area_m2"] == pytest.approx(shores.area() / 900 * pixel, rel=0.01)


@pytest.mark.parametrize(
    "wishes, error, sentence",
    [
        ({"rule": "vv"}, BandMismatchError, r"The rule vv needs a band .* has 3 bands \(green, nir, swir1\)"),
        ({"rule": "class"}, ClassesError, r"lake\.tif' has more than 300 classes"),
        ({"rule": "value", "threshold": 1.0, "band": 9}, BandMismatchError, "has 3 bands, and band 9"),
        ({"memory": 16, "tile": 60000}, MemoryBudgetError, "--memory .* or fewer rows"),
    ],
)
def test_what_does_not_suit_the_rule_is_refused_with_the_remedy(outlines, lake, wishes, error, sentence):
    with pytest.raises(error, match=sentence):
        outlines(lake, **wishes)


@pytest.mark.parametrize(
    "wishes, sentence",
    [
        ({"output": "a.shp"}, r"does not end in \.gpkg"),
        ({"rule": "value"}, "needs a threshold"),
        ({"rule": "class", "threshold": 1.0}, "for an index or a band"),
        ({"classes": (1,)}, "needs a raster of classes"),
        ({"rule": "class", "classes": (70000,)}, "whole number from 0 to 65534"),
        ({"rule": "foam"}, "rule"),
        ({"smooth": 50.0}, "smooth"),
        ({"dem": "dem.tif"}, "'dem' needs 'reference'"),
        ({"rule": "vv", "reference": "fine.tif"}, "needs the rule water, mndwi or ndwi"),
        ({"min_area": -1.0}, "min_area"),
    ],
)
def test_a_wish_without_sense_is_refused_when_the_job_is_made(wishes, sentence):
    with pytest.raises(JobError, match=sentence):
        BoundariesJob((CollectionSource(("a.tif",)),), **{"output": "a.gpkg", **wishes})


def test_a_raster_of_floats_and_one_of_300_classes_are_no_classes(outlines, tmp_path):
    floats = images.write(tmp_path / "floats.tif", np.full((20, 20), 0.5), dtype="float32", scale=1)
    with pytest.raises(ClassesError, match=r"holds fractions .* whole numbers"):
        outlines(floats, rule="class")
    many = images.write(
        tmp_path / "many.tif", np.arange(400).reshape(20, 20) + 1.0, dtype="uint16", scale=1, nodata=0
    )
    with pytest.raises(ClassesError, match="more than 300 classes"):
        outlines(many, rule="class")
    with pytest.raises(ClassesError, match="has no class 9: it has 2"):
        outlines(class_raster(tmp_path / "few.tif", np.full((20, 20), 2)), rule="class", classes=(9,))


def test_an_image_without_a_valid_pixel_is_told(outlines, tmp_path):
    gaps = np.ones((96, 96), bool)
    with pytest.raises((AllNodataError, BandMismatchError, SeriesError), match=r"valid|nodata"):
        outlines(shores.write(tmp_path / "void.tif", np.zeros((96, 96)), gaps=gaps))


def test_an_image_of_a_series_that_cannot_be_read_is_left_out_with_its_reason(outlines, tmp_path):
    for day in ("2024-05-01", "2024-05-11"):
        shores.write(tmp_path / f"fine_{day}.tif", shores.shares(30.0))
    gaps = np.ones((shores.SIDE, shores.SIDE), bool)
    shores.write(tmp_path / "fine_2024-05-21.tif", shores.shares(30.0), gaps=gaps)
    found = outlines(tmp_path)
    assert len(found.polygons) == 2
    assert re.search(r"Left out: No pixel of .*2024-05-21", " ".join(found.figures["notes"]))


def test_nothing_that_exists_is_overwritten_and_a_failed_run_leaves_nothing(outlines, lake, tmp_path):
    outlines(lake)
    before = (tmp_path / "outlines.gpkg").read_bytes()
    with pytest.raises(OutputExistsError):
        outlines(lake, overwrite=False)
    with pytest.raises(BandMismatchError):
        outlines(lake, rule="vh")
    assert (tmp_path / "outlines.gpkg").read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {"outlines.gpkg"}


def test_equal_runs_give_equal_bytes(outlines, lake, tmp_path):
    first = outlines(lake).path.read_bytes()
    assert outlines(lake).path.read_bytes() == first


def test_the_job_crosses_the_border_whole():
    job = BoundariesJob((CollectionSource(("a.tif",)),), "a.gpkg", rule="class", classes=(1, 2), min_area=9.0)
    assert loads(dumps(job)) == job


def test_the_command_line_takes_every_wish():
    from chronofuse.engine.cli import boundaries_command, main

    words = (
        "boundaries a.tif -o b.gpkg --rule class --class 1 --class 2 --band 1 --smooth 0.5 --min-area 900 "
        "--images fine --html p.html --report r.json --memory 512 --tile 64 --threads 1 --overwrite"
    )
    job = boundaries_command.job_of(main._options(words.split()))
    moved = ["boundaries", "a.tif", "-o", "b.gpkg", "--reference", "fine.tif", "--dem", "dem.tif"]
    assert boundaries_command.job_of(main._options(moved)).inputs == {
        "images 1": "a.tif",
        "reference": "fine.tif",
        "dem": "dem.tif",
    }
    assert (job.rule, job.classes, job.smooth, job.min_area) == ("class", (1, 2), 0.5, 900.0)
    assert (job.images, job.memory, job.tile, job.overwrite) == ("fine", 512, 64, True)


def test_no_aux_file_is_left_beside_the_images(outlines, lake):
    outlines(lake)
    assert [path.name for path in Path(lake).parent.iterdir()] == ["lake.tif"]
    assert gdal.Open(lake) is not None
