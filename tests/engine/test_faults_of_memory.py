"""Memory that runs out while a run is under way, the machine's or a card's: smaller tiles, the CPU, or a
sentence."""

import cards
import numpy as np
import pytest
import runs
from images import read

from chronofuse.engine import fuse, worker
from chronofuse.engine.devices import inference
from chronofuse.engine.door import errors, events, jobs
from chronofuse.engine.methods import baselines
from chronofuse.engine.run.patches import Patches

pytestmark = pytest.mark.usefixtures("home")


def ladder(asked):
    """Run a job in this process; what its warnings about memory say."""
    told = []
    fuse.run(asked, told.append)
    return [
        event.message for event in told if isinstance(event, events.Warned) and event.code == "less-memory"
    ]


@pytest.mark.long
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


@pytest.mark.long
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
    # It stands in for a graphics card, which can't be had here.
    first = dates * cards.RUNS_BEFORE
    cards.Card(
        monkeypatch,
        fail=lambda run: cards.FULL if run - first in (2, 4, 7) or run - first >= 11 else None,
    )
    said = ladder(jobs[1])
    steps = ["2 at a time.", "tiles one at a time.", "tiles of 64 pixels.", "the CPU."]
    assert [message.rsplit(" with ", 1)[1] for message in said] == steps
    assert all(message.startswith("The graphics card's memory ran out with tiles of ") for message in said)
    for name in runs.bytes_of(tmp_path / "calm"):
        calm, disturbed = (read(tmp_path / folder / name) for folder in ("calm", "disturbed"))
        assert (
            np.array_equal(np.isnan(calm), np.isnan(disturbed)) and np.nanmax(np.abs(calm - disturbed)) < 1e-4
        )


@pytest.mark.long
def test_a_card_that_is_lost_midway_is_told_and_the_cpu_goes_on(tall, tmp_path, monkeypatch):
    asked = []
    for name in ("calm", "lost"):
        (tmp_path / name).mkdir()
        asked.append(runs.job_of(tall, tmp_path / name, "edcstfn", tile=128, device="cuda", rows=(0, 700)))
    fuse.run(asked[0].with_wishes(device="cpu"), lambda event: None)
    # It stands in for a graphics card, which can't be had here.
    lost = cards.Card(monkeypatch, fail=lambda run: cards.ILLEGAL if run > cards.RUNS_BEFORE + 2 else None)
    told = []
    fuse.run(asked[1], told.append)
    (warned,) = (event.message for event in told if getattr(event, "code", "") == "card-lost")
    assert "The graphics card failed" in warned and "illegal memory access" in warned
    assert warned.endswith("going on with the CPU.") and lost.runs == cards.RUNS_BEFORE + 3
    for name in runs.bytes_of(tmp_path / "calm"):
        calm, went_on = (read(tmp_path / folder / name).astype(float) for folder in ("calm", "lost"))
        assert np.array_equal(np.isnan(calm), np.isnan(went_on)) and np.nanmax(np.abs(calm - went_on)) <= 1


def test_a_fault_of_the_card_that_the_cpu_has_too_ends_with_its_sentence(tall, out, monkeypatch):
    """Where the CPU can't open the network, there is nothing to go on with."""
    real = inference.open_session

    def on_card_alone(manifest, device, *others):
        if device == "cpu":
            raise errors.ModelFileError("it can't be read any more.")
        return real(manifest, device, *others)

    monkeypatch.setattr(inference, "open_session", on_card_alone)
    cards.Card(monkeypatch, fail=lambda run: cards.ILLEGAL if run > cards.RUNS_BEFORE + 1 else None)
    with pytest.raises(errors.ModelFileError, match="can't be read any more"):
        fuse.run(runs.job_of(tall, out, "edcstfn", tile=128, device="cuda"), lambda event: None)
    assert list(out.iterdir()) == []


@pytest.mark.parametrize("error", [MemoryError(), RuntimeError("bad allocation: std::bad_alloc")])
@pytest.mark.parametrize(
    "asked, remedy",
    [
        (
            jobs.TrainClassifierJob("mine", "samples.gpkg", "class", ("a.tif",)),
            "give fewer images or samples",
        ),
        (jobs.ClassifyJob("mine.onnx", "map.tif", ("a.tif",)), "choose a smaller tile"),
    ],
)
def test_who_has_no_tiles_is_not_told_to_take_smaller_ones(tmp_path, monkeypatch, error, asked, remedy):
    told, path = [], tmp_path / "job.json"
    path.write_text(jobs.dumps(asked), "utf-8")

    def fail(*given):
        raise error

    for name in ("take_what_is_there", "require_addresses"):
        monkeypatch.setattr(worker, name, lambda: None)
    for name in ("_hold_leash", "_prepare_gdal"):
        monkeypatch.setattr(worker, name, lambda job: None)
    monkeypatch.setattr(worker.scratch, "hold", lambda: None)
    monkeypatch.setattr(worker, "take_over_stdout", lambda: told.append)
    monkeypatch.setattr(worker, "_run", fail)
    assert worker.main([str(path)]) == 2
    (failed,) = told
    assert failed.code == "out-of-memory" and remedy in failed.message and "--resume" not in failed.message
