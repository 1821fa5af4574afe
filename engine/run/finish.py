"""The end of a fusion: all rows are there; the files are finished, measured, reported and put in place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from ..door import events
from ..door.errors import AllNodataError, ChronofuseError, ModelFileError
from ..door.outputs import commit
from ..door.value import Figures
from ..methods.network import soundness
from ..raster import handles
from .course import FINISHING, MEASURING, REPORTING, Course
from .outcome import Told
from .stages import Stages


class Product(Protocol):
    """The rasters of one date, whole but for their last strokes."""

    valid: int
    """How many pixels were predicted in at least one band."""
    values: int
    """How many values, over all bands."""

    def close(self) -> None: ...


class RowSource(Protocol):
    """Where the rows of a fusion come from: this machine (here.py) or a cluster (cluster/spread.py)."""

    @property
    def told(self) -> Sequence[Told]:
        """Of each date, what its method tells of itself; final when all is predicted."""

    def predict(self, progress: Stages) -> Sequence[Product]:
        """All rows of all dates, stored."""

    def drop(self) -> None:
        """What is kept to go on from is of no use any more."""


def finish(
    course: Course, source: RowSource, products: Sequence[Product], progress: Stages
) -> events.Finished:
    """Everything from the last row to the outputs in place.

    Raises:
        ModelFileError: too much of what a network predicted is no prediction.
        AllNodataError: nothing could be predicted; going on from either would come to the same.
        ChronofuseError: a file that can't be written.
    """
    if not course.job.rows:
        _judge(course, source)
    if not course.job.rows and not any(product.valid for product in products):
        source.drop()
        raise AllNodataError(
            "No pixel is valid in all of the images at once, so nothing can be predicted: check that "
            "F1, C1 and C2 overlap and that their nodata values are right."
        )
    try:
        with progress.stage(FINISHING, len(products)) as step:
            for product in products:
                product.close()
                step(1)
        figures = _measured(course, source.told, products, progress)
        finished = in_place(course, figures, source.told[0].device, progress.timings)
    except ChronofuseError:
        for date in course.dates:  # what failed may have been to read what somebody deleted
            date.outputs.require_there()
        raise
    source.drop()
    return finished


def _judge(course: Course, source: RowSource) -> None:
    """Tell what of the predictions is none, or refuse them, where a network made them."""
    for method in {id(method): method for method in source.told}.values():
        try:
            note = soundness.judged(course.manifest.name, method.figures)
        except ModelFileError:
            source.drop()
            raise
        if note is None:
            method.figures.pop(soundness.UNSOUND, None)
        else:
            method.notes.append(note)
            course.tell(events.Warned("unsound-prediction", note))


def in_place(
    course: Course, figures: Sequence[Figures], device: str, timings: dict[str, float]
) -> events.Finished:
    """Everything is put in place, now that all of it is whole."""
    handles.close()  # where a file that is open can't be renamed
    checks = [date.found for date in course.dates]
    outputs = commit([date.outputs for date in course.dates])
    results = tuple(events.DateResult(*result) for result in zip(outputs, figures, checks))
    return events.Finished(results, device, timings)


def _measured(
    course: Course, told: Sequence[Told], products: Sequence[Product], progress: Stages
) -> list[Figures]:
    """The figures of each date, told in its reports; of a part of the rows, what the whole needs of it."""
    if course.job.rows:
        return [_figures_of_part(method, product) for method, product in zip(told, products)]
    with progress.stage(MEASURING, sum(date.work for date in course.dates)) as step:
        figures = [
            date.figures(method, product.values, step)
            for date, method, product in zip(course.dates, told, products)
        ]
    timings = dict(progress.timings)  # without the report, which can't tell how long itself took
    with progress.stage(REPORTING, len(figures)) as step:
        for date, of_date in zip(course.dates, figures):
            of_date["timings"] = timings
            date.report(of_date)
            step(1)
    return figures


def _figures_of_part(method: Told, product: Product) -> Figures:
    return Figures(
        valid=product.valid,
        values=product.values,
        notes=list(method.notes),
        device=method.device,
        device_reason=method.device_reason,
        precision=method.precision,
        method=method.figures,
    )
