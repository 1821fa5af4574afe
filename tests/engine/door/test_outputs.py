"""Temporary names, locks and renaming: of each output all or nothing, and one run at a time."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from chronofuse.engine.door import errors, outputs
from chronofuse.engine.door.locks import Lock, remove_lock, remove_partial
from chronofuse.engine.door.outputs import Outputs


@pytest.fixture
def paths(tmp_path):
    return {
        "output": str(tmp_path / "o.tif"),
        "ndvi": str(tmp_path / "n.tif"),
        "report": str(tmp_path / "r.json"),
    }


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_all_are_put_in_place_or_none(paths, tmp_path):
    own = Outputs(paths, "a", False)
    for role in paths:
        own.write_text(role, role)
    assert not any(name in ("o.tif", "n.tif", "r.json") for name in names(tmp_path))
    assert own.commit() == paths and names(tmp_path) == ["n.tif", "o.tif", "r.json"]
    other = Outputs(paths, "b", True)
    other.write_text("output", "new")
    other.discard()
    assert names(tmp_path) == ["n.tif", "o.tif", "r.json"] and (tmp_path / "o.tif").read_text() == "output"


def test_what_came_meanwhile_is_not_overwritten_and_nothing_is_put_in_place(paths, tmp_path):
    own = Outputs(paths, "a", False)
    (tmp_path / "n.tif").write_text("somebody's")
    with pytest.raises(errors.OutputExistsError, match=r"n\.tif"):
        own.commit()
    own.discard()
    assert names(tmp_path) == ["n.tif"] and (tmp_path / "n.tif").read_text() == "somebody's"


def test_an_output_that_is_refused_lets_go_of_the_others(paths, tmp_path):
    (tmp_path / "n.tif").write_text("here")
    with pytest.raises(errors.OutputExistsError):
        Outputs(paths, "a", False)
    assert names(tmp_path) == ["n.tif"]
    Outputs({"output": paths["output"]}, "b", False).discard()


def test_a_second_holder_is_refused_with_the_process_of_the_first(paths, tmp_path):
    first = Outputs(paths, "a", False)
    with pytest.raises(
        errors.OutputBusyError, match=rf"process {os.getpid()}\) is writing the output '{paths['output']}'"
    ):
        Outputs(paths, "b", False)
    assert sum(".chronofuse-a-" in name for name in names(tmp_path)) == 3
    first.discard()
    Outputs(paths, "b", False).discard()
    assert names(tmp_path) == []


def hold_and_die(path):
    """A process that takes the lock of a path and is killed; its lock file stays."""
    text = (
        "import sys, time; from pathlib import Path; from chronofuse.engine.door.locks import Lock\n"
        "lock = Lock(Path(sys.argv[1]), 'dead'); print('held', flush=True); time.sleep(60)"
    )
    process = subprocess.Popen([sys.executable, "-c", text, str(path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "held\n"
    with pytest.raises(BlockingIOError, match=f"process {process.pid}"):
        Lock(path, "mine")
    process.send_signal(signal.SIGKILL)
    process.communicate()


def test_the_lock_of_a_killed_process_does_not_hold_and_what_it_left_is_cleared(paths, tmp_path):
    hold_and_die(tmp_path / "o.tif")
    for name in ("dead-o.tif", "dead-o.tif.plain", "other-o.tif", "dead-x.tif"):
        (tmp_path / f".chronofuse-{name}").write_text("left")
    own = Outputs(paths, "a", False)
    own.discard()
    assert names(tmp_path) == [".chronofuse-dead-x.tif", ".chronofuse-other-o.tif"]


@pytest.mark.parametrize("text", ["", "{", "[1]", "7", '{"run": 3}'])
def test_a_lock_file_that_was_cut_short_does_not_matter(text, tmp_path):
    (tmp_path / ".chronofuse-lock-o.tif").write_text(text)
    lock = Lock(tmp_path / "o.tif", "mine")
    assert json.loads(lock.path.read_text()) == {"run": "mine", "process": os.getpid()}
    lock.release()
    assert names(tmp_path) == []


def test_only_the_own_lock_and_the_own_files_are_removed(tmp_path):
    lock = Lock(tmp_path / "o.tif", "mine")
    (tmp_path / ".chronofuse-mine-o.tif").write_text("")
    remove_lock(tmp_path / "o.tif", "another")
    remove_partial(tmp_path / "o.tif", "another")
    assert names(tmp_path) == [".chronofuse-lock-o.tif", ".chronofuse-mine-o.tif"]
    remove_partial(tmp_path / "o.tif", "mine")
    remove_lock(tmp_path / "o.tif", "mine")
    assert names(tmp_path) == []
    lock.release()


def test_many_who_want_it_get_it_one_after_the_other(tmp_path):
    """Each of four processes takes the lock twenty times and looks whether it is alone."""
    text = (
        "import sys, time; from pathlib import Path; from chronofuse.engine.door.locks import Lock\n"
        "folder, left = Path(sys.argv[1]), 20\n"
        "while left:\n"
        "    try: lock = Lock(folder / 'o.tif', sys.argv[2])\n"
        "    except BlockingIOError: time.sleep(0.001); continue\n"
        "    alone = folder / 'alone'\n"
        "    alone.touch(exist_ok=False); alone.unlink(); lock.release(); left -= 1\n"
    )
    running = [
        subprocess.Popen(
            [sys.executable, "-c", text, str(tmp_path), str(n)], stderr=subprocess.PIPE, text=True
        )
        for n in range(4)
    ]
    deadline = time.monotonic() + 60
    for process in running:
        _, said = process.communicate(timeout=max(1, deadline - time.monotonic()))
        assert process.returncode == 0, said
    assert names(tmp_path) == []


def test_a_failed_write_is_a_full_disk_or_a_folder_without_permission(tmp_path, monkeypatch):
    path = tmp_path / "not" / "there" / "o.tif"  # the nearest folder that is there is named
    assert f"The disk of '{tmp_path}' is full" in str(outputs.writing_failed(path, "No space left on device"))
    assert isinstance(outputs.writing_failed(path, "Permission denied"), errors.OutputNotWritableError)


def test_a_sentence_calls_an_output_what_a_person_calls_it(tmp_path):
    (tmp_path / "report.html").write_text("somebody's")
    with pytest.raises(errors.OutputExistsError, match=r"^The HTML report '.*report\.html' exists already"):
        Outputs({"html": str(tmp_path / "report.html")}, "id", overwrite=False)
