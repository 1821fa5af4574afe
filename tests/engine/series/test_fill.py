"""A series is filled: the values, where they come from, what is kept, and what is refused."""

import json
import sys
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import images

from chronofuse.engine.door import errors
from chronofuse.engine.raster.readers import open_image
from chronofuse.engine.series import filling


def off(values, truth) -> float:
    return float(np.sqrt(np.nanmean((values - truth) ** 2)))


def test_every_coarse_date_is_filled_better_than_by_its_neighbours(year, filled, read, truth):
    errors_of = {}
    wanted = [day for day in year.days if day not in year.fine]
    for method in ("kriging", "delta", "linear", "nearest"):
        filled(method, method=method, dates=tuple(map(str, wanted)))
        errors_of[method] = np.mean([off(read("filled", day, method), truth(day)) for day in wanted])
    assert errors_of["kriging"] < 0.85 * errors_of["delta"] < errors_of["linear"] < errors_of["nearest"]


@pytest.mark.parametrize("dtype, scale", [("float64", 1.0), ("int32", 1e-7)])
def test_numbers_of_all_types_stay_bit_for_bit(year, filled, truth, dtype, scale):
    for day in year.fine:
        path = year.folder / "fine" / f"fine_{day}.tif"
        images.write(path, truth(day), names=("red", "nir"), dtype=dtype, scale=scale)
    filled(dates=(year.fine[1].isoformat(),))
    name = f"{{}}_{year.fine[1]}.tif"
    own = gdal.Open(str(year.folder / "fine" / name.format("fine"))).ReadAsArray()
    kept = gdal.Open(str(year.folder / "out" / name.format("filled"))).ReadAsArray()
    assert kept.dtype == own.dtype and (kept == own).all()


def test_kalman_fills_every_date_and_tells_how_far_off_it_may_be(year, filled, read, truth):
    wanted = [day for day in year.days if day not in year.fine]
    asked = tuple(map(str, wanted))
    filled(method="kalman", uncertainty=True, dates=asked)
    filled("nearest", method="nearest", dates=asked)
    mistakes = np.stack([read("filled", day) - truth(day) for day in wanted])
    deviation = np.stack([read("deviation", day) for day in wanted])
    of_nearest = [off(read("filled", day, "nearest"), truth(day)) for day in wanted]
    assert np.mean([off(one, 0.0) for one in mistakes]) < 0.8 * np.mean(of_nearest)
    assert 0.5 < (np.abs(mistakes) < deviation).mean() < 0.95
    assert all((read("origin", day)[0] == filling.FUSED).all() for day in wanted)


def test_what_was_observed_stays_bit_for_bit_and_its_gaps_are_filled(year, filled, read, truth):
    filled(indices=("ndvi",), uncertainty=True)
    cloudy = year.fine[2]
    image = open_image(str(year.folder / "fine" / f"fine_{cloudy}.tif"), "F")
    own, values = image.read(image.grid.window), read("filled", cloudy)
    seen = np.isfinite(own)
    assert (values[seen] == own[seen]).all() and np.isfinite(values).all()
    filled("linear", method="linear")
    between = read("filled", cloudy, "linear")
    assert off(values[~seen], truth(cloudy)[~seen]) < off(between[~seen], truth(cloudy)[~seen])
    code, before, after = read("origin", cloudy)
    assert (code[seen[0]] == filling.OBSERVED).all() and (code[~seen[0]] == filling.FUSED).all()
    assert set(before[~seen[0]]) == set(after[~seen[0]]) == {24}
    deviation = read("deviation", cloudy)
    assert (deviation[seen] == 0).all() and (deviation[~seen] > 0).all()
    red, nir = values
    assert read("ndvi", cloudy)[0] == pytest.approx((nir - red) / (nir + red), abs=1e-3)


def test_the_deviation_is_about_the_error(year, filled, read, truth):
    filled(uncertainty=True, keep=False)
    inner = [day for day in year.days[3:-3] if day not in year.fine]
    ratios = [(read("filled", day) - truth(day)) / read("deviation", day) for day in inner]
    assert 0.3 < np.sqrt(np.mean(np.square(ratios))) < 2.0


def test_days_without_a_coarse_image_are_filled_from_those_around_and_far_ones_in_time_alone(
    year, filled, read
):
    for day in year.days[4:9]:
        (year.folder / "coarse" / f"coarse_{day}.tif").unlink()
    near, far = year.days[3] + timedelta(3), year.days[6] + timedelta(1)
    filled(dates=(str(near), str(far), "2030-01-01"))
    assert set(read("origin", near)[0].ravel()) == {filling.FUSED_BETWEEN}
    assert set(read("origin", far)[0].ravel()) == {filling.IN_TIME}
    assert read("filled", date(2030, 1, 1)).shape == (2, 48, 48)


def test_every_so_many_days_between_two_dates(year, filled):
    finished = filled(every=20, first="2024-03-11", last="2024-05-01", bands=False, indices=("ndvi",))
    assert [one.figures["date"] for one in finished.dates] == ["2024-03-11", "2024-03-31", "2024-04-20"]
    names = sorted(path.name for path in (year.folder / "out").iterdir())
    assert names == sorted(
        [f"{what}_2024-0{day}.tif" for what in ("ndvi", "origin") for day in ("3-11", "3-31", "4-20")]
        + ["series.json", "series.html", "items.json", "ndvi.vrt"]
    )


def test_tiles_and_threads_make_no_difference(year, filled):
    """Of dates between and beside the fine ones, of a fine one that is whole and of one with a cloud."""
    dates = tuple(map(str, (year.days[1], year.fine[1], year.days[10], year.fine[2], year.days[-2])))
    for number, wishes in enumerate(({}, {"tile": 16}, {"tile": 32})):
        filled(f"out{number}", uncertainty=True, dates=dates, **wishes)
    written = sorted((year.folder / "out0").glob("*.tif"))
    assert len(written) == 3 * len(dates)
    for path in written:
        assert path.read_bytes() == (year.folder / "out1" / path.name).read_bytes()
        assert path.read_bytes() == (year.folder / "out2" / path.name).read_bytes()


def test_resuming_fills_what_is_missing_or_changed_and_nothing_else(year, filled):
    filled()
    out = year.folder / "out"
    written = {path.name: path.stat().st_mtime_ns for path in out.glob("*.tif")}
    gone, last = year.days[1], year.fine[-1]
    bytes_before = (out / f"filled_{gone}.tif").read_bytes()
    (out / f"filled_{gone}.tif").unlink()
    filled(resume=True)
    again = {path.name: path.stat().st_mtime_ns for path in out.glob("*.tif")}
    assert {name for name in written if again[name] != written[name]} == {
        f"filled_{gone}.tif",
        f"origin_{gone}.tif",
    }
    assert (out / f"filled_{gone}.tif").read_bytes() == bytes_before
    fine = year.folder / "fine" / f"fine_{last}.tif"
    fine.write_bytes((year.folder / "fine" / f"fine_{year.fine[-2]}.tif").read_bytes())
    filled(resume=True, references=1)
    told = json.loads((out / "series.json").read_text("utf-8"))
    assert told["settings"]["references"] == 1 and len(told["dates"]) == len(year.days)


def test_a_changed_image_changes_the_dates_that_it_is_a_reference_of(year, filled):
    filled(references=1)
    out = year.folder / "out"
    written = {path.name: path.stat().st_mtime_ns for path in out.glob("filled_*.tif")}
    fine = year.folder / "fine" / f"fine_{year.fine[-1]}.tif"
    fine.write_bytes((year.folder / "fine" / f"fine_{year.fine[-2]}.tif").read_bytes())
    filled(references=1, resume=True)
    changed = {name for name in written if (out / name).stat().st_mtime_ns != written[name]}
    assert f"filled_{year.days[0]}.tif" not in changed
    assert f"filled_{year.days[-1]}.tif" in changed and f"filled_{year.days[-2]}.tif" in changed


def test_what_lies_there_is_replaced_only_when_asked(year, filled):
    filled(dates=("2024-03-20",))
    with pytest.raises(errors.OutputExistsError, match="--overwrite"):
        filled(dates=("2024-03-20",))
    filled(dates=("2024-03-20",), overwrite=True)


@pytest.mark.parametrize(
    "wishes, kind, sentence",
    [
        ({"indices": ("evi",)}, errors.BandMismatchError, "no band is called blue"),
        ({"indices": ("nothing",)}, errors.JobError, "not known: use one of"),
        ({"first": "2031-01-01"}, errors.SeriesError, "No date is left to fill"),
        ({"memory": 1}, errors.MemoryBudgetError, "give --memory"),
    ],
)
def test_what_can_not_be_is_one_sentence(wishes, kind, sentence, filled):
    with pytest.raises(kind, match=sentence):
        filled(**wishes)


@pytest.mark.parametrize(
    "wishes, sentence",
    [
        ({"every": 0}, "'every' is 0"),
        ({"every": 5, "dates": ("2024-03-20",)}, "give one of the two"),
        ({"dates": ("2024-02-30",)}, "give a day that exists"),
        ({"first": "2024-05-01", "last": "2024-04-01"}, "change the two"),
        ({"bands": False}, "name an index, or keep the bands"),
        ({"method": "delta", "uncertainty": True}, "only kriging and kalman tell one"),
    ],
)
def test_a_job_that_makes_no_sense_is_refused_when_it_is_made(wishes, sentence, filled):
    with pytest.raises(errors.JobError, match=sentence):
        filled(**wishes)


def test_all_cloudy_dates_say_so(year, filled):
    for day in year.fine:
        (year.folder / "fine" / f"fine_{day}.tif").write_bytes(
            (year.folder / "fine" / f"fine_{year.fine[2]}.tif").read_bytes()
        )
    finished = filled()
    assert all(one.figures["nothing"] == 0.5 for one in finished.dates)
