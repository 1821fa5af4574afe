"""What was found in folders of dated images, as tables to read. Standard library alone."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Optional

from ..door.pairs_found import FoundImage, FoundSeries, FoundTarget, PairsFound, Proposal
from ..door.plain_text import cut, many

MOST_ROWS = 60
"""Of a table; the JSON has all."""
MOST_LEFT_OUT = 10
WIDTH = 110


def pairs_text(found: PairsFound) -> str:
    """The sensors, the pairs, the target dates with their references, and what is to be known."""
    parts = [
        _table([_series_row(one) for one in found.series]),
        _table(_limited([_pair_head(), *_pair_rows(found)], "pairs")),
        *_alone(found),
        _table(_limited(_target_rows(found), "rows")) if found.targets else "",
        "\n".join(_notes(found)),
    ]
    return "\n\n".join(part for part in parts if part)


def _series_row(series: FoundSeries) -> list[str]:
    days = sorted({image.date for image in series.images})
    span = days[0] if len(days) == 1 else f"{days[0]} to {days[-1]}"
    names = ", ".join(name or "unnamed" for name in series.bands[:8]) if any(series.bands) else ""
    more = ", ..." if len(series.bands) > 8 and names else ""
    return [
        series.role or "aside",
        cut(series.name, 40),
        f"{series.pixel:.4g} m",
        many(len(series.bands), "band"),
        many(len(days), "date"),
        span,
        names + more,
    ]


def _pair_head() -> list[str]:
    return ["pair", "C1 of", "F1 valid", "F1", "C1"]


def _pair_rows(found: PairsFound) -> Iterator[list[str]]:
    for pair in found.pairs:
        of = "" if pair.coarse.date == pair.fine.date else pair.coarse.date
        yield [pair.fine.date, of, _share(pair.fine.valid), _name(pair.fine), _name(pair.coarse)]


def _alone(found: PairsFound) -> Iterator[str]:
    """The dates of fine images that have no partner."""
    paired = {pair.fine.date for pair in found.pairs}
    for series in found.series:
        if series.role == "fine":
            days = sorted({image.date for image in series.images} - paired)
            if days:
                shown = ", ".join(days[:MOST_ROWS]) + (", ..." if len(days) > MOST_ROWS else "")
                text = f"fine images without a coarse one: {len(days)} ({shown})"
                yield "\n".join(textwrap.wrap(text, WIDTH, subsequent_indent="  ", break_on_hyphens=False))


def _target_rows(found: PairsFound) -> list[list[str]]:
    rows = [["target", "reference", "days", "valid", "alike", "score", "F1"]]
    for target in found.targets:
        rows += _of_target(target, found)
    return rows


def _of_target(target: FoundTarget, found: PairsFound) -> Iterator[list[str]]:
    if not target.proposals:
        yield [target.coarse.date, "none", "", "", "", "", ""]
    for place, one in enumerate(target.proposals):
        yield _proposal_row("" if place else target.coarse.date, one, found)


def _proposal_row(start: str, one: Proposal, found: PairsFound) -> list[str]:
    fine = found.pairs[one.reference].fine
    return [
        start,
        fine.date,
        f"{one.days:+d}",
        f"{one.valid:.2f}",
        f"{one.alike:.2f}",
        f"{one.score:.3f}",
        _name(fine),
    ]


def _notes(found: PairsFound) -> Iterator[str]:
    yield from (_note(note) for note in found.notes)
    if found.left_out:
        count = len(found.left_out)
        yield f"left out: {count}"
        yield from (_note(one.reason, "    ") for one in found.left_out[:MOST_LEFT_OUT])
        if count > MOST_LEFT_OUT:
            yield f"    and {count - MOST_LEFT_OUT} more, which --json lists"


def _note(text: str, indent: str = "note  ") -> str:
    return "\n".join(
        textwrap.wrap(
            text,
            WIDTH,
            initial_indent=indent,
            subsequent_indent=" " * len(indent),
            break_on_hyphens=False,
            break_long_words=False,
        )
    )


def _limited(rows: Sequence[list[str]], what: str) -> list[list[str]]:
    if len(rows) <= MOST_ROWS + 1:
        return list(rows)
    left = len(rows) - MOST_ROWS - 1
    return [*rows[: MOST_ROWS + 1], ["...", f"{left} more {what}: --json lists all"]]


def _table(rows: Iterable[list[str]]) -> str:
    """Columns beside each other."""
    every = [*rows]
    full = [row for row in every if len(row) == len(every[0])]
    widths = [max(len(row[n]) for row in full) for n in range(len(every[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in every
    )


def _name(image: FoundImage) -> str:
    return cut(image.path.replace("\\", "/").rstrip("/").rpartition("/")[2], 60)


def _share(valid: Optional[float]) -> str:
    return "-" if valid is None else f"{valid:.2f}"
