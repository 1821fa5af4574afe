"""A trial of a model file: whether it does on invented tiles what its manifest says of it.

The graph is run on tiles of several sizes, numbers of bands and, where it allows, several at once; a tile
with its halo must give the pixels that the whole image gives, for a prediction must not depend on where a
tile ends.
"""

from __future__ import annotations

from typing import Any, Callable, Optional

import numpy as np
from scipy.ndimage import gaussian_filter

from ...models.catalogue.errors import ParameterValueError
from ...models.catalogue.installed import catalogue
from ...models.catalogue.manifest import Manifest
from ...models.catalogue.tensors import FIGURE_ROLES, SCALAR_ROLES, Tensor
from ..door.errors import ModelFileError
from . import inference
from .provider_reasons import essence

SAME = 1e-4
"""The largest difference between two ways to the same pixel, in reflectance."""
REPEATED = 1e-6
"""The largest difference between two runs on the same tile."""
PLAUSIBLE, STRANGE_SHARE = (-1.0, 2.0), 0.01
"""Where predictions of invented reflectance (0 to 1) should lie, and the share that may lie elsewhere."""
SIDES = (40, 72)
"""Rows and columns of a tile, made odd multiples of what the model needs."""
FREE_BANDS = (1, 3, 7)
"""What a model is tried with that takes any bands."""
MULTIPLES = (2, 4, 8, 16, 32, 64)
"""What sides are tried with when those do not work that the manifest allows."""
CORE, MARGIN, WIDE_HALO = 32, 64, 160
"""Of the tile that is compared with the whole: its inner side, how far the whole reaches beyond it, and the
halo that a needed one is looked for in."""
FLOAT32 = "tensor(float)"
Arrays = dict[str, np.ndarray]


class _Wrong(Exception):  # noqa: N818 (it is what is wrong, as the rest of a sentence on the model)
    """What the model does not do."""


def run(manifest: Manifest, threads: int, step: Callable[[float], None]) -> dict[str, Any]:
    """Try the model file of a manifest; what was found of it.

    Args:
        step: takes the share of the trial that was just done.
    Raises:
        ModelFileError: it does not do what its manifest says; the sentence says what to correct.
    """
    session = inference.open_session(manifest, "cpu", threads)
    try:
        _check_priors(manifest)
        _check_tensors(session, manifest)
        every = FREE_BANDS if manifest.bands == "any" else (len(manifest.bands),)
        for bands in every:
            _check_tile(session, manifest, bands)
            step(0.5 / len(every))
        _check_repeats(session, manifest, every[-1])
        if session.any_batch:
            _check_batch(session, manifest, every[-1])
        step(0.2)
        difference = _check_halo(session, manifest, every[0])
        step(0.3)
    except _Wrong as error:
        raise ModelFileError(f"The model '{manifest.path}' {error}") from error
    finally:
        session.release()
    return {"bands": list(every), "batch": session.any_batch, "tile_difference": difference}


# ---- what it says of itself


def _check_priors(manifest: Manifest) -> None:
    methods = catalogue()
    for tensor in manifest.inputs:
        if tensor.role != "prior":
            continue
        method = methods.get(tensor.of)
        if method is None or method.family == "network" or method.pairs_min > 1:
            known = ", ".join(m.name for m in methods.values() if m.family != "network" and m.pairs_min == 1)
            raise _Wrong(f"asks for a prediction of '{tensor.of}', which can't be had: use one of {known}.")
        try:
            method.settle(tensor.settings)
        except ParameterValueError as error:
            raise _Wrong(f"asks for a prediction that can't be had: {error}") from error


def _check_tensors(session: inference.Session, manifest: Manifest) -> None:
    """Names, types and shapes of the graph's inputs and output."""
    has, needs = set(session.inputs), {t.name for t in manifest.inputs}
    if has != needs or manifest.output not in session.outputs:
        outputs = ", ".join(sorted(session.outputs))
        raise _Wrong(
            f"has the inputs {', '.join(sorted(has))} and the outputs {outputs}, but its manifest names "
            f"{', '.join(sorted(needs))} and '{manifest.output}': correct the manifest."
        )
    for name in (*sorted(needs), manifest.output):
        if session.types[name] != FLOAT32:
            raise _Wrong(
                f"has '{name}' as {session.types[name]}, but float32 is needed at the ends of a graph: "
                "cast inside of it, and export it again."
            )
    for tensor in manifest.inputs:
        _check_shape(session.inputs[tensor.name], tensor, manifest)


def _check_shape(shape: tuple, tensor: Tensor, manifest: Manifest) -> None:
    """The shape that the graph declares, against that of the tensor's role; a free side is a name or None."""
    wanted = _sides_of(tensor)
    told = f"declares '{tensor.name}' as ({', '.join(str(s or '?') for s in shape)})"
    if len(shape) != len(wanted):
        raise _Wrong(
            f"{told}, but the role '{tensor.role}' has ({', '.join(wanted)}): correct the role, or "
            "export the model with such a tensor."
        )
    for side, name in zip(shape, wanted):
        if not isinstance(side, int) or (name in ("batch", "1") and side == 1):
            continue
        if name in ("rows", "cols"):
            raise _Wrong(
                f"{told}, but images come in tiles of any size: export it with free rows and columns "
                "(dynamic_shapes, or dynamic_axes, of torch.onnx.export)."
            )
        if name != "bands":
            raise _Wrong(
                f"{told}, but it must take one tile, or any number: export it with a free first side."
            )
        said = "any" if manifest.bands == "any" else len(manifest.bands)
        if side != said:
            raise _Wrong(
                f"{told}, that is, with {side} bands, but its manifest says {said}: list their names, "
                "in their order, under 'bands'."
            )


def _sides_of(tensor: Tensor) -> tuple[str, ...]:
    if tensor.role in SCALAR_ROLES:
        return ("batch",)
    if tensor.role in FIGURE_ROLES:
        return "batch", "bands"
    return "batch", "1" if tensor.role == "valid" else "bands", "rows", "cols"


# ---- what it does


def _check_tile(session: inference.Session, manifest: Manifest, bands: int) -> None:
    """A tile of that many bands, with a hole in its mask."""
    shape = (1, bands, *_sides(manifest.multiple))
    found, reason = _answer(session, manifest, shape)
    if reason:
        works = next(
            (
                m
                for m in MULTIPLES
                if m > manifest.multiple
                and m % manifest.multiple == 0
                and not _answer(session, manifest, (1, bands, *_sides(m)))[1]
            ),
            None,
        )
        remedy = (
            f'sides that are multiples of {works} work, so write "multiple": {works} into its manifest'
            if works
            else "correct its manifest, or export the model again"
        )
        raise _Wrong(f"does not work on {_label(shape)} ({reason}): {remedy}.")
    _check_values(found, shape, manifest)


def _check_values(found: np.ndarray, shape: tuple[int, ...], manifest: Manifest) -> None:
    broken = int((~np.isfinite(found)).sum())
    if broken:
        raise _Wrong(f"predicts {broken} of {found.size} numbers as NaN or infinite for {_label(shape)}.")
    low, high = np.quantile(found, (STRANGE_SHARE, 1 - STRANGE_SHARE))
    if low < PLAUSIBLE[0] or high > PLAUSIBLE[1]:
        raise _Wrong(
            f"predicts {low:.4g} to {high:.4g} from invented images in reflectance (0 to 1): it was made "
            "for another unit. Put the conversion into its graph, both ways, and export it again."
        )


def _check_repeats(session: inference.Session, manifest: Manifest, bands: int) -> None:
    shape = (1, bands, *_sides(manifest.multiple))
    difference = _apart(_answer(session, manifest, shape)[0], _answer(session, manifest, shape)[0])
    if difference > REPEATED:
        raise _Wrong(
            f"predicts from the same tile what differs by {difference:.2g} from run to run: take what is "
            "random out of its graph (dropout, noise), or make the noise an input of the role 'noise'."
        )


def _check_batch(session: inference.Session, manifest: Manifest, bands: int) -> None:
    """Tiles at once must give what each of them gives alone."""
    shape = (2, bands, *_sides(manifest.multiple))
    inputs = invent(manifest, shape)
    together, reason = _ask(session, inputs, shape)
    if reason:
        raise _Wrong(
            f"does not work on {_label(shape)} ({reason}): export it with 1 as its first side, or mend it."
        )
    alone = [
        _ask(session, {name: x[i : i + 1] for name, x in inputs.items()}, (1, *shape[1:]))[0]
        for i in range(2)
    ]
    difference = _apart(together, np.concatenate(alone))
    if difference > SAME:
        raise _Wrong(
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
    told = (
        f"predicts what differs by {difference:.2g} where the image is cut into tiles with its halo of "
        f"{manifest.halo} "
        "pixels"
    )
    if needed > wide:
        raise _Wrong(
            f"{told}, and still does with {wide}: it depends on the whole tile, as a normalisation by the "
            'tile\'s own mean does. Train it with fixed statistics, or crossfade its tiles (write "blend": '
            "64, "
            "say, into its manifest)."
        )
    raise _Wrong(f'{told}: write "halo": {needed} into its manifest (or "blend", to crossfade the tiles).')


def _by_distance(session: inference.Session, manifest: Manifest, bands: int, halo: int) -> np.ndarray:
    """The largest difference between a cut tile and the whole, by the distance in pixels from where it was
    cut."""
    side = _up(CORE, manifest.multiple) + 2 * _reach(manifest, halo)
    margin = _up(MARGIN, manifest.multiple)
    window, shape = slice(margin, margin + side), (1, bands, side + 2 * margin, side + 2 * margin)
    inputs = invent(manifest, shape)
    cut = {name: x[..., window, window] if x.ndim == 4 else x for name, x in inputs.items()}
    whole, reason = _ask(session, inputs, shape)
    part, reason_of_part = _ask(session, cut, (1, bands, side, side))
    if reason or reason_of_part:
        raise _Wrong(
            f"works on {_label((1, bands, *_sides(manifest.multiple)))}, but not on {_label(shape)} "
            f"({reason or reason_of_part}): mend it."
        )
    apart = np.abs(whole[..., window, window] - part).max(axis=(0, 1))
    here = np.minimum(np.arange(side), np.arange(side)[::-1])
    distance = np.minimum(here[:, None], here[None, :])
    found = np.zeros(distance.max() + 1)
    np.maximum.at(found, distance, apart)
    return found


def _reach(manifest: Manifest, halo: int) -> int:
    """What the engine reads around a tile for that halo (methods/inputs.py)."""
    return _up(halo, manifest.multiple)


def _up(value: int, multiple: int) -> int:
    return -(-value // multiple) * multiple


def _sides(multiple: int) -> tuple[int, int]:
    """Rows and columns: odd multiples, so that what needs a larger one is found."""
    rows, cols = (multiple * (-(-side // multiple) | 1) for side in SIDES)
    return rows, cols


def _label(shape: tuple[int, ...]) -> str:
    batch, bands, rows, cols = shape
    tiles = "a tile" if batch == 1 else f"{batch} tiles"
    return f"{tiles} of {rows} x {cols} pixels and {bands} band{'s' if bands > 1 else ''}"


def _apart(one: np.ndarray, other: np.ndarray) -> float:
    return float(np.abs(one - other).max())


# ---- running it


def _answer(
    session: inference.Session, manifest: Manifest, shape: tuple[int, ...]
) -> tuple[np.ndarray, Optional[str]]:
    return _ask(session, invent(manifest, shape), shape)


def _ask(
    session: inference.Session, inputs: Arrays, shape: tuple[int, ...]
) -> tuple[np.ndarray, Optional[str]]:
    """What the graph predicts, and why that is no prediction of (batch, bands, rows, cols); None where it
    is one."""
    try:
        found = session.try_out(inputs)
    except ModelFileError as error:
        return np.zeros(shape, np.float32), f"ONNX Runtime says '{essence(str(error.__cause__ or error))}'"
    if found.shape != shape:
        return found, f"its output is {found.shape} instead of {shape}"
    return found, None


def invent(manifest: Manifest, shape: tuple[int, int, int, int]) -> Arrays:
    """The model's inputs for images of (batch, bands, rows, cols): land in reflectance that gets brighter to
    one side.

    So no tile has the mean of the whole, and what depends on the tile's own mean is found.
    """
    random = np.random.default_rng(0)
    batch, bands, rows, cols = shape
    slope = np.linspace(0.05, 0.35, rows)[:, None] + np.linspace(0.0, 0.1, cols)
    fields = gaussian_filter(random.standard_normal((2, *shape)), (0, 0, 0, 5, 5))
    fields /= np.maximum(fields.std(axis=(3, 4), keepdims=True), 1e-9)
    fine = np.clip(slope * (1 + 0.2 * fields[0]) + 0.02 * random.standard_normal(shape), 0, 1)
    coarse = gaussian_filter(fine, (0, 0, 4, 4))
    target = np.clip(coarse + 0.03 * fields[1], 0, 1)
    images = {
        "fine": fine,
        "coarse": coarse,
        "averaged": coarse,
        "target": target,
        "prior": fine + target - coarse,
        "noise": random.standard_normal(shape),
    }
    valid = np.ones((batch, 1, rows, cols))
    valid[..., rows // 2 : rows // 2 + 5, cols // 3 : cols // 3 + 7] = 0
    figures = {
        "fine_mean": fine.mean(axis=(2, 3)),
        "fine_std": fine.std(axis=(2, 3)),
        "gap_std": np.full((batch, bands), 0.01),
        "change_std": (target - coarse).std(axis=(2, 3)),
    }
    low, high = manifest.ratio_range
    numbers = {p.name: p.default for p in manifest.parameters}

    def value(tensor: Tensor) -> np.ndarray:
        if tensor.role == "parameter":
            return np.full(batch, numbers[tensor.of])
        return {**images, **figures, "valid": valid, "ratio": np.full(batch, min(max(8.0, low), high))}[
            tensor.role
        ]

    return {tensor.name: np.ascontiguousarray(value(tensor), np.float32) for tensor in manifest.inputs}
