"""A check to read: one HTML file with a small picture, a light and the findings of each image, the bands side
by side, and the command that would run."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any, Optional

import numpy as np
from matplotlib import image as pixels
from matplotlib.colors import to_rgb

from ..door.check import Check
from ..door.check_parts import Section, sections_of
from ..yardstick.small_pictures import SmallPicture
from . import charts
from .templates import written

TEMPLATE = "check.html.j2"
COVERED = "#E69F00"
"""What a mask hides; Okabe and Ito's orange."""

Pictures = Mapping[str, SmallPicture]


def check_html(facts: dict[str, Any], checks: Sequence[Check], pictures: Sequence[Pictures]) -> str:
    """The page of a check.

    Args:
        facts: as the JSON report has them.
        checks: of each target date.
        pictures: of each target date, role to the picture of its image.
    """
    roles = list(dict.fromkeys(role for date in facts["dates"] for role in date["images"]))
    sections = sections_of(checks, roles)
    return written(
        TEMPLATE,
        facts=facts,
        job=json.dumps(facts["job"], indent=1) if facts["job"] else None,
        sections=sections,
        titles=[_title(section, checks) for section in sections],
        pictures=[_drawn(of_date) for of_date in pictures],
        bands=[_bands(date["images"]) for date in facts["dates"]],
        covered=any(picture.covered.any() for of_date in pictures for picture in of_date.values()),
    )


def _title(section: Section, checks: Sequence[Check]) -> str:
    if section.date is None:
        return "The pairs"
    day = checks[section.date].target_date
    return f"Target date {day}" if day else f"Target date {section.date + 1}"


def _drawn(pictures: Pictures) -> dict[str, str]:
    """Role to a PNG in base64; fine and coarse images with one stretch, that of F1."""
    if not pictures:
        return {}
    low, high = charts.stretch_limits(pictures.get("F1", next(iter(pictures.values()))).values)
    return {role: _png(picture, low, high) for role, picture in pictures.items()}


def _png(picture: SmallPicture, low: np.ndarray, high: np.ndarray) -> str:
    colours = charts.stretch(picture.values, low, high)
    mixed = 0.35 * colours + 0.65 * np.array(to_rgb(COVERED))
    shown = np.where(picture.covered[..., None], mixed, colours)
    file = io.BytesIO()
    pixels.imsave(file, np.ascontiguousarray(np.rint(shown * 255).astype(np.uint8)), format="png")
    return base64.b64encode(file.getvalue()).decode("ascii")


def _bands(images: Mapping[str, Any]) -> list[tuple[str, dict[str, Optional[dict[str, Any]]]]]:
    """Each band of F1 and, by role, the band that goes with it; empty where they were not matched."""
    matched = {role: image["bands"] for role, image in images.items() if image.get("bands")}
    names = [band["goes_with"] for band in matched.get("F1", ())]
    if None in names:
        return []
    return [
        (name, {role: bands[place] if place < len(bands) else None for role, bands in matched.items()})
        for place, name in enumerate(names)
    ]
