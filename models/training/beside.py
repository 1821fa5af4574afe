"""What a training takes of its cases beside the network's inputs, because terms of its loss look at it.

The engine writes it where the trainer asks for it (engine/beside_cases.py): where the coarse pixels lie and
what changed in each, and the coarse image of a third date.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ...engine.door.errors import TrainingDataError
from ...engine.door.loss_terms import CONSISTENCY, CYCLE, DEGRADATION
from ..catalogue.tensors import Tensor as Input
from .stored import arrays

DAYS, LATTICE = "days", "lattice"
"""The roles of the days between the dates, and of a position on the lattice of coarse pixels, (1, rows,
cols)."""


@dataclass(frozen=True)
class Beside(Input):
    """What lies in a case and is no input of a network, so that it may have a role that no network knows."""

    def __post_init__(self) -> None:
        pass


ROWS, COLS = Beside("lattice_rows", LATTICE), Beside("lattice_cols", LATTICE)
"""Where the centre of each fine pixel lies, counted in coarse pixels."""
CHANGED = Beside("lattice_change", "coarse")
"""C2 - C1 of the coarse pixel in which a fine one lies, (bands, rows, cols); NaN where it is not known."""
THIRD, THIRD_STD = Beside("third", "target"), Beside("third_change_std", "change_std")
"""C3 as C2 is, NaN where it is not known; and the deviation of C3 - C1 as the role change_std."""
PAIR = (Input("fine_1", "fine"), Input("coarse_1", "coarse"), Input("target", "target"))
NEEDED: dict[str, tuple[Input, ...]] = {
    DEGRADATION: (PAIR[0], ROWS, COLS, CHANGED),
    CYCLE: PAIR,
    CONSISTENCY: (*PAIR, THIRD, THIRD_STD),
}
"""Term of the loss to what it looks at."""


def wanted(losses: Mapping[str, float], inputs: Iterable[Input]) -> tuple[Input, ...]:
    """What the terms that have a weight look at, beyond a network's inputs."""
    there = {tensor.name for tensor in inputs}
    needed = {t.name: t for name, weight in losses.items() if weight for t in NEEDED.get(name, ())}
    return tuple(tensor for name, tensor in needed.items() if name not in there)


def require(folders: Iterable[Path], losses: Mapping[str, float]) -> None:
    """Raises TrainingDataError where prepared cases lack what a term of the loss looks at."""
    for folder in folders:
        first = next(iter(sorted(folder.glob("*.npz"))), None)
        there = arrays(first) if first else {}
        for name, weight in losses.items():
            lacking = [t.name for t in NEEDED.get(name, ()) if isinstance(t, Beside) and t.name not in there]
            if first and weight and lacking:
                raise TrainingDataError(
                    f"The cases in '{folder}' were prepared without what '--loss {name}' "
                    f"looks at ({', '.join(lacking)}): prepare them anew with --for-losses {name}, or "
                    "leave the term out."
                )
