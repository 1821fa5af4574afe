"""What is said of a collection: sentences with the values and the remedy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from ..door.pairs_found import FoundTarget
from ..door.plain_text import cut, listed, many
from .dated import DatedImage
from .series import APART, Roles, Series

NAMED = 3
"""So many files or dates are named in a sentence."""


def no_pair(fine: Sequence[DatedImage], coarse: Sequence[DatedImage], gap: int) -> str:
    """Why there is no pair at all."""
    days = [image.day for image in coarse]
    apart, own, other = min(_nearest(one.day, days) for one in fine)
    return (
        f"No fine image has a coarse one within {_days(gap)}; nearest to each other are the fine one of "
        f"{own} and the coarse one of {other}, {_days(apart)} apart: add images of the same dates, or allow "
        f"that with --gap {apart}."
    )


def _nearest(day: date, days: Sequence[date]) -> tuple[int, date, date]:
    """By how many days the nearest of some days is away, the day, and that one."""
    return min((abs((other - day).days), day, other) for other in days)


def no_coarse_image(day: date, days: Sequence[date]) -> str:
    """Why a target date can't be predicted."""
    near = sorted(sorted(days, key=lambda other: abs((other - day).days))[:2])
    return (
        f"There is no coarse image of the target date {day}; nearest are those of "
        f"{' and '.join(map(str, near))}: choose one of these, or add the image."
    )


def on_masks(roles: Roles) -> Iterable[str]:
    """Which images have a mask of their own."""
    for series in (roles.fine, roles.coarse):
        masked = [image for image in series.images if image.mask]
        if masked:
            yield (
                f"{len(masked)} of {_images(len(series.images))} of '{cut(series.name)}' have a mask beside "
                f"them ({_name(masked[0].mask or '')}), which is 0 where the image is not to be used."
            )


def on_grids(series: Series, kept: Sequence[DatedImage]) -> Iterable[str]:
    """Whether the images of a sensor lie on several grids, and whether some show another place."""
    used = Counter(image.grid for image in kept).most_common()
    if len(used) > 1:
        sizes = [f"{count} of {grid.width} x {grid.height} pixels" for grid, count in used]
        yield (
            f"The images of '{cut(series.name)}' lie on {len(used)} grids ({listed(sizes, NAMED)}): a fusion "
            "brings each to the grid of its F1; results on one grid come from references on one grid."
        )
    shown = {grid for grid, _ in used}
    away = [image for image in series.images if image.grid not in shown]
    if away:
        yield (
            f"{_images(len(away))} of '{cut(series.name)}' left out, which show another place "
            f"({_named(away)}): give each place a folder of its own."
        )


def on_duplicates(
    several: Mapping[date, Sequence[DatedImage]], best: Mapping[date, DatedImage], role: str
) -> Iterable[str]:
    """Which dates have more than one image of a sensor."""
    if several:
        day, group = next(iter(several.items()))
        yield (
            f"Of {many(len(several), 'date')} there is more than one {role} image ({day}: "
            f"{_named(group)}), as two satellites or two tiles give them: the one with more valid pixels is "
            f"taken ({day}: {_name(best[day].path)}); join tiles first (gdalbuildvrt) where both are needed."
        )


def on_sizes(roles: Roles) -> Iterable[str]:
    """Whether the coarse images were resampled to the fine pixels."""
    if roles.coarse.pixel < APART * roles.fine.pixel:
        yield (
            f"The coarse images have pixels of {roles.coarse.pixel:.4g} m and the fine ones of "
            f"{roles.fine.pixel:.4g} m, so the coarse ones were resampled, or are not coarser: tell fuse by "
            "how much a coarse pixel is larger (--ratio R)."
        )


def on_aside(aside: Sequence[Series]) -> Iterable[str]:
    """What is neither taken for fine nor for coarse."""
    if aside:
        yield (
            f"Left aside: {listed([str(one) for one in aside])}; name one with --fine or --coarse to take it "
            "instead."
        )


def on_own(own: Sequence[str]) -> Iterable[str]:
    """What was predicted, and no sensor has seen."""
    if own:
        yield (
            f"{_images(len(own))} made by Chronofuse ({listed([_name(path) for path in own], NAMED)}) left "
            "aside: a prediction is no reference; name it as a file where you want it as one."
        )


def on_undated(undated: Sequence[str]) -> Iterable[str]:
    """What has no date."""
    if undated:
        verb, belongs = ("has", "belongs") if len(undated) == 1 else ("have", "belong")
        yield (
            f"{_images(len(undated))} {verb} no date in the name or the tags "
            f"({listed([_name(path) for path in undated], NAMED)}) and {belongs} to no series: put the date "
            "into the name, or give a table with the columns file and date."
        )


def on_targets(targets: Sequence[FoundTarget], references: Sequence[date], asked: bool) -> Iterable[str]:
    """What is to be known of the target dates: that there are none, or that references lie on one side."""
    if not targets and not asked:
        yield (
            "Every date with a coarse image has a fine one, so that nothing is to be predicted: name a date "
            "to predict, and to measure, with --target-date."
        )
    alone = [target.coarse.date for target in targets if not target.proposals]
    if alone:
        yield (
            f"{many(len(alone), 'date')} {'has' if len(alone) == 1 else 'have'} no usable reference "
            f"({listed(alone, NAMED)}): the fine images near them, or the coarse ones, have too few valid "
            "pixels; look for clearer ones."
        )
    for side, other in (("before", "after"), ("after", "before")):
        # A date without a reference after it lies after all of them.
        found = [
            (t.coarse.date, getattr(t, other)) for t in targets if not getattr(t, side) and getattr(t, other)
        ]
        if found:
            dates = listed([day for day, _ in found], NAMED)
            yield (
                f"{_dates(len(found))} {side} all usable references ({dates}; the best one for {found[0][0]} "
                f"is of {references[found[0][1].reference]}): only one pair can be given, and the prediction "
                "is less sure than between two."
            )


def _dates(count: int) -> str:
    return f"{many(count, 'date')} {'is' if count == 1 else 'are'}"


def _images(count: int) -> str:
    return many(count, "image")


def _days(count: int) -> str:
    return many(count, "day")


def _named(images: Iterable[DatedImage]) -> str:
    return listed([_name(image.path) for image in images], NAMED)


def _name(path: str) -> str:
    return path.replace("\\", "/").rstrip("/").rpartition("/")[2]
