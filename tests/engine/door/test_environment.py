"""Setting up the engine: what pip is given and what it refuses. The whole of it, with the real libraries, is
tests/integration/test_installed_copy.py."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from package_index import wheel

from chronofuse.engine.door import environment, health, libraries, set_up, set_up_steps
from chronofuse.engine.door.errors import EngineMissingError
from chronofuse.engine.door.set_up_course import Course, SetUpWishes
from chronofuse.engine.door.set_up_log import SetUpLog

PLAIN, TRAINING = SetUpWishes(kernels=False), SetUpWishes(with_training=True, kernels=False)
HASHED = ["--require-hashes", "--no-deps", "-r"]


@pytest.fixture
def commands(own_home, monkeypatch) -> list[list[str]]:
    """The commands that a set-up runs, in the place of running them, in an environment that is finished
    otherwise."""
    ran = []
    python = environment.folder() / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.touch()
    (environment.folder() / "complete").write_text(libraries.stamp(libraries.ENGINE), "utf-8")
    monkeypatch.setattr(
        set_up_steps.Steps,
        "_attempt",
        lambda steps, command, *further: (0, ran.append(command) or "1.26.4 \n"),
    )
    monkeypatch.delenv(libraries.OTHER_TORCH, raising=False)
    monkeypatch.setattr(set_up, "TRAINING_SINCE", (3, 0))
    return ran


def ignore(event) -> None:
    """Nothing is done with what a set-up tells."""


def test_an_engine_that_is_finished_is_only_tried(commands):
    set_up.set_up(ignore, wishes=PLAIN)
    assert [command[-1] for command in commands] == [health.TRIAL]


def test_the_training_s_libraries_are_added_once_by_their_hashes_and_leave_numpy_alone(commands):
    for _ in range(2):
        set_up.set_up(ignore, wishes=TRAINING)
    _, *downloads_and_installs, numpy, trial, _ = commands
    download, train, _, torch = downloads_and_installs
    assert "download" in download and download[-4:] == train[-4:]
    assert train[-4:] == [*HASHED, str(libraries.TRAINING)]
    assert torch[-4:] == [*HASHED, str(libraries.TORCH)]
    assert {"scipy", "onnx", "ml-dtypes"} < set(numpy)
    assert "import torch, onnx" in trial[-1]


@pytest.mark.parametrize("folder", [False, True])
def test_another_torch_comes_from_where_the_user_says_in_the_pinned_version(
    commands, monkeypatch, tmp_path, folder
):
    """PyTorch's own builds are other files than those of the lock; all else is still hashed."""
    other = str(tmp_path) if folder else "https://wheels.example.org/cpu"
    monkeypatch.setenv(libraries.OTHER_TORCH, other)
    said: list[str] = []
    set_up.set_up(said.append, wishes=TRAINING)
    _, _, train, torch, _, _ = commands
    assert train[-4:] == [*HASHED, str(libraries.TRAINING)]
    source = ["--no-index", "--find-links", other] if folder else ["--index-url", other]
    pin = next(
        row for row in libraries.PINS_OF_TRAINING.read_text().splitlines() if row.startswith("torch==")
    )
    assert torch[-len(source) - 1 :] == [*source, pin]
    assert torch[torch.index("-c") + 1] == str(environment.folder() / "constraints.txt")
    sentence = next(text for text in said if isinstance(text, str))
    assert "about 300 MB), torch from where CHRONOFUSE_TORCH_INDEX says" in sentence


def test_libraries_that_could_not_be_installed_are_tried_again(commands, monkeypatch):
    whole = set_up_steps.Steps._attempt
    fails = lambda steps, command, *further: (int("pip" in command), "ERROR: no network")  # noqa: E731
    monkeypatch.setattr(set_up_steps.Steps, "_attempt", fails)
    with pytest.raises(EngineMissingError):
        set_up.set_up(ignore, wishes=TRAINING)
    monkeypatch.setattr(set_up_steps.Steps, "_attempt", whole)
    set_up.set_up(ignore, wishes=TRAINING)
    assert len(commands) == 7 and environment.find_python()


def test_a_python_that_is_too_old_for_training_is_refused_and_the_engine_stays(commands, monkeypatch):
    monkeypatch.setattr(set_up, "TRAINING_SINCE", (99, 1))
    with pytest.raises(EngineMissingError, match=r"needs Python 99.1 or newer, and this QGIS brings 3\."):
        set_up.set_up(ignore, wishes=TRAINING)
    assert len(commands) == 1 and environment.find_python()


@pytest.mark.parametrize(
    "there, beside",
    [
        ("1.21.5", "numpy>=1.21.5,<2"),
        ("2.2.4", "numpy>=2.2.4,<3"),
        ("1.24.2+mkl", "numpy>=1.24.2,<2"),
    ],
)
def test_numpy_beside_gdal_is_what_is_there_or_newer_of_its_binary_interface(there, beside):
    assert libraries.numpy_beside_gdal(there) == beside


def test_a_changed_lock_is_another_environment(commands, monkeypatch, tmp_path):
    lock = tmp_path / "engine.lock"
    lock.write_text(libraries.ENGINE.read_text("utf-8") + "# newer\n", "utf-8")
    monkeypatch.setattr(libraries, "ENGINE", lock)
    assert environment.finished(environment.folder()) is None


# ---- numpy


def answering(ran: list[list[str]], *looks: str):
    """In the place of running commands, a list of them; a look at numpy is answered in turn."""
    left = list(looks)

    def run(command: list[str]) -> str:
        ran.append(command)
        return left.pop(0) + "\n" if libraries.LOOK_AT_NUMPY in command else ""

    return run


def test_a_numpy_that_the_libraries_take_stays():
    ran: list[list[str]] = []
    libraries.install_engine("python", answering(ran, "1.24.2 "))
    assert [command[-4:] for command in ran[:1]] == [[*HASHED, str(libraries.ENGINE)]] and len(ran) == 2


@pytest.mark.parametrize(("there", "lock"), [("1.21.5", "numpy-1.lock"), ("2.0.0+mkl", "numpy-2.lock")])
def test_a_numpy_that_a_library_refuses_is_replaced_by_the_locked_one_of_its_interface(there, lock):
    ran: list[list[str]] = []
    libraries.install_engine("python", answering(ran, f"{there} scipy takes >=9", "9.9.9 "))
    assert ran[2][-4:] == [*HASHED, str(libraries.REQUIREMENTS / lock)]


@pytest.mark.parametrize("there", ["3.0.1", "2.9.0"])
def test_where_no_numpy_fits_the_sentence_says_which_library_refuses_it(there):
    answer = f"{there} scipy takes <2.5,>=1.23.5; numba takes <2.6"
    with pytest.raises(EngineMissingError) as error:
        libraries.install_engine("python", answering([], answer, answer))
    assert f"can't use numpy {there}" in str(error.value) and "(scipy takes <2.5,>=1.23.5; " in str(
        error.value
    )


@pytest.mark.parametrize(
    ("wanted", "refused"),
    [
        ("numpy>=99", True),
        ("numpy>=1.21,<99", False),
        ('numpy>=99; extra == "test"', False),
        ('numpy>=99; python_version < "3"', False),
        ("numpydoc>=99", False),
    ],
)
def test_the_look_at_numpy_reads_what_a_library_says_of_itself(tmp_path, wanted, refused):
    about = tmp_path / "picky-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: picky\nVersion: 1.0\nRequires-Dist: {wanted}\n", "utf-8"
    )
    done = subprocess.run(
        [sys.executable, "-c", libraries.LOOK_AT_NUMPY, "picky", "absent", "numba"],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    version, _, refusals = done.stdout.strip().partition(" ")
    assert version[0].isdigit() and refusals == ("picky takes >=99" if refused else "")


# ---- files that the lock does not name, with the real pip


@pytest.fixture
def offered(own_home, tmp_path, monkeypatch) -> Path:
    """A folder with two wheels, which is all that pip knows, and a lock of them in the engine's place."""
    folder = tmp_path / "offered"
    folder.mkdir()
    hashes = {name: wheel(folder, name, "value = 1") for name in ("chronofuse_one", "chronofuse_two")}
    lock = tmp_path / "engine.lock"
    lock.write_text(
        "".join(f"{name}==1.0 \\\n    --hash=sha256:{digest}\n" for name, digest in hashes.items()), "utf-8"
    )
    monkeypatch.setattr(libraries, "ENGINE", lock)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    return folder


def swap(path: Path) -> None:
    wheel(path.parent, path.name.split("-")[0], "value = 2")


def damage(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


def install(python: Path) -> None:
    log = SetUpLog()
    steps = set_up_steps.Steps(Course([], ignore), log, lambda: False, PLAIN, environment.folder())
    libraries.install(str(python), libraries.ENGINE, lambda command: steps.run(command, "installing"))
    log.close()


def test_the_log_shows_no_programs(own_home):
    """Whoever opens it during a set-up looked at a page of Python."""
    log = SetUpLog()
    steps = set_up_steps.Steps(Course([], ignore), log, lambda: False, PLAIN, environment.folder())
    program = "import os\nfor each in range(2):\n    print('line', each)"
    steps.run([sys.executable, "-I", "-c", program], "trying")
    log.close()
    shown = [line.split("s  ", 1)[1] for line in log.path.read_text("utf-8").splitlines()[1:]]
    assert shown == [f"$ {sys.executable} -I -c import os ...", "  line 0", "  line 1"]


def refused(offered: Path, act) -> str:
    """What is said of the second wheel."""
    path = offered / "chronofuse_two-1.0-py3-none-any.whl"
    with pytest.raises(EngineMissingError) as error:
        act()
    sentence, digest = str(error.value), hashlib.sha256(path.read_bytes()).hexdigest()
    assert f"failed: chronofuse_two==1.0 from file://{path}" in sentence
    assert f"has the SHA-256 {digest}, which no lock in the plugin's folder requirements names" in sentence
    assert "\n" not in sentence
    return sentence


@pytest.mark.long
@pytest.mark.parametrize("harm", [swap, damage])
def test_of_two_files_none_is_installed_where_the_lock_does_not_name_one(offered, bare, harm):
    harm(offered / "chronofuse_two-1.0-py3-none-any.whl")
    refused(offered, lambda: install(bare))
    assert not list(bare.parents[1].glob("lib/python3*/site-packages/chronofuse_*"))


@pytest.mark.long
def test_a_set_up_with_a_file_that_the_lock_does_not_name_leaves_no_environment(offered, own_home):
    damage(offered / "chronofuse_two-1.0-py3-none-any.whl")
    refused(offered, lambda: set_up.set_up(ignore, wishes=PLAIN))
    assert not list(own_home.glob("engine-*"))


@pytest.mark.long
def test_what_lies_in_the_working_folder_or_is_the_users_own_is_neither_run_nor_taken_for_installed(
    offered, bare, tmp_path, monkeypatch
):
    """The worker is isolated from both, and would not find a library there."""
    here = tmp_path / "here"
    own = tmp_path / f".local/lib/python3.{sys.version_info.minor}/site-packages"
    for folder, name in ((here, "chronofuse_one"), (own, "chronofuse_two")):
        about = folder / f"{name}-1.0.dist-info"
        about.mkdir(parents=True)
        (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (here / "pip").mkdir()
    (here / "pip" / "__main__.py").write_text("raise SystemExit('what lies here was run')")
    monkeypatch.chdir(here)
    monkeypatch.setenv("HOME", str(tmp_path))
    install(bare)
    looked = subprocess.run(
        [str(bare), "-I", "-c", "import chronofuse_one, chronofuse_two; print(chronofuse_one.__file__)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(looked.stdout.strip()).is_relative_to(bare.parents[1])


def test_a_failure_of_another_kind_is_told_as_it_was():
    assert libraries.other_file("ERROR: No matching distribution found for numba==0.68.1") is None
