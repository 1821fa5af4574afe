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
