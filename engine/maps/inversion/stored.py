"""A model as it is kept: JSON, with what it needs of an image and how good it is."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Union

import numpy as np

from ...door.errors import MissingFileError, ModelFileError
from ...door.invert_job import FOREST
from ...door.plain_text import cut
from ...door.version import __version__
from ..trees import MOST_FEATURES
from .forest import Forest
from .models import Line
from .predictors import Predictors

KIND = "chronofuse inversion"
NODES = ("features", "limits", "children", "values", "roots")


@dataclass(frozen=True)
class Stored:
    """A model with its predictors, and what is told of it."""

    model: str
    parameter: str
    line: Union[Line, Forest]
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
    predictors = stored.predictors
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
                **_numbers(stored.line),
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
            f"'{path}' is no model that 'chronofuse invert' has kept ({_why(error)}): give one that --keep "
            "wrote."
        ) from error


def _why(error: Exception) -> str:
    """What is wrong with a file, in plain words."""
    if isinstance(error, json.JSONDecodeError):
        return "it is empty" if not error.doc.strip() else "it is no JSON"
    if isinstance(error, KeyError):
        return f"it lacks {cut(str(error))}"
    if isinstance(error, OSError):
        return error.strerror or "it can't be read"
    if isinstance(error, (TypeError, AttributeError)):
        return "what it holds has another form"
    return cut(str(error))


def _of(told: dict[str, Any]) -> Stored:
    names = tuple(map(str, told["predictors"]))
    line = _forest_of(told, len(names)) if told["model"] == FOREST else _line_of(told, len(names))
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


def _numbers(model: Union[Line, Forest]) -> dict[str, Any]:
    """What makes a model."""
    own = {"samples": model.samples, "factor": _known(model.factor)}
    if isinstance(model, Forest):
        nodes = {name: getattr(model, name).tolist() for name in NODES}
        return {**own, "forest": nodes, "spread": model.spread}
    lists = {name: getattr(model, name).tolist() for name in ("means", "coefficients", "ways")}
    return {**own, **lists, "intercept": model.intercept, "parts": model.parts}


def _line_of(told: dict[str, Any], numbers: int) -> Line:
    line = Line(
        np.array(told["means"], np.float64),
        np.array(told["coefficients"], np.float64),
        float(told["intercept"]),
        np.array(told["ways"], np.float64),
        int(told["samples"]),
        int(told["parts"]),
        _factor(told),
    )
    if not line.means.shape == line.coefficients.shape == (numbers,) or len(line.ways) != numbers:
        raise ValueError("its numbers do not fit together")
    return line


def _forest_of(told: dict[str, Any], numbers: int) -> Forest:
    """Its nodes lead onwards and to what is there, so that a kernel finds its end in any file."""
    kinds = dict(zip(NODES, (np.int32, np.float64, np.int32, np.float64, np.int32)))
    nodes = {name: np.array(told["forest"][name], kind) for name, kind in kinds.items()}
    count = len(nodes["features"])
    if any(nodes[name].shape != (count,) for name in NODES[:4]) or nodes["roots"].ndim != 1 or not count:
        raise ValueError("its nodes do not fit together")
    inner = nodes["features"] >= 0
    onwards = nodes["children"][inner] > np.flatnonzero(inner)
    inside = (nodes["children"][inner] < count - 1) & (nodes["features"][inner] < numbers)
    if not (onwards & inside).all() or not ((nodes["roots"] >= 0) & (nodes["roots"] < count)).all():
        raise ValueError("its nodes lead nowhere")
    roots, lefts = nodes["roots"], np.sort(nodes["children"][inner])
    if not roots.size or roots[0] or (np.diff(roots) <= 0).any() or (np.diff(lefts) < 2).any():
        raise ValueError("its nodes are no trees")
    if numbers > MOST_FEATURES:
        raise ValueError(f"it looks at {numbers} numbers, and {MOST_FEATURES} are the most")
    return Forest(**nodes, samples=int(told["samples"]), spread=float(told["spread"]), factor=_factor(told))


def _factor(told: dict[str, Any]) -> float:
    return math.nan if told["factor"] is None else float(told["factor"])


def _known(value: float) -> Any:
    return value if math.isfinite(value) else None
