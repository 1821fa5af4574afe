"""A cloudy image is made whole: what stays, what is tied to it, the rim, and what is refused."""

import json
import sys
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import images

from chronofuse.engine import repair
from chronofuse.engine.door import errors
from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.preparation import NEAREST, Preparation
from chronofuse.engine.door.repair_job import FRINGE, RepairJob, usual_preparation
from chronofuse.engine.door.run_wishes import Machine, Manner
from chronofuse.engine.series import filling

NAMES, SIDE, RATIO = ("red", "nir"), 48, 8
"""As of `year`."""
CLEAR_ROWS = 20
NO_FRINGE = Preparation(unmatched=NEAREST)


def mown(truth, day) -> np.ndarray:
    """The true image of the day, of which no other date knows that one kind of fields was mown."""
    values = truth(day)
    kind = (np.add.outer(np.arange(SIDE) // 5, np.arange(SIDE) // 7) % 2).astype(float)
    return values + np.stack([0.04 * kind, -0.08 * kind])


@pytest.fixture
def cloudy(year, truth):
    """The image of the third fine date, in which fields were mown, with a cloud over all but its first
    CLEAR_ROWS rows; its path."""
    day = year.fine[2]
    path = year.folder / "fine" / f"fine_{day}.tif"
    values = mown(truth, day)
    coarse = images.block_mean(values, RATIO)
    images.write(year.folder / "coarse" / f"coarse_{day}.tif", coarse, pixel=30.0 * RATIO, names=NAMES)
    values[:, CLEAR_ROWS:] = np.nan
    images.write(path, values, names=NAMES)
    return path


@pytest.fixture
def repaired(year, cloudy):
    """A function that repairs `cloudy` in this process; the finished event, and what was warned of."""

    def run(out="out", **wishes):
        folder = year.folder / out
        folder.mkdir(exist_ok=True)
        machine = Machine(memory=wishes.pop("memory", None))
        manner = Manner(overwrite=wishes.pop("overwrite", False))
        sources = wishes.pop("sources", (CollectionSource((str(year.folder),)),))
        more = {"uncertainty": str(folder / "deviation.tif"), "report": str(folder / "report.json"), **wishes}
        job = RepairJob(
            more.pop("image", str(cloudy)),
            sources,
            str(folder / "whole.tif"),
            machine=machine,
            manner=manner,
            **more,
        )
        events = []
        return repair.run(job, events.append), [one.message for one in events if hasattr(one, "message")]

    return run


def stored(year, name: str, out="out") -> np.ndarray:
    return gdal.Open(str(year.folder / out / name)).ReadAsArray()


def off(values, truth) -> float:
    return float(np.sqrt(np.mean((values - truth) ** 2)))


def test_clear_pixels_stay_bit_for_bit_and_what_the_day_shows_goes_on_under_the_cloud(
    year, cloudy, repaired, filled, read, truth
):
    day = year.fine[2]
    finished, warned = repaired()
    whole, own = stored(year, "whole.tif"), gdal.Open(str(cloudy)).ReadAsArray()
    assert (whole[:, :CLEAR_ROWS] == own[:, :CLEAR_ROWS]).all() and not warned
    filled("kriging", dates=(str(day),))
    true, hole = mown(truth, day), np.s_[:, CLEAR_ROWS:]
    untied = off(read("filled", day, "kriging")[hole], true[hole])
    assert off(whole[hole] * 1e-4, true[hole]) < 0.7 * untied
    figures = finished.first.figures
    assert figures["cloudy"] == pytest.approx(1 - CLEAR_ROWS / SIDE, abs=1e-4)
    assert figures["observed"] + figures["fused"] == pytest.approx(1)
    assert all(figures["off_after_tie"][name] < figures["off_before_tie"][name] for name in NAMES)
    code, before, after = stored(year, "whole_origin.tif")
    assert (code[:CLEAR_ROWS] == filling.OBSERVED).all() and (code[CLEAR_ROWS:] == filling.FUSED).all()
    assert set(before[CLEAR_ROWS:].ravel()) == set(after[CLEAR_ROWS:].ravel()) == {24}
    report = json.loads((year.folder / "out" / "report.json").read_text("utf-8"))
    assert len(report["tie"]["references"]) == 6 and report["figures"]["date"] == str(day)


def test_there_is_no_step_at_the_rim(year, repaired, truth):
    repaired()
    whole = stored(year, "whole.tif") * 1e-4
    steps = np.abs(np.diff(whole, axis=1)).mean(axis=2)
    true = np.abs(np.diff(mown(truth, year.fine[2]), axis=1)).mean(axis=2)
    assert (steps[:, CLEAR_ROWS - 1] < true[:, CLEAR_ROWS - 1] + 0.3 * true.mean(axis=1)).all()


def test_the_deviation_is_none_where_it_was_clear_and_about_the_error_elsewhere(year, repaired, truth):
    repaired()
    deviation = stored(year, "deviation.tif")
    assert (deviation[:, :CLEAR_ROWS] == 0).all() and (deviation[:, CLEAR_ROWS:] > 0).all()
    error = (stored(year, "whole.tif") * 1e-4 - mown(truth, year.fine[2]))[:, CLEAR_ROWS:]
    assert 0.3 < np.sqrt(np.mean((error / deviation[:, CLEAR_ROWS:]) ** 2)) < 3


def test_tiles_and_the_memory_make_no_difference(year, repaired):
    for out, wishes in (("one", {}), ("two", {"tile": 16}), ("three", {"tile": 32, "memory": 200})):
        repaired(out, **wishes)
    for name in ("whole.tif", "whole_origin.tif", "deviation.tif"):
        one, two, three = ((year.folder / out / name).read_bytes() for out in ("one", "two", "three"))
        assert one == two == three


def test_a_mask_of_another_grid_is_brought_to_the_image_and_its_fringe_counts_as_cloud(year, repaired, truth):
    day, path = year.fine[2], year.folder / "whole_day.tif"
    images.write(path, mown(truth, day), names=NAMES)
    clouds = np.ones((SIDE // 4, SIDE // 4))
    clouds[5:] = 0
    mask = images.write(year.folder / "clouds.tif", clouds, pixel=120.0, nodata=None, scale=1, dtype="uint8")
    (year.folder / "fine" / f"fine_{day}.tif").unlink()
    sources = tuple(CollectionSource((str(year.folder / one),), role=one) for one in ("fine", "coarse"))
    for buffer in (0, FRINGE):
        asked = Preparation(unmatched=NEAREST, buffer=buffer)
        repaired(
            f"out{buffer}", image=str(path), day=str(day), clouds=mask, preparation=asked, sources=sources
        )
        code = stored(year, "whole_origin.tif", f"out{buffer}")[0]
        assert (code[: CLEAR_ROWS - buffer] == filling.OBSERVED).all()
        assert (code[CLEAR_ROWS - buffer :] != filling.OBSERVED).all()
    assert usual_preparation().buffer == FRINGE


def test_an_image_without_clouds_is_copied_and_one_of_clouds_alone_is_predicted(year, repaired, truth):
    day = year.fine[2]
    clear = year.folder / "fine" / f"fine_{day}.tif"
    images.write(clear, mown(truth, day), names=NAMES)
    finished, warned = repaired("clear")
    assert "Nothing of" in warned[0] and finished.first.figures["observed"] == 1
    assert (stored(year, "whole.tif", "clear") == gdal.Open(str(clear)).ReadAsArray()).all()
    images.write(clear, np.full((2, SIDE, SIDE), np.nan), names=NAMES)
    finished, warned = repaired("cloud")
    assert "No pixel of" in warned[0] and finished.first.figures["fused"] == 1


def test_without_coarse_images_it_is_predicted_in_time_and_tied(year, cloudy, repaired, filled, read, truth):
    day, hole = year.fine[2], np.s_[:, CLEAR_ROWS:]
    filled("linear", method="linear", dates=(str(day),))
    untied = off(read("filled", day, "linear")[hole], mown(truth, day)[hole])
    for path in (year.folder / "coarse").iterdir():
        path.unlink()
    finished, warned = repaired()
    assert "in time alone" in warned[0] and finished.first.figures["in time only"] > 0.5
    assert off((stored(year, "whole.tif") * 1e-4)[hole], mown(truth, day)[hole]) < 0.6 * untied
    assert (stored(year, "deviation.tif")[hole] > 0).all()


def test_partly_cloudy_references_are_used_where_they_are_clear(year, repaired):
    for number, day in enumerate(year.fine):
        path = year.folder / "fine" / f"fine_{day}.tif"
        dataset = gdal.Open(str(path), gdal.GA_Update)
        if number != 2:
            values = dataset.ReadAsArray()
            values[:, :, number * 5 : number * 5 + 9] = -9999
            dataset.WriteArray(values)
        dataset = None
    finished, _ = repaired()
    assert finished.first.figures["nothing"] == 0 and finished.first.figures["fused"] > 0.5


def test_what_no_reference_shows_stays_empty_and_is_told(year, repaired):
    for number, day in enumerate(year.fine):
        if number != 2:
            dataset = gdal.Open(str(year.folder / "fine" / f"fine_{day}.tif"), gdal.GA_Update)
            values = dataset.ReadAsArray()
            values[:, -4:] = -9999
            dataset.WriteArray(values)
            dataset = None
    finished, warned = repaired()
    assert "stays empty" in warned[0] and finished.first.figures["nothing"] == pytest.approx(4 / 48, abs=1e-3)
    assert (stored(year, "whole.tif")[:, -4:] == -9999).all()


@pytest.mark.parametrize("dtype, scale", [("float64", 1.0), ("float32", 0.3), ("int32", 1e-7)])
def test_numbers_of_all_types_stay_bit_for_bit(year, cloudy, repaired, truth, dtype, scale):
    for day in year.fine:
        path = year.folder / "fine" / f"fine_{day}.tif"
        values = mown(truth, day) if path == cloudy else truth(day)
        if path == cloudy:
            values[:, CLEAR_ROWS:] = np.nan
        images.write(path, values, names=NAMES, dtype=dtype, scale=scale)
    repaired()
    own, whole = gdal.Open(str(cloudy)).ReadAsArray(), stored(year, "whole.tif")
    assert whole.dtype == own.dtype and (whole == own)[:, :CLEAR_ROWS].all()
    assert (whole != own)[:, CLEAR_ROWS:].all()


def test_a_second_image_of_the_day_is_left_aside(year, cloudy, repaired):
    (year.folder / "fine" / f"fine_{year.fine[2]}_again.tif").write_bytes(cloudy.read_bytes())
    repaired()
    report = json.loads((year.folder / "out" / "report.json").read_text("utf-8"))
    assert [one["reason"] for one in report["left_out"]] == ["is of the day that is repaired"]


def test_what_can_not_be_repaired_is_one_sentence(year, cloudy, repaired):
    day = year.fine[2]
    alone = (CollectionSource((str(cloudy),)),)
    with pytest.raises(errors.SeriesError, match="no other image than"):
        repaired(sources=alone)
    coarse = (CollectionSource((str(year.folder / "coarse"),)),)
    with pytest.raises(errors.SeriesError, match="No other fine image shows the ground"):
        repaired(sources=coarse)
    undated = year.folder / "undated.tif"
    undated.write_bytes(cloudy.read_bytes())
    with pytest.raises(errors.SeriesError, match="--day"):
        repaired(image=str(undated))
    far = images.write(
        year.folder / "far_mask.tif", np.ones((SIDE, SIDE)), corner=(0.0, 0.0), nodata=None, dtype="uint8"
    )
    with pytest.raises(errors.NoOverlapError):
        repaired(clouds=far)
    with pytest.raises(errors.MemoryBudgetError, match="give --memory"):
        repaired(memory=1)
    with pytest.raises(errors.JobError, match="same file"):
        repaired(origin=str(cloudy))
    with pytest.raises(errors.MissingFileError):
        repaired(image=str(year.folder / f"nothing_{day}.tif"))
    with pytest.raises(errors.JobError, match="give a mask"):
        repaired(clouds="auto")
    assert not list((year.folder / "out").iterdir())
    repaired()
    with pytest.raises(errors.OutputExistsError, match="--overwrite"):
        repaired()
    repaired(overwrite=True)


@pytest.mark.parametrize("side", ["before", "after"])
def test_references_on_one_side_and_no_coarse_image_of_the_day_are_enough(year, cloudy, repaired, side):
    day = year.fine[2]
    (year.folder / "coarse" / f"coarse_{day}.tif").unlink()
    for other in year.fine:
        if (other > day) == (side == "before") and other != day:
            (year.folder / "fine" / f"fine_{other}.tif").unlink()
    finished, _ = repaired()
    figures = finished.first.figures
    assert figures["nothing"] == 0 and figures["observed"] == pytest.approx(1 - figures["cloudy"], abs=1e-4)
    assert np.isfinite(stored(year, "deviation.tif")).all()


def test_where_no_reference_shows_the_hole_nothing_is_written(year, repaired):
    for number, day in enumerate(year.fine):
        if number != 2:
            dataset = gdal.Open(str(year.folder / "fine" / f"fine_{day}.tif"), gdal.GA_Update)
            values = dataset.ReadAsArray()
            values[:, CLEAR_ROWS - FRINGE :] = -9999
            dataset.WriteArray(values)
            dataset = None
    with pytest.raises(errors.AllNodataError, match="No reference shows"):
        repaired()
    assert not list((year.folder / "out").iterdir())


def test_an_image_that_is_upside_down_is_refused(year, cloudy, repaired):
    dataset = gdal.Open(str(cloudy), gdal.GA_Update)
    x, width, _, y, _, height = dataset.GetGeoTransform()
    dataset.SetGeoTransform((x, width, 0, y + SIDE * height, 0, -height))
    dataset = None
    with pytest.raises(errors.GridMismatchError, match="upside down"):
        repaired()
