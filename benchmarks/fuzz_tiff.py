"""The little of a TIFF file that fuzz.py damages on purpose: the entries of its first directory, and the
numbers and keys that say where the image lies."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from random import Random

SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 16: 8}
"""TIFF's data types to the bytes of one value."""
PIXEL_SCALE, TIEPOINT, KEYS, KEY_NUMBERS, KEY_TEXTS = 33550, 33922, 34735, 34736, 34737
ODD_NUMBERS = (0.0, -1.0, 1e-300, 1e300, 1e18, float("nan"), float("inf"), float("-inf"), 30.0)
ODD_SHORTS = (0, 1, 2, 3, 255, 1024, 2048, 3072, 4326, 4978, 32632, 32633, 32767, 65535)


@dataclass(frozen=True)
class Entry:
    """An entry of the directory: where it lies in the file, and what it says."""

    at: int
    tag: int
    type: int
    count: int

    def place(self, data: bytes) -> int:
        """Where its values lie."""
        size = SIZES.get(self.type, 1) * self.count
        return self.at + 8 if size <= 4 else int(struct.unpack_from("<I", data, self.at + 8)[0])


def entries(data: bytes) -> list[Entry]:
    """Those of the first directory of a little-endian classic TIFF; none where it is no such file."""
    try:
        if data[:4] != b"II*\0":
            return []
        (begin,) = struct.unpack_from("<I", data, 4)
        (count,) = struct.unpack_from("<H", data, begin)
        places = [begin + 2 + 12 * number for number in range(count)]
        return [Entry(at, *struct.unpack_from("<HHI", data, at)) for at in places]
    except struct.error:
        return []


def damage_entry(random: Random, data: bytes) -> bytes:
    """One entry gets another tag, type, count or value."""
    found = entries(data)
    if not found:
        return data
    entry, changed = random.choice(found), bytearray(data)
    offset, form = random.choice(((0, "<H"), (2, "<H"), (4, "<I"), (8, "<I")))
    old = struct.unpack_from(form, changed, entry.at + offset)[0]
    most = 2 ** (8 * struct.calcsize(form)) - 1
    new = random.choice((0, 1, old ^ 1, old * 2, old + 1, most, most // 2, random.randrange(most)))
    struct.pack_into(form, changed, entry.at + offset, new & most)
    return bytes(changed)


def damage_position(random: Random, data: bytes) -> bytes:
    """One number of the pixel size, the tie point or the keys becomes an odd one."""
    return _damage_value(random, data, (PIXEL_SCALE, TIEPOINT, KEY_NUMBERS), "<d", ODD_NUMBERS)


def damage_key(random: Random, data: bytes) -> bytes:
    """One short of the directory of geographic keys becomes another."""
    return _damage_value(random, data, (KEYS,), "<H", (*ODD_SHORTS, random.randrange(65536)))


def damage_key_text(random: Random, data: bytes) -> bytes:
    """Some bytes of the names of the CRS."""
    return _damage_value(random, data, (KEY_TEXTS,), "<B", (0, 10, 124, 128, 255))


def _damage_value(random: Random, data: bytes, tags: tuple[int, ...], form: str, odd: tuple) -> bytes:
    found = [entry for entry in entries(data) if entry.tag in tags and entry.count]
    if not found:
        return data
    entry, changed = random.choice(found), bytearray(data)
    at = entry.place(data) + struct.calcsize(form) * random.randrange(entry.count)
    if at + struct.calcsize(form) <= len(changed):
        struct.pack_into(form, changed, at, random.choice(odd))
    return bytes(changed)
