"""A trial of a model file: whether it does on invented tiles what its manifest says of it.

The graph is run on tiles of several sizes, numbers of bands and, where it allows, several at once; a tile
with its halo must give the pixels that the whole image gives, for a prediction must not depend on where a
tile ends.
"""

from __future__ import annotations

from typing import Any, Callable, Optional

import numpy as np

from ...models.catalogue.manifest import Manifest
from ..door.errors import ModelFileError
from . import inference
from .declaration import Wrong, check_priors, check_tensors
from .provider_reasons import essence
from .trial_inputs import Arrays, invent, label, sides, up

SAME = 1e-4
"""The largest difference between two ways to the same pixel, in reflectance."""
REPEATED = 1e-6
"""The largest difference between two runs on the same tile."""
PLAUSIBLE, STRANGE_SHARE = (-1.0, 2.0), 0.01
"""Where predictions of invented reflectance (0 to 1) should lie, and the share that may lie elsewhere."""
FREE_BANDS = (1, 3, 7)
"""What a model is tried with that takes any bands."""
MULTIPLES = (2, 4, 8, 16, 32, 64)
"""What sides are tried with when those do not work that the manifest allows."""
CORE, MARGIN, WIDE_HALO = 32, 64, 160
"""Of the tile that is compared with the whole: its inner side, how far the whole reaches beyond it, and the
halo that a needed one is looked for in."""


def run(manifest: Manifest, threads: int, step: Callable[[float], None]) -> dict[str, Any]:
    """Try the model file of a manifest; what was found of it.

    Args:
        step: takes the share of the trial that was just done.
    Raises:
        ModelFileError: it does not do what its manifest says; the sentence says what to correct.
    """
    session = inference.open_session(manifest, "cpu", threads)
    try:
        check_priors(manifest)
        check_tensors(session, manifest)
        band_counts = FREE_BANDS if manifest.bands == "any" else (len(manifest.bands),)
        for bands in band_counts:
            _check_tile(session, manifest, bands)
            step(0.5 / len(band_counts))
        _check_repeats(session, manifest, band_counts[-1])
        if session.any_batch:
            _check_batch(session, manifest, band_counts[-1])
        step(0.2)
        difference = _check_halo(session, manifest, band_counts[0])
        step(0.3)
    except Wrong as error:
        raise ModelFileError(f"The model '{manifest.path}' {error}") from error
    finally:
        session.release()
    return {"bands": list(band_counts), "batch": session.any_batch, "tile_difference": difference}


# ---- what it does


def _check_tile(session: inference.Session, manifest: Manifest, bands: int) -> None:
    """A tile of that many bands, with a hole in its mask."""
    shape = (1, bands, *sides(manifest.multiple))
    predicted, reason = _answer(session, manifest, shape)
    if reason:
        works = next(
            (
                m
                for m in MULTIPLES
                if m > manifest.multiple
                and m % manifest.multiple == 0
                and not _answer(session, manifest, (1, bands, *sides(m)))[1]
            ),
            None,
        )
        remedy = (
            f'sides that are multiples of {works} work, so write "multiple": {works} into its manifest'
            if works
            else "correct its manifest, or export the model again"
        )
        raise Wrong(f"does not work on {label(shape)} ({reason}): {remedy}.")
    _check_values(predicted, shape, manifest)


def _check_values(predicted: np.ndarray, shape: tuple[int, ...], manifest: Manifest) -> None:
    broken = int((~np.isfinite(predicted)).sum())
    if broken:
        raise Wrong(
            f"predicts {broken} of {predicted.size} numbers as NaN or infinite for {label(shape)}: its "
            "weights are no numbers, as after a training that diverged, or it divides by zero. Train it with "
            "a lower learning rate, or mend its graph, and export it again."
        )
    low, high = np.quantile(predicted, (STRANGE_SHARE, 1 - STRANGE_SHARE))
    if low < PLAUSIBLE[0] or high > PLAUSIBLE[1]:
        raise Wrong(
            f"predicts {low:.4g} to {high:.4g} from invented images in reflectance (0 to 1): it was made "
            "for another unit. Put the conversion into its graph, both ways, and export it again."
        )


def _check_repeats(session: inference.Session, manifest: Manifest, bands: int) -> None:
    shape = (1, bands, *sides(manifest.multiple))
    difference = _apart(_answer(session, manifest, shape)[0], _answer(session, manifest, shape)[0])
    if difference > REPEATED:
        raise Wrong(
            f"predicts from the same tile what differs by {difference:.2g} from run to run: take what is "
            "random out of its graph (dropout, noise), or make the noise an input of the role 'noise'."
        )


def _check_batch(session: inference.Session, manifest: Manifest, bands: int) -> None:
    """Tiles at once must give what each of them gives alone."""
    shape = (2, bands, *sides(manifest.multiple))
    inputs = invent(manifest, shape)
    together, reason = _ask(session, inputs, shape)
    if reason:
        raise Wrong(
            f"does not work on {label(shape)} ({reason}): export it with 1 as its first side, or mend it."
        )
    alone = [
        _ask(session, {name: x[i : i + 1] for name, x in inputs.items()}, (1, *shape[1:]))[0]
        for i in range(2)
    ]
    difference = _apart(together, np.concatenate(alone))
    if difference > SAME:
        raise Wrong(
            f"predicts from two tiles at once what differs by {difference:.2g} from what it predicts from "
            "each: it mixes them, as a batch norm does in training. Export it in evaluation mode."
        )


def _check_halo(session: inference.Session, manifest: Manifest, bands: int) -> float:
    """The largest difference between a tile with its halo and the same pixels of the whole image.

    Raises:
        ModelFileError: it is too large, and no crossfade is declared.
    """
    difference = float(
        np.max(_by_distance(session, manifest, bands, manifest.halo)[_reach(manifest, manifest.halo) :])
    )
    if difference <= SAME or manifest.blend:
        return difference
    wide = max(WIDE_HALO, 2 * manifest.halo)
    apart = np.flatnonzero(_by_distance(session, manifest, bands, wide) > SAME)
    needed = max(manifest.halo, int(apart.max(initial=0))) + 1
    claim = (
        f"predicts what differs by {difference:.2g} where the image is cut into tiles with its halo of "
        f"{manifest.halo} pixels"
    )
    if needed > wide:
        raise Wrong(
            f"{claim}, and still does with {wide}: it depends on the whole tile, as a normalisation by the "
            'tile\'s own mean does. Train it with fixed statistics, or crossfade its tiles (write "blend": '
            "64, say, into its manifest)."
        )
    raise Wrong(f'{claim}: write "halo": {needed} into its manifest (or "blend", to crossfade the tiles).')


def _by_distance(session: inference.Session, manifest: Manifest, bands: int, halo: int) -> np.ndarray:
    """The largest difference between a cut tile and the whole, by the distance in pixels from where it was
    cut."""
    side = up(CORE, manifest.multiple) + 2 * _reach(manifest, halo)
    margin = up(MARGIN, manifest.multiple)
    window, shape = slice(margin, margin + side), (1, bands, side + 2 * margin, side + 2 * margin)
    inputs = invent(manifest, shape)
    cut = {name: x[..., window, window] if x.ndim == 4 else x for name, x in inputs.items()}
    whole, reason = _ask(session, inputs, shape)
    part, reason_of_part = _ask(session, cut, (1, bands, side, side))
    if reason or reason_of_part:
        raise Wrong(
            f"works on {label((1, bands, *sides(manifest.multiple)))}, but not on {label(shape)} "
            f"({reason or reason_of_part}): mend it."
        )
    apart = np.abs(whole[..., window, window] - part).max(axis=(0, 1))
    to_edge = np.minimum(np.arange(side), np.arange(side)[::-1])
    distance = np.minimum(to_edge[:, None], to_edge[None, :])
    largest = np.zeros(distance.max() + 1)
    np.maximum.at(largest, distance, apart)
    return largest


def _reach(manifest: Manifest, halo: int) -> int:
    """What the engine reads around a tile for that halo (methods/inputs.py)."""
    return up(halo, manifest.multiple)


def _apart(first: np.ndarray, second: np.ndarray) -> float:
    return float(np.abs(first - second).max())


# ---- running it


def _answer(
    session: inference.Session, manifest: Manifest, shape: tuple[int, ...]
) -> tuple[np.ndarray, Optional[str]]:
    return _ask(session, invent(manifest, shape), shape)


def _ask(
    session: inference.Session, inputs: Arrays, shape: tuple[int, ...]
) -> tuple[np.ndarray, Optional[str]]:
    """What the graph predicts, and why that is no prediction of (batch, bands, rows, cols); None where it
    is one. A probability of change must follow where its manifest says so, and is left out."""
    bands, told = shape[1], isinstance(session.manifest, Manifest) and session.manifest.change
    whole = (shape[0], bands * (1 + told), *shape[2:])
    try:
        predicted = session.try_out(inputs)
    except ModelFileError as error:
        return np.zeros(shape, np.float32), f"ONNX Runtime says '{essence(str(error.__cause__ or error))}'"
    if predicted.shape != whole:
        return predicted, f"its output is {predicted.shape} instead of {whole}"
    return predicted[:, :bands], None
