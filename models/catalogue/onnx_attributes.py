"""The attributes of a node of an ONNX file, read without the library: a forest of trees stands in them.

Standard library alone, as onnx_file.py, which knows the rest of such a file.
"""

from __future__ import annotations

import struct
from array import array
from typing import Union

from .errors import OnnxError
from .onnx_file import GRAPH, Data, _fields, _not_onnx, _parts, _varint

Numbers = Union["array[int]", "array[float]"]
NODE, OPERATOR, ATTRIBUTE = 1, 4, 5
NAME, FLOATS, INTS, STRINGS = 1, 7, 8, 9
MOST = 50_000_000
"""Numbers of a node; a forest of ours has some hundred thousand."""


def lists_of(data: Data, operator: str) -> dict[str, Numbers]:
    """The lists of numbers of the one node with an operator, by their names; empty where it has no such node.

    Raises:
        OnnxError: it is no ONNX file, or has several such nodes.
    """
    found: list[dict[str, Numbers]] = []
    try:
        for number, graph in _fields(data):
            if number == GRAPH:
                for kind, node in _fields(graph):
                    if kind == NODE and _operator(node) == operator:
                        found.append(_lists(node))
    except (IndexError, UnicodeDecodeError, struct.error, ValueError, OverflowError) as error:
        raise _not_onnx() from error
    if len(found) > 1:
        raise OnnxError(f"it has {len(found)} nodes {operator}, and one is expected")
    return found[0] if found else {}


def _operator(node: memoryview) -> str:
    return next((bytes(text).decode("utf-8") for number, text in _fields(node) if number == OPERATOR), "")


def _lists(node: memoryview) -> dict[str, Numbers]:
    lists: dict[str, Numbers] = {}
    for number, content in _fields(node):
        if number == ATTRIBUTE:
            name = next((bytes(text).decode("utf-8") for n, text in _fields(content) if n == NAME), "")
            lists[name] = _numbers_of(content)
    return lists


def _numbers_of(attribute: memoryview) -> Numbers:
    """The floats or the whole numbers of an attribute, whether they are packed or stored one by one."""
    floats, ints = array("f"), array("q")
    for part in _parts(attribute):
        content = attribute[part.content : part.end]
        if part.number == FLOATS:
            floats.frombytes(bytes(content)[: len(content) - len(content) % 4])
        elif part.number == INTS and part.kind == 0:
            ints.append(part.value if part.value < 1 << 63 else part.value - (1 << 64))
        elif part.number == INTS:
            at = 0
            while at < len(content):
                value, at = _varint(content, at)
                ints.append(value if value < 1 << 63 else value - (1 << 64))
        if len(floats) + len(ints) > MOST:
            raise IndexError("more numbers than a forest has")
    if struct.pack("=f", 1.0) != struct.pack("<f", 1.0):
        floats.byteswap()
    return floats if floats else ints
