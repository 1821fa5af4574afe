"""The pipeline and the watchdog: order, bounds, errors."""

import threading
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronofuse.engine.door import client, errors, events
from chronofuse.engine.run import pipeline


@settings(max_examples=40, deadline=None)
@given(count=st.integers(0, 30), depth=st.integers(1, 4), batch=st.integers(1, 5), readers=st.integers(1, 3))
def test_every_item_comes_through_once_and_in_order(count, depth, batch, readers):
    written, batches = [], []

    def predict(values):
        batches.append(len(values))
        return [value * 10 for value in values]

    pipeline.run(
        range(count),
        lambda n: n + 1,
        predict,
        lambda n, value: written.append((n, value)),
        depth,
        batch,
        readers,
    )
    assert written == [(n, (n + 1) * 10) for n in range(count)]
    assert all(size == batch for size in batches[:-1]) and sum(batches) == count


@pytest.mark.parametrize("slow", ["predict", "write"])
def test_no_more_than_depth_items_wait_before_and_behind(slow):
    lock, alive, most = threading.Lock(), set(), [0]

    def read(n):
        with lock:
            alive.add(n)
            most[0] = max(most[0], len(alive))
        return n

    def predict(values):
        time.sleep(0.004 if slow == "predict" else 0)
        return values

    def write(n, _):
        time.sleep(0.004 if slow == "write" else 0)
        with lock:
            alive.discard(n)

    pipeline.run(range(40), read, predict, write, depth=2, batch=1, readers=2)
    assert most[0] <= 2 + 1 + 2 + 1  # ahead and in hand, behind and just asked for


@pytest.mark.parametrize("where", ["read", "predict", "write"])
@pytest.mark.parametrize("number", [0, 7, 19])
def test_an_error_anywhere_stops_all_and_comes_out(where, number):
    written = []

    def step(name):
        def work(n, *_):
            values = n if name == "predict" else [n]
            if where == name and number in values:
                raise MemoryError("here")
            if name == "write":
                written.append(n)
            return n

        return work

    before = threading.active_count()
    with pytest.raises(MemoryError, match="here"):
        pipeline.run(range(20), step("read"), step("predict"), step("write"), depth=3, batch=2, readers=2)
    assert written == list(range(len(written))) and len(written) <= number
    assert threading.active_count() == before, "a thread goes on"


# ---- the watchdog


def vain_looks(watchdog, seconds):
    for _ in range(round(seconds / client.POLL_SECONDS)):
        watchdog.require_progress()


def test_a_worker_that_stands_still_is_told_by_where_it_stood(monkeypatch):
    monkeypatch.setenv("CHRONOFUSE_STALL_SECONDS", "30")
    watchdog = client._Watchdog()
    vain_looks(watchdog, 29)  # a start that takes so long does not make it patient, as a step would
    watchdog.saw(events.Progress("Fusing", 0.25, 1.0, None))
    vain_looks(watchdog, 29)
    with pytest.raises(
        errors.StalledError, match=r"no progress for 30 seconds \(at 'Fusing', 25% of the run\)"
    ):
        vain_looks(watchdog, 2)


def test_long_steps_make_it_patient(monkeypatch):
    monkeypatch.setenv("CHRONOFUSE_STALL_SECONDS", "30")
    watchdog = client._Watchdog()
    watchdog.saw(events.Started("starfm", "cpu", "", ""))
    vain_looks(watchdog, 20)
    watchdog.saw(events.Progress("Fusing", 0.1, 1.0, None))
    vain_looks(watchdog, 20 * client.PATIENCE - 1)
    with pytest.raises(errors.StalledError):
        vain_looks(watchdog, 2)


def test_a_limit_that_is_no_number_is_said(monkeypatch):
    monkeypatch.setenv("CHRONOFUSE_STALL_SECONDS", "soon")
    with pytest.raises(errors.JobError, match="CHRONOFUSE_STALL_SECONDS is 'soon': give a number of seconds"):
        client._Watchdog()
