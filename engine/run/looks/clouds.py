"""Cloud and haze: where an image is whiter than every other image of the run shows the same place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Optional

import numpy as np

from ...align.clouds import SAMPLE_SIDE, Clouds, clouds_of, darkest_middle, share_of
from ...align.scene import Scene
from ...door.check import Check
from ...door.jobs import FuseJob
from ...door.preparation import AUTO
from ...raster.grid import sample_windows
from ...raster.readers import Image
from .reference import reference_of

TOLD = 0.01
"""Fewer pixels than this share of an image are no cloud that needs a word."""
VEIL = 0.02
"""A rise that is haze: 0.04 of white light, several times what surface reflectance may be off by."""
VEILED = 0.1
"""Share of an image over which it is told."""
WHITE = 0.5
"""Half of an image's pixels are above this in blue, red and near infrared: land is so under snow or salt."""
CLOUD, EITHER = "cloud", "cloud, or fresh snow"


def say_clouds(check: Check, job: FuseJob, scene: Scene) -> None:
    """Which images show cloud or haze that the others do not."""
    reference = reference_of(job, scene)
    images = [*scene.delivered, *([reference] if reference else [])]
    every = [*images, *scene.other_dates]
    _say_all_white(check, every, scene)
    for image in images:
        others = [one for one in every if one is not image]
        found = clouds_of(image, others, scene.names, scene.ratio)
        share = share_of(found) if found else 0.0
        if found and share >= TOLD:
            _say_cloud(check, job, image, found, share)
        elif found and _is_veiled(image, others, scene):
            check.say(
                "warning",
                "haze",
                f"{image.role} is whiter than the other {_kind(image)} images in a way that land does not "
                f"change: look for haze or thin cloud in it{_until_then(image)}.",
            )


def _say_all_white(check: Check, images: Sequence[Image], scene: Scene) -> None:
    """That all images are as bright as clouds: then none shows what another one hides."""
    darkest = darkest_middle(images, scene.names)
    if darkest is not None and darkest > WHITE:
        check.say(
            "warning",
            "all-white",
            f"All images are as white as clouds (half of the pixels of each are above {darkest:.2f} in every "
            "band), so that none of them can show the clouds in another: give images of clearer days, unless "
            "snow or salt lies there on all of them.",
        )


def _say_cloud(check: Check, job: FuseJob, image: Image, found: Clouds, share: float) -> None:
    what = EITHER if _may_be_snow(found) else CLOUD
    named = "reference" if "eference" in image.role else image.role
    if job.preparation.of(named).mask == AUTO:
        check.say("info", "cloud", f"About {share:.0%} of {image.role} is {what}, and left out.")
    elif found.whole:
        check.say(
            "warning",
            "cloud",
            f"{image.role} is all {what}: {min(share, 1.0):.0%} of it is white where the other images are "
            f"not; give an image of a clearer day{_until_then(image)}.",
        )
    else:
        check.say(
            "warning",
            "cloud",
            f"About {share:.0%} of {image.role} is {what}, white where the other images are not: leave it "
            f"out (--mask {named}=auto, or a mask of your own).",
        )


def _until_then(image: Image) -> str:
    """The safe choice where nobody has another C2: every prediction follows its haze."""
    return (
        ", or take F1 as it is (method 'copy'), for every prediction follows C2" if image.role == "C2" else ""
    )


def _may_be_snow(found: Clouds) -> bool:
    """What is not there on the other dates may have fallen in between, where nothing but light is known."""
    return found.whiteness.is_visible


def _is_veiled(image: Image, others: Sequence[Image], scene: Scene) -> bool:
    """Haze is told by images of the same sensor alone: those of two differ by as much."""
    alike = [one for one in others if _kind(one) == _kind(image)]
    found = clouds_of(image, alike, scene.names, scene.ratio)
    rises = _rises(found) if found and found.whiteness.is_visible else None
    return rises is not None and bool(np.mean(rises > VEIL) > VEILED)


def _rises(found: Clouds) -> Optional[np.ndarray]:
    """How much whiter blocks of the sampled windows are than the other images."""
    looks = sample_windows(found.image.grid, SAMPLE_SIDE)
    rises = np.concatenate([found.block_rises(window).ravel() for window in looks])
    rises = rises[np.isfinite(rises)]
    return rises if rises.size >= 4 else None


def _kind(image: Image) -> str:
    return "coarse" if image.role.startswith("C") else "fine"
