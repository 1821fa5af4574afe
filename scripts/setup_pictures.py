"""Pictures of the set-up page in its states: missing, under way, failed, done, broken.

    python scripts/setup_pictures.py [FOLDER] [--width 360]

The page is the real one; what it shows of a set-up under way is told to it, so that no network is needed.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=Path("build/set-up-pictures"))
    parser.add_argument("--width", type=int, default=360)
    parser.add_argument("--theme", default="default")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    os.environ["CHRONOFUSE_HOME"] = tempfile.mkdtemp(prefix="chronofuse-")
    from qgis.core import QgsApplication

    app = QgsApplication([], True)
    app.initQgis()
    if options.theme != "default":
        app.setUITheme(options.theme)
    from chronofuse.ui.setup_page import SetUpPage

    page = SetUpPage()
    page.resize(options.width, 620)
    page.show()
    for name, act in MOMENTS.items():
        act(page)
        for _ in range(10):
            app.processEvents()
        page.grab().save(str(options.folder / f"{name}.png"))
        page.task = None
    page.shut_down()


def missing(page) -> None:
    from chronofuse.engine.door import environment

    page.show_standing(environment.Standing(environment.MISSING, "The engine is not set up yet."))


def with_a_card(page) -> None:
    page.card = "NVIDIA RTX A2000"
    page._say_sizes()
    page.offline.setCollapsed(False)


def under_way(page) -> None:
    from chronofuse.engine.door.set_up_course import DOWNLOADING, SetUpProgress
    from chronofuse.engine.door.set_up_log import SetUpLog

    log = SetUpLog()
    for line in (
        "--- Downloading",
        "  Collecting scipy==1.15.3",
        "  Downloading scipy-1.15.3-cp311.whl (37.7 MB)",
    ):
        log.write(line)
    page.offline.setCollapsed(True)
    page.task = _Pretended()
    page._busy(True)
    page._told(SetUpProgress(DOWNLOADING, 0.31, "onnxruntime", 96_000_000, 150_000_000, 70.0))
    page.log.fold.setChecked(True)


def failed(page) -> None:
    from chronofuse.engine.door.errors import EngineMissingError

    page.log.fold.setChecked(False)
    page._ended(
        _Pretended(
            EngineMissingError(
                "The engine can't be set up: the proxy asks for a login (http://proxy.example.org:3128): "
                "enter its "
                "user and password in QGIS under Settings > Options > Network, or put them before the host "
                "in "
                "HTTPS_PROXY, then try again; what was downloaded is kept."
            )
        )
    )


def done(page) -> None:
    page._ended(_Pretended())


def broken(page) -> None:
    from chronofuse.engine.door import environment

    why = "The engine is damaged (scipy: 213 of its files are missing)."
    page.show_standing(environment.Standing(environment.BROKEN, why))


class _Pretended:
    """A task that never ran."""

    def __init__(self, error=None):
        self.error = error

    def isCanceled(self) -> bool:
        return False


MOMENTS = {
    "missing": missing,
    "card": with_a_card,
    "under_way": under_way,
    "failed": failed,
    "done": done,
    "broken": broken,
}

if __name__ == "__main__":
    main()
