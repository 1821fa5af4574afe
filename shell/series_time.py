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
from qgis.PyQt.QtCore import QDateTime, Qt, QTimer
from qgis.PyQt.QtWidgets import QAbstractButton, QDockWidget, QPushButton

from .tr import tr

AFTER_MS = 1500
"""How long after a task QGIS has said that it is complete."""


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


def offer_to_play_soon() -> None:
    """Say in QGIS's message bar that a series is there, with a button that plays it: above QGIS's own message
    that a task is complete."""
    if qgis.utils.iface is not None:
        QTimer.singleShot(AFTER_MS, _offer_to_play)


def _offer_to_play() -> None:
    bar = qgis.utils.iface.messageBar()
    message = bar.createMessage("Chronofuse", tr("The series is there, with a layer for each date."))
    button = QPushButton(tr("Play"), message)

    def play() -> None:
        start()
        bar.popWidget(message)

    button.clicked.connect(play)
    message.layout().addWidget(button)
    bar.pushWidget(message, Qgis.MessageLevel.Success)


def start() -> None:
    """Open QGIS's temporal controller, and have it play what the project's range holds."""
    iface = qgis.utils.iface
    panel = iface.mainWindow().findChild(QDockWidget, "Temporal Controller")
    controller = iface.mapCanvas().temporalController()
    if panel is None or not isinstance(controller, QgsTemporalNavigationObject):
        return
    panel.show()
    panel.raise_()
    animated = panel.findChild(QAbstractButton, "mNavigationAnimated")
    if animated is not None:
        animated.click()
    controller.rewindToStart()
    controller.playForward()


def _dates_of_the_layers():
    """The unit by which a frame is what a layer has, however far the next one is."""
    unit = getattr(Qgis, "TemporalUnit", None)  # from 3.30 on
    return unit.IrregularStep if unit is not None else QgsUnitTypes.TemporalUnit.TemporalIrregularStep


def _day(day: str) -> QgsDateTimeRange:
    first, last = (
        QDateTime.fromString(f"{day}T{time}Z", Qt.DateFormat.ISODate) for time in ("00:00:00", "23:59:59")
    )
    return QgsDateTimeRange(first, last)
