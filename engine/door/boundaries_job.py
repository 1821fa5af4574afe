"""What is asked of outlines: which images, which rule says what is within, and how fine they are.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Optional

from .collection_source import CollectionSource
from .errors import JobError
from .job_checks import check_id, check_types, choice, refuse_shared_paths, within
from .plain_text import cut

WATER, MNDWI, NDWI, VV, VH = "water", "mndwi", "ndwi", "vv", "vh"
CLASS, VALUE = "class", "value"
WATER_RULES = (WATER, MNDWI, NDWI, VV, VH)
"""Water by what bands there are, or by one index; backscatter in dB or linear."""
RULES = (*WATER_RULES, CLASS, VALUE)
MOST_CODE = 65534
SMOOTHEST = 20.0
"""Pixels."""


def check_rule(rule: str, threshold: Optional[float], classes: tuple[int, ...], value: bool = True) -> None:
    """Raises JobError for a rule that is none, or what does not go with it.

    Args:
        value: whether VALUE is one of the rules.
    """
    choice("rule", rule, RULES if value else (*WATER_RULES, CLASS))
    if rule == VALUE and threshold is None:
        raise JobError("The rule 'value' needs a threshold: give the value that the outline follows.")
    if rule == CLASS and threshold is not None:
        raise JobError(
            "'threshold' is for an index or a band, not for classes: leave it out, or give rule value."
        )
    if rule != CLASS and classes:
        raise JobError(f"'classes' needs a raster of classes: give rule class in the place of {rule}.")
    for code in classes:
        if not 0 <= code <= MOST_CODE:
            raise JobError(f"'classes' has {code}: a class is a whole number from 0 to {MOST_CODE}.")


@dataclass(frozen=True)
class BoundariesJob:
    """Draw the outlines of water, of classes or of a value, of one raster or of each date of a series."""

    sources: tuple[CollectionSource, ...]
    output: str
    """The GeoPackage, with the layers polygons and lines."""
    html: Optional[str] = None
    report: Optional[str] = None
    """What was found, as JSON."""
    images: Optional[str] = None
    """Which of the images: their kind (`sentinel2`) or a pattern of their names; None: those that the rule
    can be used on."""
    rule: str = WATER
    threshold: Optional[float] = None
    """Of the index, the backscatter in dB or the band; None: found in each scene."""
    classes: tuple[int, ...] = ()
    """Codes; none: all of them."""
    band: int = 1
    """Of the rules class and value, counted from 1."""
    min_area: Optional[float] = None
    """Square metres; smaller polygons are left out and smaller holes filled. None: four pixels."""
    smooth: Optional[float] = None
    """Deviation of the filter in pixels; None: 1 for radar and classes, else none."""
    reference: Optional[str] = None
    """Of one fused image, the fine image of its pair: its shore is moved by what changed since."""
    dem: Optional[str] = None
    """Heights over which it moves."""
    memory: Optional[int] = None
    """Megabytes."""
    tile: Optional[int] = None
    """Rows that are read at once."""
    threads: Optional[int] = None
    overwrite: bool = False
    id: str = field(default_factory=lambda: uuid.uuid4().hex[:12])

    def __post_init__(self) -> None:
        check_types(self)
        if not self.sources:
            raise JobError("No images were named: give a raster, a folder or a table of them.")
        check_rule(self.rule, self.threshold, self.classes)
        self._check_reference()
        within("band", self.band, 1, 100_000)
        within("min_area", self.min_area, 0, 1e15)
        within("smooth", self.smooth, 0, SMOOTHEST)
        within("memory", self.memory, 16, 1 << 20)
        within("tile", self.tile, 1, 1 << 16)
        within("threads", self.threads, 1, 1024)
        if not self.output.lower().endswith(".gpkg"):
            raise JobError(
                f"The output '{cut(self.output)}' does not end in .gpkg: outlines are written as a "
                "GeoPackage, so give a name that ends in .gpkg."
            )
        check_id(self.id)
        refuse_shared_paths(self.inputs, self.outputs)

    def _check_reference(self) -> None:
        if self.reference and self.rule not in (WATER, MNDWI, NDWI):
            raise JobError(
                f"'reference' needs the rule water, mndwi or ndwi, but the rule is {self.rule}: leave one of "
                "the two out."
            )
        if self.dem and not self.reference:
            raise JobError(
                "'dem' needs 'reference': heights tell where a shore goes that moves from where a fine image "
                "shows it, so give the fine image of the pair, too."
            )

    @property
    def inputs(self) -> dict[str, str]:
        named = [path for source in self.sources for path in source.inputs.values()]
        further = {"reference": self.reference, "dem": self.dem}
        return {f"images {number}": path for number, path in enumerate(named, 1)} | {
            role: path for role, path in further.items() if path
        }

    @property
    def outputs(self) -> dict[str, str]:
        further = {"report": self.report, "html": self.html}
        return {"outlines": self.output, **{role: path for role, path in further.items() if path}}
