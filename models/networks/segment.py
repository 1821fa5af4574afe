"""One network for land cover, put together by its options: what sees the fine image, a series and further
images, how they are joined, and what comes out."""

from __future__ import annotations

import math
from typing import Any, Optional

import torch
from torch import Tensor, nn

from .layers import up_to
from .segment_joins import JOINS, onto
from .segment_parts import Alone, Branches, Nested, Steps, Summed, compare, layer, pairs_of
from .segment_series import WINDOWS, Dates, SeriesBranch

DATES = "dates"
"""The scales are those of a series on the grid of the map, seen date by date."""
FINE = ("unet", "unet++", "pyramid", "multibranch", DATES, "none")
ATTENTION = ("none", "gate", "channel")
SERIES_ALONE = "series_alone"
HEADS = {"classes": 0, "boundary": 1, "distance": 1, SERIES_ALONE: 0}
"""Name to channels; the classes have as many as there are, and so has what the series alone says of them."""
WIDTHS = (24, 32, 48, 64)
LIMIT = 8.0
"""A value counts for no more than so many standard deviations."""
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


class SegmentNetwork(nn.Module):
    """Images in, classes out.

    The fine image is seen at four scales, each half as fine as the one before. Further images (radar,
    terrain), on the fine grid, have encoders of their own, which add to these scales; the features of a
    series join them at the scale that is nearest to its resolution. Each input is measured in standard
    deviations of what was learnt from, and is 0 where it is not valid. With `fine` dates there is a series
    on the grid of the map, with an image beside it or none, and the four scales are its own (`Dates`).

    Beside the values of the fine image stand the normalised differences of its bands, which convolutions can
    only come near to; and what a small network of the pixel alone says of the classes is added to what the
    network that looks around says, so that it has not to be learnt through all scales.
    """

    name = "segment"
    title = "Network for land cover"
    citation = (
        "After U-Net (Ronneberger et al. 2015), U-Net++ (Zhou et al. 2018), Attention U-Net (Oktay et al. "
        "2018), PSPNet (Zhao et al. 2017), recurrent U-Nets (Rustowicz et al. 2019) and STSNet."
    )

    def __init__(
        self,
        classes: int,
        bands: int = 0,
        fine: str = "unet",
        attention: str = "none",
        gate: bool = True,
        widths: tuple[int, ...] = WIDTHS,
        images: tuple[int, ...] = (),
        series: int = 0,
        ratio: int = 1,
        temporal: str = "convlstm",
        join: str = "concat",
        heads: tuple[str, ...] = ("classes",),
        ratios: bool = False,
        pixel: int = 0,
    ):
        """
        Args:
            classes: how many.
            bands: of the fine image; 0 with `fine` none, 0 or more with `fine` dates.
            gate: of the bands, in the multibranch encoder.
            images: the bands of each further image.
            series: its bands; 0: there is none.
            ratio: its pixel size / that of the fine image.
            ratios: whether (a - b) / (|a| + |b|) of the fine image's bands are seen, too; with `fine` dates
                also of those of each date.
            pixel: channels of the network that sees each pixel of the image alone; 0: there is none.
        Raises:
            ValueError: options that there are not, or that contradict each other.
        """
        super().__init__()
        widths, images, heads = tuple(widths), tuple(images), tuple(heads)
        _refuse(classes, bands, fine, attention, widths, images, series, ratio, join, heads)
        self.options: dict[str, Any] = {
            "classes": classes,
            "bands": bands,
            "fine": fine,
            "attention": attention,
            "gate": gate,
            "widths": widths,
            "images": images,
            "series": series,
            "ratio": ratio,
            "temporal": temporal,
            "join": join,
            "heads": heads,
            "ratios": ratios,
            "pixel": pixel,
        }
        self.fine, self.ratio, self.gated = fine, ratio, fine == "multibranch" and gate
        self.coarsest = 2 ** (len(widths) - 1) if fine != "none" else 1
        self.pairs = pairs_of(bands) if ratios else []
        self.date_pairs = pairs_of(series) if ratios and fine == DATES else []
        self._make_scales(bands, images, series)
        if pixel and bands:
            self.of_pixel = Alone(bands + len(self.pairs), pixel, classes)
        if fine != "none":
            self.see = self._encoder(bands, widths, gate, series, temporal)
            self.see_others = nn.ModuleList(Steps(one + 1, widths) for one in images)
            self.back = (
                Summed(widths) if fine == "multibranch" else Nested(widths, attention, fine == "unet++")
            )
        self.joins = bool(series) and fine != DATES
        if self.joins:
            self.over_time = SeriesBranch(series, widths[-1] if fine != "none" else 2 * widths[0], temporal)
            self._make_join(fine, widths, join)
        self.heads = nn.ModuleDict(
            {
                name: nn.Conv2d(widths[-1 if name == SERIES_ALONE else 0], HEADS[name] or classes, 1)
                for name in heads
            }
        )

    # ---- what goes in

    @property
    def inputs(self) -> dict[str, tuple[Any, ...]]:
        """Name to sides; `valid` is 1 where the fine image and the further ones have values, `there` the same
        of each date of the series; `figures` are the mean and the greatest value of each band of the whole
        scene, in the unit of the image."""
        options = self.options
        sides: dict[str, tuple[Any, ...]] = {}
        if options["bands"]:
            sides["fine"] = ("batch", options["bands"], "rows", "cols")
            sides["valid"] = ("batch", 1, "rows", "cols")
            if self.gated:
                sides["figures"] = ("batch", 2, options["bands"])
            for number, bands in enumerate(options["images"], 1):
                sides[f"image_{number}"] = ("batch", bands, "rows", "cols")
        if options["series"]:
            sides["series"] = ("batch", "dates", options["series"], "series_rows", "series_cols")
            sides["there"] = ("batch", "dates", "series_rows", "series_cols")
            sides["days"] = ("batch", "dates")
        return sides

    @property
    def multiple(self) -> int:
        """Rows and columns must be a multiple of it, and a tile must begin at a multiple of it."""
        if self.fine == DATES:
            return math.lcm(self.coarsest, 2 * self.see.over_time.side)
        return math.lcm(self.coarsest, self.ratio * self.over_time.side if self.joins else 1)

    def halo(self, dates: int = 0) -> int:
        """How many fine pixels around one decide about it, a multiple of `multiple`; a module over time that
        goes from date to date looks a pixel further with each of `dates`."""
        reach = self.ratio * (self.over_time.reach(dates) + 1) if self.joins else 0
        if self.fine != "none":
            reaches = self.see.reaches(dates) if self.fine == DATES else list(self.see.reaches)
            if self.joins:
                level, width = self.level, 2**self.level
                reaches[level] = max(reaches[level], reach) + width * self.joined.reach
            for other in self.see_others:
                reaches = [max(pair) for pair in zip(reaches, other.reaches)]
            reach = self.back.reach(reaches)
        return up_to(reach + self.multiple - 1, self.multiple)

    def set_scales(self, name: str, mean: Tensor, std: Tensor) -> None:
        """By what an input (`fine`, `series`, `image_1`) is measured: (bands,) each."""
        getattr(self, f"{name}_mean").copy_(mean)
        getattr(self, f"{name}_std").copy_(std.clamp_min(1e-6))

    # ---- what comes out

    def forward(
        self,
        fine: Optional[Tensor] = None,
        valid: Optional[Tensor] = None,
        figures: Optional[Tensor] = None,
        image_1: Optional[Tensor] = None,
        image_2: Optional[Tensor] = None,
        series: Optional[Tensor] = None,
        there: Optional[Tensor] = None,
        days: Optional[Tensor] = None,
    ) -> tuple[Tensor, ...]:
        """(batch, channels, rows, cols) of each head, in the order of `heads`: logits of the classes and of
        whether a boundary runs there, and the distance to one in pixels; the inputs are those of `inputs`."""
        of_series = torch.empty(0)
        if self.joins and series is not None and there is not None:
            of_series = self.over_time(self._measured(series, "series", 2) * there[:, :, None], there, days)
        if self.fine == "none":
            x = self.alone(of_series)
            x = nn.functional.interpolate(x, scale_factor=float(self.ratio), mode="bilinear")
            return self._out(x, of_series)
        alone, seen = self._seen(fine, valid) if self.options["bands"] else (None, [])
        if self.fine == DATES:
            levels = self.see(self._dated(series, there), there, days, seen)
        else:
            figures = self._measured(figures, "fine", 2) if self.gated else figures
            levels = self.see(seen[0], figures)
        for number, (see, image) in enumerate(zip(self.see_others, (image_1, image_2)), 1):
            others = see(torch.cat([self._measured(image, f"image_{number}", 1) * valid, valid], 1))
            levels = [level + other for level, other in zip(levels, others)]
        if self.joins:
            level = levels[self.level]
            levels[self.level] = self.joined(level, self.to_join(onto(of_series, level)))
        out = self._out(self.back(levels), of_series)
        if self.options["pixel"] and alone is not None:
            out = (out[0] + self.of_pixel(alone), *out[1:])
        return out

    def _seen(self, fine: Tensor, valid: Tensor) -> tuple[Tensor, list[Tensor]]:
        """What is seen of a pixel of the fine image, and the same with where it is valid."""
        seen = self._measured(fine, "fine", 1) * valid
        if self.pairs:
            compared = self._measured(compare(fine, self.pairs), "ratios", 1)
            seen = torch.cat([seen, compared * valid], 1)
        return seen, [torch.cat([seen, valid], 1)]

    def _dated(self, series: Tensor, there: Tensor) -> Tensor:
        """(batch, dates, channels, rows, cols) what is seen of each date."""
        seen = self._measured(series, "series", 2)
        if self.date_pairs:
            compared = compare(series.flatten(0, 1), self.date_pairs).unflatten(0, (-1, series.shape[1]))
            seen = torch.cat([seen, self._measured(compared, "date_ratios", 2)], 2)
        return seen * there[:, :, None]

    def _out(self, x: Tensor, of_series: Tensor) -> tuple[Tensor, ...]:
        return tuple(
            onto(head(of_series), x) if name == SERIES_ALONE else head(x) for name, head in self.heads.items()
        )

    def _measured(self, values: Tensor, name: str, axis: int) -> Tensor:
        shape = [1] * values.ndim
        shape[axis] = -1
        mean, std = getattr(self, f"{name}_mean").view(shape), getattr(self, f"{name}_std").view(shape)
        return torch.clamp((values - mean) / std, -LIMIT, LIMIT)

    # ---- how it is made

    def _encoder(
        self, bands: int, widths: tuple[int, ...], gate: bool, series: int, temporal: str
    ) -> nn.Module:
        channels = bands + len(self.pairs) + 1
        if self.fine == DATES:
            return Dates(series + len(self.date_pairs), channels if bands else 0, widths, temporal)
        if self.fine == "multibranch":
            return Branches(channels, bands, widths, gate)
        return Steps(channels, widths, self.fine == "pyramid")

    def _make_join(self, fine: str, widths: tuple[int, ...], join: str) -> None:
        wide = widths[-1] if fine != "none" else 2 * widths[0]
        if fine == "none":
            self.alone = layer(wide, widths[0], 1)
            return
        self.level = min(int(math.log2(self.ratio)), len(widths) - 1)
        self.to_join = layer(wide, widths[self.level], 1)
        self.joined = JOINS[join](widths[self.level], self.ratio)

    def _make_scales(self, bands: int, images: tuple[int, ...], series: int) -> None:
        names = {"fine": bands, "ratios": len(self.pairs), "series": series}
        names["date_ratios"] = len(self.date_pairs)
        names.update({f"image_{n}": one for n, one in enumerate(images, 1)})
        for name, count in names.items():
            if count:
                self.register_buffer(f"{name}_mean", torch.zeros(count))
                self.register_buffer(f"{name}_std", torch.ones(count))


def _refuse(classes, bands, fine, attention, widths, images, series, ratio, join, heads) -> None:
    if fine not in FINE or attention not in ATTENTION or join not in JOINS:
        raise ValueError(
            f"'fine' is one of {', '.join(FINE)}, 'attention' one of {', '.join(ATTENTION)}, 'join' one of "
            f"{', '.join(JOINS)}, not '{fine}', '{attention}', '{join}'"
        )
    if fine == DATES and (not series or ratio != 1 or images):
        raise ValueError("with 'fine' dates there is a series on the grid of the map, and no further image")
    if fine != DATES and ((fine == "none") != (bands == 0) or (fine == "none" and (images or not series))):
        raise ValueError("without a fine image there is a series and nothing else; with one it has bands")
    if classes < 2 or len(widths) != 4 or min(widths) < 4 or len(images) > 2 or ratio < 1:
        raise ValueError("there are 2 classes or more, 4 widths of 4 or more, 2 further images at most")
    if SERIES_ALONE in heads and (fine in (DATES, "none") or not series):
        raise ValueError("what the series says alone is a head where it is joined with a fine image")
    if not heads or heads[0] != "classes" or set(heads) - set(HEADS) or len(set(heads)) != len(heads):
        raise ValueError(f"the heads are classes, then of {', '.join(list(HEADS)[1:])}, each once")
