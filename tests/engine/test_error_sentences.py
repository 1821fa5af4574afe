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

import pytest
from bad_images import spoil
from refusals import BY_ARGUMENTS, BY_PIP, ENGINES, FUSE, IN_THEIR_PROCESS, JOB_FILES

from chronofuse.engine import worker
from chronofuse.engine.cli import exporting, main
from chronofuse.engine.door import client, environment, errors, jobs, libraries
from chronofuse.engine.door.locks import Lock
from chronofuse.engine.door.set_up_course import Course, SetUpWishes
from chronofuse.engine.door.set_up_log import SetUpLog
from chronofuse.engine.door.set_up_steps import Steps

GOLDEN = Path(__file__).with_name("error_sentences.json")
WRITE = "CHRONOFUSE_WRITE_GOLDEN"
PYTHON = sys.executable
SHOWN_ELSEWHERE = {"training-failed"}
"""A training whose loss is no number any more: tests/models/training/test_training.py."""


# ---- what the examples are made of


@pytest.fixture(scope="module")
def folder(pair, noisy, tmp_path_factory) -> Path:
    """Images, tables and places of which something is wrong, by name."""
    place = tmp_path_factory.mktemp("bad")
    spoil(place, pair, noisy)
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
    text = re.sub(r"\(char \d+\)", "(char <number>)", re.sub(r"at: line \d+", "at: line <number>", text))
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
    assert {example["code"] for example in kept.values()} == set(errors.BY_CODE) - SHOWN_ELSEWHERE
    assert all(case.split(",")[0] == example["code"] for case, example in kept.items())


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


@pytest.mark.long
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


def test_what_is_said_of_products_that_are_described_wrongly(refused, own_home, golden, in_this_process):
    file = own_home / "products" / "mine.json"
    file.parent.mkdir(exist_ok=True)
    file.write_text('{"products": [{"title": "My camera"}]}')
    try:
        golden("codes", "bad-products", refused(FUSE))
    finally:
        file.unlink()


def test_what_is_said_of_an_output_that_another_run_writes(refused, folder, golden):
    held = Lock(folder / "o.tif", "another")
    try:
        golden("codes", "output-busy", refused(FUSE))
    finally:
        held.release()


def test_what_is_said_of_what_was_put_where_the_lock_of_an_output_goes(refused, folder, golden):
    lock = folder / ".chronofuse-lock-o.tif"
    lock.symlink_to(folder / "there.tif")
    try:
        golden("codes", "output-not-writable, a lock that is a link", refused(FUSE))
    finally:
        lock.unlink()


def test_what_is_said_without_the_engine(golden, pair, folder, own_home, monkeypatch):
    monkeypatch.setattr(environment, "PACKAGE", folder)
    monkeypatch.delenv("CHRONOFUSE_PYTHON", raising=False)
    with pytest.raises(errors.EngineMissingError) as error:
        environment.find_python()
    sentence = same_anywhere(str(error.value), pair, folder, own_home)
    golden("codes", "engine-missing", {"code": error.value.code, "sentence": sentence})


OF_PIP = f"""Looking in links: /tmp/wheels
ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE. If you have updated the package
    tqdm==4.70.1 from https://me:secret@wheels.example.org/tqdm-4.70.1-py3-none-any.whl#sha256=aa (from e):
        Expected sha256 {"a" * 64}
        Expected     or {"b" * 64}
             Got        {"c" * 64}
"""
"""As pip writes it; test_environment.py has the real pip say it."""


def of_set_up(output: str, wishes=SetUpWishes()) -> errors.ChronofuseError:  # noqa: B008 - it is frozen
    """The error for a set-up whose pip said that."""
    log = SetUpLog(wishes.proxy)
    log.close()
    return Steps(Course([], print), log, lambda: False, wishes, environment.folder()).failure(output, "pip")


def test_what_is_said_of_a_download_that_no_lock_names(golden, own_home):
    with pytest.raises(errors.EngineMissingError) as error:
        raise of_set_up(OF_PIP)
    golden(
        "codes",
        "engine-missing, a file that no lock names",
        {"code": error.value.code, "sentence": str(error.value)},
    )


@pytest.mark.parametrize("reason", BY_PIP)
def test_what_is_said_where_the_set_up_fails(golden, reason, pair, folder, own_home):
    said, wishes = BY_PIP[reason]
    error = of_set_up(said, SetUpWishes(**wishes))
    sentence = re.sub(r"Python 3\.\d+ on \w+ \w+", "Python <version>", str(error))
    assert "secret" not in sentence
    told = {"code": error.code, "sentence": same_anywhere(sentence, pair, folder, own_home)}
    golden("codes", f"{error.code}, set-up: {reason}", told)


def test_what_is_said_of_a_library_that_is_gone(golden):
    error = client.death(1, "Traceback:\nModuleNotFoundError: No module named 'numba'")
    golden("codes", "engine-missing, a library that is gone", {"code": error.code, "sentence": str(error)})


def test_what_is_said_where_no_numpy_fits(golden):
    def run(command: list[str]) -> str:
        return "3.0.1 scipy takes <2.5,>=1.23.5\n"

    with pytest.raises(errors.EngineMissingError) as error:
        libraries.install_engine("python", run)
    golden(
        "codes",
        "engine-missing, no numpy that fits",
        {"code": error.value.code, "sentence": str(error.value)},
    )


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
