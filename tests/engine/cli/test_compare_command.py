"""`chronofuse compare`: what its arguments mean, and what it prints."""

import json
import sys
from pathlib import Path

import numpy as np
import pytest

from chronofuse.engine.cli import compare_command, main
from chronofuse.engine.door.compare_job import TRIALS
from chronofuse.engine.door.errors import JobError, RatioError
from chronofuse.engine.door.jobs import dumps, loads

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import dated_folders


def job_of(*words: str):
    return compare_command.job_of(main._options(["compare", *words]))


def test_the_job_has_what_was_said_and_crosses_the_border():
    job = job_of(
        *("year", "--coarse", "modis/", "--method", "starfm", "--method", "a.onnx", "--zones", "z.tif"),
        *("--trials", "5", "--gap", "1", "--ratio", "16", "--register", "auto", "--memory", "512"),
        *("--report", "r.json", "--table", "t.csv", "--html", "p.html"),
    )
    assert job.methods == ("starfm", "a.onnx") and (job.trials, job.gap, job.ratio) == (5, 1, 16.0)
    assert job.outputs == {"report": "r.json", "table": "t.csv", "html": "p.html"}
    assert job.preparation.register == "auto" and job.machine.memory == 512
    assert job.inputs["zones"] == "z.tif" and loads(dumps(job)) == job
    assert job_of("year").trials == TRIALS


@pytest.mark.parametrize(
    "words, kind, sentence",
    [
        ((), JobError, "No images were named"),
        (("year", "--trials", "0"), JobError, "'trials' is 0"),
        (("year", "--ratio", "0.5"), RatioError, "cannot be smaller"),
        (("year", "--zones", "z.tif", "--table", "z.tif"), JobError, "same file"),
    ],
)
def test_arguments_that_make_no_sense_are_refused(words, kind, sentence):
    with pytest.raises(kind, match=sentence):
        job_of(*words)


def test_who_stands_where_is_printed_and_the_events_on_request(run_command, tmp_path):
    place = dated_folders.Place(tmp_path / "place", np.random.default_rng(5))
    for day, moved in (("2024-04-12", 0.0), ("2024-05-20", 0.5)):
        place.fine(day, moved)
        place.coarse(day, moved)
    done = run_command("compare", place.folder, "--method", "delta")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == "with 1 pair, 2 trials" and lines[2].split()[0] in ("delta", "delta-gain")
    assert any(line.startswith("With one pair, take delta") for line in lines)
    told = run_command("compare", place.folder, "--method", "delta", "--json").stdout.splitlines()
    last = json.loads(told[-1])
    assert last["event"] == "finished" and last["dates"][0]["figures"]["compared"]["trials"]
