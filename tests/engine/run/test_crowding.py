"""How crowded the processor is, by what the system tells of a thread's waits."""

import threading
import time

import pytest

from chronofuse.engine.run import crowding
from chronofuse.engine.run.crowding import OURS, Crowding


@pytest.fixture
def thread(tmp_path, monkeypatch):
    """What the system tells of this thread, as the test has it."""

    class Thread:
        now = ran = waited = 0.0

        def does(self, runs: float, waits: float = 0.0, sleeps: float = 0.0) -> None:
            self.ran, self.waited = self.ran + runs, self.waited + waits
            self.now += runs + waits + sleeps
            (tmp_path / "schedstat").write_text(f"0 {int(self.waited * 1e9)} 7\n")

    thread = Thread()
    thread.does(runs=1.0, waits=1.0)
    monkeypatch.setattr(crowding, "SCHEDULED", tmp_path / "schedstat")
    monkeypatch.setattr(crowding.time, "monotonic", lambda: thread.now)
    monkeypatch.setattr(crowding.time, "thread_time", lambda: thread.ran)
    return thread


def test_who_waits_for_a_core_two_thirds_of_the_time_takes_three_times_as_long(thread):
    seen = Crowding()
    thread.does(runs=1.0, waits=2.0, sleeps=5.0)
    seen.look(computed=True)
    assert seen.factor == pytest.approx(3.0)


def test_beside_threads_of_our_own_a_wait_may_be_for_these(thread):
    seen = Crowding()
    thread.does(runs=1.0, waits=0.25)
    seen.look(computed=False)
    assert seen.factor == 1.0
    seen.begin()
    thread.does(runs=1.0, waits=2.0)
    seen.look(computed=False)
    assert 1.0 < seen.factor < 3.0 / OURS


def test_what_was_long_ago_counts_little(thread):
    seen = Crowding()
    thread.does(runs=1.0, waits=4.0)
    seen.look(computed=True)
    seen.begin()
    thread.does(runs=120.0)
    seen.look(computed=True)
    assert seen.factor < 1.05


def test_a_system_that_tells_no_waits_lets_half_of_a_slow_start_be_the_disk_s(thread, monkeypatch, tmp_path):
    monkeypatch.setattr(crowding, "SCHEDULED", tmp_path / "there is none")
    seen = Crowding()
    thread.does(runs=1.0, sleeps=4.0)
    seen.look(computed=False)
    assert seen.factor == pytest.approx((5.0 / OURS) ** 0.5)


def test_what_another_thread_began_says_nothing(thread):
    seen = Crowding()
    thread.does(runs=1.0, waits=4.0)
    other = threading.Thread(target=seen.look, args=(True,))
    other.start()
    other.join()
    assert seen.factor == 1.0


def test_this_very_machine_gives_a_factor():
    seen, begun = Crowding(), time.monotonic()
    while time.monotonic() - begun < 0.15:
        pass
    seen.look(computed=True)
    assert 1.0 <= seen.factor <= crowding.MOST
