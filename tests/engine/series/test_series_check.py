"""A series is looked through: the wrong one of forty dates is found with its reason, and no other."""

import csv
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))
from forty import DATES, spoil, write_forty

from chronofuse.engine import series_check
from chronofuse.engine.collection.collection import open_collection
from chronofuse.engine.door import errors
from chronofuse.engine.door.codec import from_plain
from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.series_check_job import SeriesCheckJob
from chronofuse.engine.door.series_found import SeriesFound
from chronofuse.engine.series.faults import suspects_of
from chronofuse.engine.series.gathering import gather
from chronofuse.engine.series.place import place_of

SAID = {
    "scale": ("scale", "2.5"),
    "tenth": ("scale", "0.099 times"),
    "offset": ("offset", "+0.1"),
    "date": ("date", "fits the coarse image of"),
    "registration": ("registration", "3.0 pixels to the left and 2.0 down"),
    "band order": ("band order", "blue in the place of nir"),
}


@pytest.fixture(scope="module")
def forty(tmp_path_factory):
    return write_forty(tmp_path_factory.mktemp("forty") / "clean")


@pytest.fixture
def spoilt(forty, tmp_path):
    """A function that gives the folder with one date made wrong."""

    def make(number: int, how: str) -> Path:
        (tmp_path / "fine").mkdir()
        for path in (forty / "fine").iterdir():
            (tmp_path / "fine" / path.name).symlink_to(path)
        (tmp_path / "coarse").symlink_to(forty / "coarse")
        own = tmp_path / "fine" / f"fine_{DATES[number]}.tif"
        own.unlink()
        shutil.copy(forty / "fine" / own.name, own)
        spoil(tmp_path, DATES[number], how)
        return tmp_path

    return make


def job_of(folder: Path, **wishes) -> SeriesCheckJob:
    sources = (
        CollectionSource((str(folder / "fine"),), role="fine"),
        CollectionSource((str(folder / "coarse"),), role="coarse"),
    )
    return SeriesCheckJob(sources, **wishes)


def suspects(folder: Path) -> list[tuple[str, str, str]]:
    """Day, role and fault with its reason."""
    job = job_of(folder)
    with ThreadPoolExecutor(2) as pool:
        found = suspects_of(gather(place_of(open_collection(job.sources), job), pool, lambda share: None))
    return [
        (str(day), one.role, f"{one.fault}: {one.reason}")
        for day, several in found.items()
        for one in several
    ]


@pytest.mark.parametrize("number, how", [(n, how) for n, how in zip((20, 1, 7, 13, 33, 39), SAID)])
def test_the_wrong_date_is_found_with_its_reason_and_no_other_is_blamed(spoilt, number, how):
    ((day, role, told),) = suspects(spoilt(number, how))
    fault, values = SAID[how]
    assert (day, role) == (str(DATES[number]), "fine")
    assert told.startswith(f"{fault}: ") and values in told


MISSED = {(2, "scale"), (2, "tenth"), (38, "date")}
"""What is not found: too near to an end of the series, where too few dates say what is usual."""


@pytest.mark.long
@pytest.mark.parametrize("how", SAID)
@pytest.mark.parametrize("number", [0, 2, 9, 17, 26, 38])
def test_it_is_found_wherever_it_is(spoilt, number, how):
    found = suspects(spoilt(number, how))
    if (number, how) in MISSED:
        assert found == []  # rather nothing than somebody else's name
        return
    ((day, role, told),) = found
    assert (day, role, told.partition(":")[0]) == (str(DATES[number]), "fine", SAID[how][0])


def test_of_a_clean_series_nothing_is_suspect(forty):
    assert suspects(forty) == []


def test_every_date_is_told_and_the_table_and_the_page_say_the_same(year, tmp_path):
    table, page = tmp_path / "table.csv", tmp_path / "line.html"
    finished = series_check.run(job_of(year.folder, table=str(table), html=str(page)), lambda event: None)
    found = from_plain(SeriesFound, finished.first.figures["looked_through"], "found")
    assert [one.date for one in found.dates] == [str(day) for day in year.days] and found.suspects == ()
    of_day = {one.date: one for one in found.dates}
    cloudy, last = of_day[str(year.fine[2])], of_day[str(year.days[-1])]
    assert (cloudy.fine_valid, cloudy.before, cloudy.after) == (0.5, str(year.fine[1]), str(year.fine[3]))
    assert "where it is clear (50%)" in cloudy.verdict and last.after is None
    inner, outer = of_day[str(year.days[10])], of_day[str(year.days[-2])]
    assert inner.fine is None and 0 < inner.expected < outer.expected * 1.5
    with table.open() as file:
        rows = list(csv.DictReader(file))
    assert [row["date"] for row in rows if row["proposed"] == "yes"] == list(found.proposed)
    text = page.read_text("utf-8")
    assert text.count('<g class="day">') == 19 and text.count('class="fill"') == len(found.proposed)
    assert "<script" not in text and "src=" not in text


@pytest.mark.long
def test_of_forty_dates_those_with_gaps_are_proposed(forty, tmp_path):
    table, page = tmp_path / "table.csv", tmp_path / "line.html"
    finished = series_check.run(job_of(forty, table=str(table), html=str(page)), lambda event: None)
    found = from_plain(SeriesFound, finished.first.figures["looked_through"], "found")
    assert found.suspects == () and found.left_out == () and len(found.dates) == 43
    cloudy = [str(DATES[number]) for number in range(2, 40, 5)]
    alone = [one.date for one in found.dates if not one.fine]
    assert len(alone) == 3 and sorted(found.proposed) == sorted([*cloudy, *alone])
    for one in found.dates:
        assert one.fine_valid == (None if one.date in alone else 0.8333 if one.date in cloudy else 1.0)
        assert 0.002 < one.expected < 0.02 and 0.1 < one.share < 0.5
        assert (one.before or "0") < one.date < (one.after or "9")
    with table.open() as file:
        rows = list(csv.DictReader(file))
    assert [row["date"] for row in rows if row["proposed"] == "yes"] == list(found.proposed)


def test_a_file_that_breaks_off_is_a_suspect_and_the_others_are_looked_at(spoilt):
    folder = spoilt(8, "scale")
    path = folder / "fine" / f"fine_{DATES[8]}.tif"
    path.write_bytes(path.read_bytes()[:20_000])
    ((day, role, told),) = suspects(folder)
    assert (day, role) == (str(DATES[8]), "fine") and told.startswith("unread: ") and str(path) in told


def test_what_exists_is_refused(forty, tmp_path):
    (tmp_path / "t.csv").write_text("somebody's")
    with pytest.raises(errors.OutputExistsError):
        series_check.run(job_of(forty, table=str(tmp_path / "t.csv")), lambda event: None)
