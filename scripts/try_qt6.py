"""The plugin's interface in Qt 6: every module is imported, and the dock and the widgets that need nothing
are shown. qgis is stubbed here: no QGIS with Qt 6 is in Debian yet, so what QGIS itself does is not tried.

    make test-qt, or build/qt6/bin/python scripts/try_qt6.py [PICTURE.png]

PyQt6 takes the place of qgis.PyQt, as in QGIS 4; QGIS's widgets are their plain Qt cousins, and whatever else
comes from QGIS and GDAL does nothing. An error in any line that runs ends the try.
"""

from __future__ import annotations

import importlib
import importlib.util
import inspect
import os
import sys
import types
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PyQt6 import QtCore, QtGui, QtWidgets

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("shell", "toolbox", "ui")


class Nothing:
    """Takes every call and every attribute, and is empty, false and zero."""

    def __init__(self, *arguments, **named):
        pass

    def __getattr__(self, name: str):
        if name.startswith("__"):
            raise AttributeError(name)
        return Nothing()

    def __call__(self, *arguments, **named):
        return Nothing()

    def __iter__(self):
        return iter(())

    def __len__(self):
        return 0

    def __bool__(self):
        return False

    def __or__(self, other):
        return self

    __ror__ = __and__ = __rand__ = __invert__ = __add__ = __sub__ = __or__

    def __int__(self):
        return 0

    __index__ = __int__

    def __float__(self):
        return 0.0

    def __str__(self):
        return ""

    def __fspath__(self):
        return ""

    def __contains__(self, one):
        return False

    def __getitem__(self, key):
        return Nothing()

    def __lt__(self, other):
        return False

    __gt__ = __le__ = __ge__ = __lt__

    def __eq__(self, other):
        return isinstance(other, Nothing)

    def __hash__(self):
        return 0


class _OfNothing(type):
    """The class of what comes from QGIS: its enums and static functions are nothing, too."""

    def __getattr__(cls, name: str):
        if name.startswith("__"):
            raise AttributeError(name)
        return Nothing()


class _OfACousin(type(QtCore.QObject)):
    """The same of a widget of QGIS."""

    __getattr__ = _OfNothing.__getattr__


def _stub(name: str) -> type:
    return _OfNothing(name, (Nothing,), {})


def _widget(name: str, cousin: type) -> type:
    """A widget of QGIS: its plain cousin, whose further functions and signals do nothing."""

    def further(self, attribute: str):
        if attribute.startswith("__"):
            raise AttributeError(attribute)
        return Nothing()

    own = {"__getattr__": further, "currentLayer": lambda self: None}
    if not issubclass(cousin, QtWidgets.QWidget):
        own["__init__"] = lambda self, *arguments, **named: cousin.__init__(self)
    return _OfACousin(name, (cousin,), own)


COUSINS = {
    "QgsCollapsibleGroupBox": QtWidgets.QGroupBox,
    "QgsDateEdit": QtWidgets.QDateEdit,
    "QgsDockWidget": QtWidgets.QDockWidget,
    "QgsDoubleSpinBox": QtWidgets.QDoubleSpinBox,
    "QgsFileWidget": QtWidgets.QWidget,
    "QgsFilterLineEdit": QtWidgets.QLineEdit,
    "QgsMapCanvas": QtWidgets.QGraphicsView,
    "QgsMapLayerComboBox": QtWidgets.QComboBox,
    "QgsMapTool": QtCore.QObject,
    "QgsMessageBar": QtWidgets.QFrame,
    "QgsProcessingProvider": QtCore.QObject,
    "QgsScrollArea": QtWidgets.QScrollArea,
    "QgsSpinBox": QtWidgets.QSpinBox,
    "QgsTask": QtCore.QObject,
}


class QgsApplication(Nothing, metaclass=_OfNothing):
    """QGIS's icons are none here."""

    @staticmethod
    def getThemeIcon(name):
        return QtGui.QIcon()

    @staticmethod
    def iconPath(name):
        return ""


class QgsSettings(Nothing):
    """Nothing was ever set."""

    def value(self, key, default=None, *more, **named):
        return default


class QgsProject(Nothing, metaclass=_OfNothing):
    """An empty one."""

    @staticmethod
    def instance():
        return QgsProject()

    def readEntry(self, scope, key, default=""):
        return default, False


OUR_OWN = {"NULL": None, **{kind.__name__: kind for kind in (QgsApplication, QgsSettings, QgsProject)}}


class _Module(types.ModuleType):
    """qgis.core or qgis.gui: has whatever it is asked for."""

    def __getattr__(self, name: str):
        if name.startswith("__"):
            raise AttributeError(name)
        if name in OUR_OWN:
            return OUR_OWN[name]
        made = _widget(name, COUSINS[name]) if name in COUSINS else _stub(name)
        setattr(self, name, made)
        return made


def stub_qgis() -> None:
    """Put qgis into the modules, with PyQt6 in the place of qgis.PyQt."""
    names = ["qgis.core", "qgis.gui", "qgis.utils", "qgis.analysis", "qgis.PyQt", "processing"]
    names += ["osgeo.gdal", "osgeo.osr", "osgeo.ogr"]
    for name in ("qgis", "osgeo", *names):
        sys.modules[name] = _Module(name)
        sys.modules[name].__version__ = ""
        parent, _, own = name.rpartition(".")
        if parent:
            setattr(sys.modules[parent], own, sys.modules[name])
    for name in ("QtCore", "QtGui", "QtWidgets", "QtNetwork", "QtXml", "QtSvg", "QtPrintSupport"):
        sys.modules[f"qgis.PyQt.{name}"] = importlib.import_module(f"PyQt6.{name}")
    for moved in ("QAction", "QActionGroup", "QShortcut"):  # QGIS offers them where Qt 5 had them
        setattr(QtWidgets, moved, getattr(QtGui, moved))


def load_package() -> None:
    """The checkout as the package `chronofuse`, whatever its folder is called."""
    spec = importlib.util.spec_from_file_location(
        "chronofuse", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    package = sys.modules["chronofuse"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(package)


def modules() -> list[str]:
    return ["plugin"] + [
        f"{room}.{path.stem}"
        for room in ROOMS
        for path in sorted((ROOT / room).glob("*.py"))
        if path.stem != "__init__"
    ]


def widgets(imported: list[types.ModuleType]) -> list[type]:
    """Our own widgets that need nothing to be made."""
    found = []
    for module in imported:
        for value in vars(module).values():
            is_ours = isinstance(value, type) and value.__module__ == module.__name__
            if is_ours and issubclass(value, QtWidgets.QWidget) and _needs_nothing(value):
                found.append(value)
    return found


def _needs_nothing(kind: type) -> bool:
    if "__init__" not in vars(kind):
        return True
    wanted = list(inspect.signature(kind.__init__).parameters.values())[1:]
    return all(
        one.default is not one.empty or one.kind in (one.VAR_POSITIONAL, one.VAR_KEYWORD) for one in wanted
    )


def main() -> int:
    application = QtWidgets.QApplication([])
    met: list[BaseException] = []
    sys.excepthook = lambda kind, error, trace: (met.append(error), sys.__excepthook__(kind, error, trace))
    stub_qgis()
    load_package()
    imported = [importlib.import_module(f"chronofuse.{name}") for name in modules()]
    window = QtWidgets.QMainWindow()
    window.resize(1280, 800)
    dock = importlib.import_module("chronofuse.ui.dock").ChronofuseDock(Nothing(), window)
    window.addDockWidget(QtCore.Qt.DockWidgetArea.RightDockWidgetArea, dock)
    window.show()
    shown = []
    for kind in widgets(imported):
        if kind is not type(dock):
            shown.append(kind())
            shown[-1].show()
    for _ in range(20):
        application.processEvents()
    if len(sys.argv) > 1:
        window.grab().save(sys.argv[1])
    names = ", ".join(["the dock", *(type(widget).__name__ for widget in shown)])
    print(f"Qt {QtCore.QT_VERSION_STR}, qgis stubbed: {len(imported)} modules imported; shown: {names}")
    os._exit(1 if met else 0)  # threads of the dock have no QGIS to end them


if __name__ == "__main__":
    main()
