"""Odd values for fuzz.py: of JSON, numbers, texts and paths, and what is done to bytes and values."""

from __future__ import annotations

import json
from collections.abc import Iterator
from random import Random
from typing import Any

NUMBERS = (0, -1, 1, 2, 15, 16, 17, 0.5, -0.0, 1e-300, 1e300, 2**31, 2**63, 2**64, 10**400, -(10**30))
NOT_FINITE = (float("nan"), float("inf"), float("-inf"))
TEXTS = (
    *("", " ", "0", "null", "a", "A" * 300, "x" * 100_000, "\0", "a\nb", "\ud800", "é", "e\u0301", "\u202e"),
    *("${HOME}", "%s%n", "../../..", "<b>", "$x_{$", "delta", "auto", "2024-02-30", "1e5", "nan", "C:\\x"),
)
INPUTS = (
    *("in", ".", "..", "/", "/dev/null", "/dev/zero", "/dev/stdin", "/proc/self/environ", "/proc/self/mem"),
    *("missing.tif", "a/b/c.tif", "x" * 300 + ".tif", "/vsimem/x.tif", "/vsizip/x.zip/y.tif", "~", "~x/y"),
    *("/vsicurl/http://127.0.0.1:9/x.tif", "NETCDF:x.nc:y", "<VRTDataset/>", "GTIFF_DIR:1:x", "\udce9.tif"),
)
OUTPUTS = (
    *("", ".", "o.tif/", "o", "o.png", "o.TIFF", "o.vrt", "missing/o.tif", "x" * 300 + ".tif", "a\nb.tif"),
    *("/dev/null/o.tif", "/proc/o.tif", "/dev/full", "\0.tif", "\ud800.tif", "../in/f1_2024-04-12.tif"),
    *("../in/o.tif", "./././o.tif", "é.tif", " .tif", "-o.tif", ".tif", ".chronofuse-lock-o.tif"),
)
"""Names that lead nowhere but into the trial's own folder, or to what can't be written."""


def any_value(random: Random) -> Any:
    """A value of JSON that hardly belongs where it is put."""
    simple = (None, True, False, [], {}, [[]], [None], {"": 1}, {"a": {"b": []}}, [1, "a", None])
    return random.choice((*simple, *NUMBERS, *NOT_FINITE, *TEXTS))


def leaves(value: Any, path: tuple = ()) -> Iterator[tuple]:
    """The path to each value within a value of JSON, containers included."""
    if path:
        yield path
    if isinstance(value, dict):
        for key in value:
            yield from leaves(value[key], (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from leaves(inner, (*path, number))


def at(value: Any, path: tuple) -> Any:
    for step in path:
        value = value[step]
    return value


def put(value: Any, path: tuple, new: Any) -> None:
    """Replace what lies at a path."""
    at(value, path[:-1])[path[-1]] = new


def nested(random: Random, inner: Any) -> Any:
    """A value in a number of lists or objects."""
    for _ in range(random.choice((1, 2, 30, 300))):
        inner = [inner] if random.random() < 0.5 else {"a": inner}
    return inner


def change_value(random: Random, value: Any) -> None:
    """One change to a value of JSON: another value, deeper, taken away, renamed, doubled or added."""
    paths = list(leaves(value))
    path = random.choice(paths)
    kind = random.randrange(6)
    holder = at(value, path[:-1])
    if kind < 2:
        put(value, path, any_value(random))
    elif kind == 2:
        put(value, path, nested(random, at(value, path)))
    elif kind == 3:
        del holder[path[-1]]
    elif isinstance(holder, dict):
        holder[random.choice(TEXTS)] = holder.pop(path[-1]) if kind == 4 else any_value(random)
    else:
        holder.extend(holder * random.choice((1, 3)))


def to_text(value: Any) -> str:
    """As JSON, with what JSON can hold and Python's writer can't put into UTF-8 left as escapes."""
    return json.dumps(value, ensure_ascii=True)


def damage(random: Random, data: bytes, begin: int = 0, end: int = 1 << 30) -> bytes:
    """Bytes flipped, zeroed, cut, doubled or put in, between two places."""
    end = min(end, len(data))
    if end <= begin:
        return data
    changed = bytearray(data)
    place = random.randrange(begin, end)
    kind = random.randrange(6)
    if kind < 2:
        for _ in range(random.choice((1, 1, 2, 4))):
            changed[random.randrange(begin, end)] ^= 1 << random.randrange(8)
    elif kind == 2:
        size = min(random.choice((1, 4, 16, 256)), end - place)
        changed[place : place + size] = bytes(size)
    elif kind == 3:
        del changed[place : place + random.choice((1, 2, 8, 64))]
    elif kind == 4:
        changed[place:place] = changed[place : place + random.choice((1, 2, 8, 64))]
    else:
        changed[place:place] = random.randbytes(random.choice((1, 2, 8, 64)))
    return bytes(changed)


def cut(random: Random, data: bytes) -> bytes:
    """The beginning of some bytes: none, a few, half, or all but a few."""
    lengths = (0, 1, 3, 8, len(data) // 2, len(data) - 1, len(data) - 3, random.randrange(len(data) + 1))
    return data[: max(random.choice(lengths), 0)]
