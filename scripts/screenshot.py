"""A picture of Chronofuse at work in a real QGIS window, under Xvfb.

    python scripts/screenshot.py [build/screenshot.png] [--moment before] [--method edcstfn] [--size 600]

Started plainly, this file generates a scene, links the plugin into a scratch profile and starts QGIS with
itself as the script to run; inside QGIS it drives the dock as a user would, grabs the window and quits.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

WIDTH, HEIGHT = 1280, 800
DOCK_WIDTH, LAYERS_WIDTH = 380, 250
PATIENCE = 90
"""Seconds until a QGIS that does not end is ended."""
ORDER = "CHRONOFUSE_SCREENSHOT"
"""The environment variable by which the outer run hands its orders to the inner one."""


# ---- outside: prepare a scratch profile and start QGIS


def outside() -> int:
    options = _options()
    root = Path(__file__).resolve().parent.parent
    target = options.target.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory(prefix="chronofuse-", dir="/var/tmp") as scratch:
        # Not in /tmp: there QGIS marks every layer as temporary.
        scene = Path(scratch) / "scene"
        subprocess.run(
            [sys.executable, "-m", "chronofuse.models.simulation", str(scene), "--size", str(options.size)],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        _make_profile(Path(scratch), root, options.locale)
        order = {
            "scene": str(scene),
            "target": str(target),
            "moment": options.moment,
            "method": options.method,
        }
        own_home = (
            {"CHRONOFUSE_HOME": scratch} if options.moment == "cancelled" else {}
        )  # for the rows that are kept
        environment = {**os.environ, **own_home, ORDER: json.dumps(order), "QT_QPA_PLATFORM": "xcb"}
        log = Path(scratch) / "qgis.log"
        command = [
            "xvfb-run",
            "-a",
            "-s",
            f"-screen 0 {WIDTH}x{HEIGHT}x24 -dpi 96",
            "qgis",
            "--nologo",
            "--noversioncheck",
            "--profiles-path",
            scratch,
            "--code",
            str(Path(__file__).resolve()),
        ]
        with log.open("w") as stream:
            subprocess.run(
                ["timeout", str(PATIENCE), *command], env=environment, stdout=stream, stderr=stream
            )
        print(target if target.exists() else f"no picture was made; QGIS said:\n{log.read_text()}")
    return 0 if target.exists() else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("target", nargs="?", type=Path, default=Path("build/screenshot.png"))
    parser.add_argument(
        "--moment",
        choices=("before", "during", "cancelled", "after"),
        default="after",
        help="take the picture before, during or after the run, or when it was cancelled (after)",
    )
    parser.add_argument("--locale", default="", help="language of QGIS, as de; the system's when left out")
    parser.add_argument("--method", help="name of a method; the dock's own choice when left out")
    parser.add_argument("--size", type=int, default=600, help="rows and columns of the scene (600)")
    return parser.parse_args()


def _make_profile(scratch: Path, root: Path, locale: str) -> None:
    """A profile with the plugin linked and switched on, and nothing that asks or shows news."""
    profile = scratch / "profiles" / "default"
    plugins = profile / "python" / "plugins"
    plugins.mkdir(parents=True)
    (plugins / "chronofuse").symlink_to(root)
    settings = profile / "QGIS"
    settings.mkdir()
    (settings / "QGIS3.ini").write_text(
        "[PythonPlugins]\nchronofuse=true\n\n[qgis]\ncheckVersion=false\nshowTips=false\n"
        "enableProjectHomeWidget=false\n\n[core]\nNewsFeed\\httpsfeedqgisorg\\disabled=true\n"
        + (f"\n[locale]\noverrideFlag=true\nuserLocale={locale}\n" if locale else ""),
        "utf-8",
    )


# ---- inside: drive the dock as a user would


class Driver:
    """Loads the scene, fuses it through the dock and grabs the window."""

    def __init__(self, iface, order: dict):
        self.iface, self.order = iface, order
        self.window = iface.mainWindow()

    def drive(self) -> None:
        try:
            dock = self._open()
            self._choose(dock)
            if self.order["moment"] != "before":
                self._run(dock)
            self._grab()
        finally:
            self._quit()

    def _open(self):
        from qgis.PyQt.QtCore import Qt
        from qgis.PyQt.QtWidgets import QDockWidget
        from qgis.utils import plugins

        self.window.setGeometry(0, 0, WIDTH, HEIGHT)
        self._load()
        dock = plugins["chronofuse"].dock
        dock.setUserVisible(True)
        shown = {
            each.objectName(): each for each in self.window.findChildren(QDockWidget) if each.isVisible()
        }
        for name, each in shown.items():
            if name not in ("Layers", dock.objectName()):
                each.hide()
        self._rest(0.5)
        self.window.resize(WIDTH, HEIGHT)
        self.window.resizeDocks(
            [shown["Layers"], dock], [LAYERS_WIDTH, DOCK_WIDTH], Qt.Orientation.Horizontal
        )
        return dock

    def _load(self) -> None:
        from qgis.core import QgsProject, QgsRasterLayer

        fine, coarse = (
            sorted(Path(self.order["scene"]).glob(f"{kind}_*.tif")) for kind in ("fine", "coarse")
        )
        project = QgsProject.instance()
        self.layers = {}
        for role, path in (("C2", coarse[-1]), ("C1", coarse[0]), ("truth", fine[-1]), ("F1", fine[0])):
            self.layers[role] = _in_true_colour(QgsRasterLayer(str(path), path.stem))
            project.addMapLayer(self.layers[role])
            node = project.layerTreeRoot().findLayer(self.layers[role])
            node.setExpanded(False)
            node.setItemVisibilityChecked(role == "F1")
        project.setCrs(self.layers["F1"].crs())
        self.iface.mapCanvas().setExtent(self.layers["F1"].extent())

    def _choose(self, dock) -> None:
        dock.use_images(
            {**{role: self.layers[role] for role in ("F1", "C1", "C2")}, "reference": self.layers["truth"]}
        )
        if self.order["method"]:
            dock.settings.method.setCurrentIndex(dock.settings.method.findData(self.order["method"]))
        self._wait(lambda: "grid of F1" in dock.foot.outcome.text(), 60)

    def _run(self, dock) -> None:
        dock.outputs.file.setFilePath(str(Path(self.order["scene"]).parent / "fused.tif"))
        dock.foot.run_button.click()
        if self.order["moment"] == "during":
            self._wait(lambda: dock.foot.stage.text().startswith("Fusing") and dock.foot.bar.value() > 20, 60)
            self.window.grab().save(self.order["target"])
        if self.order["moment"] == "cancelled":
            self._wait(lambda: dock._kept() > 0, 60)  # needs a scene of more than 512 rows
            dock.foot.cancel_button.click()
        self._wait(lambda: dock.task is None, 60)

    def _grab(self) -> None:
        if self.order["moment"] == "during":
            return
        self.iface.messageBar().clearWidgets()
        canvas = self.iface.mapCanvas()
        canvas.setExtent(self.layers["F1"].extent())
        self._rest(1)
        self._wait(lambda: not canvas.isDrawing(), 60)
        self._rest(1)
        self.window.grab().save(self.order["target"])

    def _quit(self) -> None:
        from qgis.core import QgsProject

        QgsProject.instance().clear()  # so that QGIS does not ask what to do with it
        self.iface.actionExit().trigger()

    def _rest(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        self._wait(lambda: time.monotonic() >= until, seconds + 1)

    def _wait(self, condition, seconds: float) -> None:
        from qgis.PyQt.QtCore import QCoreApplication

        deadline = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > deadline:
                raise TimeoutError(f"it did not happen within {seconds} s")
            QCoreApplication.processEvents()
            time.sleep(0.01)


def _in_true_colour(layer):
    """The layer with its bands 3, 2 and 1 as red, green and blue, as an analyst would set it."""
    from qgis.core import QgsContrastEnhancement, QgsRasterMinMaxOrigin

    layer.renderer().setRedBand(3)
    layer.renderer().setBlueBand(1)
    layer.setContrastEnhancement(
        QgsContrastEnhancement.ContrastEnhancementAlgorithm.StretchToMinimumMaximum,
        QgsRasterMinMaxOrigin.Limits.CumulativeCut,
    )
    return layer


def inside() -> None:
    from qgis.PyQt.QtCore import QTimer
    from qgis.utils import iface

    sys.excepthook = traceback.print_exception  # QGIS would open a dialog that nobody closes
    driver = Driver(iface, json.loads(os.environ[ORDER]))
    QTimer.singleShot(1500, lambda: driver.drive())  # a bound method alone would not keep the driver


if os.environ.get(ORDER):
    inside()
elif __name__ == "__main__":
    sys.exit(outside())
