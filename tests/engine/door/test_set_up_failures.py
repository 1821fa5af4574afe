"""What can go wrong in a set-up, with the real pip: each ends in one clear sentence and a way on. The package
index is a tiny one (package_index.py)."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import package_index
import pytest

from chronofuse.engine.door import environment, libraries, pip_output, set_up, set_up_sizes
from chronofuse.engine.door.errors import CancelledError, ChronofuseError, DiskFullError, EngineMissingError
from chronofuse.engine.door.set_up_course import Course, SetUpProgress, SetUpWishes
from chronofuse.engine.door.set_up_log import SetUpLog, log_path
from chronofuse.engine.door.set_up_steps import Steps

NAMES = ("chronofuse_one", "chronofuse_two")
PASSWORD = "p@ss/word"  # pragma: allowlist secret
LOGIN = f"anna:{PASSWORD}"
SPELT = "anna:p%40ss%2Fword"  # pragma: allowlist secret


@pytest.fixture
def offered(own_home, tmp_path, monkeypatch) -> Path:
    """A folder with two wheels and a lock of them in the engine's place; pip knows nothing else."""
    folder = tmp_path / "offered"
    folder.mkdir()
    lock = tmp_path / "engine.lock"
    lock.write_text(package_index.lock_of(folder, *NAMES), "utf-8")
    monkeypatch.setattr(libraries, "ENGINE", lock)
    for name in [name for name in os.environ if name.startswith("PIP_") or name.lower().endswith("_proxy")]:
        monkeypatch.delenv(name)
    for name, value in package_index.settings_of_pip().items():
        monkeypatch.setenv(name, value)
    yield folder
    shutil.rmtree(own_home / "downloads", ignore_errors=True)


class Setting:
    """pip's part of a set-up, and what it told."""

    def __init__(self, bare: Path):
        self.bare, self.told = bare, []

    def install(self, cancelled=lambda: False, **wishes) -> None:
        log = SetUpLog(wishes.get("proxy", ""))
        course = Course([("Downloading", 5), ("Installing", 5)], self.told.append)
        steps = Steps(course, log, cancelled, SetUpWishes(**wishes), environment.folder())
        try:
            with steps.of_pip(set_up_sizes.ENGINE) as run:
                libraries.install(str(self.bare), libraries.ENGINE, run, steps.source)
        finally:
            log.close()

    def fails(self, **wishes) -> ChronofuseError:
        with pytest.raises(ChronofuseError) as error:
            self.install(**wishes)
        assert "\n" not in str(error.value)
        return error.value


@pytest.fixture
def setting(bare):
    """A set-up into the bare environment."""
    return Setting(bare)


def installed(bare: Path) -> list[str]:
    return sorted(path.name for path in bare.parents[1].glob("lib/python3*/site-packages/chronofuse_*.py"))


@pytest.mark.long
def test_a_proxy_with_a_password_is_used_and_the_password_is_nowhere(offered, setting, own_home):
    with package_index.proxy(offered, LOGIN) as server:
        setting.install(proxy=f"http://{SPELT}@{server.place}")
        assert {status for _, status in server.asked if status != 404} == {200}
    assert installed(setting.bare) == [f"{name}.py" for name in NAMES]
    log = log_path().read_text("utf-8")
    assert "chronofuse_one" in log and PASSWORD not in log and SPELT not in log


@pytest.mark.long
def test_a_proxy_that_asks_for_a_password_is_told_without_the_wrong_one(offered, setting):
    with package_index.proxy(offered, LOGIN) as server:
        error = setting.fails(proxy=f"http://anna:guess@{server.place}")
        assert server.asked and {status for _, status in server.asked} == {407}
    assert "the proxy asks for a login (http://127.0.0.1:" in str(error) and "guess" not in str(error)
    assert "Settings > Options > Network" in str(error) and "guess" not in log_path().read_text("utf-8")


@pytest.mark.long
def test_a_proxy_that_is_not_there_and_no_network_are_told_apart(offered, setting):
    assert "the proxy can't be reached (http://127.0.0.1:1)" in str(setting.fails(proxy="http://127.0.0.1:1"))
    sentence = str(setting.fails())
    assert "the package index can't be reached: check the network" in sentence
    assert "folder of wheels" in sentence


@pytest.mark.long
def test_a_second_try_goes_on_from_what_was_downloaded(offered, setting):
    with package_index.proxy(offered, LOGIN) as server:
        address = f"http://{SPELT}@{server.place}"
        server.broken_after = 1
        sentence = str(setting.fails(proxy=address))
        assert "what was downloaded is kept" in sentence and installed(setting.bare) == []
        server.broken_after, server.asked = None, []
        setting.install(proxy=address)
        fetched = [path for path, status in server.asked if path.endswith(".whl") and status == 200]
    assert len(fetched) == 1 and len(installed(setting.bare)) == 2


@pytest.mark.long
def test_what_came_whole_is_kept_however_late_pip_is_heard(offered, setting, monkeypatch):
    """On a machine that is busy, pip is gone, and what it downloaded with it, before anybody reads a line."""
    understood = pip_output.step

    def late(line):
        time.sleep(1.5 if "Collecting" in line else 0)
        return understood(line)

    with package_index.proxy(offered, LOGIN) as server:
        address = f"http://{SPELT}@{server.place}"
        server.broken_after = 1
        monkeypatch.setattr(pip_output, "step", late)
        setting.fails(proxy=address)
        monkeypatch.setattr(pip_output, "step", understood)
        server.broken_after, server.asked = None, []
        setting.install(proxy=address)
        fetched = [path for path, status in server.asked if path.endswith(".whl") and status == 200]
    assert len(fetched) == 1 and len(installed(setting.bare)) == 2


def test_a_folder_of_wheels_is_enough_without_a_network(offered, setting):
    setting.install(wheels=str(offered))
    assert installed(setting.bare) == [f"{name}.py" for name in NAMES]


def test_a_folder_that_lacks_a_wheel_and_one_that_is_none_are_told(offered, setting):
    (offered / "chronofuse_two-1.0-py3-none-any.whl").unlink()
    sentence = str(setting.fails(wheels=str(offered)))
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert f"'{offered}' holds no wheel of chronofuse_two==1.0 for Python {version} on" in sentence
    for place, why in ((offered.parent / "empty", "is no folder"), (offered.parent, "holds no wheels")):
        with pytest.raises(EngineMissingError, match=why):
            set_up.set_up(print, wishes=SetUpWishes(wheels=str(place)))


def test_progress_names_the_library_and_never_goes_back(offered, setting):
    setting.install(wheels=str(offered))
    shares = [event.share for event in setting.told if isinstance(event, SetUpProgress)]
    items = {event.item for event in setting.told}
    assert shares == sorted(shares) and {"chronofuse-one", "chronofuse-two"} <= items
    assert {event.stage for event in setting.told} == {"Installing"}, "nothing is downloaded"


def test_a_cancel_of_pip_ends_within_a_second(offered, setting):
    (offered / "chronofuse_one-1.0-py3-none-any.whl").unlink()  # so that pip waits for its second try
    asked = []

    def cancelled() -> bool:
        if setting.told and not asked:
            asked.append(time.monotonic())
        return bool(asked) and time.monotonic() - asked[0] > 0.3

    with package_index.proxy(offered, LOGIN) as server, pytest.raises(CancelledError):
        setting.install(cancelled, proxy=f"http://{SPELT}@{server.place}")
    assert time.monotonic() - asked[0] < 1.3


def test_a_disk_without_room_is_told_before_anything_is_made(own_home, monkeypatch):
    part = set_up_sizes.Part(10**15, 10**15, 1.0)
    monkeypatch.setattr(set_up_sizes, "ENGINE", part)
    with pytest.raises(DiskFullError) as error:
        set_up.set_up(print)
    assert re.search(r"takes \d+\.\d GB while it is set up .* has \d+\.?\d* [MG]B free", str(error.value))
    assert "CHRONOFUSE_HOME" in str(error.value) and not environment.folder().exists()


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_a_home_that_can_only_be_read_is_told():
    """By a user who is not root, for whom nothing is forbidden."""
    code = (
        "import os\nfrom chronofuse.engine.door import errors, set_up\n"
        "os.getuid() == 0 and os.setuid(65534)\n"
        "try:\n    set_up.set_up(print)\n"
        "except errors.ChronofuseError as error:\n    print(error, f'[{error.code}]')\n"
    )
    with tempfile.TemporaryDirectory() as home:
        Path(home).chmod(0o555)
        given = {**os.environ, "CHRONOFUSE_HOME": home, "HOME": home}
        done = subprocess.run(
            [sys.executable, "-c", code], env=given, capture_output=True, text=True, check=True
        )
        Path(home).chmod(0o755)
    assert f"The engine can't be set up: '{home}' can't be written: check the folder's per" in done.stdout
    assert "[engine-missing]" in done.stdout and "Traceback" not in done.stdout
