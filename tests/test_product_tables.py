"""The table of the products in docs/products.md is that of the data file."""

import runpy
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_the_document_shows_every_product_as_the_data_file_has_it():
    made = runpy.run_path(str(ROOT / "scripts" / "product_tables.py"))["table"]()
    assert made in (ROOT / "docs" / "products.md").read_text("utf-8"), "run make tables"
