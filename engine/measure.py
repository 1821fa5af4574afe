"""Streams images through the yardstick: figures of predictions against a truth, and the consistency with C2.

Three passes over the truth (ranges, histograms, figures) and one over each prediction, window by window with a
halo, so that memory stays constant. The formulas are in metrics.py.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Callable, Optional

import numpy as np

from . import align, metrics
from .grid import Window, windows
from .readers import Image
from .scene import PASS_SIDE, Scene, coarse_windows, over_coarse

Read = Callable[[Window], np.ndarray]
Step = Callable[[float], None]

BAND_FIGURES = ("rmse", "bias", "cc", "r2", "slope", "kge", "uiqi", "ssim", "ssim_unit_range", "edge", "lbp", "skill",
                "changed_rmse")
CHANGED_SHARE = 0.2
"""The changed pixels are this share with the largest |truth - F1|."""


@dataclass
class _Sums:
    """Sums per band over the windows seen so far."""

    basic: np.ndarray
    """(bands, 7): n, p, t, pp, tt, pt, squared error; p and t less the band's centre."""
    copy: np.ndarray
    """(bands, 3): n, squared error of the prediction and of F1, where F1 is valid too."""
    local: dict[str, np.ndarray]
    """Name to (bands, 2): sum and count of ssim, ssim_unit_range, edge, lbp, changed (squared)."""
    angle: np.ndarray = field(default_factory=lambda: np.zeros(2))
    """Sum and count of spectral angles."""


def predictors(scene: Scene, gain: Optional[np.ndarray]) -> dict[str, Read]:
    """The baselines, computed from the scene by window; `delta-gain` only where the gain is known."""
    fine, coarse, target = scene.fine[0], scene.coarse[0], scene.target
    found: dict[str, Read] = {
        "copy": fine.read,
        "upsample": target.read,
        "delta": lambda window: fine.read(window) + (target.read(window) - coarse.read(window)),
    }
    if gain is not None:
        factor = gain.astype(np.float32)[:, None, None]
        found["delta-gain"] = lambda window: fine.read(window) + factor * (target.read(window) - coarse.read(window))
    return found


def against_truth(truth: Image, names: tuple[str, ...], readers: dict[str, Read], fine: Optional[Image], ratio: float,
                  step: Step = lambda pixels: None) -> dict[str, dict]:
    """Figures of one or more predictions, all on the truth's grid.

    Args:
        truth: the image of the target date.
        names: band names, for the result.
        readers: name to a function that reads a window of a prediction, (bands, rows, cols); the first is the
            prediction itself, and the others are measured on its valid pixels only.
        fine: F1 on the same grid, for skill and changed pixels.
        ratio: for ERGAS.
        step: takes the number of pixels done, three times the image's pixels in all.

    Returns:
        Name to figures: each `{"mean": x, "bands": {band: x}}`, but `sam`, `ergas` and `pixels` plain numbers. None
        where a figure can't be known.
    """
    ranges = _ranges(truth, fine, step)
    quantiles = _quantiles(truth, fine, ranges, step)
    sums = {name: _new_sums(truth.bands) for name in readers}
    for window in windows(truth.grid.width, truth.grid.height, PASS_SIDE):
        _add_window(window, truth, readers, fine, ranges["centre"], quantiles, sums)
        step(window.width * window.height)
    return {name: _figures(s, names, ranges["centre"], ratio, fine is not None) for name, s in sums.items()}


def consistency(prediction: Image, target: Image, ratio: float) -> dict:
    """RMSE of the prediction, averaged down to the coarse grid, against C2; per band and mean.

    `target` is C2 on its own grid. Only coarse pixels that valid prediction covers whole count.
    """
    cropped = align.crop_to(target.grid, prediction.grid)
    squared = np.zeros((prediction.bands, 2))
    if cropped is not None:
        for means, (coarse,) in over_coarse(prediction, (target,), cropped, coarse_windows(cropped, ratio)):
            error = (means - coarse).astype(np.float64)
            usable = np.isfinite(error)
            squared[:, 0] += np.where(usable, error**2, 0).sum(axis=(1, 2))
            squared[:, 1] += usable.sum(axis=(1, 2))
    values = [float(np.sqrt(s / n)) if n else None for s, n in squared]
    return _by_band(values, prediction.names)


# ---- pass one and two: what the figures of the third are relative to


def _ranges(truth: Image, fine: Optional[Image], step: Step) -> dict[str, np.ndarray]:
    """Per band: smallest and largest truth, its centre, and the largest gradient and change."""
    low, high = np.full(truth.bands, np.inf), np.full(truth.bands, -np.inf)
    gradient, change = np.zeros(truth.bands), np.zeros(truth.bands)
    for window in windows(truth.grid.width, truth.grid.height, PASS_SIDE):
        outer = window.grown(1, truth.grid.width, truth.grid.height)
        values = truth.read(outer)
        low = np.fmin(low, _or(np.fmin.reduce, values))
        high = np.fmax(high, _or(np.fmax.reduce, values))
        for band, layer in enumerate(values):
            gradient[band] = np.fmax(gradient[band], _or(np.fmax.reduce, metrics.roberts(layer)[None])[0])
        if fine is not None:
            change = np.fmax(change, _or(np.fmax.reduce, np.abs(values - fine.read(outer))))
        step(window.width * window.height)
    centre = np.where(np.isfinite(low), (low + high) / 2, 0)
    return {"low": np.where(np.isfinite(low), low, 0), "high": np.where(np.isfinite(high), high, 1),
            "centre": centre, "gradient": gradient, "change": change}


def _quantiles(truth: Image, fine: Optional[Image], ranges: dict, step: Step) -> dict[str, list]:
    """Per band: the 0.1 to 99.9 percentile span, the 90th percentile of the gradient, the 80th of the change."""
    bands = range(truth.bands)
    value = [metrics.Histogram(ranges["low"][b], ranges["high"][b]) for b in bands]
    gradient = [metrics.Histogram(0, ranges["gradient"][b]) for b in bands]
    change = [metrics.Histogram(0, ranges["change"][b]) for b in bands]
    for window in windows(truth.grid.width, truth.grid.height, PASS_SIDE):
        outer = Window(window.x, window.y, window.width + 1, window.height + 1)
        outer = outer.grown(0, truth.grid.width, truth.grid.height)
        values = truth.read(outer)
        own = values[(slice(None), *window.inside(outer))]
        before = fine.read(window) if fine is not None else None
        for b in bands:
            value[b].add(_valid(own[b]))
            gradient[b].add(_valid(metrics.roberts(values[b])))
            if before is not None:
                change[b].add(_valid(np.abs(own[b] - before[b])))
        step(window.width * window.height)
    spans = [(h.quantile(0.999) or 0) - (h.quantile(0.001) or 0) for h in value]
    return {"span": spans, "gradient": [h.quantile(0.9) for h in gradient],
            "change": [h.quantile(1 - CHANGED_SHARE) if fine is not None else None for h in change]}


# ---- pass three


def _new_sums(bands: int) -> _Sums:
    local = ("ssim", "ssim_unit_range", "edge", "lbp", "changed")
    return _Sums(np.zeros((bands, 7)), np.zeros((bands, 3)), {name: np.zeros((bands, 2)) for name in local})


def _add_window(window: Window, truth: Image, readers: dict[str, Read], fine: Optional[Image], centre: np.ndarray,
                quantiles: dict, sums: dict[str, _Sums]) -> None:
    outer = window.grown(metrics.HALO, truth.grid.width, truth.grid.height)
    inner = window.inside(outer)
    true = truth.read(outer).astype(np.float64)
    before = fine.read(window).astype(np.float64) if fine is not None else None
    predictions = {name: read(outer).astype(np.float64) for name, read in readers.items()}
    first = next(iter(predictions.values()))
    for band in range(truth.bands):
        filled = np.where(np.isfinite(true[band]), true[band], centre[band]) - centre[band]
        moments = metrics.moments(filled)
        for name, prediction in predictions.items():
            valid = np.isfinite(prediction[band]) & np.isfinite(true[band]) & np.isfinite(first[band])
            layers = (np.where(valid, prediction[band], np.nan), np.where(valid, true[band], np.nan))
            _add_basic(sums[name], band, layers, inner, centre[band], before)
            _add_ssim(sums[name], band, layers, valid, moments, centre[band], quantiles["span"][band], inner)
            _add_local(sums[name], band, layers, inner, before, quantiles)
    for name, prediction in predictions.items():
        _add_angles(sums[name], prediction, true, first, inner)


def _add_basic(s: _Sums, band: int, layers, inner, centre: float, before: Optional[np.ndarray]) -> None:
    p, t = (layer[inner] for layer in layers)
    valid = np.isfinite(p)
    error = p - t
    p, t, e = p[valid] - centre, t[valid] - centre, error[valid]
    s.basic[band] += (p.size, p.sum(), t.sum(), p @ p, t @ t, p @ t, e @ e)
    if before is not None:
        both = valid & np.isfinite(before[band])
        of_copy = (before[band] - layers[1][inner])[both]
        s.copy[band] += (both.sum(), error[both] @ error[both], of_copy @ of_copy)


def _add_ssim(s: _Sums, band: int, layers, valid, moments, centre: float, span: float, inner) -> None:
    usable = metrics.full_windows(valid)[inner]
    if not usable.any():
        return
    prediction, truth = (np.where(valid, layer, centre) for layer in layers)
    maps = metrics.ssim_map(prediction, truth, (max(span, 1e-12), 1.0), centre, moments)
    for name, values in zip(("ssim", "ssim_unit_range"), maps):
        s.local[name][band] += (values[inner][usable].sum(), usable.sum())


def _add_local(s: _Sums, band: int, layers, inner, before: Optional[np.ndarray], quantiles: dict) -> None:
    gradients = [metrics.roberts(layer)[inner] for layer in layers]
    limit = quantiles["gradient"][band]
    if limit is not None:
        edges = np.isfinite(gradients[0]) & (gradients[1] > limit)
        s.local["edge"][band] += (metrics.normalised_difference(gradients[0], gradients[1])[edges].sum(), edges.sum())
    patterns = [metrics.local_binary_pattern(layer)[inner] for layer in layers]
    known = np.isfinite(patterns[0]) & np.isfinite(patterns[1])
    s.local["lbp"][band] += (metrics.normalised_difference(*patterns)[known].sum(), known.sum())
    if before is not None and quantiles["change"][band] is not None:
        prediction, true = (layer[inner] for layer in layers)
        changed = np.isfinite(prediction) & (np.abs(true - before[band]) >= quantiles["change"][band])
        error = (prediction - true)[changed]
        s.local["changed"][band] += (error @ error, changed.sum())


def _add_angles(s: _Sums, prediction: np.ndarray, true: np.ndarray, first: np.ndarray, inner) -> None:
    if len(true) < 2:
        return
    p, t, f = (image[(slice(None), *inner)].reshape(len(true), -1) for image in (prediction, true, first))
    valid = (np.isfinite(p) & np.isfinite(t) & np.isfinite(f)).all(axis=0)
    angles = metrics.spectral_angles(p[:, valid], t[:, valid])
    angles = angles[np.isfinite(angles)]
    s.angle += (angles.sum(), angles.size)


# ---- from sums to figures


def _figures(s: _Sums, names: tuple[str, ...], centre: np.ndarray, ratio: float, with_fine: bool) -> dict:
    per_band = []
    for band in range(len(names)):
        found = metrics.from_sums(*s.basic[band], centre=centre[band])
        for name in ("ssim", "ssim_unit_range", "edge", "lbp"):
            found[name] = _mean(*s.local[name][band])
        n, own, copied = s.copy[band]
        found["skill"] = metrics.skill(_root(own, n), _root(copied, n)) if with_fine else None
        found["changed_rmse"] = _root(*s.local["changed"][band])
        per_band.append(found)
    figures = {name: _by_band([found[name] for found in per_band], names) for name in BAND_FIGURES}
    means = [s.basic[b, 2] / s.basic[b, 0] + centre[b] if s.basic[b, 0] else None for b in range(len(names))]
    figures["sam"] = _mean(*s.angle)
    figures["ergas"] = metrics.ergas([found["rmse"] for found in per_band], means, ratio)
    figures["pixels"] = int(s.basic[:, 0].max(initial=0))
    return figures


def _by_band(values: list, names: tuple[str, ...]) -> dict:
    known = [v for v in values if v is not None]
    mean = float(np.mean(known)) if len(known) == len(values) and known else None
    labels = [name or f"band {i + 1}" for i, name in enumerate(names)]
    return {"mean": mean, "bands": {n: None if v is None else float(v) for n, v in zip(labels, values)}}


def _mean(total: float, count: float) -> Optional[float]:
    return float(total / count) if count else None


def _root(total: float, count: float) -> Optional[float]:
    return float(np.sqrt(total / count)) if count else None


def _valid(values: np.ndarray) -> np.ndarray:
    return values[np.isfinite(values)]


def _or(reduce, values: np.ndarray) -> np.ndarray:
    """fmin or fmax over the pixels of each band; NaN for a band without any valid."""
    return reduce(values.reshape(len(values), -1), axis=1)
