"""A comparison of methods, as CSV and as text: a line a method and trial, and who stands where."""

from __future__ import annotations

import csv
import io

from ..door.compared import Compared
from ..door.figures import APPLICATION, FEATURE, PIXEL
from ..door.plain_text import many
from .tables import as_text, number

COLUMNS = ("pairs", "target", "references", "days", "method", "rmse", "of_delta", "pixels")
MOST_SHOWN = 30


def compared_csv(found: Compared) -> str:
    """A line a trial and method, the trials in the order of their dates."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for trial in found.trials:
        delta = trial.rmse.get("delta")
        for method, error in trial.rmse.items():
            share = round(error / delta, 4) if delta else ""
            writer.writerow(
                [
                    *(len(trial.references), trial.target, " ".join(trial.references), trial.days),
                    *(as_text(method), error, share, trial.pixels),
                ]
            )
    return text.getvalue()


def compared_text(found: Compared) -> str:
    """What stands on a terminal."""
    lines = []
    for pairs, standings in found.standings.items():
        count = sum(len(trial.references) == int(pairs) for trial in found.trials)
        lines.append(f"with {pairs} pair{'s' if pairs != '1' else ''}, {count} trials")
        lines.append(
            f"{'':<18}{'RMSE':>9}{'of delta':>10}{'expected':>10}{'SSIM':>8}{'EDGE':>8}{'NDVI':>9}"
            f"{'pixel':>8}{'feature':>9}{'applic.':>9}"
        )
        for one in standings[:MOST_SHOWN]:
            shown = {key: number(one.figures.get(key), 4) for key in ("rmse", "ssim", "edge", "ndvi_rmse")}
            levels = {level: number(one.levels.get(level), 1) for level in (PIXEL, FEATURE, APPLICATION)}
            expected = number(one.expected_of_delta, 3)
            lines.append(
                f"{one.method:<18}{shown['rmse']:>9}{number(one.of_delta, 3):>10}{expected:>10}"
                f"{shown['ssim']:>8}{shown['edge']:>8}{shown['ndvi_rmse']:>9}{levels[PIXEL]:>8}"
                f"{levels[FEATURE]:>9}{levels[APPLICATION]:>9}"
            )
    for title, parts in (
        ("reference", found.references),
        ("zone", found.zones),
        ("season", found.seasons),
    ):
        for part in parts[:MOST_SHOWN]:
            lines.append(
                f"{title} {part.name}, {many(part.pairs, 'pair')}: {part.method} "
                f"(RMSE {number(part.rmse[part.method], 4)})"
            )
        if len(parts) > MOST_SHOWN:
            lines.append(f"and {len(parts) - MOST_SHOWN} {title}s more: the JSON report (--report) has all")
    for method, reason in found.refused.items():
        lines.append(f"{method} did not run: {reason}")
    lines += [one.reason for one in found.recommended]
    return "\n".join(lines)
