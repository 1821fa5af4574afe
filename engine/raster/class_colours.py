"""Colours of classes: what maps give to water, forest or towns, and else ones that can be told apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

import numpy as np

APART = 12.0
"""Two classes differ by this much in CIELAB at least, as long as there is room: about five times what an eye
just sees."""
LEVELS = range(16, 256, 24)
"""Of red, green and blue, among which colours are looked for."""
DULL, GARISH, DARK, LIGHT = 18.0, 62.0, 30.0, 88.0
"""What is looked for has a chroma and a lightness between: greys stand for nothing, and what glares hides the
map."""
GREY = "#808080"
KNOWN: dict[str, tuple[str, ...]] = {
    "#86b8d8": ("flood", "flooded", "marine", "lagoon", "inundation"),
    "#2c7a5e": ("mangrove",),
    "#1e5233": ("coniferous", "conifer", "evergreen", "needle", "nadelwald"),
    "#4f8f3f": ("deciduous", "broadleaf", "broadleaved", "laubwald"),
    "#2f6fb5": ("water", "lake", "river", "sea", "ocean", "pond", "wasser", "eau", "agua", "水"),
    "#7fb7a8": ("wetland", "marsh", "swamp", "bog", "fen", "reed", "feuchtgebiet", "humedal", "湿地"),
    "#2d6a35": ("forest", "tree", "wood", "woodland", "wald", "foret", "forêt", "bosque", "floresta", "林"),
    "#a89a4e": ("shrub", "shrubland", "scrub", "bush", "savanna", "cerrado", "matorral"),
    "#a9c96b": ("grass", "grassland", "meadow", "pasture", "herbaceous", "wiese", "prairie", "草"),
    "#d98a2b": ("maize", "corn", "mais", "maïs", "maíz"),
    "#e3cf9b": ("wheat", "cereal", "barley", "rye", "oat", "getreide", "blé", "trigo"),
    "#8f9e2f": ("soy", "soybean", "soja"),
    "#c77fa8": ("cotton",),
    "#6f9f8f": ("rice", "paddy"),
    "#ecd93d": ("rape", "rapeseed", "canola", "sunflower", "raps", "colza"),
    "#9c5a86": ("beet", "sugarbeet", "rübe", "betterave", "remolacha"),
    "#9b7653": ("potato", "kartoffel"),
    "#7b4f8c": ("vineyard", "vine", "grape", "orchard", "fruit"),
    "#e6c74c": ("crop", "cropland", "agriculture", "cultivated", "arable", "field", "acker", "culture",
                "cultivo", "耕"),
    "#c0504d": ("urban", "built", "developed", "town", "city", "building", "impervious", "settlement",
                "siedlung", "bâti", "urbano", "建"),
    "#c9ad8a": ("bare", "barren", "soil", "sand", "rock", "desert", "boden", "suelo", "裸"),
    "#dfe9f2": ("snow", "ice", "glacier", "schnee", "neige", "nieve", "雪"),
    "#8c6bb1": ("burnt", "burned", "burn", "fire"),
    "#b8b8b8": ("cloud", "shadow", "road", "other", "unknown", "unclassified"),
}  # fmt: skip
"""Colour to the words of a class that has it, the more special before the general; a word counts in the
singular and in the plural."""


def colours_of(names: Mapping[int, str], given: Mapping[int, str] | None = None) -> dict[int, str]:
    """A colour ("#rrggbb") for every class, no two too much alike.

    Args:
        names: code to name; what a name says decides where it is known.
        given: code to colour where it is already decided; these are kept as they are.
    """
    found = dict(given or {})
    taken = _Taken(found.values())
    wanted = {code: known_colour(name) for code, name in names.items() if code not in found}
    for code, colour in sorted(wanted.items(), key=lambda one: (not one[1], one[0])):
        found[code] = taken.like(colour) if colour else taken.unlike()
        taken.add(found[code])
    return {code: found[code] for code in names}


def known_colour(name: str) -> str:
    """What maps use for a class of this name; nothing where no word of it is known."""
    words = set(re.findall(r"\w+", name.lower()))
    words |= {word[:-1] for word in words if word.endswith("s")}
    words |= {word[:-2] for word in words if word.endswith("es")}
    for colour, known in KNOWN.items():
        if any(word in words if word.isascii() else word in name.lower() for word in known):
            return colour
    return ""


class _Taken:
    """The colours that classes have already, and how far each candidate is from the nearest of them. That
    is kept, not measured anew for each class: with 300 classes it would take seconds."""

    def __init__(self, colours: Iterable[str]):
        self._names, self._labs = _candidates()
        self._taken: list[np.ndarray] = []
        self._apart = np.full(len(self._names), np.inf)
        for colour in colours:
            self.add(colour)

    def add(self, colour: str) -> None:
        lab = _lab(colour)
        self._taken.append(lab)
        self._apart = np.minimum(self._apart, _distances(self._labs, lab))

    def like(self, colour: str) -> str:
        """The colour, or where a class has it already the one nearest to it that can be told from all."""
        lab = _lab(colour)
        if not self._taken or _distances(np.stack(self._taken), lab).min() >= APART:
            return colour
        free = self._apart >= APART
        if not free.any():
            return self.unlike()
        return self._names[int(np.argmin(np.where(free, _distances(self._labs, lab), np.inf)))]

    def unlike(self) -> str:
        """The colour furthest from all that are taken, and from grey."""
        return self._names[int(np.argmax(np.minimum(self._apart, _distances(self._labs, _lab(GREY)))))]


def _distances(labs: np.ndarray, lab: np.ndarray) -> np.ndarray:
    """How far each of (n, 3) is from one colour."""
    return np.linalg.norm(labs - lab, axis=1)


@lru_cache(maxsize=1)
def _candidates() -> tuple[list[str], np.ndarray]:
    every = [f"#{r:02x}{g:02x}{b:02x}" for r in LEVELS for g in LEVELS for b in LEVELS]
    labs = np.stack([_lab(colour) for colour in every])
    chroma = np.hypot(labs[:, 1], labs[:, 2])
    fit = (chroma > DULL) & (chroma < GARISH) & (labs[:, 0] > DARK) & (labs[:, 0] < LIGHT)
    return [colour for colour, keep in zip(every, fit) if keep], labs[fit]


def _lab(colour: str) -> np.ndarray:
    """CIELAB (D65) of an sRGB colour; CIE 15:2004 and IEC 61966-2-1."""
    stored = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    linear = np.where(stored <= 0.04045, stored / 12.92, ((stored + 0.055) / 1.055) ** 2.4)
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    share = to_xyz @ linear / np.array([0.9505, 1.0, 1.089])
    bent = np.where(share > (6 / 29) ** 3, np.cbrt(share), share / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * bent[1] - 16, 500 * (bent[0] - bent[1]), 200 * (bent[1] - bent[2])])
