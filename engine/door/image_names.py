"""What the name of an image's file tells of it: of which kind it is, of which day, and whether it masks
another. Nothing is opened.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Optional

from . import dates

IMAGES = (
    *(
        "tif",
        "tiff",
        "gtiff",
        "jp2",
        "j2k",
        "vrt",
        "img",
        "hdf",
        "h4",
        "h5",
        "hdf4",
        "hdf5",
        "he5",
        "nc",
        "nc4",
    ),
    *(
        "kea",
        "pix",
        "ers",
        "rst",
        "sdat",
        "bil",
        "bip",
        "bsq",
        "grd",
        "asc",
        "ntf",
        "nitf",
        "dt2",
        "gpkg",
        "zarr",
    ),
)
"""How the names of images end that a folder is searched for; what is named itself may end otherwise."""
ARCHIVES = ("zip", "tar", "tgz", "gz")
PRODUCTS = ("safe", "sen3", "zarr")
"""How the names of folders end that are one product each."""
_ENDINGS = frozenset((*IMAGES, *ARCHIVES, *PRODUCTS))
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_BREAK = re.compile(r"[\s_.\-()+]+")
_MASK = re.compile(r"(?:^|[_.\-])(?:cloud)?mask(?![A-Za-z]{2})|^mask|[_.\-]udm2?(?=$|[_.\-])", re.IGNORECASE)
"""`mask_2024-07-01`, `masklandsat8_2024-07-01`, `fine_2024-07-01_mask`, `..._udm2`."""
_UNUSABLE_MASK = re.compile(r"[_.\-]udm(?=$|[_.\-])", re.IGNORECASE)
"""PlanetScope's old mask is 0 where a pixel is good, which is the other way round."""
_OF_PRODUCT = re.compile(r"_(?:Analytic|Visual)[A-Za-z0-9_]*$")
"""What PlanetScope calls the image that `_udm2` masks."""


def extension(name: str) -> str:
    """In lower case and without its point."""
    return _parts(name)[1].lower()


def stem(name: str) -> str:
    """A file's name without what it ends in; a pair of endings (`.tar.gz`) is one."""
    for _ in range(2):
        if extension(name) in _ENDINGS:
            name, _ = _parts(name)
    return name


def _parts(name: str) -> tuple[str, str]:
    """A name, and what stands behind its last point; a name may begin with one."""
    before, point, behind = name.rpartition(".")
    return (before, behind) if point and before.strip(".") else (name, "")


def is_mask(name: str) -> bool:
    """Whether a file is called as the mask of another."""
    return bool(_MASK.search(stem(name)))


def kind_of(name: str) -> str:
    """What images of one sensor have in common in their names: the words before the date, else the first one
    behind it. Numbers that stand alone (tiles, versions) are left out; empty where there is no word."""
    before, behind = dates.around(stem(name))
    words = list(_words(before))
    return "_".join(words) if words else next(_words(behind), "")


def _words(text: str) -> Iterator[str]:
    return (word for word in _BREAK.split(text) if _WORD.fullmatch(word))


def day_of(name: str) -> Optional[date]:
    """The day in a file's name."""
    return dates.parse(stem(name))


def is_called(name: str, word: str) -> bool:
    """Whether a dated image's name begins with a word, with no number between it and the date
    (`fine_2024-07-01` and `fine_north_20240701`, but not `fine20m_2024-07-01`), and it is no mask."""
    before, _ = dates.around(stem(name))
    begins = re.fullmatch(rf"{re.escape(word)}[^0-9]*", before, re.IGNORECASE)
    return begins is not None and day_of(name) is not None and not is_mask(name)


def masks_for(name: str) -> Iterator[str]:
    """What the mask of an image may be called without its ending, in lower case; the surest first."""
    own = stem(name).lower()
    yield from (f"{own}_mask", f"mask_{own}", f"mask{own}", f"{own}_udm2")
    product = _OF_PRODUCT.sub("", stem(name)).lower()
    if product != own:
        yield f"{product}_udm2"
    yield from (f"{own}.mask", f"{own}_cloudmask", f"cloudmask_{own}")


def shared_masks_for(name: str) -> Iterator[str]:
    """What a mask of all images of that day may be called: as the image, with `mask` in the place of its
    kind."""
    kind, own = kind_of(name), stem(name)
    if kind and own.startswith(kind):
        rest = own[len(kind) :].lower()
        yield from (f"mask{rest}", f"cloudmask{rest}")


def mask_of(name: str, beside: dict[str, str]) -> tuple[Optional[str], bool]:
    """The file that masks an image, and whether it may mask others of that day, too.

    Args:
        beside: the masks in its folder, by their names without ending, in lower case.
    """
    for names, shared in ((masks_for(name), False), (shared_masks_for(name), True)):
        found = next((beside[one] for one in names if one in beside), None)
        if found:
            return found, shared
    return None, False


def masks_among(names: Iterable[str]) -> dict[str, str]:
    """Those of the names that are masks, by their names without ending, in lower case."""
    usable = (name for name in names if is_mask(name) and not _UNUSABLE_MASK.search(stem(name)))
    return {stem(name).lower(): name for name in usable}
