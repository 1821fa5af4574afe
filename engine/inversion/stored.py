"""A model as it is kept: JSON, with what it needs of an image and how good it is."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ..door.errors import MissingFileError, ModelFileError
from ..door.version import __version__
from .models import Line
from .predictors import Predictors

KIND = "chronofuse inversion"


@dataclass(frozen=True)
class Stored:
    """A model with its predictors, and what is told of it."""

    model: str
    parameter: str
    line: Line
    predictors: Predictors
    limits: tuple[float, float]
    unit: str
    source: str
    """Of a formula."""
    figures: dict[str, Any]
    """How good it was on what was held out."""

    def apply(self, bands: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """(pixels,) of the parameter and of its deviation, of (bands, pixels). What lies beyond the limits is
        put on them, and its deviation grows by as much."""
        value, deviation = self.line.predict(self.predictors.of(bands))
        within = np.clip(value, *self.limits)
        return within, np.hypot(deviation, value - within)


def text_of(stored: Stored) -> str:
    line, predictors = stored.line, stored.predictors
    return (
        json.dumps(
            {
                "kind": KIND,
                "chronofuse": __version__,
                "model": stored.model,
                "parameter": stored.parameter,
                "unit": stored.unit,
                "source": stored.source,
                "limits": [_known(limit) for limit in stored.limits],
                "predictors": list(predictors.names),
                "bands": list(predictors.bands),
                "common": list(predictors.common),
                "means": line.means.tolist(),
                "coefficients": line.coefficients.tolist(),
                "intercept": line.intercept,
                "ways": line.ways.tolist(),
                "samples": line.samples,
                "parts": line.parts,
                "factor": _known(line.factor),
                "figures": stored.figures,
            },
            indent=1,
            allow_nan=False,
        )
        + "\n"
    )


def read_stored(path: str) -> Stored:
    """A model that was kept.

    Raises:
        MissingFileError, ModelFileError: it is not there, or is none of ours.
    """
    file = Path(path).expanduser()
    if not file.is_file():
        raise MissingFileError(f"The model '{path}' does not exist: check the path.")
    try:
        told = json.loads(file.read_text("utf-8"))
        if told["kind"] != KIND:
            raise ValueError(f"its kind is {told['kind']!r}")
        return _of(told)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelFileError(
            f"'{path}' is no model that 'chronofuse invert' has kept ({type(error).__name__}: "
            f"{str(error)[:120]}): "
            "give one that --keep wrote."
        ) from error


def _of(told: dict[str, Any]) -> Stored:
    names = tuple(map(str, told["predictors"]))
    line = Line(
        np.array(told["means"], np.float64),
        np.array(told["coefficients"], np.float64),
        float(told["intercept"]),
        np.array(told["ways"], np.float64),
        int(told["samples"]),
        int(told["parts"]),
        math.nan if told["factor"] is None else float(told["factor"]),
    )
    if not line.means.shape == line.coefficients.shape == (len(names),) or len(line.ways) != len(names):
        raise ValueError("its numbers do not fit together")
    low, high = told["limits"]
    return Stored(
        str(told["model"]),
        str(told["parameter"]),
        line,
        Predictors(names, tuple(map(str, told["bands"])), tuple(map(str, told["common"]))),
        (-math.inf if low is None else float(low), math.inf if high is None else float(high)),
        str(told["unit"]),
        str(told["source"]),
        dict(told["figures"]),
    )


def _known(value: float) -> Any:
    return value if math.isfinite(value) else None
