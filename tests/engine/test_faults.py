"""What goes wrong while a run is under way: disks fill up, inputs break, memory runs out, others write,
the worker hangs."""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path
from types import SimpleNamespace

import cards
import numpy as np
import pytest
import runs
from images import read
from osgeo import gdal

from chronofuse.engine import fuse
from chronofuse.engine.door import client, errors, events
from chronofuse.engine.methods import baselines
from chronofuse.engine.run.patches import Patches

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture(scope="module")
def whole(home, tall, tmp_path_factory):
    """The bytes that an undisturbed run of STARFM writes."""
    folder = tmp_path_factory.mktemp("whole")
    fuse.run(runs.job_of(tall, folder), lambda event: None)
    return runs.bytes_of(folder)


def resume(asked, **wishes):
    """Go on with a job in this process; its warnings."""
    return runs.finish(runs.again(asked, **wishes))


def one_sentence(said: str, code: str) -> str:
    """The last line of standard error, which must be a sentence with that code and no traceback."""
    assert "Traceback" not in said and f"[{code}]" in said, said
    line = said.strip().splitlines()[-1]
    assert line.startswith("chronofuse: ") and line.endswith(f"[{code}]")
    return line


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


def test_the_outputs_disk_fills_up_midway_and_the_run_goes_on_when_it_has_space(tall, whole, disk):
    folder = disk(9_000)
    asked = runs.job_of(tall, folder)
    said = filled_midway(asked, folder)
    assert f"The disk of '{folder}' is full (0.0 MB free)" in said
    assert re.search(r"[4-9]\d% of the rows are kept; resume it \(--resume\)", said), said
    assert list(folder.iterdir()) == []
    resume(asked)
    assert runs.bytes_of(folder) == whole


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


def test_the_disk_of_the_temporary_files_fills_up_midway(tall, whole, disk, out):
    place = disk(16_000)
    asked = runs.job_of(tall, out)
    said = filled_midway(asked, place, {"TMPDIR": str(place)})
    assert f"The disk of '{place}" in said and list(out.iterdir()) == list(place.iterdir()) == []
    resume(asked)
    assert runs.bytes_of(out) == whole


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


# ---- inputs


@pytest.mark.parametrize("role", [pytest.param("fine", marks=pytest.mark.long), "target"])
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


# ---- memory


def ladder(asked):
    """Run a job in this process; what its warnings about memory say."""
    told = []
    fuse.run(asked, told.append)
    return [
        event.message for event in told if isinstance(event, events.Warned) and event.code == "less-memory"
    ]


@pytest.mark.parametrize("dates", [1, 2])
def test_a_classical_method_without_memory_goes_on_with_smaller_tiles_and_the_same_bytes(
    dates, tall, tmp_path, monkeypatch
):
    """A method that raises stands in for a machine without memory, which would not fail at the same tile
    twice."""
    folders = [tmp_path / name for name in ("calm", "disturbed")]
    jobs = []
    for folder in folders:
        folder.mkdir()
        jobs.append(runs.job_of(tall, folder, "delta", tall.targets[:dates], tile=256))
    assert ladder(jobs[0]) == []
    calls, real = [], baselines.Delta.predict

    def predict(self, patch):
        calls.append(patch.target.shape)
        if len(calls) in (3, 12):
            raise MemoryError
        return real(self, patch)

    monkeypatch.setattr(baselines.Delta, "predict", predict)
    said = ladder(jobs[1])
    assert (
        len(said) == 2 and "Memory ran out with tiles of" in said[0] and "going on with tiles of" in said[1]
    )
    assert runs.bytes_of(folders[0]) == runs.bytes_of(folders[1])


def test_nothing_of_a_pass_that_failed_is_taken_for_the_next_ones_tiles(tall, tmp_path, monkeypatch):
    """Of the second tile the first date is read and the second one is not, for which a reader that raises
    stands in."""
    jobs = []
    for name in ("calm", "disturbed"):
        (tmp_path / name).mkdir()
        jobs.append(runs.job_of(tall, tmp_path / name, "delta", tall.targets, tile=256))
    assert ladder(jobs[0]) == []
    real, failed = Patches.read, []

    def read(self, task):
        if (task.number, task.date) == (1, 1) and not failed:
            failed.append(task)
            raise MemoryError
        return real(self, task)

    monkeypatch.setattr(Patches, "read", read)
    assert len(ladder(jobs[1])) == 1
    assert runs.bytes_of(tmp_path / "calm") == runs.bytes_of(tmp_path / "disturbed")


def test_memory_that_never_suffices_ends_with_a_sentence_and_leaves_nothing(tall, out, monkeypatch):
    """A method that raises stands in for a machine without memory."""
    monkeypatch.setattr(baselines.Delta, "predict", lambda self, patch: np.empty(10**15))
    asked = runs.job_of(tall, out, "delta", tile=128)
    with pytest.raises(MemoryError):
        fuse.run(asked, lambda event: None)
    assert list(out.iterdir()) == [] and not runs.kept(asked).exists()


@pytest.mark.parametrize("dates", [1, pytest.param(2, marks=pytest.mark.long)])
def test_a_card_without_memory_leads_down_the_ladder_to_the_cpu_with_the_same_result(
    dates, tall, tmp_path, monkeypatch
):
    jobs = []
    for name in ("calm", "disturbed"):
        (tmp_path / name).mkdir()
        jobs.append(
            runs.job_of(
                tall,
                tmp_path / name,
                "edcstfn",
                tall.targets[:dates],
                tile=128,
                device="cuda",
                rows=(0, 700),
                dtype="float32",
            )
        )
    fuse.run(jobs[0].with_wishes(device="cpu"), lambda event: None)
    # It stands in for a graphics card, which can't be had here. Run 1 is the trial, 2 to 4 measure its
    # memory.
    cards.Card(monkeypatch, fail=lambda run: cards.FULL if run in (6, 9) or run >= 14 else None)
    said = ladder(jobs[1])
    steps = ["tiles one at a time.", "tiles of 64 pixels.", "the CPU."]
    assert [message.rsplit(" with ", 1)[1] for message in said] == steps
    for name in runs.bytes_of(tmp_path / "calm"):
        calm, disturbed = (read(tmp_path / folder / name) for folder in ("calm", "disturbed"))
        assert (
            np.array_equal(np.isnan(calm), np.isnan(disturbed)) and np.nanmax(np.abs(calm - disturbed)) < 1e-4
        )


def test_a_card_that_fails_midway_ends_with_a_sentence_and_the_cpu_goes_on(tall, out, monkeypatch):
    asked = runs.job_of(tall, out, "edcstfn", tile=128, device="cuda")
    with monkeypatch.context() as patched:
        # It stands in for a graphics card, which can't be had here.
        cards.Card(patched, fail=lambda run: cards.ILLEGAL if runs.kept_strips(asked) >= 1 else None)
        with pytest.raises(
            errors.DeviceError, match=r"CUDA device failed .*go on with --device cpu and --resume"
        ):
            fuse.run(asked, lambda event: None)
    assert list(out.iterdir()) == []
    assert "other-device" in resume(asked, device="cpu")
    assert sorted(runs.bytes_of(out)) == ["change.tif", "ndvi.tif", "output.tif"]


# ---- others


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


def test_a_worker_that_stands_still_is_stopped_and_the_run_goes_on_later(tall, whole, out):
    asked = runs.job_of(tall, out)
    with runs.Command(asked, env={**os.environ, "CHRONOFUSE_STALL_SECONDS": "5"}) as command:
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


# ---- the time left


@pytest.mark.long
@pytest.mark.alone
def test_the_time_left_is_right_from_a_third_of_the_run_on(tmp_path, out):
    """Within 20 % or a second, as the run really went; where others keep this machine busy, so much more."""
    wide = runs.tall_scene(tmp_path, width=480, height=6000)
    told = []
    with runs.Command(runs.job_of(wide, out, params={})) as command:
        for event in command.events():
            told.append(SimpleNamespace(at=time.monotonic(), **event))
        command.process.communicate()
    assert told[-1].event == "finished"
    steps = [event for event in told if event.event == "progress"]
    begun, end = steps[0].at, told[-1].at
    known = [step.seconds_left is not None for step in steps if step.stage == "Fusing"]
    assert known[0] is False and known == sorted(known) and all(known[3:]), (
        "it is given from the second tile on"
    )
    late = [step for step in steps if step.at - begun >= (end - begun) / 3]
    assert len(late) >= 4 and end - begun > 1.5
    noise = max(1.0, os.getloadavg()[0] / len(os.sched_getaffinity(0)))
    for step in late:
        left = end - step.at
        assert step.seconds_left is not None and abs(step.seconds_left - left) <= noise * max(
            1.0, 0.2 * left
        ), (step, left)


# ---- one sentence


ONE = "--target FIRST -o OUT/o.tif"
BAD = {
    "a budget too small for a tile": (
        f"{ONE} --tile 64 --memory 5",
        "memory-budget",
        r"A memory budget of 5 MB is below what a tile of 64 needs with "
        r"'delta' and 2 bands \(about \d+ MB\): give --memory \d+ or more, or a smaller tile",
    ),
    "a budget too small for any tile": (
        f"{ONE} --memory 5",
        "memory-budget",
        r"of 5 MB is below what one tile of \d+ x \d+ pixels needs with",
    ),
    "a tile that does not fit": (
        f"{ONE} --tile 2048 --memory 30",
        "memory-budget",
        "what a tile of 2048 needs with",
    ),
    "a budget of nothing": (
        f"{ONE} --memory 0",
        "memory-budget",
        "The memory budget is 0 MB: give a positive number",
    ),
    "a device that is not there": (
        f"{ONE} --method edcstfn --device cuda",
        "device-unusable",
        "CUDA can't be used here, .* device auto or cpu",
    ),
    "more outputs than target dates": (
        f"{ONE} -o OUT/2.tif",
        "bad-job",
        "--output was given 2 times for 1 target dates: give it once per target date, or "
        "once with {date} in its name",
    ),
    "fewer outputs than target dates": (
        f"{ONE} --target SECOND",
        "bad-job",
        "was given 1 times for 2 target dates",
    ),
    "a date that is not known": (
        "--target FIRST --target c.tif -o OUT/{date}.tif",
        "bad-job",
        r"An output has \{date\} in its name, but the date of "
        "'c.tif' is not in the file's name: give --target-date once per target date",
    ),
    "two target dates of one day": (
        "--target FIRST --target a_2024-07-01.tif -o OUT/{date}.tif",
        "bad-job",
        "'output 2' and 'output' are the same",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_a_wish_that_can_not_be_is_refused_in_one_sentence(case, tall, out):
    given, code, sentence = BAD[case]
    for word, path in (("FIRST", tall.targets[0]), ("SECOND", tall.targets[1]), ("OUT", str(out))):
        given = given.replace(word, path)
    pair = ("--fine", tall.fine, "--coarse", tall.coarse)
    command = [str(runs.COMMAND), "fuse", *pair, "--method", "delta", *given.split()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert re.search(sentence, one_sentence(done.stderr, code)), done.stderr
    assert done.returncode == 2 and list(out.iterdir()) == []


def test_a_tile_that_is_no_multiple_of_the_methods_is_refused_with_one_that_is(tall, out, tmp_path):
    from toys import toy

    asked = runs.job_of(tall, out, toy(tmp_path / "toy.onnx", multiple=48), tile=100)
    with pytest.raises(
        errors.TileError, match="A tile of 100 is not a multiple of 48, which 'toy' needs: give --tile 96"
    ):
        fuse.run(asked, lambda event: None)
    assert list(out.iterdir()) == []
