"""The arguments of `fuse` and `check` that say how the images are read and what is done with them first."""

from __future__ import annotations

import argparse
import re
from typing import Any, Callable

from ..door.jobs import UNMATCHED, Preparation
from ..door.preparation import SWITCHES
from ..door.preparation_words import READINGS, preparation_of

IMAGE = "IMAGE is F1, C1, F3, C3, C2, reference, fine or coarse; without it, all"
MAY_BE_NEGATIVE = ("--register", "--scale", "--offset", "--nodata")
_NEGATIVE = re.compile(r"-[\d.]")
WISHES = ("unmatched", "buffer", "register", "harmonise")
"""Options that are fields of a Preparation."""


def add_preparation(parser: argparse.ArgumentParser) -> None:
    """What the files do not say, or say wrongly, and what to do about it."""
    _add_bands(parser.add_argument)
    _add_readings(parser.add_argument)
    _add_corrections(parser.add_argument)


def _add_bands(add: Callable[..., Any]) -> None:
    add(
        "--bands",
        metavar="NAME=FINE:COARSE,...",
        help="numbers of the bands that go together (blue=1:3,nir=4:1), or 'position'; default: by name, "
        "by wavelength, by position, as the files allow",
    )
    add(
        "--unmatched",
        choices=UNMATCHED,
        help="what becomes of a fine band without a coarse partner: it is left out (default), changes like "
        "the nearest band that has one, or, in a fusion, is predicted from the fused bands (spectral)",
    )
    add("--roles", metavar="NAME=BAND,...", help="bands of F1 for the indices, by number (red=3,nir=4)")


def _add_readings(add: Callable[..., Any]) -> None:
    for name, what in (
        ("scale", "what the stored numbers are multiplied by"),
        ("offset", "what is added then"),
        ("nodata", "the stored number that means nothing, or none"),
    ):
        add(
            f"--{name}",
            action="append",
            metavar="[IMAGE=]NUMBER",
            help=f"{what}, whatever the file says; {IMAGE}",
        )
    add(
        "--mask",
        action="append",
        metavar="[IMAGE=]FILE|auto",
        help="a raster that is 0 where the image is not to be used, or auto: what looks like cloud; "
        "may be given once per image",
    )
    add(
        "--date",
        action="append",
        metavar="IMAGE=YYYY-MM-DD",
        help="the day of an image, whatever its tags and its name say; may be given once per image",
    )
    add("--buffer", type=int, metavar="N", help="leave N pixels around clouds and masks out, too")


def _add_corrections(add: Callable[..., Any]) -> None:
    add(
        "--register",
        metavar="off|auto|DX,DY",
        help="move the coarse images by the shift that is found where it is sure (auto), or by so many fine "
        "pixels to the right and down; default: only say it",
    )
    add(
        "--harmonise",
        choices=SWITCHES,
        help="bring the coarse images to the fine sensor by the line between the two, where it is sure "
        "(auto) or always (on); default: only say it",
    )


def with_negative_values(arguments: list[str]) -> list[str]:
    """The arguments with values such as -3.5,12 and -3.4e38 tied to their options: argparse takes them for
    options of their own."""
    tied: list[str] = []
    for argument in arguments:
        if tied and tied[-1] in MAY_BE_NEGATIVE and _NEGATIVE.match(argument):
            tied[-1] += f"={argument}"
        else:
            tied.append(argument)
    return tied


def preparation(options: argparse.Namespace) -> Preparation:
    """What the arguments say.

    Raises:
        JobError: words that mean nothing.
    """
    wishes = {name: getattr(options, name) for name in WISHES if getattr(options, name) is not None}
    readings = {name: getattr(options, name) or () for name in READINGS}
    return preparation_of(options.bands, options.roles, readings, **wishes)
