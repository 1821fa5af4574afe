"""What the uncertainty of a run promises: how many deviations hold which share of the errors."""

from __future__ import annotations

from ...models.catalogue.manifest import SAMPLES, Manifest
from ...models.catalogue.parameters import Value
from ..align.scene import Scene
from ..door import calibration
from ..door.check import Check
from ..door.errors import CalibrationError
from ..door.jobs import FuseJob

BOUNDS = (0.68, 0.95)
"""The shares of the errors that the bounds of a run are to hold."""


def promise_of(job: FuseJob, manifest: Manifest, settings: dict[str, Value]):
    """A yardstick.uncertainty.Promise: by the method's error model, scaled where the job says so, or of the
    samples that it draws."""
    from ..yardstick import uncertainty  # and with it SciPy and numba

    model = calibration.model_of(manifest, job.calibration)
    return uncertainty.of_model(model.levels) if model else uncertainty.of_samples(int(settings[SAMPLES]))


def require_reports(job: FuseJob, manifest: Manifest) -> None:
    """Raises CalibrationError where what is to scale an uncertainty can't, whatever the images are."""
    if not job.calibration:
        return
    if not (job.asks_uncertainty or job.manner.check_only):
        raise CalibrationError(
            "A calibration was given, but neither an uncertainty nor bounds, which it would scale: ask for "
            "one of them or leave it out."
        )
    calibration.model_of(manifest, job.calibration)


def require_calibration(job: FuseJob, scene: Scene, found: Check) -> None:
    """Raises CalibrationError where a report is of other bands or sensors than a job of one date, or of that
    very date."""
    date = calibration.Date(scene.names, scene.ratio, found.target_date, job.first.coarse)
    calibration.require_suits(job.calibration, date)


def truths_of(job: FuseJob, manifest: Manifest) -> tuple[str, ...]:
    """The days of the truths that a run's uncertainty is scaled by."""
    model = calibration.model_of(manifest, job.calibration) if job.calibration else None
    return model.truths if model else ()


def bound_times(job: FuseJob, manifest: Manifest, settings: dict[str, Value]) -> tuple[float, ...]:
    """How many deviations each of BOUNDS is away from the prediction."""
    levels = promise_of(job, manifest, settings).levels
    return tuple(levels[share] for share in BOUNDS)


def bound_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """Of the bands of a raster of bounds, band after band: the lower and the upper end of each bound."""
    return tuple(
        f"{name} {share:.0%} {end}" for name in names for share in BOUNDS for end in ("lower", "upper")
    )
