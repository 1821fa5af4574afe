"""Land-cover models by name: their manifests, and what gives shares of classes.

A new kind of model is one entry in OPENERS: given a manifest, it makes a Classifier."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import numpy as np

from ....models.catalogue.classifier_manifest import (
    FOREST,
    JOINED,
    NETWORKS,
    OF_SERIES,
    SEQUENCE,
    ClassifierManifest,
    classifiers,
    from_classifier_file,
)
from ....models.catalogue.errors import ManifestError
from ...door.errors import ModelFileError, UnknownMethodError
from ...door.plain_files import require_there
from ...door.plain_text import cut, listed
from .forest import Forest, read_forest
from .network import DatedNetwork, PixelNetwork, TileNetwork


class Classifier(Protocol):
    """What makes shares of classes from values; its halo and multiple stand in its manifest."""

    def shares(self, values: np.ndarray, threads: int) -> np.ndarray:
        """(classes, rows, cols) float32 that add up to 1, of (features, rows, cols) float32 with a halo
        around them or without; NaN where a value is missing that is needed."""


class ForestClassifier:
    """A forest, pixel by pixel."""

    def __init__(self, forest: Forest):
        self._forest = forest

    def shares(self, values: np.ndarray, threads: int) -> np.ndarray:
        flat = values.reshape(len(values), -1)
        return self._forest.probabilities(flat, threads).reshape(-1, *values.shape[1:])


def _forest(manifest: ClassifierManifest) -> Classifier:
    forest = read_forest(Path(str(manifest.path)), manifest.features, len(manifest.legend))
    return ForestClassifier(forest)


OPENERS: dict[str, Callable[[ClassifierManifest], Classifier]] = {
    FOREST: _forest,
    SEQUENCE: PixelNetwork,
    **dict.fromkeys(NETWORKS, TileNetwork),
    **dict.fromkeys((*OF_SERIES, *JOINED), DatedNetwork),
}
"""Kind of model (`ClassifierManifest.model`) to what opens it."""


def find_classifier(name: str) -> ClassifierManifest:
    """The manifest of a model of the user's, by its name or its file; its file is checked.

    Raises:
        UnknownMethodError, MissingFileError, ModelFileError.
    """
    if name.lower().endswith(".onnx"):
        path = Path(name).expanduser()
        require_there("The model file", str(path))
    elif name in classifiers():
        path = Path(str(classifiers()[name].path))
    else:
        known = listed(list(classifiers())) or "none so far"
        raise UnknownMethodError(
            f"There is no land-cover model '{cut(name)}': you have {known}; train one ('chronofuse map "
            f"train'), "
            "or give a model file."
        )
    try:
        return from_classifier_file(path, verify=True)
    except (ManifestError, OSError) as error:
        raise ModelFileError(
            f"The model '{path}' can't be used ({error}): train it again, or give another."
        ) from error


def open_classifier(manifest: ClassifierManifest) -> Classifier:
    """What gives the shares of its classes.

    Raises:
        ModelFileError: a kind that is not known, or a file that is not what it says.
    """
    if manifest.model not in OPENERS:
        raise ModelFileError(
            f"The model '{manifest.name}' is a {cut(manifest.model)}, and known are {listed(list(OPENERS))}: "
            "use the version of Chronofuse that made it."
        )
    return OPENERS[manifest.model](manifest)
