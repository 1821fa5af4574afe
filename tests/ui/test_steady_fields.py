"""No field changes by the wheel alone, and the keyboard reaches each and leaves it."""

import pytest
from qgis.PyQt.QtCore import QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QWheelEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QScrollBar,
)


@pytest.fixture
def filled(dock, scene, load, qgis_iface):
    """A dock with three images and a method with parameters of all kinds."""
    layers = load(scene)
    dock.use_images({"F1": layers.fine_1, "C1": layers.coarse_1, "C2": layers.target})
    dock.settings.method.choose("softmix")
    qgis_iface.mainWindow().show()
    QApplication.processEvents()
    return dock


def fields_of(dock):
    kinds = (QAbstractSpinBox, QComboBox, QAbstractSlider)
    return [one for kind in kinds for one in dock.forms.findChildren(kind) if not isinstance(one, QScrollBar)]


def value_of(field):
    return field.currentIndex() if isinstance(field, QComboBox) else field.value()


def wheel_over(field) -> QWheelEvent:
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(field.mapToGlobal(QPoint(5, 5))),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field, event)
    return event


def test_the_wheel_over_a_field_without_focus_changes_nothing(filled):
    fields = fields_of(filled)
    assert len(fields) > 15
    before = [value_of(field) for field in fields]

    for field in fields:
        field.clearFocus()
        wheel_over(field)

    changed = [field for field, value in zip(fields, before) if value_of(field) != value]
    assert changed == []
    assert not any(field.focusPolicy() == Qt.FocusPolicy.WheelFocus for field in fields)


def test_tab_goes_from_the_images_through_every_field_and_leaves_each(filled, qgis_iface, wait_for):
    qgis_iface.mainWindow().activateWindow()
    first = filled.images.rows[0].role_box
    first.setFocus()
    wait_for(lambda: QApplication.focusWidget() is first, seconds=5)
    met = []
    for _ in range(120):
        focused = QApplication.focusWidget()
        if focused is None or (met and focused is first):
            break
        assert focused not in met[:-1] or focused is first, f"Tab never leaves {focused}"
        met.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)

    days = [row.day for row in filled.images.rows]
    assert all(day in met for day in days), "the days of the images"
    assert filled.settings.method in met and filled.outputs.overwrite in met
    places = [met.index(day) for day in days]
    assert places == sorted(places) and met.index(filled.settings.method) > places[-1]


def test_a_number_that_is_no_share_has_no_slider(filled):
    from qgis.PyQt.QtWidgets import QSlider

    filled.settings.method.choose("starfm")
    fields = filled.settings.parameters
    shown = [one for one in fields.findChildren(QSlider) if one.isVisibleTo(fields)]
    assert fields.fields["uncertainty"].value() == 0.002 and shown == []
    assert all(isinstance(row.day, QLineEdit) for row in filled.images.rows)
