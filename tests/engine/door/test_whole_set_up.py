"""A whole set-up with a real environment and the real pip, from a tiny index behind a proxy with a password:
made, cancelled, gone on with, damaged and repaired. The true libraries, which take minutes, are in
tests/integration/test_installed_copy.py."""

import os
import time
from pathlib import Path

import package_index
import pytest

from chronofuse.engine.door import environment, health, libraries, set_up
from chronofuse.engine.door.errors import CancelledError
from chronofuse.engine.door.set_up_course import DOWNLOADING, SetUpProgress, SetUpWishes

pytestmark = pytest.mark.long
LOGIN = "anna:secret-word"  # pragma: allowlist secret
ONE, TWO, NUMPY = "chronofuse_one", "chronofuse_two", "numpy"
TRIAL = "import chronofuse_one, chronofuse_two; from osgeo import gdal_array"


@pytest.fixture
def index(tmp_path, monkeypatch):
    """The proxy, and an engine that is two tiny libraries. numpy stays QGIS's own."""
    monkeypatch.setenv("CHRONOFUSE_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("CHRONOFUSE_PYTHON", raising=False)
    monkeypatch.setattr(environment, "PACKAGE", tmp_path)
    folder, lock = tmp_path / "offered", tmp_path / "engine.lock"
    folder.mkdir()
    lock.write_text(package_index.lock_of(folder, "chronofuse_one", "chronofuse_two"), "utf-8")
    monkeypatch.setattr(libraries, "ENGINE", lock)
    monkeypatch.setattr(libraries, "_install_numpy", lambda *given: None)
    monkeypatch.setattr(health, "TRIAL", TRIAL)
    for name in [name for name in os.environ if name.startswith("PIP_") or name.lower().endswith("_proxy")]:
        monkeypatch.delenv(name)
    for name, value in package_index.settings_of_pip().items():
        monkeypatch.setenv(name, value)
    with package_index.proxy(folder, LOGIN) as server:
        yield server


def wishes(server: package_index.Proxy) -> SetUpWishes:
    return SetUpWishes(proxy=f"http://{LOGIN}@{server.place}", kernels=False)


def library(name: str) -> Path:
    return next(environment.folder().glob("lib/python3*/site-packages")) / name


def test_an_engine_is_made_damaged_and_repaired(index):
    told: list = []
    python = set_up.set_up(told.append, wishes=wishes(index))
    assert python == environment.find_python() and environment.standing().state == environment.READY
    shares = [event.share for event in told if isinstance(event, SetUpProgress)]
    assert shares == sorted(shares) and shares[-1] >= 0.99 and told[-1] == "The engine is ready."
    assert not (environment.folder().parent / "downloads").exists()

    library(f"{TWO}.py").unlink()
    package_index.wheel(library("."), "numpy")
    about = library("numpy-2.9.0.dist-info")
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: numpy\nVersion: 2.9.0\n")
    (about / "RECORD").write_text(
        f"{NUMPY}.py,,\nnumpy-2.9.0.dist-info/METADATA,,\nnumpy-2.9.0.dist-info/RECORD,,\n"
    )
    library(f"{NUMPY}.py").write_text("raise ImportError('this is no numpy')")
    standing = environment.standing()
    assert (
        standing.state == environment.BROKEN and "chronofuse-two: 1 of its files is missing" in standing.why
    )
    assert "numpy: 2.9.0 was put in the place of QGIS's own" in standing.why

    told.clear()
    assert set_up.set_up(told.append, wishes=wishes(index)) == python
    assert environment.standing().state == environment.READY and not library(f"{NUMPY}.py").exists()
    assert any("these libraries are installed again" in text for text in told if isinstance(text, str))


def test_a_damage_that_no_list_shows_makes_the_environment_anew(index):
    python = set_up.set_up(print, wishes=wishes(index))
    marker = environment.folder() / "of the first"
    marker.touch()
    harmed = library(f"{ONE}.py")
    harmed.write_text("value = 2")  # as long as before, but of another meaning
    os.utime(harmed, (time.time() + 5,) * 2)  # of one length and second Python takes what it compiled before
    health.TRIAL = f"{TRIAL}; assert chronofuse_one.value == 1"
    assert set_up.set_up(print, wishes=wishes(index)) == python
    assert not marker.exists() and environment.standing().state == environment.READY


def test_a_cancel_ends_within_a_second_and_a_second_try_goes_on(index):
    index.broken_after = 1  # the second wheel takes half a second, and then the line breaks
    asked: list[float] = []

    def tell(event) -> None:
        if isinstance(event, SetUpProgress) and event.stage == DOWNLOADING and event.item == "chronofuse-two":
            asked.append(time.monotonic())

    with pytest.raises(CancelledError, match="what was downloaded is kept"):
        set_up.set_up(tell, lambda: bool(asked), wishes(index))
    assert time.monotonic() - asked[0] < 1
    assert not environment.folder().exists()
    index.broken_after, index.asked = None, []
    set_up.set_up(print, wishes=wishes(index))
    fetched = [path for path, status in index.asked if path.endswith(".whl") and status == 200]
    assert len(fetched) == 1 and environment.standing().state == environment.READY
