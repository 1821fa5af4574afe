"""A trial of a network for sequences: whether its graph takes what it is given, and does what its manifest
says.

It is run on invented cells of several numbers of dates and bands; a cell with its halo must give the pixels
that a larger one gives, for a prediction must not depend on where a cell ends.
"""

from __future__ import annotations

from typing import Any, Callable

import numpy as np

from ...models.catalogue.series_manifest import DATES, INPUTS, SeriesManifest
from ..door.errors import ModelFileError
from .inference import Session, open_session
from .trial import SAME

SHAPES = ((DATES[0], 1), (7, 3), (DATES[1], 4))
"""Dates and bands of what is tried."""
CORE, MARGIN = 32, 64
"""Side of what is compared in two cells, and by how much the larger one is larger on each side."""
Arrays = dict[str, np.ndarray]


def run(manifest: SeriesManifest, threads: int, step: Callable[[float], None]) -> dict[str, Any]:
    """Try the model file of a manifest; what was found of it.

    Args:
        step: takes the share of the trial that was just done.
    Raises:
        ModelFileError: it does not do what its manifest says.
    """
    session = open_session(manifest, "cpu", threads)
    try:
        check_tensors(session, manifest)
        for dates, bands in SHAPES:
            _answer(session, manifest, _invented(dates, bands, CORE))
            step(0.8 / len(SHAPES))
        difference = _halo_difference(session, manifest)
        step(0.2)
    finally:
        session.release()
    if difference > SAME:
        raise ModelFileError(
            f"The network '{manifest.name}' predicts what differs by {difference:.2g} where an image is cut "
            f"into cells with its halo of {manifest.halo} pixels: write a larger halo into its manifest."
        )
    return {"bands": [bands for _, bands in SHAPES], "tile_difference": difference}


def check_tensors(session: Session, manifest: SeriesManifest) -> None:
    """Raises ModelFileError where the graph does not take what a network for sequences is given."""
    if set(session.inputs) != set(INPUTS) or manifest.output not in session.outputs:
        raise ModelFileError(
            f"The network '{manifest.name}' has the inputs {', '.join(sorted(session.inputs))}, but one for "
            f"sequences has {', '.join(INPUTS)} and the output '{manifest.output}': export it again."
        )
    for name, sides in INPUTS.items():
        shape = session.inputs[name]
        fixed = len(shape) != len(sides) or any(isinstance(one, int) and one != 1 for one in shape)
        if fixed or session.types[name] != "tensor(float)":
            raise ModelFileError(
                f"The network '{manifest.name}' takes '{name}' as {session.types[name]} of the shape "
                f"({', '.join(map(str, shape))}), but float32 of ({', '.join(sides)}), each of any size, is "
                "needed: export it again."
            )


def _invented(dates: int, bands: int, side: int) -> Arrays:
    """One item of noise, a tenth of it without values."""
    rng = np.random.default_rng(dates)
    sides = {"batch": 1, "dates": dates, "bands": bands, "rows": side, "cols": side}
    made = {name: rng.random([sides[one] for one in named], np.float32) for name, named in INPUTS.items()}
    made["valid"] = (made["valid"] > 0.1).astype(np.float32)
    made["days"] = np.sort(np.floor(120 * made["days"] - 60), axis=1)
    made["unit"] = 0.05 + 0.1 * made["unit"]
    there = made["valid"][:, :, None]
    return {**made, "fine": made["fine"] * there, "coarse": made["coarse"] * there}


def _answer(session: Session, manifest: SeriesManifest, given: Arrays) -> np.ndarray:
    """(bands, rows, cols) of one item."""
    predicted = session.try_out(given)
    what = f"{given['fine'].shape[1]} dates of {given['fine'].shape[2]} bands"
    if predicted.shape != given["base"].shape:
        raise ModelFileError(
            f"The network '{manifest.name}' gives {predicted.shape} for {what}, but {given['base'].shape} is "
            "needed: export it again."
        )
    if not np.isfinite(predicted).all():
        raise ModelFileError(
            f"The network '{manifest.name}' predicts numbers that are NaN or infinite for {what}: its "
            "training went wrong; export an earlier state of it."
        )
    return predicted[0]


def _halo_difference(session: Session, manifest: SeriesManifest) -> float:
    """The largest difference between a cell with its halo and the same pixels of a larger one."""
    around = manifest.halo + MARGIN
    large = _invented(*SHAPES[1], CORE + 2 * around)
    cut = {
        name: value[..., MARGIN:-MARGIN, MARGIN:-MARGIN] if value.ndim > 3 else value
        for name, value in large.items()
    }
    whole, part = (_answer(session, manifest, {n: v.copy() for n, v in x.items()}) for x in (large, cut))
    inner = slice(manifest.halo, manifest.halo + CORE)
    off = whole[:, around : around + CORE, around : around + CORE] - part[:, inner, inner]
    return float(np.abs(off).max())
