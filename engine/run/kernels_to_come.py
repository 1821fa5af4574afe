"""How long a run will compile: the kernels that it needs and that are not kept from an earlier run."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ...models.catalogue.manifest import Manifest
from ..devices.compiling import are_kept

Files = dict[str, tuple[str, ...]]
ENGINE = Path(__file__).parents[1]  # not resolved: numba names its folders by it
BETWEEN_GRIDS, PADDING = "align/lattice_kernels.py", "methods/steps/padding.py"
OF_METHODS: Files = {
    "elm": (BETWEEN_GRIDS, "methods/steps/random_units.py"),
    "estarfm": ("methods/estarfm_kernels.py",),
    "fitfc": (BETWEEN_GRIDS, "methods/fitfc.py", PADDING, "methods/steps/similar.py"),
    "fsdaf": (BETWEEN_GRIDS, PADDING, "methods/steps/similar.py", "methods/steps/spline.py"),
    "softmix": (BETWEEN_GRIDS, PADDING, "methods/steps/bilateral.py"),
    "starfm": ("methods/starfm.py",),
    "ubdf": (BETWEEN_GRIDS, "methods/ubdf.py"),
}
"""The files whose kernels a method needs for its first tile; a network needs those of its priors."""
BEFORE_TILES: Files = {"softmix": ("methods/steps/soft_classes.py",)}
"""The same, for what it finds out of the whole scene."""
OF_UNCERTAINTY = ("methods/error_terms.py",)
"""Those that the uncertainty of any method needs for its first tile."""
OF_FIGURES = ("yardstick/ssim_kernels.py",)
"""The costliest of those that figures against a reference need, which stands for all."""
SECONDS = {
    BETWEEN_GRIDS: 2.4,
    "methods/error_terms.py": 4.5,
    "methods/estarfm_kernels.py": 13.0,
    "methods/steps/random_units.py": 9.0,
    "methods/fitfc.py": 2.0,
    "methods/starfm.py": 6.5,
    "methods/steps/bilateral.py": 5.0,
    PADDING: 1.0,
    "methods/steps/similar.py": 8.0,
    "methods/steps/soft_classes.py": 1.7,
    "methods/steps/spline.py": 8.0,
    "methods/ubdf.py": 3.5,
    "yardstick/ssim_kernels.py": 6.0,
}
"""What compiling takes, with what the kernels call: measured on 2026-11-28 on one core of an AMD EPYC."""


def for_tiles(manifest: Manifest) -> float:
    """Seconds, on an idle machine."""
    return _seconds(OF_METHODS, _classical(manifest))


def before_tiles(manifest: Manifest) -> float:
    """The same, before the first tile."""
    return _seconds(BEFORE_TILES, _classical(manifest))


def for_uncertainty() -> float:
    """The same, for an uncertainty or its bounds."""
    return _not_kept(OF_UNCERTAINTY)


def for_figures() -> float:
    """The same, for the figures against a reference."""
    return _not_kept(OF_FIGURES)


def _classical(manifest: Manifest) -> set[str]:
    """The method itself, and those whose predictions it starts from."""
    priors = (tensor.of for tensor in manifest.inputs if tensor.role == "prior")
    return {manifest.name, *(name for name in priors if name)}


def _seconds(of: Files, names: set[str]) -> float:
    return _not_kept({file for name in names for file in of.get(name, ())})


def _not_kept(files: Iterable[str]) -> float:
    return sum(SECONDS[file] for file in files if not are_kept(ENGINE / file))
