"""A trained network as one model file: an ONNX graph with its weights and its manifest inside.

    chronofuse export CHECKPOINT --network edcstfn -o models/catalogue/bundled/edcstfn.onnx

Before anything is written, the graph runs in ONNX Runtime beside the network in torch, on noise, on invented
landscapes of several sizes, bands and ratios, and on real tiles where some are given; if they differ by more
than `PARITY`, nothing is written.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import torch
from torch import Tensor, nn
from torch.export import Dim

from ...engine.door.errors import ExportError
from ..catalogue.manifest import Manifest
from ..catalogue.manifest_json import to_json
from ..catalogue.model_file import METADATA_KEY, from_model_file, model_sha256
from ..catalogue.plain_values import readable
from ..simulation.landscape import Landscape
from ..simulation.spectra import BANDS
from . import variants
from .drawing import RATIOS
from .examples import axes, noise, whole
from .quiet import quiet
from .sensors import coarse_pair

OPSET = 18
TILE = 256
"""All bands pass through a network at once, so its tiles are smaller than those of a kernel."""
PARITY = 1e-4
"""The largest difference of a prediction, in the unit of the images (reflectance), that is let through."""


Example = tuple[str, dict[str, Tensor]]
"""A label, and the inputs of a network."""
SHOWN = ((BANDS, 16), (BANDS[3:4], 4), (BANDS[1:4], 8))
"""Bands and ratios of the landscapes."""
SAMPLES = 16
"""Landscapes that a variant is made from and measured on."""


def manifest_of(network: nn.Module, trained_on: dict | None = None, accuracy: dict | None = None) -> Manifest:
    """What a network of `NETWORKS` says about itself, with its model card; figures that are no numbers are
    left open there.

    Raises:
        ManifestError: a card that can't stand in a model file.
    """
    return Manifest(
        name=network.name,
        title=network.title,
        summary=network.summary,
        family="network",
        citation=network.citation,
        pairs_max=2,
        bands=network.bands,
        halo=network.halo,
        multiple=network.multiple,
        tile=TILE,
        needs_scene=True,
        inputs=network.inputs,
        parameters=network.user_parameters,
        output=network.output,
        change=network.tells_change,
        opset=OPSET,
        ratio_range=RATIOS,
        trained_on=_known(trained_on or {}),
        accuracy=_known(accuracy or {}),
    )


def _known(card: Any) -> Any:
    """The card with None for what could not be measured, which JSON has no number for; paths that are no
    UTF-8 as escapes."""
    if isinstance(card, dict):
        return {name: _known(value) for name, value in card.items()}
    if isinstance(card, (list, tuple)):
        return [_known(value) for value in card]
    if isinstance(card, str):
        return readable(card)
    return None if isinstance(card, float) and not np.isfinite(card) else card


def export(
    network: nn.Module,
    manifest: Manifest,
    path: Path,
    variant: str | None = None,
    tiles: Sequence[Example] = (),
) -> float:
    """Write the model file, whole or not at all, and return the largest difference of the parity check.

    The manifest's SHA-256 and opset are filled in here.

    Args:
        variant: one of `variants.VARIANTS`, to write instead of float32, which parity is checked of; what it
            loses is measured and goes into the manifest.
        tiles: further examples to compare on.
    Raises:
        ExportError: ONNX Runtime's result differs from torch's by more than `PARITY`, or the variant can't be
            made.
    """
    network = network.eval().to(memory_format=torch.contiguous_format)
    if manifest.change:
        network.telling = True
    model = _trace(network, manifest)
    difference = parity(network, model.SerializeToString(), manifest, tiles)
    if variant:
        chosen = (
            tiles
            if len(tiles) > 1
            else [landscape(manifest, *SHOWN[i % len(SHOWN)], 40 + i) for i in range(SAMPLES)]
        )
        samples = [{name: x.numpy() for name, x in inputs.items()} for _, inputs in chosen]
        model, measured = variants.make(variant, model, manifest.output, samples)
        manifest = replace(manifest, accuracy={**manifest.accuracy, "variant": measured})
    manifest = replace(manifest, opset=OPSET, sha256=model_sha256(model.SerializeToString()))
    entry = model.metadata_props.add()
    entry.key, entry.value = METADATA_KEY, to_json(manifest)
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(model.SerializeToString())
        from_model_file(part, verify=True)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
    return difference


def parity(network: nn.Module, model: bytes, manifest: Manifest, tiles: Iterable[Example] = ()) -> float:
    """The largest absolute difference between torch and ONNX Runtime over `examples` and the tiles.

    Raises:
        ExportError: it is above `PARITY`, or a result is not a number.
    """
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    worst = 0.0
    for label, inputs in (*examples(manifest), *tiles):
        with torch.no_grad():
            wanted = network(**inputs).numpy()
        got = session.run([manifest.output], {name: x.numpy() for name, x in inputs.items()})[0]
        difference = float(np.abs(got - wanted).max()) if got.shape == wanted.shape else np.inf
        if not difference <= PARITY:
            raise ExportError(
                f"The graph differs from the network by {difference:.3g} (at most {PARITY:g}) on {label}: "
                "nothing was written; see what the network does that ONNX Runtime does otherwise."
            )
        worst = max(worst, difference)
    return worst


def examples(manifest: Manifest) -> Iterator[Example]:
    """A model's inputs to compare on, each with a label: noise with holes in the mask, then an invented
    landscape."""
    shapes = (
        (1, 1, 40, 40, 2.0),
        (2, 3, 33, 57, 7.3),
        (1, 6, 96, 64, 16.0),
        (3, 2, 5, 90, 30.0),
        (1, 10, 64, 64, 8.0),
    )
    for *shape, ratio in shapes:
        shape = whole(shape, manifest.multiple)
        yield f"noise of {' x '.join(map(str, shape))}", noise(manifest.inputs, shape, ratio)
    yield from (landscape(manifest, names, ratio, seed=5) for names, ratio in SHOWN)


def landscape(manifest: Manifest, names: Sequence[str], ratio: int, seed: int) -> Example:
    """An invented landscape at two dates, with coarse images of it."""
    side = 128 // manifest.multiple * manifest.multiple
    land, rng = Landscape(side, seed=seed), np.random.default_rng(seed)
    images = np.stack([np.stack([land.band(n, date) for n in names]) for date in (0, 1)])
    known = {"fine_mean": images[0].mean((1, 2)), "fine_std": images[0].std((1, 2))}
    first, *coarse = images[0], *coarse_pair(*images, ratio, rng)[0]
    blocks = [np.nan_to_num(np.kron(c, np.ones((ratio, ratio))), nan=0.1)[:, :side, :side] for c in coarse]
    looks = {
        "fine": first,
        "coarse": blocks[0],
        "averaged": blocks[0],
        "target": blocks[1],
        "prior": first + blocks[1] - blocks[0],
    }
    given = noise(manifest.inputs, (1, len(names), side, side), float(ratio))
    for tensor in manifest.inputs:
        value = looks.get(tensor.role, known.get(tensor.role))
        if value is not None:
            given[tensor.name] = torch.from_numpy(np.asarray(value, np.float32))[None]
    return f"a landscape of {len(names)} bands", given


def _trace(network: nn.Module, manifest: Manifest) -> onnx.ModelProto:
    """The ONNX graph with any batch, bands, rows and columns, and its weights in it."""
    example = noise(manifest.inputs, whole((2, 3, 33, 57), manifest.multiple), 7.3)
    sizes = {
        "batch": Dim("batch"),
        "bands": Dim("bands"),
        **{n: _times(manifest.multiple, n) for n in ("rows", "cols")},
    }
    shapes = {t.name: {axis: sizes[size] for axis, size in axes(t).items()} for t in manifest.inputs}
    with quiet():
        program = torch.onnx.export(
            network,
            kwargs=example,
            input_names=list(example),
            output_names=[manifest.output],
            dynamic_shapes=shapes,
            opset_version=OPSET,
            dynamo=True,
            verbose=False,
        )
    model = program.model_proto
    for node in model.graph.node:  # names and line numbers of the machine that it was exported on
        del node.metadata_props[:]
        node.doc_string = ""
    for value in (*model.graph.value_info, *model.graph.input, *model.graph.output, *model.graph.initializer):
        del value.metadata_props[:]
    del model.graph.metadata_props[:]
    del model.metadata_props[:]
    onnx.checker.check_model(model)
    return model


def _times(multiple: int, name: str) -> Dim:
    return multiple * Dim(name) if multiple > 1 else Dim(name)
