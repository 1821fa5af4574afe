"""What goes wrong from outside while a run is under way: disks fill up, inputs break, others write, the
worker hangs."""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path

import numpy as np
import pytest
import runs
from images import read
from osgeo import gdal
from runs import one_sentence, resume

from chronofuse.engine import fuse, worker
from chronofuse.engine.door import client, errors, events

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture(scope="module")
def whole(home, tall, tmp_path_factory):
    """The bytes that an undisturbed run of STARFM writes."""
    folder = tmp_path_factory.mktemp("whole")
    fuse.run(runs.job_of(tall, folder), lambda event: None)
    return runs.bytes_of(folder)


# ---- disks


@pytest.fixture
def disk(tmp_path):
    """A function that mounts a disk of so many kilobytes; they are gone after the test."""
    mounted = []

    def mount(kilobytes):
        folder = tmp_path / f"disk-{len(mounted)}"
        folder.mkdir()
        asked = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)]
        if os.geteuid() != 0 or subprocess.run(asked, check=False, capture_output=True).returncode:
            pytest.skip("a small disk takes root to mount, and a machine that lets it")
        mounted.append(folder)
        return folder

    yield mount
    for folder in mounted:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(folder: Path) -> Path:
    """Take what is left of a disk."""
    path = folder / "somebody's"
    with contextlib.suppress(OSError), path.open("wb", buffering=0) as file:
        while file.write(bytes(4096)):
            pass
    return path


def filled_midway(asked, folder, environment=None):
    """What a command says whose disk is filled by somebody else after two of five strips."""
    with runs.Command(asked, env={**os.environ, **(environment or {})}) as command:
        runs.wait_for_strips(asked, 2)
        filler = fill(folder)
        _, said = command.process.communicate(timeout=60)
    assert command.process.returncode == 2
    filler.unlink()
    return one_sentence(said, "disk-full")


@pytest.mark.long
def test_the_outputs_disk_fills_up_midway_and_the_run_goes_on_when_it_has_space(tall, whole, disk):
    folder = disk(9_000)
    asked = runs.job_of(tall, folder)
    said = filled_midway(asked, folder)
    assert f"The disk of '{folder}' is full (0.0 MB free)" in said
    assert re.search(r"[4-9]\d% of the rows are kept; resume it \(--resume\)", said), said
    assert list(folder.iterdir()) == []
    resume(asked)
    assert runs.bytes_of(folder) == whole


@pytest.mark.long
def test_the_disk_of_the_kept_rows_fills_up_midway_and_the_run_goes_on_when_it_has_space(
    tall, whole, disk, out, monkeypatch
):
    place = disk(40_000)
    (place / "kernels").symlink_to(Path(os.environ["CHRONOFUSE_HOME"]) / "kernels")
    monkeypatch.setenv("CHRONOFUSE_HOME", str(place))
    asked = runs.job_of(tall, out)
    said = filled_midway(asked, place)
    assert (
        f"The disk of '{place}/unfinished" in said
        and "of the rows are kept" in said
        and list(out.iterdir()) == []
    )
    resume(asked)
    assert runs.bytes_of(out) == whole and list((place / "unfinished").iterdir()) == []


@pytest.mark.long
def test_the_disk_of_the_temporary_files_fills_up_midway(tall, whole, disk, out):
    place = disk(16_000)
    asked = runs.job_of(tall, out)
    said = filled_midway(asked, place, {"TMPDIR": str(place)})
    assert f"The disk of '{place}" in said and list(out.iterdir()) == list(place.iterdir()) == []
    resume(asked)
    assert runs.bytes_of(out) == whole


@pytest.mark.long
def test_a_resumed_run_asks_for_no_space_that_its_rows_have_already(tall, disk, out, monkeypatch):
    place = disk(26_000)
    (place / "kernels").symlink_to(Path(os.environ["CHRONOFUSE_HOME"]) / "kernels")
    monkeypatch.setenv("CHRONOFUSE_HOME", str(place))
    asked = runs.job_of(tall, out)
    with runs.Command(asked) as command:
        runs.wait_for_strips(asked, 2)
        os.kill(command.worker, signal.SIGKILL)
        command.process.communicate(timeout=20)
    assert shutil.disk_usage(place).free < 22e6 < shutil.disk_usage(place).total  # all rows take 21 MB
    resume(asked)


@pytest.mark.parametrize("which", ["output", "rows", "temporary"])
def test_a_disk_without_room_is_refused_before_the_run_with_sizes(which, tall, disk, out):
    place = disk(1_500)
    asked = runs.job_of(tall, place if which == "output" else out)
    environment = {"rows": {"CHRONOFUSE_HOME": str(place)}, "temporary": {"TMPDIR": str(place)}}.get(
        which, {}
    )
    done = runs.run(asked, env={**os.environ, **environment})
    said = one_sentence(done.stderr, "disk-full")
    parts = {
        "output": "for the outputs",
        "rows": "for the rows that a resumed run goes on from",
        "temporary": "for temporary files",
    }
    sizes = r"has ([\d.]+) MB free, but this run needs about ([\d.]+) MB there"
    found = re.search(rf"{sizes} \(([\d.]+) MB {parts[which]}\)", said)
    assert done.returncode == 2 and found and str(place) in said, said
    assert float(found[1]) < 1.6 < float(found[2]) and ("CHRONOFUSE_HOME" in said) == (which == "rows")
    assert list(out.iterdir()) == [] and not any(path.is_file() for path in place.rglob("*"))


@pytest.mark.long
def test_the_space_that_is_asked_for_is_about_what_the_files_take(tall, whole, monkeypatch, out):
    """Never more than twice, or runs would be refused that fit; at least half, or the check would be of
    little use."""
    from chronofuse.engine.raster import space

    seen = []
    monkeypatch.setattr(space, "_require", lambda parts: seen.extend(parts))
    fuse.run(runs.job_of(tall, out), lambda event: None)
    needed = {what: sum(size for name, size, _ in seen if name == what) for what, _, _ in seen}
    taken = sum(map(len, whole.values()))
    assert 0.5 * taken < needed["the outputs"] < 2 * taken, f"{needed}, {taken} bytes"
    assert needed["the rows that a resumed run goes on from"] == 5 * 512 * 512 * (2 * 2 + 4 + 2 * 4)


def test_a_full_disk_where_nothing_can_be_begun_is_said(tall, disk, out):
    place = disk(64)
    fill(place)
    done = runs.run(runs.job_of(tall, out), env={**os.environ, "CHRONOFUSE_HOME": str(place)})
    assert f"'{place}" in one_sentence(done.stderr, "disk-full")
    done = runs.run(runs.job_of(tall, place))
    assert f"'{place}'" in one_sentence(done.stderr, "disk-full")
    assert [path.name for path in place.iterdir() if path.is_file()] == ["somebody's"] and list(
        out.iterdir()
    ) == []


@pytest.mark.parametrize("which", ["the kernels", "the temporary files", "another folder"])
def test_a_full_disk_that_the_system_does_not_name_is_named(which, disk, tmp_path, monkeypatch):
    """numba writes its kernels by files that are open already, and the error then says no name."""
    place = disk(64)
    (place / "kernels").mkdir()
    monkeypatch.setenv("CHRONOFUSE_HOME", str(place if which == "the kernels" else tmp_path))
    monkeypatch.setenv("CHRONOFUSE_SCRATCH", str(place if which == "the temporary files" else tmp_path))
    path = fill(place)
    with pytest.raises(OSError, match="No space left") as full, path.open("ab", buffering=0) as file:
        file.write(bytes(4096))
    assert full.value.filename is None
    if which == "another folder":
        full.value.filename = str(path)
    folder = place / "kernels" if which == "the kernels" else place
    said = str(worker._disk_full(full.value))
    assert said.startswith(f"The disk of '{folder}' is full (0.0 MB free)")


@pytest.mark.long
@pytest.mark.parametrize("moment", ["while it fuses", "while it finishes"])
def test_the_folder_of_the_outputs_is_gone_midway_and_the_run_goes_on_when_it_is_there(
    moment, tall, whole, out
):
    asked = runs.job_of(tall, out, cog=False)
    with runs.Command(asked) as command:
        if moment == "while it fuses":
            runs.wait_for_strips(asked, 1)
        else:
            command.wait_for(lambda event: event.get("stage") == "Measuring")
        gone = out.rename(out.with_name("gone"))  # at once, whatever becomes of the files meanwhile
        shutil.rmtree(gone, ignore_errors=True)
        _, said = command.process.communicate(timeout=60)
    assert command.process.returncode == 2
    sentence = one_sentence(said, "output-not-writable")
    assert "What was written of the " in sentence and f" '{out}/" in sentence and " is gone" in sentence
    assert "of the rows are kept; resume it" in said and not out.exists()
    out.mkdir()
    resume(asked)
    assert runs.bytes_of(out) == whole


# ---- inputs


@pytest.mark.long
@pytest.mark.parametrize("role", ["fine", "target"])
def test_an_input_that_is_cut_midway_is_named_and_the_run_goes_on_when_it_is_whole(
    role, whole, tmp_path, out
):
    """The target is copied to a raster of fine pixels first: as coarse as it is, it would be read by then."""
    own = runs.tall_scene(tmp_path)
    if role == "target":
        own.targets[0] = gdal.Warp(
            str(tmp_path / "resampled_2024-07-01.tif"), own.targets[0], xRes=30, yRes=30, resampleAlg="near"
        ).GetDescription()
    path = Path(own.fine if role == "fine" else own.targets[0])
    content, status = path.read_bytes(), os.stat(path)
    asked = runs.job_of(own, out)
    with runs.Command(asked) as command:
        runs.wait_for_strips(asked, 1)
        os.truncate(path, len(content) // 4)
        _, said = command.process.communicate(timeout=60)
    name = {"fine": "F1", "target": "C2"}[role]
    assert (
        f"{name} '{path}' can't be read" in one_sentence(said, "unreadable-file")
        and command.process.returncode == 2
    )
    assert "of the rows are kept; resume it" in said and list(out.iterdir()) == []
    with pytest.raises(errors.ChronofuseError) as refused:
        resume(asked)
    assert refused.value.code in ("unreadable-file", "resume-changed")
    path.write_bytes(content)
    with pytest.raises(errors.ResumeError, match=f"{name} has changed since it began"):
        resume(asked)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    resume(asked)
    assert sorted(runs.bytes_of(out)) == sorted(whole)
    if role == "fine":
        assert all(
            np.array_equal(read(out / file), read(whole_file), equal_nan=True)
            for file, whole_file in written(whole, tmp_path)
        )


def written(contents, folder):
    """The names and, written out, the paths of some contents."""
    for name, content in contents.items():
        (folder / f"whole-{name}").write_bytes(content)
        yield name, folder / f"whole-{name}"


# ---- others


@pytest.mark.long
def test_a_second_run_to_the_same_output_is_refused_and_the_first_is_undisturbed(tall, whole, out, tmp_path):
    asked = runs.job_of(tall, out)
    (tmp_path / "link.tif").symlink_to(out / "output.tif")
    with runs.Command(asked) as first:
        first.wait_for(lambda event: event["event"] == "started")
        first.process.send_signal(signal.SIGSTOP)  # so that it is surely there while the others come
        worker = first.worker
        os.kill(worker, signal.SIGSTOP)
        for other in (
            asked,
            runs.changed(runs.job_of(tall, tmp_path, "delta"), output=str(tmp_path / "link.tif")),
        ):
            refused = runs.run(other, "--overwrite", "--resume")
            assert refused.returncode == 2
            assert (
                f"Another run (process {worker}) is writing the output '{out / 'output.tif'}'"
                in one_sentence(refused.stderr, "output-busy")
            )
        assert not any("ndvi" in path.name or "change" in path.name for path in tmp_path.iterdir())
        for process in (worker, first.process.pid):
            os.kill(process, signal.SIGCONT)
        told = list(first.events())
        first.process.communicate()
    assert told[-1]["event"] == "finished" and runs.bytes_of(out) == whole


@pytest.mark.long
def test_runs_to_different_outputs_do_not_meet(tall, whole, tmp_path):
    folders = [tmp_path / name for name in "ab"]
    for folder in folders:
        folder.mkdir()
    with (
        runs.Command(runs.job_of(tall, folders[0])) as one,
        runs.Command(runs.job_of(tall, folders[1])) as two,
    ):
        for command in (one, two):
            command.wait_for(lambda event: event["event"] == "finished")
            command.process.communicate()
    assert all(runs.bytes_of(folder) == whole for folder in folders)


# ---- a worker that hangs


@pytest.mark.long
def test_a_worker_that_stands_still_is_stopped_and_the_run_goes_on_later(tall, whole, out):
    asked = runs.job_of(tall, out)
    with runs.Command(asked, env={**os.environ, "CHRONOFUSE_STALL_SECONDS": "15"}) as command:
        runs.wait_for_strips(asked, 1)
        worker = command.worker
        os.kill(worker, signal.SIGSTOP)
        _, said = command.process.communicate(timeout=120)
    sentence = one_sentence(said, "stalled")
    assert (
        command.process.returncode == 2
        and "The engine made no progress for" in sentence
        and "at 'Fusing'" in sentence
    )
    assert not runs.is_alive(worker) and list(out.iterdir()) == []
    resume(asked)
    assert runs.bytes_of(out) == whole


@pytest.mark.long
def test_a_run_that_moves_is_not_stopped_however_long_it_takes(tall, out, tmp_path, monkeypatch):
    """A script stands in for the engine: it is as slow as the test wants."""
    steps = "".join(
        f"sleep 0.4; echo '{events.encode(events.Progress('Fusing', n / 9, 1.0, None))}'\n" for n in range(9)
    )
    python = tmp_path / "python"
    python.write_text(f"#!/bin/sh\n{steps}echo '{events.encode(events.Finished(dates=()))}'\n")
    python.chmod(0o755)
    monkeypatch.setenv("CHRONOFUSE_STALL_SECONDS", "2")
    begun = time.monotonic()
    assert client.run(runs.job_of(tall, out), python=str(python)) == events.Finished(dates=())
    assert time.monotonic() - begun > 3
