"""How many dates are written at once keeps to a share of the memory, on machines of few and of many cores."""

import dataclasses

import pytest

from chronofuse.engine.collection.collection import open_collection
from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.fill_job import FillJob
from chronofuse.engine.door.run_wishes import Machine
from chronofuse.engine.series.place import place_of
from chronofuse.engine.series.writing import writing_for

MB = 2**20
WISHES = ({"uncertainty": True}, {"indices": ("ndvi",)})


@pytest.fixture
def place(year):
    """The series of `year`, as if its images were 10,000 pixels wide."""
    sources = tuple(CollectionSource((str(year.folder / role),), role=role) for role in ("fine", "coarse"))
    job = FillJob(sources, str(year.folder / "out"))
    found = place_of(open_collection(sources), job)
    return job, dataclasses.replace(found, grid=dataclasses.replace(found.grid, width=10_000, height=10_000))


@pytest.mark.parametrize("memory", [100, 400, 2048])
@pytest.mark.parametrize("threads", [1, 4, 64])
def test_writing_takes_a_quarter_of_the_memory_at_most(place, memory, threads):
    job = dataclasses.replace(place[0], machine=Machine(memory=memory, threads=threads))
    found = writing_for(job, place[1])
    assert 1 <= found.dates <= 16 and 1 <= found.threads <= threads
    for one in (found, *(writing_for(dataclasses.replace(job, **wish), place[1]) for wish in WISHES)):
        assert one.bytes <= memory * MB / 4 or (one.dates, one.threads) == (1, 1)


def test_with_much_memory_all_dates_and_threads_write_and_with_little_one_does(place):
    plenty = dataclasses.replace(place[0], machine=Machine(memory=8192, threads=4))
    assert (writing_for(plenty, place[1]).dates, writing_for(plenty, place[1]).threads) == (16, 4)
    little = dataclasses.replace(place[0], machine=Machine(memory=16, threads=4))
    assert (writing_for(little, place[1]).dates, writing_for(little, place[1]).threads) == (1, 1)
