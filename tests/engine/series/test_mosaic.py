"""A series over swaths: filled as one area, each pixel from the dates that see it, without a step between."""

import json
import sys
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from osgeo import gdal

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import images

from chronofuse.engine import fill
from chronofuse.engine.collection.collection import open_collection
from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.errors import GridMismatchError, JobError, NoCrsError, SeriesError
from chronofuse.engine.door.extent import extent_of
from chronofuse.engine.door.fill_job import FillJob
from chronofuse.engine.door.run_wishes import Machine, Manner
from chronofuse.engine.raster.mosaic import mosaic_of
from chronofuse.engine.raster.readers import open_image
from chronofuse.engine.series import dates, filling
from chronofuse.engine.series.ground import ground_of
from chronofuse.engine.series.level_model import Cells, lines_of
from chronofuse.engine.series.place import place_of

NAMES = ("red", "nir")
ROWS, COLUMNS, RATIO, PIXEL = 96, 96, 8, 30.0
WEST, NORTH = 600000.0, 5000000.0
LEFT, RIGHT, BESIDE = slice(0, 60), slice(36, 96), slice(60, 96)
GAIN, OFFSET = 1.08, 0.02
BEGIN = date(2024, 3, 1)


def truth_of(day: date) -> np.ndarray:
    """(bands, rows, cols) reflectance: fields in stripes that green at different times, over smooth soil."""
    random = np.random.default_rng(7)
    kind = (np.add.outer(np.arange(ROWS) // 5, np.arange(COLUMNS) // 7) % 2).astype(float)
    soil = images.smooth_noise(random, (2, ROWS, COLUMNS), low=0.08, high=0.2)
    at = (day - BEGIN).days
    green = np.where(kind > 0, np.exp(-(((at - 60) / 35) ** 2)), np.exp(-(((at - 110) / 35) ** 2)))
    return np.stack([soil[0] * (1 - 0.6 * green), soil[1] + 0.3 * green])


def written(
    folder: Path, right: slice = RIGHT, gain: float = GAIN, offset: float = OFFSET
) -> SimpleNamespace:
    """Coarse images of the whole area every 8 days; of every second day a fine one of a swath, in turn."""
    days = [BEGIN + timedelta(8 * n) for n in range(17)]
    (folder / "fine").mkdir()
    (folder / "coarse").mkdir()
    for number, day in enumerate(days):
        values = truth_of(day)
        coarse = images.block_mean(values, RATIO)
        images.write(folder / "coarse" / f"coarse_{day}.tif", coarse, pixel=PIXEL * RATIO, names=NAMES)
        for name, columns, turn in (("left", LEFT, 0), ("right", right, 2)):
            if number % 4 != turn:
                continue
            seen = values[:, :, columns] * (gain if turn else 1) + (offset if turn else 0)
            corner = WEST + PIXEL * columns.start, NORTH
            images.write(folder / "fine" / f"fine_{day}_{name}.tif", seen, corner=corner, names=NAMES)
    return SimpleNamespace(folder=folder, days=days, left=days[::4], right=days[2::4])


@pytest.fixture
def swaths(tmp_path):
    return written(tmp_path)


def job_of(place: SimpleNamespace, out: str = "out", **wishes) -> FillJob:
    sources = tuple(CollectionSource((str(place.folder / role),), role=role) for role in ("fine", "coarse"))
    manner = Manner(resume=wishes.pop("resume", False))
    machine = Machine(memory=wishes.pop("memory", None))
    wishes = {"extent": "union", "dates": (str(place.days[7]),), "references": 3, **wishes}
    return FillJob(sources, str(place.folder / out), machine=machine, manner=manner, **wishes)


def filled(place: SimpleNamespace, out: str = "out", **wishes) -> dict:
    """What series.json says of a series that was filled in this process."""
    fill.run(job_of(place, out, **wishes), lambda event: None)
    told: dict = json.loads((place.folder / out / "series.json").read_text("utf-8"))
    return told


def read(place: SimpleNamespace, day: date, name: str = "filled", out: str = "out") -> np.ndarray:
    path = str(place.folder / out / f"{name}_{day}.tif")
    if name == "origin":
        return gdal.Open(path).ReadAsArray()
    image = open_image(path, "the raster")
    return image.read(image.grid.window)


def jumps(error: np.ndarray) -> list[float]:
    """How much the mean error of columns differs from one side to the other of the borders of the swaths."""
    return [abs(error[at : at + 6].mean() - error[at - 6 : at].mean()) for at in (36, 60)]


def test_swaths_that_overlap_are_filled_as_one_area_without_a_step_between_them(swaths):
    day = swaths.days[7]
    told = filled(swaths)
    values, true = read(swaths, day), truth_of(day)
    assert values.shape == true.shape and np.isfinite(values).all()
    error = (values - true).mean(axis=(0, 1))
    assert max(jumps(error)) < 0.002 and abs(error[66:].mean() - error[:30].mean()) < 0.004
    assert [one["images"] for one in told["levels"]["swaths"]] == [5, 4]
    lines = {Path(path).stem.rpartition("_")[2]: of for path, of in told["levels"]["of"].items()}
    assert lines["left"] == [[1.0, 0.0]] * 2
    for gain, offset in lines["right"]:
        assert gain == pytest.approx(1 / GAIN, abs=0.02) and offset == pytest.approx(
            -OFFSET / GAIN, abs=0.006
        )
    filled(swaths, "other", level=False)
    error = (read(swaths, day, out="other") - true).mean(axis=(0, 1))
    assert error[66:].mean() - error[:30].mean() > 0.02


def test_a_day_that_one_swath_saw_has_its_own_pixels_and_the_rest_is_fused(swaths):
    day = swaths.left[2]
    filled(swaths, dates=(str(day),))
    origin, values = read(swaths, day, "origin"), read(swaths, day)
    assert (origin[0][:, LEFT] == filling.OBSERVED).all() and (origin[0][:, 60:] == filling.FUSED).all()
    own = images.read(swaths.folder / "fine" / f"fine_{day}_left.tif")
    assert values[:, :, LEFT] == pytest.approx(own, abs=1e-6)
    assert (origin[1][:, 60:] == (day - swaths.right[1]).days).all()  # the nearest that sees them


def test_swaths_beside_one_another_are_tied_by_the_coarse_images(tmp_path):
    place = written(tmp_path, BESIDE, 1.0, 0.04)
    told = filled(place, references=4)
    for path, lines in told["levels"]["of"].items():
        for gain, offset in lines:
            wanted = -0.04 if "right" in path else 0.0
            assert gain == 1.0 and offset == pytest.approx(wanted, abs=0.008)
    error = read(place, place.days[7]) - truth_of(place.days[7])
    assert abs(error[:, :, 66:].mean() - error[:, :, :54].mean()) < 0.01


def test_a_swath_of_another_zone_is_brought_to_the_lattice_of_the_first(swaths):
    for path in sorted((swaths.folder / "fine").glob("*right.tif")):
        moved = path.with_name(path.name.replace("right", "east"))
        gdal.Warp(str(moved), str(path), dstSRS="EPSG:32634", xRes=PIXEL, yRes=PIXEL, resampleAlg="near")
        path.unlink()
    told = filled(swaths, dates=(str(swaths.days[7]),))
    grid = open_image(str(swaths.folder / "out" / f"filled_{swaths.days[7]}.tif"), "the raster").grid
    assert grid.point(0, 0)[0] == WEST and grid.pixel == (PIXEL, PIXEL) and grid.width >= COLUMNS
    assert len(told["levels"]["swaths"]) == 2
    down = round((grid.point(0, 0)[1] - NORTH) / PIXEL)
    values = read(swaths, swaths.days[7])[:, down : down + ROWS, :COLUMNS]
    assert np.isfinite(values[:, 4:-4, :-4]).all()


def test_the_result_does_not_depend_on_the_tile(swaths):
    filled(swaths, tile=16)
    filled(swaths, "other", tile=64, memory=300)
    name = f"filled_{swaths.days[7]}.tif"
    assert (swaths.folder / "out" / name).read_bytes() == (swaths.folder / "other" / name).read_bytes()


def test_a_run_that_goes_on_keeps_the_levels_and_takes_a_new_image_in(swaths):
    first = filled(swaths)
    raster = swaths.folder / "out" / f"filled_{swaths.days[7]}.tif"
    before = raster.stat().st_mtime_ns
    far = BEGIN + timedelta(300)
    seen = truth_of(swaths.days[-1])[:, :, RIGHT]
    corner = WEST + PIXEL * RIGHT.start, NORTH
    images.write(swaths.folder / "fine" / f"fine_{far}_right.tif", seen, corner=corner, names=NAMES)
    both = (str(swaths.days[7]), str(swaths.days[9]))
    second = filled(swaths, dates=both, resume=True)
    known = first["levels"]["of"]
    assert {path: second["levels"]["of"][path] for path in known} == known
    assert len(second["levels"]["of"]) == len(known) + 1
    assert raster.stat().st_mtime_ns >= before and set(second["dates"]) == set(both)


def test_an_extent_cuts_a_part_out_on_the_same_lattice(tmp_path):
    swaths = written(tmp_path, gain=1.0, offset=0.0)
    filled(swaths, "whole", level=False)
    whole = read(swaths, swaths.days[7], out="whole")
    left, top = WEST + 40 * PIXEL + 1, NORTH - 8 * PIXEL - 1
    extent = f"{left},{top - 20 * PIXEL},{left + 30 * PIXEL},{top}"
    filled(swaths, "part", extent=extent, level=False)
    part = read(swaths, swaths.days[7], out="part")
    assert part.shape == (2, 21, 31)
    assert np.abs(part - whole[:, 8:29, 40:71]).mean() < 0.01


def test_each_swath_has_its_own_references(swaths):
    job = job_of(swaths, references=1)
    place = place_of(open_collection(job.sources), job)
    (target,) = dates.dates_of(job, place)
    assert (
        sum(day in swaths.left for day in target.before)
        == 2
        == sum(day in swaths.right for day in target.before)
    )


@pytest.mark.parametrize(
    ("extent", "error", "says"),
    [
        ("all", JobError, "give union"),
        ("1,2,0,3", JobError, "XMIN,YMIN,XMAX,YMAX"),
        ("0,0,1,nan", JobError, "XMIN"),
        ("5,50,6,51 [EPSG:0]", NoCrsError, "nobody knows"),
        ("0,0,10,10", SeriesError, "No fine image shows the extent"),
        ("0,0,1e9,1e9", GridMismatchError, "smaller extent"),
    ],
)
def test_an_extent_that_can_not_be_filled_is_refused(swaths, extent, error, says):
    with pytest.raises(error, match=says):
        filled(swaths, extent=extent)


def test_union_may_be_written_in_capitals_and_as_nothing_else():
    assert extent_of(" Union") is None
    with pytest.raises(JobError, match="The extent is 'unions': give union, or XMIN"):
        extent_of("unions")


def test_an_extent_in_degrees_is_brought_to_the_lattice(swaths):
    job = job_of(swaths)
    grid = place_of(open_collection(job.sources), job).grid
    assert (grid.width, grid.height) == (COLUMNS, ROWS)
    found = ground_of(grid, (), "16.275,45.13,16.28,45.135 [EPSG:4326]")
    assert found.pixel == grid.pixel and 10 < found.width < 20 and 15 < found.height < 25
    columns = (found.point(0, 0)[0] - WEST) / PIXEL
    assert columns == round(columns)


def test_the_model_finds_gain_and_offset_under_clouds_and_the_haze_of_days():
    random = np.random.default_rng(1)
    true = random.uniform(0.05, 0.4, 400)
    ground = random.normal(0, 0.01, 400)
    swath, day = np.array([0, 1] * 6), np.arange(12)
    off, coarse, cell, image = [], [], [], []
    for number in range(12):
        shown = np.arange(0, 300) if swath[number] == 0 else np.arange(200, 400)
        fine = true[shown] + ground[shown] + random.normal(0, 0.005, len(shown))
        if swath[number]:
            fine = 0.9 * fine + 0.03
        fine[random.random(len(shown)) < 0.05] += 0.4
        haze = random.normal(0, 0.003)
        off.append(fine - true[shown] - haze)
        coarse.append(true[shown] + haze)
        cell.append(shown)
        image.append(np.full(len(shown), number))
    lines = lines_of(Cells(*map(np.concatenate, (off, coarse, cell, image)), swath, day))
    assert [(lines[0].gain, lines[0].offset)] == [(1.0, 0.0)]
    assert lines[1].gain == pytest.approx(1 / 0.9, abs=0.02)
    assert lines[1].offset == pytest.approx(-0.03 / 0.9, abs=0.005)


def test_bands_of_several_images_as_one_are_chosen_in_all_of_them(swaths):
    paths = sorted((swaths.folder / "fine").glob("*left.tif"))[:2]
    both = mosaic_of([open_image(str(path), "F") for path in paths]).with_bands([1])
    assert both.read(both.grid.window) == pytest.approx(images.read(paths[0])[1:], abs=1e-6)
