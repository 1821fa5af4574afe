"""docs/names.md has the tables of models/catalogue/aliases.json."""

import runpy
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_the_document_shows_every_name_as_the_file_has_it():
    made = runpy.run_path(str(ROOT / "scripts" / "names_document.py"))["tables"]()
    assert made in (ROOT / "docs" / "names.md").read_text("utf-8"), "run make tables"
