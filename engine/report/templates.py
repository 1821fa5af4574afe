"""Pages from the templates beside this file; every text in them is escaped."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jinja2

from ..door.plain_text import many
from . import tables


def thousands(count: float, digits: int = 0) -> str:
    """A number with its thousands apart: 18,773."""
    return f"{count:,.{digits}f}"


def written(template: str, **values: Any) -> str:
    """A page; what is no UTF-8 in names is shown as question marks."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["number"] = tables.number
    environment.filters["many"] = many
    environment.filters["thousands"] = thousands
    page = environment.get_template(template).render(**values)
    return page.encode("utf-8", "replace").decode("utf-8")
