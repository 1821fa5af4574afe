"""A run that was through when it was told to stop is not called cancelled: its outputs are there."""

import queue

import pytest

from chronofuse.engine.door import client, events

FINISHED = events.Finished((events.DateResult(),))
PROGRESS = events.Progress("Fusing", 1, 2, None)


def said(*lines):
    heard = queue.Queue()
    for line in lines:
        heard.put(line)
    return heard


def test_the_end_is_found_behind_what_was_not_read_yet():
    lines = said(events.encode(PROGRESS), events.encode(FINISHED), None)
    assert client._end_in(lines) == FINISHED


@pytest.mark.parametrize("last", [None, events.encode(FINISHED)[:20]])
def test_a_run_without_its_end_was_cancelled(last):
    assert client._end_in(said(events.encode(PROGRESS), last, None)) is None


def test_a_worker_that_says_nothing_more_was_cancelled():
    assert client._end_in(said()) is None
