"""The little of an ONNX file that is read and written without the library: its metadata, its digest, its
tensors.

An ONNX file is a protobuf message, that is, numbered fields one after the other; nothing of it is run here.
Standard library alone, because QGIS's Python has no onnx, and it is no requirement of the engine, either.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from mmap import mmap
from typing import NamedTuple, Optional, Union

from .errors import OnnxError

Data = Union[bytes, memoryview, mmap]
GRAPH, OPSETS, METADATA = 7, 8, 14
"""Fields of the whole message, ModelProto."""
DEEPEST = 40
"""Graphs in graphs that are followed."""
MOST_FIELDS = 10_000
"""Of the whole message: metadata, functions, sets of operators. What has more is no model, and reading on
would keep whoever lists the models waiting."""
LARGEST_NUMBER = 2**29 - 1
"""Of a field, in protobuf; the least is 1."""
_INSIDE = {
    "model": {GRAPH: "graph", 25: "function"},
    "graph": {1: "node", 5: "tensor", 15: "sparse"},
    "function": {7: "node", 11: "attribute"},
    "node": {5: "attribute"},
    "sparse": {1: "tensor"},
    "attribute": {5: "tensor", 6: "graph", 10: "tensor", 11: "graph", 22: "sparse", 23: "sparse"},
}
"""By the kind of a message, its fields that lead to tensors, and of what kind they are."""


class Stored(NamedTuple):
    """A tensor that is stored in a file: a weight, or a constant."""

    name: str
    type: int
    """As ONNX numbers them: 1 is float32, 10 float16, 11 float64, 16 bfloat16."""
    values: Optional[memoryview]
    """Its numbers as bytes; None where they are stored one by one, or not here."""
    elsewhere: Optional[str]
    """The other file that holds its numbers."""


def read_metadata(data: Data, key: str) -> Optional[str]:
    """The text under a key of the metadata, None where there is none.

    Raises:
        OnnxError.
    """
    text = None
    try:
        with memoryview(data) as view:
            for part in _top(view):
                if (part.number, part.kind) == (METADATA, 2):  # copied, so that an error holds no mapped file
                    text = _entry(bytes(view[part.content : part.end])).get(key, text)
    except (IndexError, UnicodeDecodeError) as error:
        raise _not_onnx() from error
    return text


def with_metadata(data: bytes, key: str, text: str) -> bytes:
    """The same model with that text in its metadata, in the place of what stood under the key.

    Raises:
        OnnxError.
    """
    kept = [data[part.begin : part.end] for part in _without(data, key)]
    return b"".join([*kept, _field(METADATA, _field(1, key.encode()) + _field(2, text.encode()))])


def digest(data: Data, key: str) -> str:
    """SHA-256 of all of a model but what stands in its metadata under the key.

    So it covers whatever decides what is computed: the graph with its weights, the functions that it calls,
    and the sets of operators that give its nodes their meaning.

    Raises:
        OnnxError.
    """
    total = hashlib.sha256()
    with memoryview(data) as view:
        for part in _without(view, key):
            with view[part.begin : part.end] as content:
                total.update(content)
    return total.hexdigest()


def graph_digest(data: Data) -> str:
    """SHA-256 of the graph alone, by which model files were described before functions were thought of.

    Raises:
        OnnxError.
    """
    try:
        return next((hashlib.sha256(v).hexdigest() for number, v in _fields(data) if number == GRAPH), "")
    except IndexError as error:
        raise _not_onnx() from error


def _without(data: Data, key: str) -> list[_Part]:
    """The parts of the whole message but what stands in the metadata under the key; one graph at most.

    Raises:
        OnnxError.
    """
    try:
        kept = [part for part in _top(data) if not _is_entry(data, part, key)]
    except (IndexError, UnicodeDecodeError) as error:
        raise _not_onnx() from error
    # Readers of protobuf join two into one that stands nowhere in the file.
    if sum(part.number == GRAPH for part in kept) > 1:
        raise OnnxError("it holds more than one graph")
    return kept


def _is_entry(data: Data, part: _Part, key: str) -> bool:
    return (part.number, part.kind) == (METADATA, 2) and key in _entry(bytes(data[part.content : part.end]))


def opset(data: Data) -> int:
    """The version of ONNX's own operators that a model uses; 0 where it does not say.

    Raises:
        OnnxError.
    """
    try:
        versions = [
            _numbers(content).get(2, 0)
            for number, content in _fields(data)
            if number == OPSETS and not dict(_texts(content)).get(1)
        ]
    except (IndexError, UnicodeDecodeError) as error:
        raise _not_onnx() from error
    return max(versions, default=0)


def tensors(data: Data) -> Iterator[Stored]:
    """All tensors that are stored in a model, those in nodes, inner graphs and functions included.

    Raises:
        OnnxError.
    """
    try:
        yield from _tensors_in(memoryview(data), "model", 0)
    except (IndexError, UnicodeDecodeError) as error:
        raise _not_onnx() from error


def _not_onnx() -> OnnxError:
    return OnnxError("it is not an ONNX file, or it is cut short")


def _tensors_in(data: memoryview, kind: str, depth: int) -> Iterator[Stored]:
    if kind == "tensor":
        yield _tensor(data)
    elif depth > DEEPEST:
        raise IndexError("graphs in graphs without an end")
    else:
        for number, content in _fields(data):
            if number in _INSIDE[kind]:
                yield from _tensors_in(content, _INSIDE[kind][number], depth + 1)


def _tensor(data: memoryview) -> Stored:
    """TensorProto: 2 data_type, 4 float_data, 8 name, 9 raw_data, 10 double_data, 13 external_data, 14
    data_location."""
    numbers, name, values, elsewhere = _numbers(data), "", None, None
    for part in _parts(data):
        content = data[part.content : part.end]
        if (part.number, part.kind) == (8, 2):
            name = bytes(content).decode("utf-8")
        elif part.number in (4, 9, 10) and part.kind == 2:
            values = content
        elif (part.number, part.kind) == (13, 2):
            elsewhere = _entry(content).get("location", elsewhere)
    if numbers.get(14) == 1:
        elsewhere = elsewhere or "another file"
    return Stored(name, numbers.get(2, 0), values, elsewhere)


# ---- protobuf


class _Part(NamedTuple):
    number: int
    kind: int
    begin: int
    content: int
    end: int
    value: int


def _parts(data: Data) -> Iterator[_Part]:
    """Where each field lies; `value` is that of a whole number.

    Raises:
        IndexError: the bytes end within a field, or are none.
    """
    at = 0
    while at < len(data):
        begin = at
        key, at = _varint(data, at)
        kind, content, value = key & 7, at, 0
        if not 1 <= key >> 3 <= LARGEST_NUMBER:  # as in a file of zeros, of which each two would be a field
            raise IndexError("no number of a field")
        if kind == 0:
            value, at = _varint(data, at)
        elif kind == 2:
            size, content = _varint(data, at)
            at = content + size
        elif kind in (1, 5):
            at += 8 if kind == 1 else 4
        else:
            raise IndexError("an unknown wire type")
        if at > len(data):
            raise IndexError("a field runs past the end")
        yield _Part(key >> 3, kind, begin, content, at, value)


def _top(data: Data) -> Iterator[_Part]:
    """The fields of the whole message.

    Raises:
        IndexError: as `_parts`; or more than any model has.
    """
    for count, part in enumerate(_parts(data)):
        if count >= MOST_FIELDS:
            raise IndexError("more fields than a model has")
        yield part


def _fields(data: Data) -> Iterator[tuple[int, memoryview]]:
    """Number and content of each field that is bytes; a content is valid until the next is asked for."""
    with memoryview(data) as view:
        for part in _parts(view):
            if part.kind == 2:
                with view[part.content : part.end] as content:
                    yield part.number, content


def _numbers(data: Data) -> dict[int, int]:
    """The fields that are whole numbers."""
    return {part.number: part.value for part in _parts(data) if part.kind == 0}


def _texts(data: Data) -> Iterator[tuple[int, str]]:
    yield from ((number, bytes(content).decode("utf-8")) for number, content in _fields(data))


def _entry(data: Data) -> dict[str, str]:
    """A StringStringEntryProto: 1 key, 2 value."""
    texts = dict(_texts(data))
    return {texts.get(1, ""): texts.get(2, "")}


def _field(number: int, content: bytes) -> bytes:
    return _to_varint(number << 3 | 2) + _to_varint(len(content)) + content


def _varint(data: Data, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if not byte & 0x80:
            return value, at
        if shift > 63:
            raise IndexError("a number that never ends")


def _to_varint(value: int) -> bytes:
    septets = bytearray()
    while value > 0x7F:
        septets.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*septets, value])
