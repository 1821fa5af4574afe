"""One network for land cover, put together by its options: what sees the fine image, a series and further
images, how they are joined, and what comes out."""

from __future__ import annotations

import math
from typing import Any, Optional

import torch
from torch import Tensor, nn

from .layers import up_to
from .segment_joins import JOINS, onto
from .segment_options import DATES, HEADS, SERIES_ALONE, SegmentOptions
from .segment_parts import Alone, Branches, Nested, Steps, Summed, compare, layer, pairs_of
from .segment_series import Dates, SeriesBranch

LIMIT = 8.0
"""A value counts for no more than so many standard deviations."""


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

    def __init__(self, *options: Any, **by_name: Any):
        """The options are those of `SegmentOptions`.

        Raises:
            ValueError: options that there are not, or that contradict each other.
        """
        super().__init__()
        of = SegmentOptions(*options, **by_name)
        self.options: dict[str, Any] = dict(vars(of))
        self.fine, self.ratio, self.gated = of.fine, of.ratio, of.fine == "multibranch" and of.gate
        self.coarsest = 2 ** (len(of.widths) - 1) if of.fine != "none" else 1
        self.pairs = pairs_of(of.bands) if of.ratios else []
        self.date_pairs = pairs_of(of.series) if of.ratios and of.fine == DATES else []
        self._make_scales(of)
        if of.pixel and of.bands:
            self.of_pixel = Alone(of.bands + len(self.pairs), of.pixel, of.classes)
        if of.fine != "none":
            self.see = self._encoder(of)
            self.see_others = nn.ModuleList(Steps(one + 1, of.widths) for one in of.images)
            self.back = (
                Summed(of.widths)
                if of.fine == "multibranch"
                else Nested(of.widths, of.attention, of.fine == "unet++")
            )
        self.joins = bool(of.series) and of.fine != DATES
        if self.joins:
            wide = of.widths[-1] if of.fine != "none" else 2 * of.widths[0]
            self.over_time = SeriesBranch(of.series, wide, of.temporal)
            self._make_join(of, wide)
        self.heads = nn.ModuleDict(
            {
                name: nn.Conv2d(of.widths[-1 if name == SERIES_ALONE else 0], HEADS[name] or of.classes, 1)
                for name in of.heads
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

    def _encoder(self, of: SegmentOptions) -> nn.Module:
        channels = of.bands + len(self.pairs) + 1
        if of.fine == DATES:
            dated = of.series + len(self.date_pairs)
            return Dates(dated, channels if of.bands else 0, of.widths, of.temporal)
        if of.fine == "multibranch":
            return Branches(channels, of.bands, of.widths, of.gate)
        return Steps(channels, of.widths, of.fine == "pyramid")

    def _make_join(self, of: SegmentOptions, wide: int) -> None:
        if of.fine == "none":
            self.alone = layer(wide, of.widths[0], 1)
            return
        self.level = min(int(math.log2(of.ratio)), len(of.widths) - 1)
        self.to_join = layer(wide, of.widths[self.level], 1)
        self.joined = JOINS[of.join](of.widths[self.level], of.ratio)

    def _make_scales(self, of: SegmentOptions) -> None:
        names = {"fine": of.bands, "ratios": len(self.pairs), "series": of.series}
        names["date_ratios"] = len(self.date_pairs)
        names.update({f"image_{n}": one for n, one in enumerate(of.images, 1)})
        for name, count in names.items():
            if count:
                self.register_buffer(f"{name}_mean", torch.zeros(count))
                self.register_buffer(f"{name}_std", torch.ones(count))
