"""What would stop the plugin in QGIS 4, which has Qt 6 alone: looked for in the sources, in the QGIS that is
here. scripts/try_qt6.py shows the widgets in Qt 6 itself."""

import ast
import importlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = [
    ROOT / "plugin.py",
    *(path for room in ("shell", "toolbox", "ui") for path in (ROOT / room).rglob("*.py")),
]
GONE = re.compile(r"\bexec_\(|\bprint_\(|\bPyQt[56]\b|\bQRegExp\b|\bQDesktopWidget\b|\bQStringList\(")
"""What Qt 6 or its bindings no longer have, or what binds to one Qt. QStringList stays as the name of a
signal's argument."""


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_source_has_nothing_that_qt_6_has_not(path, qgis_app):
    text = path.read_text("utf-8")
    assert not GONE.findall(text)
    assert not unscoped(ast.parse(text))


def test_an_unscoped_enum_is_found(qgis_app):
    text = "from qgis.PyQt.QtCore import Qt\nfrom qgis.core import QgsTask, Qgis\n"
    text += (
        "a = Qt.AlignLeft, Qt.AlignmentFlag.AlignLeft, QgsTask.CanCancel, QgsTask.Flag.CanCancel, Qgis.Info\n"
    )
    assert unscoped(ast.parse(text)) == ["Qt.AlignLeft", "QgsTask.CanCancel", "Qgis.Info"]


def unscoped(tree: ast.AST) -> list[str]:
    """The values of enums that are named without their enum, on classes that come from QGIS or Qt."""
    classes = {
        alias.asname or alias.name: getattr(importlib.import_module(node.module), alias.name, None)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("qgis.")
        for alias in node.names
    }
    aliases = {
        target.id: classes[node.value.id]
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Name) and node.value.id in classes
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    known = {**classes, **aliases}
    return [
        f"{node.value.id}.{node.attr}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and isinstance(known.get(node.value.id), type)
        and node.attr[0].isupper()
        and isinstance(getattr(known[node.value.id], node.attr, None), int)
    ]
