"""One image of a series is wrong, or breaks off: it is named, and spoils no other date."""

import json
import shutil
import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import images
from forty import DATES, read_fine, spoil, write_forty

from chronofuse.engine import fill
from chronofuse.engine.door import errors, events
from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.fill_job import FillJob
from chronofuse.engine.door.run_wishes import Manner

WRONG = 20
OWN, NEXT = str(DATES[WRONG]), str(DATES[WRONG + 1])


@pytest.fixture(scope="module")
def clean(tmp_path_factory):
    return write_forty(tmp_path_factory.mktemp("forty") / "clean")


@pytest.fixture
def forty(clean, tmp_path):
    folder = tmp_path / "forty"
    shutil.copytree(clean, folder)
    return folder


def run(folder: Path, out: str, **wishes):
    """What was told, and the report."""
    sources = tuple(CollectionSource((str(folder / role),), role=role) for role in ("fine", "coarse"))
    manner = Manner(resume=wishes.pop("resume", False))
    wishes = {"dates": (OWN, NEXT), "method": "delta", "keep": False, **wishes}
    told = []
    fill.run(FillJob(sources, str(folder / out), manner=manner, **wishes), told.append)
    report = json.loads((folder / out / "series.json").read_text("utf-8"))
    return [one.message for one in told if isinstance(one, events.Warned)], report


@pytest.fixture(scope="module")
def of_clean(clean):
    """The two dates, filled from images of which none is wrong."""
    warnings, report = run(clean, "of_clean")
    assert warnings == report["notes"] == []
    return {day: images.read(clean / "of_clean" / f"filled_{day}.tif") for day in (OWN, NEXT)}


@pytest.mark.parametrize("how", ["scale", "band order", "date", "registration"])
def test_a_wrong_image_is_named_and_spoils_no_other_date(forty, of_clean, how):
    spoil(forty, DATES[WRONG], how)
    (warning,), report = run(forty, "out")
    assert f"The fine image 'fine_{OWN}.tif' of {OWN} seems to be wrong ({how})" in warning
    assert report["notes"] == [warning]
    for day, values in of_clean.items():
        assert np.sqrt(np.mean((images.read(forty / "out" / f"filled_{day}.tif") - values) ** 2)) < 0.02


def test_what_was_observed_stays_even_where_it_seems_to_be_wrong(forty):
    spoil(forty, DATES[WRONG], "scale")
    run(forty, "kept", keep=True, dates=(OWN,))
    assert (read_fine(forty, DATES[WRONG]) == images.read(forty / "kept" / f"filled_{OWN}.tif")).all()


def test_it_is_made_use_of_where_that_is_asked(forty):
    spoil(forty, DATES[WRONG], "scale")
    (warning,), report = run(forty, "out", use_suspects=True)
    assert "made use of all the same" in warning and report["dates"][NEXT]["before"] == str(DATES[WRONG])
    _, report = run(forty, "out", resume=True)
    assert report["dates"][NEXT]["before"] == str(DATES[WRONG - 1])


def test_a_wrong_coarse_image_is_left_out(forty):
    path = forty / "coarse" / f"coarse_{DATES[WRONG]}.tif"
    images.write(path, images.read(path) * 2.5, pixel=80.0, names=("blue", "green", "red", "nir"))
    warnings, report = run(forty, "out")
    assert any(f"coarse_{DATES[WRONG]}.tif' of {DATES[WRONG]} seems to be wrong" in one for one in warnings)
    assert str(DATES[WRONG]) not in report["coarse"]


def test_a_file_that_is_still_being_written_is_left_out_and_taken_when_it_is_whole(year, filled):
    """A folder that grows while it is read: of one file the end is missing, of another nearly all."""
    wanted = {"dates": (str(year.days[1]), str(year.days[7]))}
    halves = [
        year.folder / "fine" / f"fine_{year.fine[0]}.tif",
        year.folder / "coarse" / f"coarse_{year.days[7]}.tif",
    ]
    whole = {path: path.read_bytes() for path in halves}
    for path in halves:
        path.write_bytes(whole[path][: len(whole[path]) - 200])
    empty = year.folder / "fine" / f"fine_{year.fine[2]}.tif"
    whole[empty] = empty.read_bytes()
    empty.write_bytes(b"")
    filled(**wanted)
    report = json.loads((year.folder / "out" / "series.json").read_text("utf-8"))
    assert {one["path"] for one in report["left_out"]} == {str(path) for path in whole}
    assert report["dates"][wanted["dates"][0]]["before"] is None
    for path, content in whole.items():
        path.write_bytes(content)
    filled(**wanted, resume=True)
    report = json.loads((year.folder / "out" / "series.json").read_text("utf-8"))
    assert report["left_out"] == [] and report["dates"][wanted["dates"][0]]["before"] == str(year.fine[0])


def test_a_series_of_which_nothing_can_be_read_is_one_sentence(year, filled):
    for day in year.fine:
        path = year.folder / "fine" / f"fine_{day}.tif"
        path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(errors.ChronofuseError, match=f"fine_{year.fine[0]}.tif"):
        filled()
