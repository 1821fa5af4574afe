"""The page of a comparison of methods: which one to take, who stands where, and where and when another is
better."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..door.compared import Compared, Part, Standing
from ..door.figures import APPLICATION, FEATURE, FIGURES, PIXEL
from ..door.version import __version__
from ..yardstick.plain import WHY
from .templates import written

TEMPLATE = "compared.html.j2"
WIDTH, LEFT, ROW = 1040, 150, 24
"""Of the chart, in its own units: its width, where its bars begin, and the height of a line."""
SHOWN = {
    PIXEL: ("rmse", "ssim", "changed_rmse"),
    FEATURE: ("edge", "lbp", "boundary_f1"),
    APPLICATION: ("ndvi_rmse", "class_f1"),
}
TITLES = {"1": "From one pair", "2": "From two pairs"}
MOST_PARTS = 60
"""Of a table; the JSON report has all."""


@dataclass(frozen=True)
class Bar:
    """A method in the chart; its error as a share of `delta`'s, as places along the line."""

    method: str
    y: int
    expected: float
    low: float
    high: float
    measured: float
    told: str
    """Where the pointer rests on it."""


def compared_page(found: Compared) -> str:
    """The page as one HTML file that needs nothing beside it."""
    charts = {pairs: _bars(standings) for pairs, standings in found.standings.items()}
    parts = {
        "By reference date": ("Reference", found.references),
        "By zone": ("Zone", found.zones),
        "By season of the hidden dates": ("Season", found.seasons),
    }
    return written(
        TEMPLATE,
        found=found,
        titles=TITLES,
        charts=charts,
        ticks=[(share, round(_place(share))) for share in (0.5, 0.75, 1.0, 1.25, 1.5)],
        width=WIDTH,
        left=LEFT,
        row=ROW,
        shown={level: [(key, FIGURES[key]) for key in keys] for level, keys in SHOWN.items()},
        parts={
            title: (head, _together(of)[:MOST_PARTS], len(of) - MOST_PARTS)
            for title, (head, of) in parts.items()
        },
        best=_best,
        plain=WHY,
        chronofuse=__version__,
    )


def _bars(standings: Sequence[Standing]) -> list[Bar]:
    """Of what may be taken."""
    bars: list[Bar] = []
    for one in standings:
        if one.baseline or one.expected_of_delta is None or one.of_delta is None:
            continue
        shares = (one.expected_of_delta / one.sure, one.expected_of_delta * one.sure)
        told = (
            f"{one.method}: expected {one.expected_of_delta:.3f} of delta ({shares[0]:.3f} to "
            f"{shares[1]:.3f}), measured here {one.of_delta:.3f}"
        )
        expected, low, high, here = (
            round(_place(share), 1) for share in (one.expected_of_delta, *shares, one.of_delta)
        )
        bars.append(Bar(one.method, ROW * (len(bars) + 1), expected, low, high, here, told))
    return bars


def _together(parts: Sequence[Part]) -> list[Part]:
    """What there is of a zone, or a season, from one pair and from two, one below the other."""
    names = list(dict.fromkeys(part.name for part in parts))
    return sorted(parts, key=lambda part: names.index(part.name))


def _place(share: float) -> float:
    """Along the line: from a quarter of delta's error to one and three quarters."""
    return LEFT + (WIDTH - LEFT) * (min(max(share, 0.25), 1.75) - 0.25) / 1.5


def _best(part: Part) -> list[tuple[str, float]]:
    """The methods with the least error there, as it was measured; the three first."""
    return sorted(part.rmse.items(), key=lambda item: item[1])[:3]
