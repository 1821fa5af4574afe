"""What a model has learnt from stays in its file, so that a model of another place can learn from it, too.

Kept are values and classes of samples, not where they lie. A few samples of the new place would drown among
those of the old one, so each counts more often.
"""

from __future__ import annotations

import base64
import binascii
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ....models.catalogue.classifier_manifest import FOREST, SEQUENCE, ClassifierManifest
from ....models.catalogue.onnx_file import read_metadata, with_metadata
from ...door.errors import ModelFileError
from ...raster.legend import Entry, Legend
from . import samples
from .classifiers import find_classifier, open_classifier

KEY = "chronofuse_samples"
"""Of the metadata of a model file: zlib of all values (float32) and then all codes (uint16), as base64."""
MOST_BYTES = 6_000_000
"""Of the samples that are kept, before they are packed; of more some are drawn by chance."""
KEEPING = (FOREST, SEQUENCE)
"""Models whose files keep them: those of single pixels."""
MOST_WEIGHT = 3.0
"""How often a new sample counts, at most. Half of the CBERS-4 points learnt from the other half and 4 to 18
cells: 3, 10 and as much in all as the old ones come out alike, and the heavier, the more a field or two bend
the classes that nobody labelled."""
ALWAYS = -1
"""The part of samples that are never held out."""


@dataclass(frozen=True)
class Base:
    """A model of another place or year, with what it learnt from."""

    manifest: ClassifierManifest
    values: np.ndarray
    """(samples, features) float32."""
    codes: np.ndarray
    """(samples,) of its legend."""

    @property
    def legend(self) -> Legend:
        return Legend(tuple(Entry(*one) for one in self.manifest.legend))

    def joined(self, legend: Legend) -> Legend:
        """Its classes and those of the new samples, whose codes are its own where the names are."""
        new = [entry for entry in legend if entry.code not in self.legend.codes]
        return Legend(tuple(sorted((*self.legend, *new), key=lambda entry: entry.code)))

    def added_to(
        self, values: np.ndarray, labels: np.ndarray, folds: np.ndarray, legend: Legend
    ) -> dict[str, np.ndarray]:
        """`values`, `labels`, `folds` and `weights` of the new samples and, behind them, its own."""
        own = samples.classes_in(self.codes.tolist(), legend)
        weight = weight_of(len(labels), len(own))
        return {
            "values": np.concatenate([values, self.values]),
            "labels": np.concatenate([labels, own]),
            "folds": np.concatenate([folds, np.full(len(own), ALWAYS, folds.dtype)]),
            "weights": np.concatenate([np.full(len(labels), weight), np.ones(len(own))]),
        }

    def notes(self, values: np.ndarray, codes: np.ndarray, threads: int) -> list[str]:
        """What is to be said of it: how much is learnt along, and how right it is here without new samples.

        Args:
            values, codes: of the new samples.
        """
        shares = open_classifier(self.manifest).shares(values.T[:, :, None].copy(), threads)
        found = np.array(self.legend.codes)[shares[:, :, 0].argmax(axis=0)]
        return [
            f"{len(self.codes)} samples of the model '{self.manifest.name}' are learnt along; each of the "
            f"{len(codes)} new ones counts {weight_of(len(codes), len(self.codes)):.3g} times.",
            f"Alone, '{self.manifest.name}' has an overall accuracy of {(found == codes).mean():.3f} on the "
            "new samples, which it has not learnt from.",
        ]


def weight_of(new: int, old: int) -> float:
    """How often each of some new samples counts beside old ones: never so often that they outweigh them."""
    return max(1.0, min(MOST_WEIGHT, old / new))


def open_base(name: str) -> Base:
    """A model by its name or its file, with what it learnt from.

    Raises:
        ChronofuseError: there is no such model, or it keeps no samples.
    """
    manifest = find_classifier(name)
    text = read_metadata(Path(str(manifest.path)).read_bytes(), KEY)
    if text is None:
        why = "train it again" if manifest.model in KEEPING else f"train a {FOREST} or a {SEQUENCE} there"
        raise ModelFileError(
            f"The model '{manifest.name}' ({manifest.model}) keeps no samples that another could learn from: "
            f"{why}, or give no --base."
        )
    return Base(manifest, *_unpacked(text, manifest))


def with_samples(data: bytes, values: np.ndarray, codes: Sequence[int], seed: int) -> bytes:
    """A serialised model with what it learnt from inside, of much some drawn by chance."""
    kept = _drawn(np.asarray(codes), max(1, MOST_BYTES // (4 * values.shape[1] + 2)), seed)
    raw = values[kept].astype("<f4").tobytes() + np.asarray(codes)[kept].astype("<u2").tobytes()
    return with_metadata(data, KEY, base64.b64encode(zlib.compress(raw)).decode("ascii"))


def _drawn(codes: np.ndarray, most: int, seed: int) -> np.ndarray:
    """At most so many places in a random order, each class as frequent as it is, but there."""
    chance = np.random.default_rng(seed).permutation(len(codes))
    firsts = np.unique(codes[chance], return_index=True)[1]
    return chance[np.concatenate([firsts, np.setdiff1d(np.arange(len(codes)), firsts)])][:most]


def _unpacked(text: str, manifest: ClassifierManifest) -> tuple[np.ndarray, np.ndarray]:
    each = 4 * manifest.features + 2
    try:
        # No more than was written is unpacked, however much a file says that it holds.
        raw = zlib.decompressobj().decompress(base64.b64decode(text, validate=True), MOST_BYTES + each)
    except (binascii.Error, zlib.error, ValueError) as error:
        raise _damaged(manifest, str(error)) from error
    count, over = divmod(len(raw), each)
    if over or not count:
        raise _damaged(manifest, f"{len(raw)} bytes for {manifest.features} values of a pixel")
    values = np.frombuffer(raw, "<f4", count * manifest.features).reshape(count, -1).astype(np.float32)
    codes = np.frombuffer(raw, "<u2", count, 4 * values.size).astype(np.int64)
    if not np.isin(codes, [code for code, _, _ in manifest.legend]).all() or not np.isfinite(values).all():
        raise _damaged(manifest, "values or classes that a model can't have learnt from")
    return values, codes


def _damaged(manifest: ClassifierManifest, why: str) -> ModelFileError:
    return ModelFileError(
        f"The samples in the model file '{manifest.path}' can't be used ({why}): train '{manifest.name}' "
        "again, or give no --base."
    )
