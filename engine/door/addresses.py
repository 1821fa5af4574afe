"""Where data come from, as others may read it: without what lets one in, and without the folders of a user.

Whatever goes into a tag, a report, an event or a message is cleaned here and nowhere else. Standard library
alone: this file is part of the engine's front door.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import Any, Union
from urllib.parse import unquote

from .plain_text import printable

LEFT_OUT = "..."

_LOGIN = re.compile(r"""(?<=://)[^\s/?#'"<>|]*@|(?<=%3A%2F%2F)[^\s/?#'"<>|&]*?%40""", re.IGNORECASE)
"""The user and the password before a host, plain or escaped."""
_PART = r"""(?:[^\s'"<>}]|'(?=[\w%&=/+-]))*?"""
"""What may stand in a query in a sentence; the quote that closes an address is no part of it."""
_END = r"""(?=[).,:;]*(?:[\s"<>}]|'(?![\w%&=/+-])|$))"""
"""Where an address in a sentence ends; what closes the sentence is not its own."""
_NOT_YET = r"(?!\.{3}(?![\w=&%]))"
"""A query that was left out already stays so."""
_OPTIONS = re.compile(rf"""(/vsi[a-z0-9_]+)\?{_NOT_YET}({_PART}){_END}""", re.IGNORECASE)
"""GDAL's `/vsicurl?header.Authorization=...&url=https%3A%2F%2F...`."""
_BANDS = r"""(?!bands=[\d,]+(?:['"\s).:;]|$))"""
"""What GDAL's `vrt://` says of the bands of a stack lets nobody in anywhere."""
_QUERY = re.compile(
    rf"""((?:\b[a-z][a-z0-9+.-]*://|/vsi[a-z0-9_]+/)[^\s'"<>?}}]*)\?{_NOT_YET}{_BANDS}{_PART}{_END}""",
    re.IGNORECASE,
)
_OF_A_STACK = re.compile(r"\?bands=[\d,]+$")
_CREDENTIAL = re.compile(r"""(\|credential:)[^\s'"<>]*""", re.IGNORECASE)
"""What QGIS hangs behind a layer's address."""
_NAMED = re.compile(
    r"""\b([\w.-]*(?:password|passwd|secret|token|signature|credential|(?:api|access|account)[_-]?key(?:id)?)"""
    r"""[\w.-]*|sig|pwd|sas|authcfg)(\s*=\s*)(?:"[^"]*"|'[^']*'|[^\s&|,;'"<>)\]}]+)""",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"""\b(authorization\s*[:=]\s*|bearer\s+(?=[\w+/.=-]{16}))(?:(?:basic|bearer)(?:\s+|%20))?[^\s'"<>,;&|]+""",
    re.IGNORECASE,
)
_REMOTE = re.compile(r"://|^/vsi(?:s3|gs|az|adls|oss|swift|hdfs|webhdfs)", re.IGNORECASE)
_LOCAL = re.compile(r"^(?:vrt|file)://", re.IGNORECASE)
_SUBDATASET = re.compile(
    r"""(?P<driver>(?:[A-Za-z][A-Za-z0-9_]+:)+)(?:"(?P<quoted>[^"]*)"|(?P<plain>(?:[A-Za-z]:(?=[\\/]))?[^:]*))"""
    r"""(?P<rest>.*)""",
    re.DOTALL,
)
_ARCHIVE = re.compile(r"\.(?:zip|tar|tgz|gz|bz2|7z|rar|kmz|safe|sen3|zarr|dim)$", re.IGNORECASE)
"""What holds files and is a product itself."""


def without_secrets(text: str) -> str:
    """An address, or a sentence with addresses in it, without passwords, queries and tokens.

    A query is left out whole: every cloud calls its signature otherwise.
    """
    if not any(mark in text for mark in ("/", "=", "|", ":")):
        return text
    text = _OPTIONS.sub(_address_in_options, text)
    text = _QUERY.sub(rf"\1?{LEFT_OUT}", _LOGIN.sub("", text))
    text = _CREDENTIAL.sub(rf"\1{LEFT_OUT}", text)
    return _HEADER.sub(rf"\1{LEFT_OUT}", _NAMED.sub(rf"\1\2{LEFT_OUT}", text))


def cleaned(plain: Any) -> Any:
    """What JSON has, with every text in it without secrets."""
    if isinstance(plain, str):
        return without_secrets(plain)
    if isinstance(plain, dict):
        return {key: cleaned(inner) for key, inner in plain.items()}
    return [cleaned(inner) for inner in plain] if isinstance(plain, (list, tuple)) else plain


def for_gdal(source: str) -> Union[str, bytes]:
    """What GDAL is given to open a source: bytes where its name is not UTF-8, as on old disks, because GDAL's
    bindings refuse it as text."""
    try:
        source.encode("utf-8")
        return source
    except UnicodeEncodeError:
        return os.fsencode(source)


def for_a_report(source: str) -> str:
    """What a report calls a source: its path or address without secrets, the user's own folder as `~`, and
    what is no UTF-8 in it written out."""
    return without_own_folder(printable(_address(source)))


def without_own_folder(text: str) -> str:
    """A text with `~` for the user's own folder."""
    home = os.path.expanduser("~")
    return text if len(home) < 2 else re.sub(rf"{re.escape(home)}(?=[\\/])", "~", text)


def for_a_tag(source: str) -> str:
    """What a file that is handed on calls a source: the names of files without the folders that they lie in;
    of what lies on a server its address without secrets; what is in an archive with the archive's name."""
    return printable(_of_a_tag(source))


def _of_a_tag(source: str) -> str:
    plain = _LOCAL.sub(
        "", _OF_A_STACK.sub("", _address(source)).replace(f"?{LEFT_OUT}", "").partition("|")[0]
    )
    if plain.startswith("<"):
        return "a virtual dataset"
    if _REMOTE.search(plain):
        return plain
    driver, path, rest = _parts(plain)
    name = "/".join(_from_archive(path)) or path
    return f'{driver}"{name}"{rest}' if driver else name


def names_in(source: str) -> Iterator[str]:
    """The names that may tell of a source what it is: of the subdataset, of the file, and of the archive
    that it lies in, in this order. A query tells nothing."""
    plain = unquote(_address(source)).partition(f"?{LEFT_OUT}")
    _, path, rest = _parts(plain[0].partition("|")[0])
    for text in (rest, plain[2]):
        yield from (name for name in reversed(re.split(r"[\\/:]", text)) if name)
    yield from reversed(_from_archive(path))


def _address(source: str) -> str:
    """A source that is nothing else, without secrets: there is no sentence that goes on behind a query."""
    plain = without_secrets(source)
    before, mark, _ = plain.partition(f"?{LEFT_OUT}")
    return before + mark if mark and not set('"{') & set(before) else plain


def _address_in_options(found: re.Match[str]) -> str:
    """`/vsicurl/` and the address that stands among GDAL's options."""
    for option in found[2].split("&"):
        name, _, value = option.partition("=")
        if name.lower() == "url" and value:
            return f"{found[1]}/{unquote(value)}"
    return f"{found[1]}?{LEFT_OUT}"


def _parts(source: str) -> tuple[str, str, str]:
    """A name of GDAL's as driver, path and subdataset: `HDF5:`, `x.h5`, `://red`; the first and the last are
    empty for a plain path."""
    found = _SUBDATASET.fullmatch(source)
    if found is None or source.startswith(("/", "\\")):
        return "", source, ""
    return found["driver"], found["plain"] if found["quoted"] is None else found["quoted"], found["rest"]


def _from_archive(path: str) -> list[str]:
    """The file's name; of one in an archive all names from the archive on."""
    names = [name for name in re.split(r"[\\/{}]+", path) if name]
    first = next((n for n, name in enumerate(names) if _ARCHIVE.search(name)), len(names) - 1)
    return names[max(0, first) :]
