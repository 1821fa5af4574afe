"""The translations of the plugin: which language QGIS has, and the file of its texts."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

FOLDER = Path(__file__).parent.parent / "resources" / "i18n"


def install(locale: Optional[str] = None) -> Optional[QTranslator]:
    """Have Qt translate the plugin's texts; None where they stay English.

    Args:
        locale: as `de_AT`; left out, that of QGIS: what its settings say, else the system's.

    Returns: what must be kept as long as the texts are to be translated, and given to `remove` then.
    """
    language = (locale or QgsApplication.locale())[:2].lower()
    translator = QTranslator()
    if not translator.load(f"chronofuse_{language}", str(FOLDER)):
        return None
    QCoreApplication.installTranslator(translator)
    return translator


def remove(translator: Optional[QTranslator]) -> None:
    """Texts that are made from now on are English again."""
    if translator is not None:
        QCoreApplication.removeTranslator(translator)
