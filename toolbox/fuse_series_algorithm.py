"""`chronofuse:fuse_series`: predicts the fine images of several dates from the same pairs, in one run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Optional

from qgis.core import QgsProcessingContext, QgsProcessingOutputMultipleLayers, QgsProcessingOutputString

from ..engine.door.errors import JobError, OutputNotWritableError
from ..engine.door.events import Finished
from ..engine.door.jobs import FuseJob, Target, target_of
from ..shell.dates import date_of
from ..shell.styles import KINDS
from ..shell.tr import mark, tr, tr_marked
from .definitions import series_parameters
from .dressing import dress
from .fusing_algorithm import FUSION_TAGS, PAIR_IMAGES, FusingAlgorithm
from .running import run, translated

MARK = "{date}"
RASTERS = (".tif", ".tiff")
LISTS = {
    "output": ("OUTPUT_LAYERS", mark("Fused images")),
    "ndvi": ("NDVI_LAYERS", mark("NDVI of the fused images")),
    "uncertainty": ("UNCERTAINTY_LAYERS", mark("Uncertainty of the fused images")),
    "bounds": ("BOUNDS_LAYERS", mark("Bounds of the fused images")),
    "change_probability": (
        "CHANGE_PROBABILITY_LAYERS",
        mark("Probability of change of the fused images"),
    ),
}
"""Role of a date's raster to the output that lists it, and the title of that."""
BESIDE = ("ndvi", "uncertainty", "bounds", "change_probability")
"""Roles of the rasters that are made where they are ticked; they lie beside the fused image."""


class FuseSeriesAlgorithm(FusingAlgorithm):
    ID = "fuse_series"
    PLACE = "fuse-a-series-of-dates"
    TAGS = (*FUSION_TAGS, "batch", "temporal controller", "dates")

    def displayName(self):
        return tr("Fuse a series of dates")

    def shortDescription(self):
        return tr("Predicts the sharp images of several days from the same reference dates.")

    def introduction(self):
        return tr(
            "<p>Predicts the sharp image of each target date from a sharp and a coarse image of another date "
            "and the coarse images of the target dates (spatiotemporal fusion). The images of the reference "
            "date are read once for all of them, and each result is the one that <i>Fuse</i> would "
            "give.</p><p>The results are loaded with their day set: the temporal controller plays the "
            "series.</p>"
        )

    def example(self):
        return tr(
            "<p>You have a Landsat and a MODIS image of 15 June and a MODIS image of every eighth day after "
            "it. Give the MODIS images as coarse images of the target dates and choose a folder: it gets an "
            "image like Landsat's for each of these days.</p>"
        )

    def definitions(self, methods, advanced):
        return series_parameters(methods, advanced)

    def further_outputs(self):
        return [
            *(QgsProcessingOutputMultipleLayers(name, tr_marked(title)) for name, title in LISTS.values()),
            QgsProcessingOutputString("DATES", tr("The target dates")),
            QgsProcessingOutputString("DEVICE_USED", tr("The device that ran it")),
        ]

    def processAlgorithm(self, parameters, context, feedback):
        folder = Path(self.parameterAsFileOutput(parameters, "OUTPUT_FOLDER", context))
        job = translated(lambda: self.job(parameters, context, self.sources, folder), self.in_words)
        with _made(folder):
            finished = run(job, feedback, self.in_words)
        if self.parameterAsBoolean(parameters, "LOAD", context):
            _load(finished, context)
        dress(job, finished, context)
        return _results(finished, folder)

    def read_sources(self, parameters, context):
        images = {name: self.raster(parameters, name, context) for name in PAIR_IMAGES}
        return {**images, "TARGETS": self.rasters(parameters, "TARGETS", context)}

    def asks_uncertainty(self, parameters, context):
        asked = (self.parameterAsBoolean(parameters, name, context) for name in ("UNCERTAINTY", "BOUNDS"))
        return any(asked)

    def asks_change_probability(self, parameters, context):
        return self.parameterAsBoolean(parameters, "CHANGE_PROBABILITY", context)

    def job(self, parameters, context, sources, place: Optional[Path] = None) -> FuseJob:
        """`place` is the folder."""
        name = self.parameterAsString(parameters, "FILE_NAME", context)
        companions = [role for role in BESIDE if self.parameterAsBoolean(parameters, role.upper(), context)]
        targets = dated_targets(sources["TARGETS"], place or Path(), name, companions)
        return FuseJob.of(
            targets=targets, check_only=place is None, **self.wishes(parameters, context, sources)
        )


def dated_targets(targets: list[str], folder: Path, name: str, companions: list[str]) -> list[Target]:
    """The target date of each image: the image and where its results go, `companions` of BESIDE.

    Raises:
        JobError: a date that is not in the file's name, or that two images share, or a name without its place
        for the date.
    """
    if MARK not in name or Path(name).name != name:
        raise JobError(
            tr(
                "The name of the files is '{name}', but it must be a name without a folder, with {mark} "
                "where the day of each image belongs: give fused_{mark}.tif, for example."
            ).format(name=name, mark=MARK)
        )
    name = name if name.lower().endswith(RASTERS) else f"{name}.tif"
    dates = []
    for day, target in _by_day(targets).items():
        fused = folder / name.replace(MARK, day)
        beside = {role: str(fused.with_name(f"{fused.stem}_{role}{fused.suffix}")) for role in companions}
        dates.append(target_of(target, output=str(fused), **beside))
    return dates


def _by_day(targets: list[str]) -> dict[str, str]:
    """ISO date to the image of that day, in the order of the images."""
    by_day: dict[str, str] = {}
    for target in targets:
        day = date_of(target)
        if day is None:
            raise JobError(
                tr(
                    "The date of '{target}' is neither in its tags nor in the file's name: rename the file "
                    "(its date as 2024-07-01, 20240701 or A2024183), or fuse that date alone with 'Fuse' and "
                    "its 'Target date'."
                ).format(target=target)
            )
        if str(day) in by_day:
            told = tr("'{first}' and '{second}' are both of {day}: leave one of them out.")
            raise JobError(told.format(first=by_day[str(day)], second=target, day=day))
        by_day[str(day)] = target
    return by_day


@contextmanager
def _made(folder: Path) -> Iterator[None]:
    """The folder exists; one that was made for a run that fails goes again."""
    is_new = not folder.exists()
    translated(lambda: _make(folder))
    try:
        yield
    except BaseException:
        if is_new:
            with suppress(OSError):  # it holds something, which is somebody else's
                folder.rmdir()
        raise


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputNotWritableError(
            tr("The folder '{folder}' can't be made ({reason}): choose another.").format(
                folder=folder, reason=error.strerror
            )
        ) from error


def _load(finished: Finished, context: QgsProcessingContext) -> None:
    """Have QGIS load the rasters when the algorithm is done, in a group of their own."""
    if context.project() is None:
        return
    for date in finished.dates:
        for role, (name, _) in LISTS.items():
            if role in date.outputs:
                details = QgsProcessingContext.LayerDetails(tr_marked(KINDS[role]), context.project(), name)
                # QGIS before 3.24 takes no notice of it
                details.groupName = tr("Series ({method})").format(method=date.figures["method"])
                context.addLayerToLoadOnCompletion(date.outputs[role], details)


def _results(finished: Finished, folder: Path) -> dict[str, Any]:
    listed = {
        name: [date.outputs[role] for date in finished.dates if role in date.outputs]
        for role, (name, _) in LISTS.items()
    }
    days = [date.figures.get("target_date") or "" for date in finished.dates]
    return {"OUTPUT_FOLDER": str(folder), **listed, "DATES": ", ".join(days), "DEVICE_USED": finished.device}
