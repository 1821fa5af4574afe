"""The page with which the dock opens while there is no engine. The set-up itself is a stand-in here, which
tells and fails as the real one; tests/engine/door and tests/integration have that."""

import sys
import time

import pytest
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import QApplication

from chronofuse.engine.door import environment, health
from chronofuse.engine.door.errors import CancelledError, EngineMissingError
from chronofuse.engine.door.set_up_course import DOWNLOADING, SetUpProgress
from chronofuse.ui import setup_page

PROXY = "proxy.example.org"


@pytest.fixture
def without_engine(monkeypatch, tmp_path):
    """As after the install: nobody has set an engine up."""
    monkeypatch.setenv("CHRONOFUSE_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("CHRONOFUSE_PYTHON", raising=False)
    monkeypatch.setattr(environment, "PACKAGE", tmp_path)


@pytest.fixture
def page(without_engine, dock):
    """The page, as the dock shows it."""
    return dock.front.page


class SetUp:
    """A stand-in for the set-up: tells that it downloads, then waits until it is told how to end."""

    def __init__(self):
        self.wishes, self.end = None, None

    def __call__(self, tell, cancelled, wishes):
        self.wishes = wishes
        tell(SetUpProgress(DOWNLOADING, 0.31, "onnxruntime", 96_000_000, 150_000_000, 70.0))
        while self.end is None:
            if cancelled():
                raise CancelledError("The set-up was cancelled; what was downloaded is kept.")
            time.sleep(0.01)
        if isinstance(self.end, Exception):
            raise self.end
        return "python"


@pytest.fixture
def set_up(monkeypatch) -> SetUp:
    stand_in = SetUp()
    monkeypatch.setattr(setup_page, "set_up", stand_in)
    return stand_in


def test_the_dock_opens_on_the_page_before_any_layer_is_chosen(page, dock):
    """Finding 7; and finding 16: nothing of what is needed is cut off."""
    assert dock.front.shows_the_page and page.start_button.isVisibleTo(dock)
    assert page.start_button.text() == "Set up the engine"
    assert page.facts["download"].text() == "about 150 MB, from PyPI"
    assert "MB (" in page.facts["disk"].text() and "free)" in page.facts["disk"].text()
    assert page.place.text() == str(environment.folder())
    assert page.facts["duration"].text().startswith("about ")
    assert page.training.isVisibleTo(dock) and "PyTorch" in page.training.text()


def test_where_the_engine_is_there_the_dock_opens_on_its_forms(dock):
    assert not dock.front.shows_the_page


def test_an_engine_that_goes_brings_the_page_with_the_next_check(
    dock, scene, choose, wait_for, without_engine, monkeypatch
):
    monkeypatch.setattr(dock.front, "looking", None)
    choose(dock, scene)
    wait_for(lambda: dock.front.shows_the_page)


def test_an_engine_that_another_window_has_set_up_brings_the_forms(page, dock, wait_for, monkeypatch):
    """Two windows of QGIS at once; the lock between two set-ups is that of tests/engine/door."""
    wait_for(lambda: dock.front.looking is None)
    assert dock.front.shows_the_page
    monkeypatch.setenv("CHRONOFUSE_PYTHON", sys.executable)

    QApplication.sendEvent(dock.front, QShowEvent())  # as when somebody comes back to the dock

    wait_for(lambda: not dock.front.shows_the_page)


def test_progress_says_which_library_and_how_many_megabytes(page, dock, set_up, wait_for):
    page.start_button.click()
    wait_for(lambda: page.stage.text().startswith("Downloading"))
    assert page.stage.text() == "Downloading: onnxruntime, 96 of 150 MB, about 1 min left"
    assert page.bar.value() == 310 and page.log.isVisibleTo(dock)
    assert not page.start_button.isVisibleTo(dock) and page.cancel_button.isVisibleTo(dock)
    set_up.end = "well"
    wait_for(lambda: not page.is_busy())


def test_a_cancel_ends_at_once_and_the_button_stays(page, dock, set_up, wait_for):
    """Finding 7: after a cancelled set-up there was none; finding 16: it took 6.5 s."""
    page.start_button.click()
    wait_for(lambda: set_up.wishes is not None)
    begun = time.monotonic()
    page.cancel_button.click()
    wait_for(lambda: not page.is_busy())
    assert time.monotonic() - begun < 1
    assert page.outcome.level == "info" and "was cancelled" in page.outcome.text()
    assert page.start_button.isVisibleTo(dock) and page.start_button.text() == "Try again"


def test_a_failure_is_told_in_the_engine_s_sentence_with_the_log_and_a_way_on(page, dock, set_up, wait_for):
    set_up.end = EngineMissingError(
        "The engine can't be set up: the package index can't be reached: try again."
    )
    page.start_button.click()
    wait_for(lambda: not page.is_busy())
    assert page.outcome.level == "error" and page.outcome.text() == str(set_up.end)
    assert page.log.isVisibleTo(dock) and page.start_button.text() == "Try again"
    set_up.end = "well"
    page.start_button.click()
    wait_for(lambda: not page.is_busy())
    assert page.outcome.level == "success" and page.sample_button.isVisibleTo(dock)


def test_after_it_the_forms_come_back_and_check_what_was_chosen(page, dock, set_up, wait_for):
    set_up.end = "well"
    page.start_button.click()
    wait_for(lambda: not page.is_busy())
    page.go_button.click()
    assert not dock.front.shows_the_page


def test_what_is_ticked_and_the_folder_of_wheels_are_handed_on(page, dock, set_up, wait_for, tmp_path):
    page.training.setChecked(True)
    page.wheels.setFilePath(str(tmp_path))
    assert page.facts["download"].text() == "nothing; the folder of wheels has it"
    set_up.end = "well"
    page.start_button.click()
    wait_for(lambda: not page.is_busy())
    assert set_up.wishes.with_training and set_up.wishes.wheels == str(tmp_path)
    assert not set_up.wishes.with_graphics, "no card was seen"


def test_the_log_can_be_looked_at_and_copied(page, dock, set_up):
    from chronofuse.engine.door.set_up_log import SetUpLog

    log = SetUpLog("http://me:secret@proxy.example.org")
    log.write("Collecting scipy through http://me:secret@proxy.example.org")
    page.log.fold.setChecked(True)
    assert "Collecting scipy" in page.log.text.toPlainText()
    page.log.copy()
    copied = QApplication.clipboard().text()
    assert "Collecting scipy" in copied and "secret" not in copied
    log.close()


def test_a_library_that_was_deleted_brings_the_page_that_repairs(
    without_engine, dock, wait_for, monkeypatch, tmp_path
):
    target = environment.folder()
    packages = target / "lib" / "python3.11" / "site-packages"
    about = packages / "scipy-1.15.3.dist-info"
    for folder in (about, target / "bin"):
        folder.mkdir(parents=True)
    (target / "bin" / "python").touch()
    (about / "RECORD").write_text("scipy/__init__.py,,3\nscipy/linalg.txt,,5\n")
    (packages / "scipy").mkdir()
    for name in ("__init__", "linalg"):
        suffix = "txt" if name == "linalg" else "py"
        (packages / "scipy" / f"{name}.{suffix}").write_text("pass\n" if name == "linalg" else "1+\n")
    health.note_contents(target)
    (target / "complete").write_text(environment.libraries.stamp(environment.libraries.ENGINE), "utf-8")
    (packages / "scipy" / "linalg.txt").unlink()
    wait_for(lambda: dock.front.looking is None)  # that of the opening, which found nothing at all
    dock.front._look()
    wait_for(lambda: dock.front.looking is None)
    page = dock.front.page
    assert dock.front.shows_the_page and page.start_button.text() == "Repair the engine"
    assert "scipy: 1 of its files is missing" in page.text.text()


@pytest.fixture
def proxy_in_qgis():
    """QGIS's own network settings, with a proxy that asks for a login."""
    from qgis.core import QgsNetworkAccessManager, QgsSettings

    settings = QgsSettings()
    values = {
        "proxyEnabled": True,
        "proxyType": "HttpProxy",
        "proxyHost": PROXY,
        "proxyPort": "3128",
        "proxyUser": "anna",
        "proxyPassword": "p@ss/word",  # pragma: allowlist secret
    }
    for key, value in values.items():
        settings.setValue(f"proxy/{key}", value)
    QgsNetworkAccessManager.instance().setupDefaultProxyAndCache()
    yield
    for key in values:
        settings.remove(f"proxy/{key}")
    QgsNetworkAccessManager.instance().setupDefaultProxyAndCache()


def test_the_proxy_of_qgis_is_handed_on_and_its_password_not_shown(proxy_in_qgis, page, dock):
    page.show_standing(page.standing)
    wishes = page.wishes()
    assert wishes.proxy == f"http://anna:p%40ss%2Fword@{PROXY}:3128"
    assert page.facts["proxy"].text() == f"{PROXY}:3128" and page.facts["proxy"].isVisibleTo(dock)
    assert "word" not in repr(wishes)
