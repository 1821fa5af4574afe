"""Setting up the training's libraries; that of the engine itself is
tests/integration/test_installed_copy.py."""

import pytest

from chronofuse.engine.door import environment
from chronofuse.engine.door.errors import EngineMissingError


@pytest.fixture
def commands(own_home, monkeypatch) -> list[list[str]]:
    """The commands that a set-up runs, in the place of running them, in an environment that is finished
    otherwise."""
    ran = []
    python = environment.folder() / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.touch()
    (environment.folder() / "complete").write_text(environment.REQUIREMENTS.read_text("utf-8"), "utf-8")
    monkeypatch.setattr(environment, "_run", lambda command, cancelled: ran.append(command) or "")
    monkeypatch.setattr(environment, "TRAINING_SINCE", (3, 0))
    return ran


def test_an_engine_that_is_finished_needs_nothing(commands):
    environment.set_up(lambda text: None)
    assert commands == []


def test_the_training_s_libraries_are_added_once_and_leave_numpy_alone(commands):
    for _ in range(2):
        environment.set_up(lambda text: None, with_training=True)
    install, trial = commands
    assert install[-2:] == ["-r", str(environment.FOR_TRAINING)]
    assert install[install.index("-c") + 1] == str(environment.folder() / "constraints.txt")
    assert "import torch, onnx" in trial[-1]


def test_libraries_that_could_not_be_installed_are_tried_again(commands, monkeypatch):
    def fail(command, cancelled):
        raise EngineMissingError("Setting up the engine failed: check the network.")

    whole = environment._run
    monkeypatch.setattr(environment, "_run", fail)
    with pytest.raises(EngineMissingError):
        environment.set_up(lambda text: None, with_training=True)
    monkeypatch.setattr(environment, "_run", whole)
    environment.set_up(lambda text: None, with_training=True)
    assert len(commands) == 2 and environment.find_python()


def test_a_python_that_is_too_old_for_training_is_refused_and_the_engine_stays(commands, monkeypatch):
    monkeypatch.setattr(environment, "TRAINING_SINCE", (99, 1))
    with pytest.raises(EngineMissingError, match=r"needs Python 99.1 or newer, and this QGIS brings 3\."):
        environment.set_up(lambda text: None, with_training=True)
    assert commands == [] and environment.find_python()


@pytest.mark.parametrize(
    "there, beside",
    [
        ("1.21.5", "numpy>=1.21.5,<2"),
        ("2.2.4", "numpy>=2.2.4,<3"),
        ("1.24.2+mkl", "numpy>=1.24.2,<2"),
    ],
)
def test_numpy_beside_gdal_is_what_is_there_or_newer_of_its_binary_interface(there, beside):
    assert environment.numpy_beside_gdal(there) == beside
