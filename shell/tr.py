"""The one way by which a text of the interface becomes one of the user's language."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication


def tr(text: str, context: str = "Chronofuse") -> str:
    """The text in the user's language; as it is where nobody has translated it."""
    return QCoreApplication.translate(context, text)
