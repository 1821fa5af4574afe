"""The one way by which a text of the interface becomes one of the user's language.

`scripts/translations.py` finds the texts in the source, so they stand there in full: no f-strings, and names
in braces for what is filled in. A translation counts from the moment when the plugin has loaded it
(`translation.py`), so a text that stands in a table of a module is only marked there, and translated when it
is shown.
"""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

CONTEXT = "Chronofuse"


def tr(text: str) -> str:
    """The text in the user's language; as it is where nobody has translated it."""
    return QCoreApplication.translate(CONTEXT, text)


def mark(text: str) -> str:
    """The text as it is, to be translated by `tr_marked` when it is shown."""
    return text


def tr_marked(text: str) -> str:
    """A text that was marked elsewhere, or comes from a file of data that `scripts/translations.py` reads; of
    others, as of a model of the user's own, the text as it is."""
    return QCoreApplication.translate(CONTEXT, text) if text else ""
