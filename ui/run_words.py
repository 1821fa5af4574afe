"""What is said and noted of a run that has ended well."""

from __future__ import annotations

from typing import Optional

from ..engine.door import figure_rows
from ..shell import own_speed, words
from ..shell.tr import tr
from .layers import FinishedRun


def summary_of(run: FinishedRun, seconds: float) -> str:
    """What was fused, how, and how long it took."""
    days = [date.figures.get("target_date") for date in run.finished.dates]
    if len(days) > 1:
        told = tr("{count} dates fused with {method} on {device} in {seconds} s.")
    elif days[0]:
        told = tr("{day} fused with {method} on {device} in {seconds} s.")
    else:
        told = tr("Fused with {method} on {device} in {seconds} s.")
    return told.format(
        count=len(days),
        day=days[0],
        method=run.method,
        device=run.finished.device.upper(),
        seconds=f"{seconds:.0f}",
    ).replace(" s.", "\u00a0s.")


def with_figures(run: FinishedRun, summary: str) -> str:
    """The summary and the most telling figures."""
    short = words.figures_in_short(figure_rows.in_short(run.finished.first.figures))
    return f"{summary} {short[:1].upper()}{short[1:]}." if short else summary


def cancelled(share: float) -> str:
    """What is said after a cancel, with the share of the rows that is kept, 0 to 1."""
    told = tr("The run was cancelled; nothing was written.")
    if not share:
        return told
    kept = tr("{share} of the rows are kept; resume it to go on from there.")
    return f"{told} {kept.format(share=words.share(share))}"


def note_speed(run: FinishedRun, seconds: float, pixels: Optional[float]) -> None:
    """For the card of the method: how long a date took on this machine."""
    bands = len(run.finished.first.figures.get("bands") or ())
    if pixels:
        own_speed.remember(run.method, run.finished.device, seconds / len(run.finished.dates), pixels, bands)
