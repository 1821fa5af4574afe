"""A product's quality band that is given as a mask: its numbers are bits or classes, and 0 is mostly clear
land."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..door.addresses import names_in
from ..door.plain_text import cut, listed
from ..products.describing import Product, Quality
from ..products.known import products
from ..products.quality import taken
from ..products.recognise import day_of, qualities_of, recognise


@dataclass(frozen=True)
class QualityRules:
    """What the numbers of a quality band's file take out."""

    title: str
    """Of the product."""
    qualities: tuple[Quality, ...]

    def taken(self, stored: np.ndarray) -> np.ndarray:
        """(rows, cols) bool of stored numbers, NaN where nothing is stored."""
        out = np.isnan(stored)
        for quality in self.qualities:
            out |= taken(stored, quality)
        return out

    def of(self, name: str) -> Optional[QualityRules]:
        """Those of all bands (empty name), or of one; None where there are none."""
        own = tuple(quality for quality in self.qualities if quality.of == name)
        return QualityRules(self.title, own) if own else None

    @property
    def bands(self) -> tuple[str, ...]:
        """The bands of which alone something is said."""
        return tuple(dict.fromkeys(quality.of for quality in self.qualities if quality.of))

    def told(self) -> str:
        """What is taken out, in words."""
        what = dict.fromkeys(rule.what for quality in self.qualities for rule in quality.rules)
        return f"as a quality band of {self.title} it takes out {listed([cut(one) for one in what], 12)}"


def rules_of(path: str, tags: dict[str, str], masked: str) -> Optional[QualityRules]:
    """The rules of a file that its name calls a quality band of its product, or of that of the image; None
    where it is none. Of a file whose first band says nothing but clear or not (UDM2) that band is a mask.

    Args:
        masked: title of the product of the image that it is to mask; empty where none is known.
    """
    names = tuple(names_in(path))
    own = recognise(names, tags)
    others = [product for product in products() if product.title == masked]
    for product in (*([own] if own else []), *others):
        if names and (found := _of_first_band(product, names[0])):
            return QualityRules(product.title, found)
    return None


def _of_first_band(product: Product, name: str) -> tuple[Quality, ...]:
    day = day_of(product, [name])
    every = (quality for quality in qualities_of(product, name) if quality.holds_on(day))
    return tuple(quality for quality in every if quality.number == 1)
