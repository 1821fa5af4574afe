"""What the stored numbers of a file stand for: scale, offset and the numbers that mean nothing, where the
file does not say so or can't mean what it says.

Inside the engine everything is in physical units: reflectance as 0..1, temperatures in kelvin, indices as
they are. What a file declares is taken; what it leaves out is read off a few windows of its pixels, and said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Optional

import numpy as np

from ..door.preparation import Reading
from .bands import REFLECTANCES
from .values import Encoding

FILLS = (-2147483648, -99999, -32768, -28672, -9999, -3000, -999, 32767, 65535, 2147483647, 4294967295)
"""Numbers that programs and products write for nothing: ends of types, MODIS's, and rows of nines."""
APART = 0.5
"""A number is a fill where it lies this far beyond all others, in units of their own span."""
SPECK = 3
"""Fewer pixels at the upper end of a type may be saturated ones."""
LARGEST = 1e7
"""No stored number of an image is as large; what is repeated beyond it, or below what an index can be, and
stands apart from all others may be a fill of anybody's choice."""
RECIPROCAL = 10.0
"""A declared scale from here on is looked at: NASA's HDF4 files give the number to divide by."""
TALLEST = 1e5
"""No quantity that is fused is larger in its unit."""
COMPARABLE = 20.0
"""Two images of one sensor, or two bands of one image, have 99th percentiles within this factor."""
KELVIN, UP_TO_KELVIN = 180.0, 350.0
"""Brightness and surface temperatures of the Earth."""
FRAMES = {"uint8": (0, 255)}
"""Stored type to the numbers that frame an image; of all other types 0."""
FRAMED, TOGETHER = 1e-3, 0.95
"""Least share of an image that a frame takes, and of the pixels with its number in any band that have it in
all: land that is black or saturated in one band is not so in all."""
BRIGHTEST = 2.0
"""Sun glint and snow leave reflectances within this."""
DARKEST = 0.05
"""Scenes have something as dark as this; a sensor's digital numbers begin above it."""
PERCENT = 100.0
UNSCALED = 150.0
"""Floats up to here are taken as they are: percent, leaf area, degrees Celsius. Nobody stores a reflectance
of 0.015 as 150.0."""


@dataclass(frozen=True)
class Seen:
    """What a few windows of one band hold, in stored units and without what is known to be nothing."""

    values: np.ndarray
    """Sorted."""
    fill: Optional[float] = None
    """A number that is taken for nothing though the file does not declare it, in the file's stored units."""

    def in_units_of(self, encoding: Encoding) -> Seen:
        """The same with physical values."""
        return replace(self, values=np.sort(self.values * encoding.scale + encoding.offset))

    @property
    def lowest(self) -> float:
        return float(self.values[0]) if self.values.size else 0.0

    @property
    def highest(self) -> float:
        return float(self.values[-1]) if self.values.size else 0.0

    @property
    def low(self) -> float:
        return float(np.percentile(self.values, 1)) if self.values.size else 0.0

    @property
    def high(self) -> float:
        return float(np.percentile(self.values, 99)) if self.values.size else 0.0


def undeclared_fill(values: np.ndarray) -> Optional[float]:
    """The number among sorted stored values that stands for nothing although nobody declared it, or None: one
    of FILLS, or a number that is repeated, at an end of the values, far from all others."""
    for number, others in _ends(values):
        if not others.size or not (number in FILLS or _may_be_chosen(number, values, others)):
            continue
        if number > 0 and values.size - others.size < SPECK:
            continue
        gap = min(abs(float(others[0]) - number), abs(float(others[-1]) - number))
        if gap > APART * (float(others[-1]) - float(others[0])) and gap > abs(float(np.median(others))):
            return float(number)
    return None


def _may_be_chosen(number: float, values: np.ndarray, others: np.ndarray) -> bool:
    """Whether a number that no program is known to write for nothing may stand for it: it is below all
    indices or larger than any value, and as often there as a frame. Of two numbers neither is."""
    is_beyond = number < -BRIGHTEST or number > LARGEST
    often = values.size - others.size >= max(SPECK, FRAMED * values.size)
    return is_beyond and often and others[0] != others[-1]


def undeclared_frame(looks: Sequence[np.ndarray], corners: np.ndarray, dtype: str) -> Optional[float]:
    """The number that frames an image of several bands, or None: it stands in a corner, in all bands at once,
    and hardly anywhere in some of them alone.

    Args:
        looks: windows of stored values, (bands, rows, cols), NaN where they are known to be nothing.
        corners: those of the image, (bands, corners).
    """
    if not looks or len(looks[0]) < 2:
        return None
    total = sum(look[0].size for look in looks)
    for number in FRAMES.get(dtype, (0,)):
        together = sum(int((look == number).all(axis=0).sum()) for look in looks)
        anywhere = sum(int((look == number).any(axis=0).sum()) for look in looks)
        framed = max(SPECK, FRAMED * total) <= together < total and together >= TOGETHER * anywhere
        if framed and (corners == number).all(axis=0).any():
            return float(number)
    return None


def _ends(values: np.ndarray) -> list[tuple[float, np.ndarray]]:
    """The smallest and the largest value, each with all other values."""
    if not values.size:
        return []
    low, high = values[0], values[-1]
    return [
        (float(low), values[np.searchsorted(values, low, "right") :]),
        (float(high), values[: np.searchsorted(values, high, "left")]),
    ]


def has_scale(encoding: Encoding) -> bool:
    return encoding.scale != 1 or encoding.offset != 0


def settle(
    declared: Sequence[Encoding],
    names: Sequence[str],
    seen: Sequence[Seen],
    like: Optional[tuple[Sequence[Encoding], Sequence[Seen], Sequence[str]]] = None,
) -> tuple[tuple[Encoding, ...], str]:
    """Scale and offset of each band, and a note on those that the file does not declare (empty: it declares
    all).

    Args:
        declared: as the file has them.
        names: normalised band names.
        seen: what each band holds.
        like: encodings, what they hold, and names of another image of the sensor.
    """
    found, notes = list(declared), []
    for i, encoding in enumerate(declared):
        if has_scale(encoding):
            found[i], note = _believable(encoding, seen[i])
            notes.extend(note)
    bare = [i for i, encoding in enumerate(declared) if not has_scale(encoding)]
    if bare:
        notes.extend(_settle_bare(found, bare, names, seen, like))
    return tuple(found), _joined(*dict.fromkeys(notes))


def as_told(settled: tuple[Encoding, ...], note: str, told: Reading) -> tuple[tuple[Encoding, ...], str]:
    """The encodings and the note on them, where the user says other than what was found: a scale that is told
    goes with the offset that is told, or with none."""
    if told.scale is None and told.offset is None:
        return settled, note
    if told.scale is None:
        return tuple(replace(e, offset=told.offset) for e in settled), _joined(
            note, f"the offset {told.offset:g} was given"
        )
    offset = told.offset or 0.0
    given = f"the scale {told.scale:g} and the offset {offset:g} were given"
    return tuple(replace(e, scale=told.scale, offset=offset) for e in settled), given


def _joined(*notes: str) -> str:
    return "; ".join(filter(None, notes))


def _believable(encoding: Encoding, seen: Seen) -> tuple[Encoding, list[str]]:
    """The encoding as it is, or as it must be meant; a sentence where it differs."""
    high = seen.high
    if encoding.scale >= RECIPROCAL and abs(high * encoding.scale) > TALLEST:
        return replace(encoding, scale=1 / encoding.scale), [
            f"the declared scale {encoding.scale:g} would make {high:g} into {high * encoding.scale:.3g}, so "
            "the values are divided by it"
        ]
    is_kelvin = seen.low >= KELVIN and high <= UP_TO_KELVIN
    if np.dtype(encoding.dtype).kind == "f" and encoding.scale <= 0.1 and (0 < high <= 2 or is_kelvin):
        return replace(encoding, scale=1.0, offset=0.0), [
            f"the declared scale {encoding.scale:g} was applied already, for the fractions reach {high:.3g}"
        ]
    return encoding, []


def _settle_bare(found, bare, names, seen, like) -> list[str]:
    """Write the scales of the bands that declare none into `found`; notes on them."""
    notes = []
    peers = {(e.scale, e.offset, e.dtype) for e in found if has_scale(e)}
    pooled = []
    for i in bare:
        twin = _twin(i, names, like)
        if _fits_peers(found, i, peers, seen):
            scale, offset, _ = next(iter(peers))
            found[i] = replace(found[i], scale=scale, offset=offset)
            notes.append(f"{names[i] or f'band {i + 1}'} has the scale {scale:g} of the other bands")
        elif twin and has_scale(twin[0]) and twin[0].dtype == found[i].dtype and _alike(seen[i], twin[1]):
            found[i] = replace(found[i], scale=twin[0].scale, offset=twin[0].offset)
            notes.append(f"the scale {twin[0].scale:g} of the sensor's other image is taken")
        else:
            pooled.append(i)
    for dtype in dict.fromkeys(found[i].dtype for i in pooled):
        of_type = [i for i in pooled if found[i].dtype == dtype]
        values = np.sort(np.concatenate([seen[i].values for i in of_type]))
        reflectances = all(names[i] in REFLECTANCES for i in of_type)
        scale, note = guess_scale(dtype, Seen(values), reflectances)
        for i in of_type:
            found[i] = replace(found[i], scale=scale)
        notes.append(note)
    return notes


def _twin(i: int, names: Sequence[str], like) -> Optional[tuple[Encoding, Seen]]:
    """The same band in the other image: by name, else by number."""
    if like is None:
        return None
    encodings, seen, others = like
    at = others.index(names[i]) if names[i] and names[i] in others else i
    return (encodings[at], seen[at]) if at < len(encodings) else None


def _fits_peers(found, i: int, peers, seen) -> bool:
    """Whether all bands that declare a scale declare the same one, and this band's values are like theirs."""
    if len(peers) != 1 or next(iter(peers))[2] != found[i].dtype:
        return False
    scale = next(iter(peers))[0]
    return any(_alike(seen[i], seen[k]) for k, e in enumerate(found) if k != i and e.scale == scale)


def _alike(one: Seen, other: Seen) -> bool:
    return 1 / COMPARABLE <= (abs(one.high) + 1e-9) / (abs(other.high) + 1e-9) <= COMPARABLE


def guess_scale(dtype: str, seen: Seen, reflectances: bool = False) -> tuple[float, str]:
    """Scale of numbers that declare none, from their type and their values in stored units; and why.

    Reflectance is usually stored as 0..1 or times 10 000, eight-bit pictures as 0..255.

    Args:
        reflectances: whether the bands' names say that they are reflectances, which may be in percent or in
            all of 16 bits.
    """
    low, high = seen.low, seen.high
    if (
        reflectances
        and np.dtype(dtype).kind == "f"
        and BRIGHTEST < high <= PERCENT
        and seen.lowest >= -BRIGHTEST
    ):
        return 0.01, f"reflectances up to {high:.3g} are taken as percent"
    if (
        reflectances
        and np.dtype(dtype).name == "uint16"
        and high * 1e-4 > BRIGHTEST
        and low < DARKEST * 65535
    ):
        return 1 / 65535, f"reflectances up to {high:.0f} are taken as 0..65535 for 0..1"
    if np.dtype(dtype).name == "uint8":
        return 1 / 255, "eight bits are taken as 0..255 for 0..1"
    if high <= 2:
        return 1.0, "values up to 2 are taken as they are"
    if low >= KELVIN and high <= UP_TO_KELVIN:
        return 1.0, f"values from {low:.0f} to {high:.0f} are taken as kelvin"
    if np.dtype(dtype).kind == "f" and high <= UNSCALED:
        return 1.0, f"fractions up to {high:.3g} are taken as they are"
    return 1e-4, "values above 2 are taken as reflectance x 10 000"
