"""The few phrases that the algorithms and the dock say alike."""

from __future__ import annotations

from html import escape
from typing import Optional

from ..engine.door.events import Progress, Started


def time_left(seconds: Optional[float]) -> str:
    """A rough duration, coarse enough not to flicker; empty while it cannot be known."""
    if seconds is None:
        return ""
    if seconds < 10:
        return "a few seconds left"
    if seconds < 55:
        return f"about {round(seconds, -1):.0f} s left"
    if seconds < 55 * 60:
        return f"about {max(1, round(seconds / 60))} min left"
    return f"about {seconds / 3600:.1f} h left"


def percent(event: Progress) -> float:
    """How far the run is, 0 to 100."""
    return min(100.0, max(0.0, 100.0 * event.done / event.total)) if event.total > 0 else 0.0


def stage(event: Progress) -> str:
    """What is being done and for how long yet: `Fusing, about 2 min left`."""
    return ", ".join(part for part in (event.stage, time_left(event.seconds_left)) if part)


def share(part: float) -> str:
    """A share as the engine writes it: `62%`; something is never `0%`."""
    return f"{max(0.01, part) if part else 0:.0%}"


def field_title(name: str) -> str:
    """How a form calls a method's parameter: `Coarse window` for coarse_window."""
    return name.replace("_", " ").capitalize()


def sentence(text: str) -> str:
    """With a capital letter in front and a full stop behind."""
    return f"{text[:1].upper()}{text[1:]}."


def started(event: Started) -> str:
    """Which method runs where, and why there."""
    return f"{event.method} on {event.device.upper()}: {event.device_reason}"


def as_html(*paragraphs: str) -> str:
    """Texts for a place where Qt reads HTML, and which are none: a tooltip, the help of a parameter."""
    return "".join(f"<p>{escape(text, quote=False)}</p>" for text in paragraphs)


def without_tags(sentence: str) -> str:
    """A sentence for a window of QGIS's own, which takes what looks like HTML for HTML, and for a terminal,
    which would show an escaped one as it is: its angle brackets become other ones."""
    return sentence.translate({ord("<"): "\u2039", ord(">"): "\u203a"})
