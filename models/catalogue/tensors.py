"""What the input tensors of a network may be: their roles, and one tensor as a manifest declares it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from .errors import ManifestError
from .parameters import Value
from .plain_values import is_number, is_text, is_whole, shown

IMAGE_ROLES = ("fine", "coarse", "target", "averaged", "prior", "noise")
"""Input tensors of shape (batch, bands, rows, cols): an image by date, with its pair number; F1 (or F3)
averaged over the coarse pixels and brought up as C1 is (`averaged`); the prediction of another method
(`prior`); standard normal noise that depends on the place in the scene, on the sample (see SAMPLES) and on
nothing else."""
FIGURE_ROLES = ("fine_mean", "fine_std", "gap_std", "change_std")
"""Figures of the whole scene of shape (batch, bands): mean and standard deviation of F1; standard deviations,
over the coarse pixels, of C1 - (F1 averaged over the coarse pixel) and of C2 - C1."""
SCALAR_ROLES = ("ratio", "days", "parameter")
"""Numbers of shape (batch,): coarse pixel size / fine pixel size; the days between the pair's date and the
target date, 0 where they are not known; a parameter that the user may set."""
ROLES = (*IMAGE_ROLES, "valid", *FIGURE_ROLES, *SCALAR_ROLES)
"""What a network's input tensor may be; `valid` is (batch, 1, rows, cols), 1 where all images are valid."""


@dataclass(frozen=True)
class Tensor:
    """One input of a network."""

    name: str
    role: str
    pair: int = 1
    """1 or 2, for the roles fine, coarse and averaged."""
    of: str = ""
    """For a prior, the classical method that predicts it; for a parameter, its name."""
    settings: dict[str, Value] = field(default_factory=dict)
    """For a prior, the method's parameters where they are not its defaults."""

    def __post_init__(self) -> None:
        for what, value in (("name", self.name), ("role", self.role), ("of", self.of)):
            if not is_text(value) or (what == "name" and not value):
                raise ManifestError(f"a tensor has the {what} {shown(value)}; a plain text is needed")
        if not is_whole(self.pair) or self.pair not in (1, 2):
            raise ManifestError(f"the tensor '{self.name}' is of pair {shown(self.pair)}; there are 1 and 2")
        if not isinstance(self.settings, dict) or not all(
            is_text(name) and (is_number(value) or is_text(value)) for name, value in self.settings.items()
        ):
            raise ManifestError(
                f"the tensor '{self.name}' has the settings {shown(self.settings)}; numbers and texts by the "
                "names of parameters are possible"
            )
        if self.role not in ROLES:
            raise ManifestError(
                f"the tensor '{self.name}' has the role '{self.role}'; known are {', '.join(ROLES)}"
            )
        if bool(self.of) is not (self.role in ("prior", "parameter")):
            raise ManifestError(
                f"the tensor '{self.name}' ({self.role}) has 'of' = {self.of!r}; a prior and a parameter "
                "need it to say of what, and nothing else has it"
            )


def is_bridged(inputs: Iterable[Tensor]) -> bool:
    """Whether a network sees F1 averaged over the coarse pixels, but no C1 to tell a gap between the sensors
    from change: it is then given C2 - C1 + (F1 averaged) for C2, in use and in training."""
    roles = {tensor.role for tensor in inputs}
    return "averaged" in roles and "coarse" not in roles
