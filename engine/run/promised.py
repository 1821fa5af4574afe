"""What the uncertainty of a run promises: how many deviations hold which share of the errors."""

from __future__ import annotations

from ...models.catalogue.error_models import error_model
from ...models.catalogue.manifest import SAMPLES, Manifest
from ...models.catalogue.parameters import Value

BOUNDS = (0.68, 0.95)
"""The shares of the errors that the bounds of a run are to hold."""


def promise_of(manifest: Manifest, settings: dict[str, Value]):
    """A yardstick.uncertainty.Promise: by the method's error model, or of the samples that it draws."""
    from ..yardstick import uncertainty  # and with it SciPy and numba

    model = error_model(manifest)
    return uncertainty.of_model(model.levels) if model else uncertainty.of_samples(int(settings[SAMPLES]))


def bound_times(manifest: Manifest, settings: dict[str, Value]) -> tuple[float, ...]:
    """How many deviations each of BOUNDS is away from the prediction."""
    levels = promise_of(manifest, settings).levels
    return tuple(levels[share] for share in BOUNDS)


def bound_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """Of the bands of a raster of bounds, band after band: the lower and the upper end of each bound."""
    return tuple(
        f"{name} {share:.0%} {end}" for name in names for share in BOUNDS for end in ("lower", "upper")
    )
