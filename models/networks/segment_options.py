"""The options of a network for land cover: what there is of each, and which go together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .segment_joins import JOINS
from .segment_series import WINDOWS

DATES = "dates"
"""The scales are those of a series on the grid of the map, seen date by date."""
FINE = ("unet", "unet++", "pyramid", "multibranch", DATES, "none")
ATTENTION = ("none", "gate", "channel")
SERIES_ALONE = "series_alone"
HEADS = {"classes": 0, "boundary": 1, "distance": 1, SERIES_ALONE: 0}
"""Name to channels; the classes have as many as there are, and so has what the series alone says of them."""
WIDTHS = (24, 32, 48, 64)
OF_PIXELS: dict[str, Any] = {"ratios": True, "pixel": 32}
PRESETS: dict[str, dict[str, Any]] = {
    "unet": {"fine": "unet", **OF_PIXELS},
    "unet++": {"fine": "unet++", **OF_PIXELS},
    "attention-unet": {"fine": "unet", "attention": "gate", **OF_PIXELS},
    "pyramid": {"fine": "pyramid", **OF_PIXELS},
    "multibranch": {"fine": "multibranch", **OF_PIXELS},
    **{
        name: {"fine": DATES, "temporal": name, **OF_PIXELS}
        for name in ("conv3d", "convlstm", "convgru", "attention", WINDOWS)
    },
    "stsnet": {"fine": "multibranch", "temporal": "convlstm+window", "join": "alpha", **OF_PIXELS},
    "unet+bilstm": {"fine": "unet", "temporal": "bilstm", "join": "alpha", **OF_PIXELS},
}
"""The names that a model is asked for by, and the options that they stand for."""


@dataclass(frozen=True)
class SegmentOptions:
    """What a network for land cover is put together by.

    Raises:
        ValueError: options that there are not, or that contradict each other.
    """

    classes: int
    """How many."""
    bands: int = 0
    """Of the fine image; 0 with `fine` none, 0 or more with `fine` dates."""
    fine: str = "unet"
    attention: str = "none"
    gate: bool = True
    """Of the bands, in the multibranch encoder."""
    widths: tuple[int, ...] = WIDTHS
    images: tuple[int, ...] = ()
    """The bands of each further image."""
    series: int = 0
    """Its bands; 0: there is none."""
    ratio: int = 1
    """Its pixel size / that of the fine image."""
    temporal: str = "convlstm"
    join: str = "concat"
    heads: tuple[str, ...] = ("classes",)
    ratios: bool = False
    """Whether (a - b) / (|a| + |b|) of the fine image's bands are seen, too; with `fine` dates also of those
    of each date."""
    pixel: int = 0
    """Channels of the network that sees each pixel of the image alone; 0: there is none."""

    def __post_init__(self) -> None:
        for name in ("widths", "images", "heads"):  # JSON has lists
            object.__setattr__(self, name, tuple(getattr(self, name)))
        self._refuse_what_there_is_not()
        self._refuse_contradictions()

    def _refuse_what_there_is_not(self) -> None:
        heads, widths = self.heads, self.widths
        if self.fine not in FINE or self.attention not in ATTENTION or self.join not in JOINS:
            raise ValueError(
                f"'fine' is one of {', '.join(FINE)}, 'attention' one of {', '.join(ATTENTION)}, 'join' one "
                f"of {', '.join(JOINS)}, not '{self.fine}', '{self.attention}', '{self.join}'"
            )
        if self.classes < 2 or len(widths) != 4 or min(widths) < 4 or len(self.images) > 2 or self.ratio < 1:
            raise ValueError("there are 2 classes or more, 4 widths of 4 or more, 2 further images at most")
        if not heads or heads[0] != "classes" or set(heads) - set(HEADS) or len(set(heads)) != len(heads):
            raise ValueError(f"the heads are classes, then of {', '.join(list(HEADS)[1:])}, each once")

    def _refuse_contradictions(self) -> None:
        fine, series, images = self.fine, self.series, self.images
        if fine == DATES and (not series or self.ratio != 1 or images):
            raise ValueError(
                "with 'fine' dates there is a series on the grid of the map, and no further image"
            )
        alone = fine == "none"
        if fine != DATES and (alone != (self.bands == 0) or (alone and (images or not series))):
            raise ValueError("without a fine image there is a series and nothing else; with one it has bands")
        if SERIES_ALONE in self.heads and (fine in (DATES, "none") or not series):
            raise ValueError("what the series says alone is a head where it is joined with a fine image")
