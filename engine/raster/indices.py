"""Spectral indices by name: formulas over reflectances, as the field writes them.

Names and letters are those of the awesome spectral indices (Montero et al. 2023,
https://doi.org/10.1038/s41597-023-02096-0): B, G, R, N, S1, S2 for blue, green, red, near infrared and the
two shortwave infrareds, RE1 for the first red edge.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Mapping
from typing import Any, Callable

import numpy as np

from ..door.errors import BandMismatchError, JobError
from ..door.plain_text import cut

LETTERS = {
    "B": "blue",
    "G": "green",
    "R": "red",
    "N": "nir",
    "S1": "swir1",
    "S2": "swir2",
    "RE1": "rededge1",
}
FORMULAS = {
    "bsi": "((S1 + R) - (N + B)) / ((S1 + R) + (N + B))",
    "cig": "N / G - 1",
    "evi": "2.5 * (N - R) / (N + 6 * R - 7.5 * B + 1)",
    "evi2": "2.5 * (N - R) / (N + 2.4 * R + 1)",
    "gndvi": "(N - G) / (N + G)",
    "mndwi": "(G - S1) / (G + S1)",
    "msavi": "0.5 * (2 * N + 1 - ((2 * N + 1) ** 2 - 8 * (N - R)) ** 0.5)",
    "nbr": "(N - S2) / (N + S2)",
    "ndbi": "(S1 - N) / (S1 + N)",
    "ndci": "(RE1 - R) / (RE1 + R)",
    "ndmi": "(N - S1) / (N + S1)",
    "ndrei": "(N - RE1) / (N + RE1)",
    "ndsi": "(G - S1) / (G + S1)",
    "ndti": "(R - G) / (R + G)",
    "ndvi": "(N - R) / (N + R)",
    "ndwi": "(G - N) / (G + N)",
    "nirv": "((N - R) / (N + R)) * N",
    "osavi": "(N - R) / (N + R + 0.16)",
    "savi": "1.5 * (N - R) / (N + R + 0.5)",
    "vari": "(G - R) / (G + R - B)",
}
"""Name to formula."""
_OPERATIONS: dict[type, Callable[..., Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}


def require_index(name: str, names: tuple[str, ...]) -> None:
    """Raises JobError for an index that is not known, BandMismatchError where a band of it is missing."""
    if name not in FORMULAS:
        raise JobError(f"The index '{cut(name)}' is not known: use one of {', '.join(FORMULAS)}.")
    missing = [LETTERS[letter] for letter in _letters(name) if LETTERS[letter] not in names]
    if missing:
        raise BandMismatchError(
            f"The index {name} is {FORMULAS[name]}, but no band is called {' or '.join(missing)} "
            f"(the bands are {', '.join(names)}): name the bands, or leave the index out."
        )


def can_be_made(name: str, names: tuple[str, ...]) -> bool:
    """Whether an index is known, and all its bands are there."""
    return name in FORMULAS and all(LETTERS[letter] in names for letter in _letters(name))


def bands_for(name: str) -> tuple[str, ...]:
    """The names of the bands that an index is made of."""
    return tuple(LETTERS[letter] for letter in _letters(name))


def index_of(name: str, values: np.ndarray, names: tuple[str, ...]) -> np.ndarray:
    """(1, rows, cols) float32: an index of (bands, rows, cols) reflectances; NaN where it has no value."""
    bands = {letter: values[names.index(LETTERS[letter])].astype(np.float64) for letter in _letters(name)}
    with np.errstate(invalid="ignore", divide="ignore"):
        found = _value(ast.parse(FORMULAS[name], mode="eval").body, bands)
    return np.where(np.isfinite(found), found, np.nan).astype(np.float32)[None]


def _letters(name: str) -> list[str]:
    tree = ast.parse(FORMULAS[name], mode="eval")
    return sorted({node.id for node in ast.walk(tree) if isinstance(node, ast.Name)})


def _value(node: ast.AST, bands: Mapping[str, np.ndarray]) -> Any:
    if isinstance(node, ast.BinOp):
        return _OPERATIONS[type(node.op)](_value(node.left, bands), _value(node.right, bands))
    if isinstance(node, ast.Name):
        return bands[node.id]
    if isinstance(node, ast.Constant):
        return node.value
    raise ValueError(f"a formula can't hold {ast.dump(node)}")
