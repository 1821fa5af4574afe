"""Where the bundled guide is."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import QUrl

GUIDE = Path(__file__).parent.parent / "resources" / "guide"
"""Its pages, which `make guide` and `make zip` build; a fresh checkout has none."""
ONLINE = "https://github.com/chronofuse/chronofuse/blob/main/docs"


def guide_address(page: str = "guide", place: str = "") -> str:
    """The address of a page of the bundled guide; on the web where this copy has no guide.

    Args:
        page: a document of docs/, without its ending.
        place: the anchor of one of its headings. In the bundled guide it is a small page that leads there
            (scripts/make_guide.py), because Windows drops what follows a `#` in the address of a file.
    """
    built = GUIDE / (f"{page}-{place}.html" if place else f"{page}.html")
    if built.is_file():
        return QUrl.fromLocalFile(str(built)).toString()
    return f"{ONLINE}/{page}.md" + (f"#{place}" if place else "")
