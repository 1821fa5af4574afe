"""The products that are known: those of products.json, and those that an analyst describes in files of their
own (`products/*.json` in the folder of what Chronofuse keeps for this user)."""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any

from ...models.catalogue.home import files_in, home
from ..door.codec import MisfitError, from_plain
from ..door.errors import ProductFileError
from .describing import Product

OURS = Path(__file__).resolve().parent / "products.json"


def products() -> tuple[Product, ...]:
    """All products; an analyst's own go before ours.

    Raises:
        ProductFileError: a file that describes none.
    """
    own = files_in(folder_of_own(), ".json")
    return tuple(
        product
        for path in (*own, OURS)
        for product in _read(path, path.stat().st_mtime_ns, path.stat().st_size)
    )


def folder_of_own() -> Path:
    """Where an analyst's own descriptions lie."""
    return home() / "products"


@functools.cache
def _read(path: Path, _written: int, _size: int) -> tuple[Product, ...]:
    try:
        plain = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise ProductFileError(
            f"The products' file '{path}' is no JSON ({error}): mend it, or move it out of its folder."
        ) from None
    try:
        listed: Any = plain.get("products") if isinstance(plain, dict) else plain
        return from_plain(tuple[Product, ...], listed, "products")
    except MisfitError as error:
        raise ProductFileError(
            f"In the products' file '{path}' {error}; docs/products.md has the form."
        ) from None
