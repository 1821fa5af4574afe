"""What a user reads when something is wrong: at least one real example of every code, word for word.

The golden list lies in error_sentences.json; what differs by machine stands there as <folder> or <number>.
`python tests/engine/test_error_sentences.py --write` makes it anew; look at its difference before you commit
it. Its part `job_files` is what a job file by another hand is answered, and may be worded anew; `codes`
may not without a reason.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import images
import numpy as np
import pytest

from chronofuse.engine import worker
from chronofuse.engine.cli import exporting, main
from chronofuse.engine.door import client, environment, errors, jobs
from chronofuse.engine.door.locks import Lock

GOLDEN = Path(__file__).with_name("error_sentences.json")
WRITE = "CHRONOFUSE_WRITE_GOLDEN"
PYTHON = sys.executable
NOWHERE_RAISED = {"grid-mismatch"}
"""Codes that no line of Chronofuse raises, so that there is nothing to provoke."""
SHOWN_ELSEWHERE = {"training-failed"}
"""A training whose loss is no number any more: tests/models/training/test_training.py."""

PAIR = "--fine F1 --coarse C1 --target C2"
FUSE = f"fuse {PAIR} --threads 2 -o ./o.tif --method delta"
TWO_PAIRS = "fuse --fine F1 --coarse C1 --fine F3 --coarse C3 --target BETWEEN -o ./o.tif"
TWO_DATES = "fuse --fine F1 --coarse C1 --target C2 --target BETWEEN --method delta"
SERIES = "assess --prediction F1 --truth F3 --prediction F3 --truth F3"
TRAIN = "train --name toy --steps 2 --data"

BY_ARGUMENTS = {
    # what the images are
    "missing-file": FUSE.replace("F1", "./nowhere.tif"),
    "missing-file, of the second pair": TWO_PAIRS.replace("C3", "./nowhere.tif") + " --method estarfm",
    "missing-file, of the second date": TWO_DATES.replace("BETWEEN", "./nowhere.tif")
    + " -o ./o1.tif -o ./o2.tif",
    "missing-file, a reference of the second date": TWO_DATES
    + " -o ./o1.tif -o ./o2.tif --reference F3 --reference ./nowhere.tif",
    "missing-file, a model file": f"{FUSE} --method ./nowhere.onnx",
    "missing-file, a series": "assess --series ./nowhere.csv",
    "missing-file, to assess": "assess ./nowhere.tif F3",
    "unreadable-file": FUSE.replace("C1", "./garbage.tif"),
    "no-crs": FUSE.replace("F1", "./no_crs.tif"),
    "no-overlap": FUSE.replace("C2", "./elsewhere.tif"),
    "all-nodata": FUSE.replace("C2", "./all_nodata.tif"),
    "band-mismatch": FUSE.replace("C1", "./two_bands.tif"),
    "band-mismatch, of the second date": TWO_DATES.replace("BETWEEN", "./two_bands.tif")
    + " -o ./o1.tif -o ./o2.tif",
    "bad-ratio": f"{FUSE} --ratio 0.5",
    "bad-ratio, against the pixel sizes": f"{FUSE} --ratio 3",
    "bad-ratio, to assess": "assess F1 F3 --ratio 0.5",
    # what was asked for
    "unknown-method": f"{FUSE} --method magic",
    "unknown-method, to remove": "remove magic",
    "pair-count": f"{FUSE} --method estarfm",
    "pair-count, one too many": f"{TWO_PAIRS} --method delta",
    "bad-parameter": f"{FUSE} --method fitfc --param window=abc",
    "bad-parameter, without a value": f"{FUSE} --method fitfc --param window",
    "bad-parameter, not there": f"{FUSE} --method fitfc --param nosuch=1",
    "no-uncertainty": f"{FUSE} --uncertainty ./u.tif",
    "bad-model-file": f"{FUSE} --method ./garbage.onnx",
    "memory-budget": f"{FUSE} --tile 64 --memory 5",
    "memory-budget, of nothing": f"{FUSE} --memory 0",
    "bad-tile": f"{FUSE} --method ./multiple.onnx --tile 100",
    "device-unusable": f"{FUSE} --method edcstfn --device cuda",
    "cluster": f"{FUSE} --cluster nowhere://127.0.0.1:1",
    # where it goes
    "output-exists": f"{FUSE} -o ./there.tif".replace("-o ./o.tif ", ""),
    "output-exists, of the second date": f"{TWO_DATES} -o ./o1.tif -o ./there.tif",
    "output-exists, of an assessment": "assess F1 F3 --json ./there.tif",
    "output-not-writable": FUSE.replace("./o.tif", "./no/such/o.tif"),
    "output-not-writable, no GeoTIFF": FUSE.replace("./o.tif", "./o.jp2"),
    "output-not-writable, of the second date": f"{TWO_DATES} -o ./o1.tif -o ./no/such/o2.tif",
    "output-not-writable, a folder": f"{FUSE} --report .",
    # what does not go together
    "bad-job": FUSE.replace("./o.tif", "F1"),
    "bad-job, more outputs than dates": f"{FUSE} -o ./2.tif",
    "bad-job, fewer outputs than dates": f"{TWO_DATES} -o ./o.tif",
    "bad-job, two outputs of one name": f"{TWO_DATES} -o ./o.tif -o ./o.tif",
    "bad-job, an output that is the NDVI of another date": f"{TWO_DATES} -o ./o1.tif -o ./o2.tif "
    "--ndvi ./n1.tif --ndvi ./o1.tif",
    "bad-job, an output that is the second date": f"{TWO_DATES} -o ./o1.tif -o BETWEEN",
    "bad-job, an output that is the reference": f"{FUSE} --reference F3 --report F3",
    "bad-job, a date that is not known": f"{TWO_DATES} -o ./{{date}}.tif".replace("BETWEEN", "./c.tif"),
    "bad-job, a day that does not exist": f"{FUSE} --target-date 2023-02-30",
    "bad-job, a second day that does not exist": f"{TWO_DATES} -o ./o1.tif -o ./o2.tif "
    "--target-date 2024-07-01 --target-date tomorrow",
    "bad-job, pairs that are none": f"{FUSE} --fine F3",
    "bad-job, three pairs": f"{FUSE} --fine F3 --coarse C3 --fine F3 --coarse C3",
    "bad-job, too many threads": f"{FUSE} --threads 5000",
    "bad-job, a tile too small": f"{FUSE} --tile 3",
    "bad-job, float16 on the CPU": f"{FUSE} --precision float16 --device cpu",
    "bad-job, to resume on a cluster": f"{FUSE} --resume --cluster tcp://127.0.0.1:1",
    "bad-job, an empty path": FUSE.replace("C2", "''"),
    "bad-job, nothing to assess": "assess",
    "bad-job, truths that are too few": f"{SERIES} --prediction F1",
    "bad-job, an index beyond its limits": "assess F1 F3 --threshold 2",
    "bad-job, a tolerance beyond its limits": "assess F1 F3 --tolerance 65",
    "bad-job, a report in the place of the second truth": f"{SERIES} --json F3",
    "bad-job, threads of the devices": "devices --threads 0",
    "bad-series": f"{SERIES}",
    "bad-series, another table": "assess --series ./other.csv",
    "bad-series, a day that does not exist": "assess --series ./bad_day.csv",
    "bad-classes": "assess F1 F3 --classes ./one_band.tif ./one_band.tif --index ndvi",
    "bad-classes, of a series": f"{SERIES} --classes ./one_band.tif ./one_band.tif",
    "bad-classes, that are none": "assess F1 F3 --classes ./one_band.tif ./one_band.tif",
    # models
    "bad-model-file, to import": "import ./garbage.onnx --manifest ./manifest.json",
    "training-data": f"{TRAIN} ./one",
    "training-overlap": f"{TRAIN} ./twice --validate b",
}
"""What is wrong to the command that a user would type. F1 is the pair's first fine image, ./ this test's
folder."""

IN_THEIR_PROCESS = (
    "missing-file",
    "output-exists",
    "bad-series",
    "bad-classes, that are none",
    "cluster",
    "training-data",
    "training-overlap",
)
"""Those of BY_ARGUMENTS for which the engine, or the trainer, is started as for a user."""

ENGINES = {
    "worker-died": "kill -9 $$",
    "worker-died, with a status": "echo 'it broke' >&2; exit 3",
    "protocol": "echo hello",
    "protocol, without a result": "exit 0",
    "cancelled": "kill -INT $PPID; exec sleep 20",
    "stalled": "exec sleep 20",
    "internal-error": "fuse.run = lambda *_: [][0]",
    "out-of-memory": "def run(*_): raise MemoryError\nfuse.run = run",
    "disk-full": "import collections, shutil\n"
    "shutil.disk_usage = lambda _: collections.namedtuple('Usage', 'total used free')(9e9, 9e9, 1e3)",
}
"""What is wrong to what stands in for the engine: a shell's commands, or Python before the true worker begins
(where it has to do with `fuse` or imports)."""

JOB_FILES = {
    "not JSON": lambda text: text[:-20],
    "another version": lambda text: text.replace('"chronofuse_job": ', '"chronofuse_job": 9'),
    "no version": lambda text: "{}",
    "an unknown action": lambda text: changed(text, action="paint"),
    "an unknown key": lambda text: changed(text, colour="red"),
    "a missing key": lambda text: changed(text, method=None, drop="method"),
    "no pairs": lambda text: changed(text, pairs="none"),
    "a pair without a coarse image": lambda text: changed(text, pairs=[{"fine": "f.tif"}]),
    "a number in the place of a text": lambda text: changed(text, method=3),
    "a text in the place of a number": lambda text: changed(text, tile="large"),
    "a parameter that is a list": lambda text: changed(text, params={"window": [3]}),
}
"""What is done to a job file that the command line made."""


def changed(text: str, drop: str = "", **values) -> str:
    job = {**json.loads(text), **values}
    job.pop(drop, None)
    return json.dumps(job)


# ---- what the examples are made of


@pytest.fixture(scope="module")
def folder(pair, noisy, tmp_path_factory) -> Path:
    """Images, tables and places of which something is wrong, by name."""
    place = tmp_path_factory.mktemp("bad")
    values = np.nan_to_num(pair.before, nan=0.2)
    coarse = images.block_mean(values, 8)
    images.write(place / "no_crs.tif", values, epsg=None, names=pair.names)
    images.write(place / "elsewhere.tif", coarse, pixel=240, corner=(100000, 4000000), names=pair.names)
    images.write(place / "all_nodata.tif", np.full_like(coarse, np.nan), pixel=240, names=pair.names)
    images.write(place / "two_bands.tif", coarse[:2], pixel=240)
    images.write(place / "one_band.tif", values[:1])
    for name in ("garbage.tif", "garbage.onnx"):
        (place / name).write_bytes(b"nothing that anybody can read" * 50)
    (place / "there.tif").write_text("what was there")
    (place / "manifest.json").write_text("{}")
    (place / "other.csv").write_text("a,b\n1,2\n")
    (place / "bad_day.csv").write_text("prediction,truth,date\na.tif,b.tif,2023-02-30\n")
    noisy(place / "multiple.onnx", multiple=48)
    for name, files in (
        ("one/a", [pair.fine_1]),
        *((f"twice/{n}", [pair.fine_1, pair.fine_2]) for n in "ab"),
    ):
        (place / name).mkdir(parents=True)
        for path in files:
            (place / name / Path(path).name).write_bytes(Path(path).read_bytes())
    return place


@pytest.fixture
def words(pair, folder, own_home, monkeypatch):
    """A function that makes arguments of a line of the tables."""
    monkeypatch.chdir(folder)
    named = {"F1": "fine_1", "F3": "fine_2", "C1": "coarse_1", "C3": "coarse_2", "C2": "coarse_2"}
    paths = {word: getattr(pair, name) for word, name in {**named, "BETWEEN": "between"}.items()}

    def made(line: str) -> list[str]:
        plain = [paths.get(word, word) for word in shlex.split(line)]
        return [str(folder) + word[1:] if word.startswith(("./", ".")) else word for word in plain]

    return made


@pytest.fixture
def refused(words, pair, folder, own_home, capsys):
    """A function that runs a command in this process; the code and the sentence that it ends with."""

    def run(line: str) -> dict[str, str]:
        names = [name for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
        before = {name: signal.getsignal(getattr(signal, name)) for name in names}
        try:
            status = main.main(words(line))
        finally:
            for name, handler in before.items():
                signal.signal(getattr(signal, name), handler)
        told = capsys.readouterr()
        last = told.err.strip().splitlines()[-1]
        found = re.fullmatch(r"chronofuse: (?P<text>.*?)(?: \[(?P<code>[a-z-]+)\])?", last)
        assert status in (2, 130) and found, told.err
        assert (status == 130) == (found["code"] is None), told.err
        return {
            "code": found["code"] or "cancelled",
            "sentence": same_anywhere(found["text"], pair, folder, own_home),
        }

    return run


def same_anywhere(text: str, pair, folder, home) -> str:
    """The sentence without what differs by machine and by run."""
    for path, name in (
        (pair.folder, "<pair>"),
        (folder, "<folder>"),
        (home, "<home>"),
        (PYTHON, "<python>"),
        (environment.PACKAGE, "<package>"),
        (f"process {os.getpid()}", "process <number>"),
    ):
        text = text.replace(str(path), name)
    text = re.sub(r"(engine)-py\d+-\w+-\w+", r"\1-<kind>", text)
    text = re.sub(r"\(char \d+\)", "(char <number>)", text)
    text = re.sub(r"\(known schemes: .*?\]\)", "(known schemes: <list>)", text)
    text = re.sub(r"differs from the network by [\d.e+-]+", "differs from the network by <number>", text)
    return re.sub(r"has [\d.]+ [MG]B free", "has <number> MB free", text)


@pytest.fixture
def in_this_process(monkeypatch):
    """The engine's flows for the commands of this process, without a process of their own: half a second
    less each."""

    def run(job, on_event, *_, **__):
        return import_module(f"chronofuse.engine.{worker.FLOWS[type(job)]}").run(job, on_event)

    monkeypatch.setattr(client, "run", run)


@pytest.fixture
def engine(tmp_path, monkeypatch):
    """A function that puts a script in the place of the engine's Python for the commands of this process."""

    def put(script: str) -> None:
        if "fuse" in script or "import" in script:
            start = (
                f"import sys; sys.path.insert(0, {str(environment.PACKAGE.parent)!r})\n"
                f"from chronofuse.engine import fuse, worker\n{script}\n"
                "worker.end(worker.main([sys.argv[-1]]))"
            )
            script = f'exec {shlex.quote(PYTHON)} -c {shlex.quote(start)} "$@"'
        path = tmp_path / "python"
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        monkeypatch.setattr(sys, "executable", str(path))

    return put


@pytest.fixture(scope="module")
def golden():
    """A function that compares an example with the golden list, or puts it there where that is asked for."""
    made: dict = {"codes": {}, "job_files": {}}
    kept = json.loads(GOLDEN.read_text("utf-8")) if GOLDEN.exists() else made

    def same(part: str, case: str, example: dict[str, str]) -> None:
        made[part][case] = example
        if WRITE not in os.environ:
            assert example == kept[part].get(case)
        elif part == "codes":
            assert example["code"] == case.split(",")[0], example

    yield same
    if WRITE in os.environ:
        GOLDEN.write_text(json.dumps(made, indent=1, ensure_ascii=False, sort_keys=True) + "\n", "utf-8")


# ---- the tests


def test_every_code_has_an_example():
    """In the golden list; each example is compared by a test below."""
    kept = json.loads(GOLDEN.read_text("utf-8"))["codes"]
    assert {example["code"] for example in kept.values()} == (
        set(errors.BY_CODE) - NOWHERE_RAISED - SHOWN_ELSEWHERE
    )
    assert all(case.split(",")[0] == example["code"] for case, example in kept.items())


def test_codes_without_an_example_are_raised_nowhere():
    names = [errors.BY_CODE[code].__name__ for code in NOWHERE_RAISED]
    for part in ("engine", "models", "shell", "toolbox", "ui"):
        for path in (environment.PACKAGE / part).rglob("*.py"):
            if path.name != "errors.py":
                text = path.read_text("utf-8")
                assert not any(word in text for word in (*names, *(f'"{c}"' for c in NOWHERE_RAISED))), path


@pytest.mark.parametrize("case", BY_ARGUMENTS)
def test_what_a_command_is_refused_with(case, refused, golden, request):
    if case not in IN_THEIR_PROCESS:
        request.getfixturevalue("in_this_process")
    if case == "device-unusable":
        import onnxruntime

        if "CUDAExecutionProvider" in onnxruntime.get_available_providers():
            pytest.skip("this machine's ONNX Runtime has CUDA")
    if case.startswith("training"):
        pytest.importorskip("torch")
    if case == "cluster":
        pytest.importorskip("distributed")
    golden("codes", case, refused(BY_ARGUMENTS[case]))


@pytest.mark.parametrize("case", ENGINES)
def test_what_is_said_when_the_engine_is_in_trouble(case, refused, engine, golden, monkeypatch):
    monkeypatch.setenv("CHRONOFUSE_STALL_SECONDS", "1" if case == "stalled" else "60")
    engine(ENGINES[case])
    golden("codes", case, refused(FUSE))


def test_what_is_said_of_a_run_that_can_be_resumed_but_not_by_another(refused, engine, golden):
    engine(
        "import os\nfrom chronofuse.engine.door.unfinished import Unfinished\nadd = Unfinished.add\n"
        "def die(*given):\n    add(*given)\n    os._exit(7)\nUnfinished.add = die"
    )
    golden("codes", "worker-died, with rows that are kept", refused(f"{FUSE} --tile 32"))
    engine(f'exec {shlex.quote(PYTHON)} "$@"')
    asked = f"{FUSE} --tile 32 --resume"
    golden("codes", "resume-changed", refused(f"{asked} --method copy"))
    golden("codes", "resume-changed, another type", refused(f"{asked} --dtype float32"))


def test_what_is_said_of_an_output_that_another_run_writes(refused, folder, golden):
    held = Lock(folder / "o.tif", "another")
    try:
        golden("codes", "output-busy", refused(FUSE))
    finally:
        held.release()


def test_what_is_said_without_the_engine(golden, pair, folder, own_home, monkeypatch):
    monkeypatch.setattr(environment, "PACKAGE", folder)
    monkeypatch.delenv("CHRONOFUSE_PYTHON", raising=False)
    with pytest.raises(errors.EngineMissingError) as error:
        environment.find_python()
    sentence = same_anywhere(str(error.value), pair, folder, own_home)
    golden("codes", "engine-missing", {"code": error.value.code, "sentence": sentence})


def test_what_is_said_without_the_training(refused, folder, golden, monkeypatch):
    monkeypatch.setattr(exporting, "PACKAGE", folder)
    golden("codes", "training-missing", refused("export ./c.pt"))


def test_what_the_exporter_refuses(folder, pair, own_home, golden, capsys, monkeypatch):
    """In this process, and with a graph of other weights: torch takes long to load and to trace."""
    torch = pytest.importorskip("torch")
    import onnx

    from chronofuse.models.catalogue.installed import catalogue
    from chronofuse.models.networks import EDCSTFN
    from chronofuse.models.training import __main__ as command
    from chronofuse.models.training import checkpoints, export

    torch.manual_seed(0)
    small = {"first": 8, "width": 16, "residual_dilations": [2], "decoder_dilations": []}
    values = {"network": "edcstfn", "options": small, "state": EDCSTFN(**small).state_dict()}
    checkpoints.save({**values, "trained_on": {}, "accuracy": {}}, folder / "c.safetensors")
    monkeypatch.setattr(export, "_trace", lambda *_: onnx.load(catalogue()["edcstfn"].path))
    for case, further in (("bad-checkpoint", ("--network", "mlffgan")), ("export-differs", ())):
        given = ["export", str(folder / "c.safetensors"), "--name", "mine", *further]
        assert command.main(given) == command.FAILED
        found = re.fullmatch(r"chronofuse: (.*) \[([a-z-]+)\]\n", capsys.readouterr().err)
        sentence = same_anywhere(found[1], pair, folder, own_home)
        golden("codes", case, {"code": found[2], "sentence": sentence})


def test_what_is_said_of_job_files_by_another_hand(refused, engine, golden, tmp_path, pair, folder, own_home):
    """They are read in this process, by what the worker reads them with."""
    engine(f'for last; do :; done; cp "$last" {shlex.quote(str(tmp_path))}/job.json; exit 0')
    refused(FUSE)
    text = (tmp_path / "job.json").read_text("utf-8")
    for case, change in JOB_FILES.items():
        (tmp_path / f"{case}.json").write_text(change(text), "utf-8")
    for case in (*JOB_FILES, "nowhere"):
        with pytest.raises(errors.ChronofuseError) as error:
            jobs.load(str(tmp_path / f"{case}.json"))
        sentence = same_anywhere(str(error.value), pair, folder, own_home).replace(str(tmp_path), "<jobs>")
        golden("job_files", case, {"code": error.value.code, "sentence": sentence})


if __name__ == "__main__":
    if sys.argv[1:] != ["--write"]:
        raise SystemExit("usage: test_error_sentences.py --write")
    subprocess.run(
        [PYTHON, "-m", "pytest", "-q", "-p", "no:cacheprovider", __file__],
        env={**os.environ, WRITE: "yes"},
        check=True,
    )
