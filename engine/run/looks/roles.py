"""Whether each image can be what it was given as: F1, F3 and reference fine, C1, C2 and C3 coarse.

Pixel sizes tell most. Where a coarse image was resampled to fine pixels its roughness tells: how much a pixel
differs from its four neighbours, in standard deviations of the image. Of fine images, cloud among them, it is
a tenth to a third; of coarse ones that were resampled smoothly a hundredth, and blocks are seen as such.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Optional

import numpy as np

from ...align import crs, warp
from ...align.blocks import block_side
from ...align.prepared import open_prepared
from ...align.scene import Scene
from ...door.check import Check
from ...door.errors import ChronofuseError, RoleError
from ...door.jobs import FuseJob
from ...raster.grid import sample_windows
from ...raster.readers import Image
from .reference import ROLE

SAME_SIZE = 1.5
"""Pixels up to so many times as large are of the fine sensor's size."""
SMOOTH, SHARP = 0.15, 0.5
"""Roughness, in F1's: less is a coarse image's that was resampled, more a fine one's."""
SMOOTH_ALONE = 0.015
"""The same of F1 itself, which has nothing to be compared with."""
LEAST_BLOCK = 3
"""Blocks of two pixels may be a fine image's that was doubled."""
CLEAR_RATIO = 2.0
"""From this ratio on fine and coarse images are told apart."""
SAMPLE_SIDE = 128


class Look(NamedTuple):
    """What an image's pixels tell of its sensor."""

    size: float
    """Of its pixels, in F1's."""
    roughness: float
    """On F1's grid; NaN, which is neither more nor less than any, where its pixels are larger, or nothing
    varies."""
    block: int
    """Side of the blocks of equal pixels; 1 where there are none."""

    def is_fine_beside(self, fine: Look) -> bool:
        """Whether it is as sharp as F1."""
        return self.block < LEAST_BLOCK and self.roughness > SHARP * fine.roughness

    def is_smooth_beside(self, fine: Look) -> bool:
        """Whether it is a coarse image that was resampled to F1's pixels."""
        return self.block >= LEAST_BLOCK or self.roughness < SMOOTH * fine.roughness


def say_roles(check: Check, job: FuseJob, scene: Scene) -> None:
    """What was given as something else than it is.

    Raises:
        RoleError: an image that can't be meant as what it was given.
    """
    _require_other_files(job)
    first = scene.delivered[0]
    fine = [image for image in scene.delivered[1:] if image.role == "F3"]
    reference = _reference(job, first)
    fine += [reference] if reference else []
    coarse = [image for image in scene.delivered if image.role.startswith("C")]
    own = _look(first, first)
    looks = {image.role: _look(image, first) for image in (*fine, *coarse)}
    _judge_f1(check, own, looks["C1"], scene)
    for image in fine:
        _judge_fine(check, image, looks[image.role], own, scene)
    _judge_coarse(check, coarse, looks, own, scene)


def _reference(job: FuseJob, first: Image) -> Optional[Image]:
    path = job.first.telling.reference
    return open_prepared(path, ROLE, job.preparation, like=first, named="reference") if path else None


def _require_other_files(job: FuseJob) -> None:
    """Raises RoleError for one file in two roles that no image can have at once."""
    inputs = job.inputs
    reference = inputs.get("reference")
    for role, path in inputs.items():
        if role.startswith("C") and path in (inputs["F1"], inputs.get("F3"), reference):
            fine = next(name for name in ("F1", "F3", "reference") if inputs.get(name) == path)
            raise RoleError(
                f"{role} and {_called(fine)} are the same file ('{path}'): give an image of the "
                f"coarse sensor as {role} and one of the fine sensor as {_called(fine)}."
            )
    if reference == inputs["F1"]:
        raise RoleError(
            f"The reference and F1 are the same file ('{reference}'): give the fine image of the target date "
            "as reference, or none."
        )


def _judge_f1(check: Check, own: Look, c1: Look, scene: Scene) -> None:
    is_fine = c1.block < LEAST_BLOCK and c1.size <= SAME_SIZE
    if is_fine and own.roughness < SMOOTH * c1.roughness:
        raise RoleError(
            f"C1 is sharper than F1 (a pixel differs from its neighbours by {c1.roughness:.2g} standard "
            f"deviations, in F1 by {own.roughness:.2g}): give the fine image as F1 and the coarse one as C1."
        )
    if own.block >= max(LEAST_BLOCK, scene.ratio / 2):
        raise RoleError(
            f"Each {own.block} x {own.block} pixels of F1 are equal, as in a coarse image that was "
            "resampled: give the image of the fine sensor as F1."
        )
    if scene.ratio >= CLEAR_RATIO and own.roughness < SMOOTH_ALONE:
        check.say(
            "warning",
            "roles-in-doubt",
            f"F1 is as smooth as a coarse image that was resampled (a pixel differs from its neighbours by "
            f"{own.roughness:.2g} standard deviations): make sure that it is of the fine sensor.",
        )


def _judge_fine(check: Check, image: Image, look: Look, own: Look, scene: Scene) -> None:
    if scene.ratio < CLEAR_RATIO or look.size <= SAME_SIZE:
        if scene.ratio >= CLEAR_RATIO and look.block >= max(LEAST_BLOCK, scene.ratio / 2):
            raise RoleError(
                f"Each {look.block} x {look.block} pixels of {_called(image.role)} are equal, as in a coarse "
                f"image that was resampled: give an image of the fine sensor as {_called(image.role)}."
            )
        if scene.ratio >= CLEAR_RATIO and look.is_smooth_beside(own):
            _doubt(check, image, f"is as smooth as a coarse image that was resampled, {_smoother(look, own)}")
        return
    if look.size >= max(CLEAR_RATIO, scene.ratio / 2):
        raise RoleError(
            f"{image.role} '{image.path}' has pixels {look.size:.3g} times as large as F1's, and the coarse "
            f"images {scene.ratio:.3g} times: it is a coarse image; give one of the fine sensor."
        )
    _doubt(check, image, f"has pixels {look.size:.3g} times as large as F1's")


def _judge_coarse(
    check: Check, coarse: Sequence[Image], looks: dict[str, Look], own: Look, scene: Scene
) -> None:
    sharp = [i for i in coarse if looks[i.role].size <= SAME_SIZE and looks[i.role].is_fine_beside(own)]
    others = [i for i in coarse if i not in sharp]
    told = [i for i in others if looks[i.role].size >= CLEAR_RATIO or looks[i.role].is_smooth_beside(own)]
    if sharp and told:
        image = sharp[0]
        raise RoleError(
            f"{image.role} '{image.path}' is as sharp as F1 and has its pixel size, and {told[0].role} is "
            f"coarse: it is a fine image; give the coarse image of that date as {image.role}."
        )
    if sharp and scene.ratio >= CLEAR_RATIO:
        check.say(
            "warning",
            "roles-in-doubt",
            f"{' and '.join(i.role for i in sharp)} {'is' if len(sharp) == 1 else 'are'} as sharp as F1, "
            f"which an image of pixels {scene.ratio:.3g} times as large is not: make sure that no fine image "
            "was given as a coarse one.",
        )


def _doubt(check: Check, image: Image, what: str) -> None:
    check.say(
        "warning",
        "roles-in-doubt",
        f"{image.role} {what}: make sure that it is an image of the fine sensor.",
    )


def _smoother(look: Look, own: Look) -> str:
    if look.block >= LEAST_BLOCK:
        return f"in blocks of {look.block} pixels"
    return (
        f"a pixel differs from its neighbours by {look.roughness:.2g} standard deviations where it is "
        f"{own.roughness:.2g} in F1"
    )


def _called(role: str) -> str:
    return "the reference" if "eference" in role else role


def _look(image: Image, first: Image) -> Look:
    size = 1.0 if image is first else crs.pixel_ratio(image.grid, first.grid)
    if size > SAME_SIZE:
        return Look(size, float("nan"), 1)
    try:
        on_first = warp.to_grid(image, first.grid)
        return Look(size, _roughness(on_first), _blocks(image))
    except ChronofuseError:  # what can't be read is told where it is needed
        return Look(size, float("nan"), 1)


def _blocks(image: Image) -> int:
    """Side of the blocks that all bands consist of; one band of larger pixels among others makes no coarse
    image."""
    side = block_side(image)
    for band in range(1, image.bands):
        if side < LEAST_BLOCK:
            break
        side = min(side, block_side(image.with_bands([band])))
    return side


def _roughness(image: Image) -> float:
    """How much pixels differ from the mean of their neighbours, in standard deviations of the image; the
    median of its bands, NaN where none varies."""
    parts = [_differences(image.read(window)) for window in sample_windows(image.grid, SAMPLE_SIDE)]
    found = []
    for band in range(image.bands):
        values, differences = (np.concatenate([part[n][band].ravel() for part in parts]) for n in (0, 1))
        there = np.isfinite(differences)
        spread = values[there].std() if there.sum() > 16 else 0.0
        if spread > 1e-6:
            found.append(float(differences[there].std() / spread))
    return float(np.median(found)) if found else float("nan")


def _differences(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Pixels that have four neighbours, and by how much they differ from their mean."""
    inner = values[:, 1:-1, 1:-1]
    around = values[:, :-2, 1:-1] + values[:, 2:, 1:-1] + values[:, 1:-1, :-2] + values[:, 1:-1, 2:]
    return inner, inner - around / 4
