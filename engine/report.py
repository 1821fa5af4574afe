"""The HTML report: one file with figures, findings and pictures inside. matplotlib draws, Jinja2 writes."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("Agg")

import jinja2
import numpy as np
from matplotlib import pyplot as plt

from . import tables
from .bands import find
from .readers import Image

TEMPLATE = Path(__file__).with_name("report.html.j2")
PICTURE_SIDE = 700
"""Longest side of a quick look, in pixels."""


def fusion_html(facts: dict[str, Any], pictures: dict[str, Image]) -> str:
    """The report of a fusion; `facts` as the JSON report has them, `pictures` role to image on the fine grid."""
    return _render("Fusion report", facts, pictures)


def assessment_html(facts: dict[str, Any], pictures: dict[str, Image]) -> str:
    """The report of a prediction against a truth."""
    return _render("Assessment report", facts, pictures)


def _render(title: str, facts: dict[str, Any], pictures: dict[str, Image]) -> str:
    environment = jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters["number"] = tables.number
    environment.filters["mean"] = tables.mean_of
    template = environment.from_string(TEMPLATE.read_text("utf-8"))
    looks = {role: quick_look(image) for role, image in pictures.items()}
    return template.render(
        title=title, facts=facts, figures=facts["figures"], check=facts.get("check"), rows=tables.rows(facts["figures"]),
        meaning=tables.MEANING, side_by_side=_png(draw_side_by_side(looks)), error_map=_error_map(looks))


def quick_look(image: Image) -> Picture:
    """A decimated copy of an image, whatever its size."""
    factor = max(1, max(image.grid.width, image.grid.height) / PICTURE_SIDE)
    width, height = (max(1, round(side / factor)) for side in (image.grid.width, image.grid.height))
    layers = [encoding.decode(image.dataset.GetRasterBand(number).ReadAsArray(buf_xsize=width, buf_ysize=height))
              for number, encoding in zip(image.band_numbers, image.encodings)]
    return Picture(np.stack(layers), image.names)


class Picture:
    """A quick look and the names of its bands."""

    def __init__(self, values: np.ndarray, names: tuple[str, ...]):
        self.values, self.names = values, names

    @property
    def composite(self) -> list[int]:
        """Bands to show as red, green and blue: near infrared, red, green where they are known, else the first."""
        found = [find(self.names, name) for name in ("nir", "red", "green")]
        if None not in found:
            return found
        return [0, 1, 2] if len(self.values) >= 3 else [0, 0, 0]


def draw_side_by_side(looks: dict[str, Picture]):
    """A figure of all pictures with one stretch, that of the first fine image."""
    first = next(iter(looks.values()))
    chosen = first.composite
    low, high = np.nanpercentile(first.values[chosen].reshape(3, -1), (2, 98), axis=1)
    figure, axes = plt.subplots(1, len(looks), figsize=(4.2 * len(looks), 4.6), squeeze=False)
    for ax, (role, look) in zip(axes[0], looks.items()):
        ax.imshow(stretch(look.values[chosen], low, high), interpolation="nearest")
        ax.set_title(role, fontsize=13)
        ax.set_axis_off()
    figure.tight_layout()
    return figure


def stretch(values: np.ndarray, low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """(3, rows, cols) as (rows, cols, 4) colours between the limits of each band; gaps transparent."""
    span = np.maximum(high - low, 1e-9)[:, None, None]
    valid = np.isfinite(values).all(axis=0)
    colours = np.clip((np.nan_to_num(values) - low[:, None, None]) / span, 0, 1)
    return np.dstack([*colours, valid.astype(float)])


def _error_map(looks: dict[str, Picture]):
    """The mean absolute error over bands, and its histogram, where there is a truth."""
    if "truth" not in looks or "prediction" not in looks:
        return None
    error = looks["prediction"].values - looks["truth"].values
    known = error[np.isfinite(error)]
    if not known.size:
        return None
    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 4.4), width_ratios=(1.2, 1))
    valid = np.isfinite(error).all(axis=0)
    mean = np.where(valid, np.abs(np.nan_to_num(error)).mean(axis=0), np.nan)
    drawn = left.imshow(mean, cmap="magma", vmin=0, vmax=np.nanpercentile(mean, 98), interpolation="nearest")
    left.set_title("Mean absolute error over bands")
    left.set_axis_off()
    figure.colorbar(drawn, ax=left, label="reflectance", shrink=0.85)
    limit = np.percentile(np.abs(known), 99)
    right.hist(known, bins=81, range=(-limit, limit), color="#2b6a99")
    right.axvline(0, color="black", linewidth=0.8)
    right.set(title="Prediction - truth, all bands", xlabel="reflectance", yticks=[])
    right.spines[["top", "right", "left"]].set_visible(False)
    figure.tight_layout()
    return _png(figure)


def _png(figure) -> str:
    """A figure as base64 PNG, to stand inside the page."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=110)
    plt.close(figure)
    return base64.b64encode(buffer.getvalue()).decode("ascii")
