"""Days: how far the target lies from the references, images of one day, files that tell two days."""

from __future__ import annotations

from datetime import date
from typing import Optional

from ...align.scene import Scene
from ...door import dates
from ...door.addresses import names_in
from ...door.check import Check
from ...door.jobs import FuseJob
from ...door.plain_text import cut
from ...raster.readers import Image

FAR_DAYS, PAIR_DAYS = 60, 8


def say_dates(check: Check, job: FuseJob, scene: Scene) -> None:
    """What the days of the images are good for."""
    fine = [image for image in scene.delivered if image.role.startswith("F")]
    coarse = [image for image in scene.delivered if image.role in ("C1", "C3")]
    references = [f.date or c.date for f, c in zip(fine, coarse)]
    target = dates.parse(job.first.date) if job.first.date else scene.target.date
    _say_distance(check, [day for day in references if day], target)
    for number, f, c in zip((1, 3), fine, coarse):
        if f.date and c.date and abs((f.date - c.date).days) > PAIR_DAYS:
            check.say(
                "warning",
                "pair-dates",
                f"F{number} is of {f.date} and C{number} of {c.date}: a pair should be of "
                "about the same date.",
            )
    _say_one_day(check, references, target, scene)
    for image in scene.delivered:
        if image.no_day and not (image.role == "C2" and job.first.date):
            _say_no_day(check, image)
        elif not image.no_day:
            _say_contradiction(check, image)


def _say_distance(check: Check, references: list[date], target: Optional[date]) -> None:
    if not references or not target:
        return
    nearest = min(references, key=lambda day: abs((target - day).days))
    days = abs((target - nearest).days)
    if days > FAR_DAYS:
        check.say(
            "warning",
            "far-dates",
            f"The {'nearest ' if len(references) > 1 else ''}reference date is {days} days from the target "
            "date; accuracy falls with the distance, so a nearer pair is better.",
        )
    _say_place(check, references, target)


def _say_place(check: Check, references: list[date], target: date) -> None:
    """Whether the target lies before, between or after the references."""
    first, last = min(references), max(references)
    if len(references) == 1:
        if target < first:
            check.say("info", "before-references", "The target date lies before the reference date.")
    elif first <= target <= last:
        check.say("info", "among-references", f"The target date lies between {first} and {last}.")
    else:
        side, code = ("before", "before-references") if target < first else ("after", "after-references")
        check.say("info", code, f"The target date lies {side} both reference dates, {first} and {last}.")


def _say_one_day(
    check: Check, references: list[Optional[date]], target: Optional[date], scene: Scene
) -> None:
    if target and target in references:
        check.say(
            "warning",
            "same-date",
            f"The target date is a reference date ({target}): the fine image of that date is there already.",
        )
    if len(references) > 1 and references[0] and references[0] == references[1]:
        check.say(
            "warning",
            "same-date",
            f"Both pairs are of {references[0]}: give a second pair of another date, best from the other "
            "side of the target date.",
        )
    twins = [image for image in scene.other_dates if target and image.date == target]
    if twins:
        check.say(
            "warning",
            "same-date",
            f"{len(twins) + 1} target images are of {target}: each is predicted for itself, so give one of "
            "them.",
        )


def _say_no_day(check: Check, image: Image) -> None:
    """A day in the name that there can't be: what else stands there may be the day of processing."""
    taken = (
        f"that of its tags ({image.date}) is taken"
        if image.date
        else f"no date is taken; say it (--date {image.role}=YYYY-MM-DD)"
    )
    name = cut(next(names_in(image.path), image.path))
    check.say(
        "warning",
        "no-such-day",
        f"{image.role} '{name}' has '{cut(image.no_day)}' in its name where the date of acquisition stands, "
        f"and there is no such day: {taken}.",
    )


def _say_contradiction(check: Check, image: Image) -> None:
    told = dates.told_by(image.path, image.dataset.GetMetadata())
    by_tag = sorted(set(told.by_tag))
    if len(by_tag) > 1:
        listed = " and ".join(map(str, by_tag))
        check.say(
            "warning",
            "dates-contradict",
            f"The tags of {image.role} tell several dates of acquisition ({listed}): {image.date} is taken.",
        )
    elif by_tag and told.by_name and by_tag[0] not in told.by_name:
        check.say(
            "warning",
            "dates-contradict",
            f"{image.role} is of {by_tag[0]} by its tags and of {told.by_name[0]} by its name: {image.date} "
            "is taken.",
        )
