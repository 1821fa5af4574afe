"""A run that was killed, cancelled or lost its power goes on from its last finished rows, with the same
bytes."""

import functools
import json
import os
import random
import shutil
import signal
import time
from pathlib import Path

import pytest
import runs

from chronofuse.engine.door import errors
from chronofuse.engine.door.jobs import Preparation

CHAINS, KILLS = 4, 5
"""Twenty kills, and resumes of resumes."""
pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture(scope="module")
def whole(home, tall, tmp_path_factory):
    """A function that gives the bytes of an uninterrupted run: of `one` target date, of `two`, or as a
    `cog`."""

    @functools.cache
    def of(kind: str) -> dict[str, bytes]:
        folder = tmp_path_factory.mktemp(kind)
        targets = tall.targets[: 2 if kind == "two" else 1]
        runs.finish(runs.job_of(tall, folder, targets=targets, cog=kind == "cog"))
        return runs.bytes_of(folder)

    return of


def reach(worker, share):
    """Wait until so much of a run is done, or all of it."""
    for event in worker.events():
        if event.get("done", 0) >= share or event["event"] == "finished":
            return


def kill_at(asked, folder, wanted):
    """Start a job and kill its worker, as a power cut does, at the event or with as many strips as wanted."""
    with runs.Worker(asked, folder) as worker:
        if isinstance(wanted, int):
            runs.wait_for_strips(asked, wanted)
        else:
            worker.wait_for(wanted)
        worker.kill()


@pytest.mark.parametrize("chain", [pytest.param(n, marks=pytest.mark.long) for n in range(CHAINS)])
def test_killed_at_random_moments_again_and_again_it_ends_with_the_same_bytes(
    chain, whole, tall, tmp_path, out
):
    kind = ("one", "two", "cog", "one")[chain]
    chance = random.Random(chain)
    asked = runs.job_of(tall, out, targets=tall.targets if kind == "two" else None, cog=kind == "cog")
    strips, killed = 0, 0
    while killed < KILLS:
        with runs.Worker(asked, tmp_path) as worker:
            if chance.random() < 0.8:  # the others die while they start
                reach(worker, chance.random())
            time.sleep(chance.uniform(0, 0.2))
            worker.kill()
        if not (runs.kept(asked) / "run.json").exists() and (out / "output.tif").exists():
            # It was through before it was killed, and may have been about to remove what it kept. Or it died
            # before it kept anything, with the files of a run before still there: then its locks and claims
            # lie beside them until the next run.
            there = {name: data for name, data in runs.bytes_of(out).items() if not name.startswith(".")}
            assert there == whole(kind)
            strips, asked = 0, runs.again(asked, overwrite=True)  # and does all of it again
            continue
        killed += 1
        assert runs.kept_strips(asked) >= strips, "rows that were kept are lost"
        strips = runs.kept_strips(asked)
        asked = runs.again(
            asked, overwrite=True
        )  # it may have been killed between the renaming of one file and the next
    runs.finish(asked)
    assert runs.bytes_of(out) == whole(kind)
    assert not runs.kept(asked).exists()


@pytest.mark.parametrize(
    "stage",
    [
        pytest.param(stage, marks=pytest.mark.long)
        for stage in ("Reading the scene", "Measuring", "Finishing the files")
    ],
)
def test_killed_in_that_stage_it_ends_with_the_same_bytes(stage, whole, tall, tmp_path, out):
    asked = runs.job_of(tall, out, cog=True)
    kill_at(asked, tmp_path, lambda event: event.get("stage") == stage)
    left = [path.name for path in out.iterdir()]
    assert any(name.startswith(".chronofuse-lock-") for name in left) and not (out / "output.tif").exists()
    runs.finish(runs.again(asked))
    assert runs.bytes_of(out) == whole("cog")


@pytest.mark.long
def test_what_a_power_cut_left_beside_the_output_is_cleared_by_the_next_run(whole, tall, tmp_path, out):
    asked = runs.job_of(tall, out)
    kill_at(asked, tmp_path, runs.fuses(0.3))
    left = {path.name for path in out.iterdir()}
    assert f".chronofuse-{asked.id}-output.tif" in left and ".chronofuse-lock-output.tif" in left
    (out / ".chronofuse-lock-ndvi.tif").write_bytes(b"{cut sho")  # as a disk may hold it then
    other = out / f".chronofuse-{asked.id}-other.tif"
    other.write_bytes(b"of another output")
    runs.finish(runs.again(asked))
    other.unlink()
    found = runs.bytes_of(out)
    assert (
        found.pop(f".chronofuse-{asked.id}-ndvi.tif", None) is not None
    )  # nobody knows any more whose that was
    assert found == whole("one")


@pytest.fixture(scope="module")
def saved(home, tall, tmp_path_factory):
    """A job that was killed with rows kept, and a copy of what is kept."""
    folder = tmp_path_factory.mktemp("saved")
    (folder / "out").mkdir()
    asked = runs.job_of(tall, folder / "out")
    kill_at(asked, folder, 2)
    return asked, shutil.copytree(runs.kept(asked), folder / "copy")


@pytest.fixture
def unfinished(saved):
    """The job of `saved`, as if it had just been killed."""
    asked, copy = saved
    shutil.rmtree(runs.kept(asked), ignore_errors=True)
    shutil.copytree(copy, runs.kept(asked))
    out = Path(asked.outputs["output"]).parent
    shutil.rmtree(out)
    out.mkdir()
    return asked


@pytest.mark.parametrize(
    "damage",
    [
        "none",
        "rows cut within a number",
        *(
            pytest.param(damage, marks=pytest.mark.long)
            for damage in (
                "a byte of the first strip",
                "a byte of the last strip",
                "no rows",
                "rows cut short",
                "all rows three bytes shorter",
            )
        ),
    ],
)
def test_rows_that_did_not_reach_the_disk_whole_are_noticed_and_computed_again(damage, whole, unfinished):
    strips = runs.kept_strips(unfinished)
    rows = runs.kept(unfinished) / "0" / "change.rows"
    data = bytearray(rows.read_bytes())
    strip = 2 * 512 * 512 * 4
    if damage.startswith("a byte"):
        data[(strips - 1) * strip + 77 if "last" in damage else 77] ^= 1
    rows.write_bytes(data[: strip * 3 // 2] if damage == "rows cut short" else data)
    if damage == "rows cut within a number":
        os.truncate(rows, strip * 3 // 2 + 1)
    if damage == "all rows three bytes shorter":
        for path in rows.parent.iterdir():
            os.truncate(path, path.stat().st_size - 3)
    if damage == "no rows":
        rows.unlink()
    taken_over = []

    def tell(event):
        if getattr(event, "stage", "") == "Fusing" and not taken_over:
            taken_over.append(runs.kept_strips(unfinished))

    runs.finish(runs.again(unfinished), tell)
    assert runs.bytes_of(Path(unfinished.outputs["output"]).parent) == whole("one")
    expected = {
        "none": strips,
        "a byte of the last strip": strips - 1,
        "rows cut short": 1,
        "rows cut within a number": 1,
        # Of the last strip, or of the one after it where that was begun.
        "all rows three bytes shorter": strips if ends_after(strips, strip, data) else strips - 1,
    }
    assert taken_over == [expected.get(damage, 0)]


def ends_after(strips: int, strip: int, data: bytes) -> bool:
    """Whether rows beyond the last whole strip are there to lose their end."""
    return len(data) - 3 >= strips * strip


@pytest.mark.parametrize(
    "damage",
    [
        "cut",
        *(
            pytest.param(d, marks=pytest.mark.long)
            for d in ("strips that are none", "empty", "of another version", "without a key")
        ),
    ],
)
def test_a_run_file_that_did_not_reach_the_disk_whole_means_to_begin_anew(damage, whole, unfinished):
    file = runs.kept(unfinished) / "run.json"
    facts = json.loads(file.read_text())
    file.write_text(
        {
            "cut": file.read_text()[:-20],
            "empty": "",
            "of another version": json.dumps({**facts, "version": 0}),
            "strips that are none": json.dumps({**facts, "strips": None}),
            "without a key": json.dumps({k: v for k, v in facts.items() if k != "wishes"}),
        }[damage]
    )
    assert "nothing-to-resume" in runs.finish(runs.again(unfinished))
    assert runs.bytes_of(Path(unfinished.outputs["output"]).parent) == whole("one")


def test_a_killed_worker_is_said_with_what_is_kept_and_the_command_resumes(whole, tall, tmp_path, out):
    asked = runs.job_of(tall, out)
    with runs.Command(asked) as command:
        runs.wait_for_strips(asked, 2)
        os.kill(command.worker, signal.SIGKILL)
        _, said = command.process.communicate(timeout=20)
    assert command.process.returncode == 2 and "[worker-died]" in said and list(out.iterdir()) == []
    assert f"{runs.kept_strips(asked) / 5:.0%} of the rows are kept; resume it (--resume)" in said
    done = runs.run(asked, "--resume")
    assert done.returncode == 0 and "warning: The engine" not in done.stderr, done.stderr
    assert runs.bytes_of(out) == whole("one")


def test_a_run_that_does_not_resume_says_what_it_drops(whole, unfinished):
    assert "not-resumed" in runs.finish(runs.again(unfinished).with_wishes(resume=False))
    assert runs.bytes_of(Path(unfinished.outputs["output"]).parent) == whole("one")


@pytest.mark.alone
@pytest.mark.parametrize("seed", [*(pytest.param(n, marks=pytest.mark.long) for n in (0, 2)), 1])
def test_cancelled_at_a_random_moment_nothing_is_left_the_old_output_is_untouched_and_it_resumes(
    seed, whole, tall, out
):
    (out / "output.tif").write_text("precious")
    kind = ("one", "one", "cog")[seed]
    asked = runs.job_of(tall, out, cog=kind == "cog")
    chance = random.Random(40 + seed)
    with runs.Command(asked, "--overwrite") as command:
        reach(command, chance.random())
        time.sleep(chance.uniform(0, 0.2))
        running = command.process.poll() is None and not (out / "ndvi.tif").exists()
        worker, begun = command.worker if running else 0, time.monotonic()
        command.process.send_signal((signal.SIGINT, signal.SIGTERM)[seed % 2])
        _, said = command.process.communicate(timeout=20)
        took = time.monotonic() - begun
    if command.process.returncode != 0:  # else it was through already
        assert command.process.returncode == 130 and "The run was cancelled" in said
        assert runs.bytes_of(out) == {"output.tif": b"precious"} and not runs.is_alive(worker)
        assert took < 1, f"{took:.2f} s"
        runs.finish(runs.again(asked, overwrite=True))
    assert runs.bytes_of(out) == whole(kind)


CHANGES = {
    "another method": (
        {"method": "delta", "params": {}},
        '\'method\' was "starfm" when it began and is "delta" now',
    ),
    "a parameter": ({"params": {"window": 21}}, "'params' was {\"window\": 17.0} when it began"),
    "another tile": ({"tile": 128}, "'tile' was 64 when it began and is 128 now"),
    "another data type": ({"dtype": "float32"}, "'dtype' was \"like-fine\""),
    "one output less": ({"ndvi": None}, "'outputs' was"),
    "cloud-optimised": ({"cog": True}, "'cog' was false"),
    "another preparation": ({"preparation": Preparation(register="1,0")}, "'preparation' was {"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_resume_of_another_run_is_refused_and_what_is_kept_stays(change, unfinished):
    changed, sentence = CHANGES[change]
    before = runs.kept_strips(unfinished)
    with pytest.raises(errors.ResumeError) as refused:
        runs.finish(runs.again(unfinished, **changed))
    assert sentence in str(refused.value) and "run without --resume" in str(refused.value)
    assert runs.kept_strips(unfinished) == before >= 2


def test_a_resume_whose_input_changed_is_refused_by_name_and_goes_on_when_it_is_as_it_was(
    whole, tall, unfinished
):
    status = os.stat(tall.coarse)
    os.utime(tall.coarse, ns=(status.st_atime_ns, status.st_mtime_ns + 1))
    try:
        with pytest.raises(errors.ResumeError, match=r"\(C1 has changed since it began\)"):
            runs.finish(runs.again(unfinished))
    finally:
        os.utime(tall.coarse, ns=(status.st_atime_ns, status.st_mtime_ns))
    runs.finish(runs.again(unfinished))
    assert runs.bytes_of(Path(unfinished.outputs["output"]).parent) == whole("one")


def test_a_resume_after_products_were_described_otherwise_is_refused(home, unfinished):
    own = home / "products" / "mine.json"
    own.parent.mkdir()
    try:
        own.write_text('{"products": []}')
        with pytest.raises(errors.ResumeError, match=r"\(what describes your own products has changed"):
            runs.finish(runs.again(unfinished))
    finally:
        own.unlink()
        own.parent.rmdir()


def test_nothing_to_resume_is_a_warning_and_a_whole_run(whole, tall, out):
    assert "nothing-to-resume" in runs.finish(runs.again(runs.job_of(tall, out)))
    assert runs.bytes_of(out) == whole("one")
