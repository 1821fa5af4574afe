"""The few phrases that the algorithms and the dock say alike."""

from __future__ import annotations

from html import escape
from typing import Optional

from ..engine.door.events import Started
from ..engine.door.figure_rows import IN_SHORT
from .pace import Pace
from .tr import tr, tr_marked

COMPILING = "Compiling the method (the first run only)"
"""A stage of the engine that comes and goes within others."""


def time_left(seconds: Optional[float]) -> str:
    """A rough duration, coarse enough not to flicker; empty while it cannot be known."""
    if seconds is None:
        return ""
    if seconds < 10:
        return tr("a few seconds left")
    if seconds < 55:
        return tr("about {count} s left").format(count=f"{round(seconds, -1):.0f}")
    if seconds < 55 * 60:
        return tr("about {count} min left").format(count=max(1, round(seconds / 60)))
    return tr("about {count} h left").format(count=f"{seconds / 3600:.1f}")


def stage_now(pace: Pace) -> str:
    """What is being done and for how long yet: `Fusing, about 2 min left`."""
    return ", ".join(part for part in (stage_name(pace.stage), time_left(pace.seconds_left())) if part)


def stage_name(stage: str) -> str:
    """A stage of the engine as a person reads it."""
    return {
        "Reading the scene": tr("Reading the scene"),
        "Fusing": tr("Fusing"),
        "Finishing the files": tr("Finishing the files"),
        "Measuring": tr("Measuring"),
        "Writing the report": tr("Writing the report"),
        COMPILING: tr("Compiling the method (the first run only)"),
    }.get(stage, stage)


def share(part: float) -> str:
    """A share as the engine writes it: `62%`; something is never `0%`."""
    return f"{max(0.01, part) if part else 0:.0%}"


def field_title(name: str) -> str:
    """How a form calls a method's parameter: `Coarse window` for coarse_window."""
    return name.replace("_", " ").capitalize()


def sentence(text: str) -> str:
    """With a capital letter in front and a full stop behind."""
    return tr("{sentence}.").format(sentence=f"{text[:1].upper()}{text[1:]}")


def figures_in_short(kept: str) -> str:
    """The figures in one line, which the engine and the list of runs have in English."""
    for title, *_ in IN_SHORT:
        kept = kept.replace(f"{title} ", f"{tr_marked(title)} ")
    return kept


def started(event: Started) -> str:
    """Which method runs where, and why there."""
    told = tr("{method} on {device}: {reason}")
    return told.format(method=event.method, device=event.device.upper(), reason=event.device_reason)


def as_html(*paragraphs: str) -> str:
    """Texts for a place where Qt reads HTML, and which are none: a tooltip, the help of a parameter."""
    return "".join(f"<p>{escape(text, quote=False)}</p>" for text in paragraphs)


def without_tags(sentence: str) -> str:
    """A sentence for a window of QGIS's own, which takes what looks like HTML for HTML, and for a terminal,
    which would show an escaped one as it is: its angle brackets become other ones."""
    return sentence.translate({ord("<"): "\u2039", ord(">"): "\u203a"})
