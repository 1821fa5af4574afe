"""What the look before a run says of the images themselves: grids, bands, values and pixel sizes."""

from __future__ import annotations

from typing import Optional

import numpy as np

from ...models.catalogue.manifest import Manifest
from ..align import crs
from ..align.blocks import block_side
from ..align.scene import Scene
from ..door.addresses import without_secrets
from ..door.check import Check
from ..door.errors import UncertaintyError
from ..door.jobs import FuseJob
from ..door.plain_text import cut, listed
from ..door.preparation import AUTO
from ..raster import bands
from ..raster.band_partners import wavelengths_of
from ..raster.readers import Image

POSSIBLE = 2.0
"""Sun glint, snow and noise leave reflectances within this."""
MASK_NOTES = (
    ("warning", "mask-of-another-grid", "note"),
    ("info", "mask", "rule_note"),
    ("warning", "mask-in-doubt", "doubt"),
)
"""Level and code of what is told of a mask, by its field."""


def say_inputs(check: Check, job: FuseJob, scene: Scene) -> None:
    check.say("info", "grid", f"The output has the grid of F1: {scene.grid.describe()}.")
    _say_bands(check, scene)
    for image in (*scene.fine, *scene.coarse_own, scene.target_own):
        if image.scale_note:
            lacks = "" if image.declares_scale else " declares no scale"
            check.say("info", "scale", f"{image.role}{lacks}: {image.scale_note}.")
        _say_values(check, image)
        share = scene.overlap.get(image.role, 1.0)
        if share < 0.995:
            check.say(
                "warning",
                "partial-overlap",
                f"{image.role} covers {share:.0%} of F1; {rest_of(image, scene)}.",
            )
    for image in scene.delivered:
        _say_masks(check, image)
        _say_nodata(check, job, image)
    _say_buffer(check, job, scene)
    if not all(
        crs.same_crs(image.grid.crs, scene.grid.crs) for image in (*scene.coarse_own, scene.target_own)
    ):
        check.say(
            "info",
            "reprojected",
            "The coarse images have another coordinate reference system and are reprojected.",
        )


def _say_bands(check: Check, scene: Scene) -> None:
    """How the bands of all images were matched to those of F1."""
    if scene.left_out:
        check.say(
            "warning",
            "bands-left-out",
            f"No coarse band goes with {listed(scene.left_out)} of F1, so the output lacks "
            f"{'it' if len(scene.left_out) == 1 else 'them'}: say which does (--bands), let the nearest one "
            "stand in (--unmatched nearest), or have it predicted from the others (--unmatched spectral).",
        )
    fine, *others = scene.fine
    bands_of_f1 = f"Bands: {listed(scene.names)}"
    ways: dict[tuple[bool, str], list[str]] = {}
    for image in (*others, *scene.coarse_own, scene.target_own):
        middles = (wavelengths_of(fine), wavelengths_of(image))
        doubtful, how = bands.how_matched(fine.labels, image.labels, image.role, middles=middles)
        ways.setdefault((doubtful, how.replace(image.role, "ROLE")), []).append(image.role)
    for (doubtful, how), roles in ways.items():
        told = how.replace("ROLE", roles[0])
        if doubtful and len(roles) > 1:
            told += f" (the same holds for {' and '.join(roles[1:])})"
        level, code = ("warning", "bands-in-doubt") if doubtful else ("info", "bands")
        check.say(level, code, f"{bands_of_f1}; {told}.")


def say_by_others(check: Check, job: FuseJob, scene: Scene) -> None:
    """Bands that are predicted from others.

    Raises:
        UncertaintyError: their uncertainty was asked for, which nobody knows.
    """
    if not scene.by_others:
        return
    names = listed([scene.names[n] for n in scene.by_others])
    check.say(
        "info",
        "bands-by-others",
        f"No coarse band goes with {names} of F1: predicted from the fused bands, by what the fine images of "
        "the pairs say of both.",
    )
    if job.asks_uncertainty:
        raise UncertaintyError(
            f"No error model was made for bands that are predicted from others ({names}): leave the "
            "uncertainty and its bounds out, or leave these bands out (--unmatched leave-out)."
        )


def _say_values(check: Check, image: Image) -> None:
    """Numbers that were taken for nothing, and reflectances that are none."""
    fills = sorted({seen.fill for seen in image.seen if seen.fill is not None})
    if fills:
        numbers = " and ".join(f"{fill:g}" for fill in fills)
        check.say(
            "warning",
            "undeclared-nodata",
            f"{image.role} holds {numbers} far from all other values or as a frame, and declares no such "
            f"nodata value: these pixels are taken as gaps (gdal_edit.py -a_nodata {fills[0]:g} says so in "
            "the file, --nodata none that they are none).",
        )
    for name, encoding, seen in zip(image.names, image.encodings, image.seen):
        low, high = (value * encoding.scale + encoding.offset for value in (seen.lowest, seen.highest))
        if name in bands.REFLECTANCES and not (low >= -POSSIBLE and high <= POSSIBLE):
            check.say(
                "warning",
                "impossible-values",
                f"{image.role} has values from {low:.3g} to {high:.3g} in {cut(name)}, which no reflectance "
                "has: check its scale and its nodata value.",
            )
            return


def _say_masks(check: Check, image: Image) -> None:
    """Masks of another grid, those that are quality bands, and those that may be none."""
    for source in image.cover.sources if image.cover else ():
        for level, code, field in MASK_NOTES:
            if note := getattr(source, field, ""):
                check.say(level, code, without_secrets(note))


def _say_nodata(check: Check, job: FuseJob, image: Image) -> None:
    """A nodata that was told and that no number of the file can be."""
    told, dtype = job.preparation.of(image.role).nodata, np.dtype(image.encodings[0].dtype)
    if not isinstance(told, (int, float)) or dtype.kind == "f":
        return
    limits = np.iinfo(dtype)
    if not (limits.min <= told <= limits.max and float(told).is_integer()):
        check.say(
            "warning",
            "impossible-nodata",
            f"{image.role} is stored as {dtype.name}, whole numbers from {limits.min} to {limits.max}, so "
            f"that none of its pixels is the nodata {told:g} and none is left out for it: give the number "
            f"that is stored (--nodata {image.role}=NUMBER).",
        )


def _say_buffer(check: Check, job: FuseJob, scene: Scene) -> None:
    """A buffer around nothing."""
    asked = job.preparation
    masked = asked.masks or any(one.mask == AUTO for one in asked.images.values())
    if asked.buffer and not masked and not any(image.cover for image in scene.delivered):
        check.say(
            "warning",
            "nothing-to-grow",
            f"A buffer of {asked.buffer} pixels was asked for, but no image has a mask or a quality band "
            "that it could grow: give one (--mask), or leave the buffer out.",
        )


def rest_of(image: Image, scene: Scene) -> str:
    """What becomes of the pixels that an image lacks."""
    if len(scene.fine) > 1 and image.role != "C2":
        return "the rest is predicted from the other pair alone"
    return "the rest becomes nodata"


def resampled_coarse(job: FuseJob, scene: Scene) -> Optional[str]:
    """A sentence where coarse images were resampled to smaller pixels, and nobody says how large theirs were;
    None elsewhere."""
    if job.ratio is not None:
        return None
    if scene.ratio >= 1.5:
        return _blocks(scene)
    return (
        f"The coarse pixels are as small as the fine ones (ratio {scene.ratio:.3g}); if they were resampled, "
        "give the "
        "true ratio."
    )


def _blocks(scene: Scene) -> Optional[str]:
    """The same where coarse images show the blocks of larger pixels."""
    for image in (*scene.coarse_own, scene.target_own):
        side = 1 if image.role in scene.averaged else block_side(image)
        if side > 1:
            return (
                f"Each {side} x {side} pixels of {image.role} are equal, so it was resampled: give the true "
                f"ratio, {scene.ratio * side:.3g}."
            )
    return None


def say_ratio(check: Check, job: FuseJob, scene: Scene, manifest: Manifest) -> None:
    ratio = scene.ratio
    if resampled := resampled_coarse(job, scene):
        check.say("warning", "resampled-coarse", resampled)
    elif len(scene.averaged) == len(scene.on_lattice):
        check.say(
            "info",
            "ratio",
            f"The coarse images are averaged back to pixels {ratio:g} times as large, then brought up by "
            "bicubic resampling.",
        )
    elif scene.averaged:
        which = " and ".join(scene.averaged)
        check.say(
            "info" if job.ratio else "warning",
            "pixel-sizes-differ",
            f"The pixels of {which} are smaller than those of the other coarse images and are averaged to "
            f"them, {ratio:.4g} fine pixels wide; if all of them were resampled, give the true ratio.",
        )
    else:
        check.say("info", "ratio", f"A coarse pixel is {ratio:.4g} fine pixels wide.")
    say_ratio_range(check, job, scene, manifest)


def say_ratio_range(check: Check, job: FuseJob, scene: Scene, manifest: Manifest) -> None:
    """A ratio that the method was not made for."""
    ratio = scene.ratio
    low, high = manifest.ratio_range
    if not low <= ratio <= high:
        check.say(
            "warning",
            "ratio-range",
            f"The method '{manifest.name}' was made for ratios from {low:g} to {high:g}, this one is "
            f"{ratio:.3g}, and nobody has measured it there: choose one that was made for it ('chronofuse "
            "methods' tells), or try it on dates that are known (chronofuse compare).",
        )
