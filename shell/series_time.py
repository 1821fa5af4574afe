"""The temporal controller of a project that shows a series: a frame a date."""

from __future__ import annotations

import qgis.utils
from qgis.core import (
    Qgis,
    QgsDateTimeRange,
    QgsInterval,
    QgsProject,
    QgsTemporalNavigationObject,
    QgsUnitTypes,
)
from qgis.PyQt.QtCore import QDateTime, Qt


def play(days: list[str], project: QgsProject) -> None:
    """Have the controller step from date to date: the project's range and step, and those of the controller
    that is open, which reads the project's only when one is opened."""
    if len(days) < 2:
        return
    ranges = [_day(day) for day in days]
    whole = QgsDateTimeRange(ranges[0].begin(), ranges[-1].end())
    settings = project.timeSettings()
    settings.setTemporalRange(whole)
    settings.setTimeStepUnit(_dates_of_the_layers())
    settings.setTimeStep(1)
    iface = qgis.utils.iface
    controller = iface.mapCanvas().temporalController() if iface is not None else None
    if isinstance(controller, QgsTemporalNavigationObject):
        controller.setAvailableTemporalRanges(ranges)
        controller.setTemporalExtents(whole)
        controller.setFrameDuration(QgsInterval(1, _dates_of_the_layers()))


def _dates_of_the_layers():
    """The unit by which a frame is what a layer has, however far the next one is."""
    unit = getattr(Qgis, "TemporalUnit", None)  # from 3.30 on
    return unit.IrregularStep if unit is not None else QgsUnitTypes.TemporalUnit.TemporalIrregularStep


def _day(day: str) -> QgsDateTimeRange:
    first, last = (
        QDateTime.fromString(f"{day}T{time}Z", Qt.DateFormat.ISODate) for time in ("00:00:00", "23:59:59")
    )
    return QgsDateTimeRange(first, last)
