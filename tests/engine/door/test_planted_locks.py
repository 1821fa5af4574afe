"""What others put where the lock of an output or kept rows go: nothing of theirs or of the user's is touched,
nothing is waited for, and one sentence says what to do."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pytest
import runs

from chronofuse.engine.door import errors, locks
from chronofuse.engine.door.locks import LOCK_PREFIX, Lock, remove_lock, remove_partial
from chronofuse.engine.door.outputs import Outputs
from chronofuse.engine.door.unfinished import Unfinished
from chronofuse.engine.raster.grid import Window
from chronofuse.engine.raster.strips import Strips

NOBODY = 65534
PRECIOUS = json.dumps({"run": "mine", "process": 1})
"""A file of the user's that even reads as a lock."""
root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="to be two users takes root"
)


@pytest.fixture
def precious(tmp_path):
    path = tmp_path / "precious.txt"
    path.write_text(PRECIOUS)
    return path


PLANTED = {
    "a link": lambda lock, precious: lock.symlink_to(precious),
    "a link to a link": lambda lock, precious: (
        (precious.parent / "between").symlink_to(precious),
        lock.symlink_to(precious.parent / "between"),
    ),
    "a link to nothing": lambda lock, precious: lock.symlink_to(precious.parent / "not there"),
    "a second name of another file": lambda lock, precious: lock.hardlink_to(precious),
    "a pipe": lambda lock, precious: os.mkfifo(lock),
    "a folder": lambda lock, precious: lock.mkdir(),
}


@pytest.mark.parametrize("kind", PLANTED)
def test_what_is_no_lock_is_refused_at_once_and_left_alone(kind, precious, out):
    lock = out / f"{LOCK_PREFIX}o.tif"
    PLANTED[kind](lock, precious)
    before, begun = os.lstat(lock), time.monotonic()
    said = f"'{lock}', is {kind.split(' to ')[0]}, which another program or user put there: delete it"
    with pytest.raises(errors.OutputNotWritableError, match=said):
        Outputs({"output": str(out / "o.tif")}, "mine", True)
    remove_partial(out / "o.tif", "mine")  # as the client does after every run
    remove_lock(out / "o.tif", "mine")
    assert time.monotonic() - begun < 1 and os.path.samestat(before, os.lstat(lock))
    assert precious.read_text() == PRECIOUS and [path.name for path in out.iterdir()] == [lock.name]
    assert not (precious.parent / "not there").exists()


@pytest.mark.parametrize("kind", ["a link", "a pipe"])
def test_a_command_whose_lock_was_planted_ends_with_one_sentence(kind, pair, run_command, precious, out):
    PLANTED[kind](out / f"{LOCK_PREFIX}o.tif", precious)
    done = run_command(*runs.words(pair, "copy", out / "o.tif"))
    assert done.returncode == 2 and kind in runs.one_sentence(done.stderr, "output-not-writable")
    assert precious.read_text() == PRECIOUS and not (out / "o.tif").exists()


@pytest.mark.parametrize("run", ["../../x", "a/b", "x" * 300, "", 7, None, ["a"]])
def test_a_lock_whose_run_has_no_name_that_a_run_can_have_is_taken_over(run, precious, out):
    """Its name would be part of paths that are cleared."""
    lock = out / f"{LOCK_PREFIX}o.tif"
    lock.write_text(json.dumps({"run": run, "process": 1}))
    own = Outputs({"output": str(out / "o.tif")}, "mine", True)
    own.write_text("output", "made")
    own.commit()
    assert precious.read_text() == PRECIOUS and [path.name for path in out.iterdir()] == ["o.tif"]


def test_a_held_lock_that_says_too_much_is_quoted_shortly(out):
    lock = out / f"{LOCK_PREFIX}o.tif"
    lock.write_text(json.dumps({"run": "other", "process": "x" * 3000}))
    with lock.open() as held:
        locks.take(held.fileno())
        with pytest.raises(errors.ChronofuseError) as caught:
            Outputs({"output": str(out / "o.tif")}, "mine", True)
    assert "process xxx" in str(caught.value) and len(str(caught.value)) < 600


@pytest.mark.parametrize("kind", PLANTED)
def test_kept_rows_are_made_anew_where_something_else_lies(kind, precious, tmp_path):
    path = tmp_path / "kept.rows"
    PLANTED[kind](path, precious)
    rows = Strips(path, 1, 10, 10, "int16")
    rows.write(Window(0, 0, 10, 10), np.ones((1, 10, 10), np.int16))
    assert (rows.read(0, 0) == 1).all() and path.is_file() and not path.is_symlink()
    rows.close()
    assert precious.read_text() == PRECIOUS and not (tmp_path / "not there").exists()


@pytest.mark.parametrize("kind", PLANTED)
def test_a_kept_run_whose_facts_are_no_file_is_none_and_can_be_begun_anew(kind, precious, tmp_path):
    (tmp_path / "kept").mkdir()
    PLANTED[kind](tmp_path / "kept" / "run.json", precious)
    begun = time.monotonic()
    assert Unfinished(tmp_path / "kept").facts == {} and time.monotonic() - begun < 1
    kept = Unfinished(tmp_path / "kept")
    kept.begin(runs.job_for([("f", "c")], "t", "copy", tmp_path / "o.tif"), {}, 64, "cpu", 1)
    (precious.parent / "between").unlink(missing_ok=True)
    PLANTED[kind](tmp_path / "kept" / "run.json.new", precious)
    kept.add([1, 2], 64)
    assert Unfinished(tmp_path / "kept").facts == kept.facts != {}
    assert precious.read_text() == PRECIOUS


def test_a_temporary_file_is_made_and_nothing_that_lies_there_is_written_through(precious, out):
    """A job's file may give a run its name, which others then know beforehand."""
    (out / ".chronofuse-known-r.json").symlink_to(precious)
    own = Outputs({"report": str(out / "r.json")}, "known", False)
    own.write_text("report", "new")
    own.commit()
    assert precious.read_text() == PRECIOUS and (out / "r.json").read_text() == "new"
    assert [path.name for path in out.iterdir()] == ["r.json"]


# ---- another user's


@pytest.fixture
def shared():
    """A folder that everybody may write to; pytest's own lie where only their owner comes."""
    folder = Path(tempfile.mkdtemp(prefix="chronofuse-shared-"))
    folder.chmod(0o777)
    yield folder
    shutil.rmtree(folder)


def as_nobody(text, *arguments, **options):
    return subprocess.Popen(
        [sys.executable, "-c", text, *map(str, arguments)],
        user=NOBODY,
        group=NOBODY,
        extra_groups=[],
        stdout=subprocess.PIPE,
        text=True,
        **options,
    )


OPENS = """
import sys
from pathlib import Path
from chronofuse.engine.door.outputs import Outputs
from chronofuse.engine.door.unfinished import Unfinished
from chronofuse.engine.raster.grid import Window
from chronofuse.engine.raster.strips import Strips
try:
    own = Outputs({"output": sys.argv[1]}, "nobodys", False)
    own.discard()
    print("done")
except Exception as error:
    print(f"{error} [{error.code}]")
"""


def nobody_opens(output):
    """What a run of another user says, in the process of another."""
    said, _ = as_nobody(OPENS, output).communicate(timeout=30)
    return said.strip()


@root
def test_the_lock_of_another_users_run_that_is_gone_is_taken_over(shared):
    (shared / f"{LOCK_PREFIX}o.tif").write_text('{"run": "dead", "process": 1}')
    (shared / ".chronofuse-dead-o.tif").write_text("left")
    assert nobody_opens(shared / "o.tif") == "done" and list(shared.iterdir()) == []


@root
def test_the_lock_of_another_users_run_that_is_gone_is_said_where_it_cannot_be_deleted(shared):
    shared.chmod(0o1777)  # as a system's folder for temporary files: everybody deletes their own
    lock = shared / f"{LOCK_PREFIX}o.tif"
    for mode in (0o644, 0o600):
        lock.write_text('{"run": "dead", "process": 1}')
        lock.chmod(mode)
        said = nobody_opens(shared / "o.tif")
        assert f"'{lock}', is another user's and can't be taken over" in said, said
        assert "ask them to delete it" in said and said.endswith("[output-not-writable]")
    assert [path.name for path in shared.iterdir()] == [lock.name]


@root
def test_another_users_run_that_lives_is_waited_for(shared):
    held = Lock(shared / "o.tif", "roots")
    try:
        assert nobody_opens(shared / "o.tif").startswith(f"Another run (process {os.getpid()}) is writing")
    finally:
        held.release()


# ---- runs beside each other


def test_runs_to_one_folder_at_the_same_time_do_not_meet(pair, out, tmp_path, run_command):
    """Names that begin alike, and a run that was killed before them."""
    (out / f"{LOCK_PREFIX}o.tif").write_text('{"run": "dead", "process": 1}')
    (out / ".chronofuse-dead-o.tif").write_text("left")
    (out / ".chronofuse-dead-o.tif2.tif").write_text("of another output")
    names = ("o.tif", "o.tif.tif", "o_parts.tif")
    running = [
        subprocess.Popen([str(runs.COMMAND), *map(str, runs.words(pair, "delta", out / name))], text=True)
        for name in names
    ]
    assert [process.wait(timeout=60) for process in running] == [0, 0, 0]
    found = runs.bytes_of(out)
    assert len({found.pop(name) for name in names}) == 1
    assert set(found) <= {".chronofuse-dead-o.tif2.tif"}
