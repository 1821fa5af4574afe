"""Folders of prepared cases: what the files in them are called, and the card that says what they are of.

Standard library alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

REAL, CROSSED, REPLAYED, CARD = "real", "crossed", "replayed", "data.json"
ONE_PLACE = "cases"
"""The place of cases that were prepared without one."""


def file_name(place: str) -> str:
    """A place's name as the part of a case's name before `~`."""
    return re.sub(r"[^\w.()-]+", "_", place)


def place_of(case: str) -> str:
    """As in the name of the case's file; cases that were prepared without it count as of one place."""
    return case.split("~")[0] if "~" in case else ONE_PLACE


def is_real(case: str) -> bool:
    """Whether the coarse images of a case are real."""
    return f"~{REAL}" in case


def is_crossed(case: str) -> bool:
    """Whether its C1 is of another date than F1."""
    return f"~{CROSSED}" in case


def is_replayed(case: str) -> bool:
    """Whether it is of a generated landscape that stands in for what a model learnt from before."""
    return f"~{REPLAYED}" in case


def write_card(folder: Path, data: list[str], invented: int, cases: int, seed: int) -> None:
    """Say in a folder of cases what they are of, for the card of a model that learns from them."""
    card = {"data": data, "invented": invented, "cases": cases, "seed": seed}
    (folder / CARD).write_text(json.dumps(card, indent=1), "utf-8")


def read_cards(folders: Sequence[Path]) -> tuple[list[str], int, int]:
    """Places, invented landscapes and cases of several folders; of a folder that does not say it, its own
    name."""
    data: list[str] = []
    invented = cases = 0
    for folder in folders:
        path = folder / CARD
        card = json.loads(path.read_text("utf-8")) if path.exists() else {"data": [folder.name]}
        data += [name for name in card["data"] if name not in data]
        invented += card.get("invented", 0)
        cases += card.get("cases", 0) or sum(1 for _ in folder.glob("*.npz"))
    return data, invented, cases
