"""The day of an image: typed, found, or chosen in a calendar that opens where the images are."""

import pytest
from qgis.PyQt.QtCore import QDate, Qt
from qgis.PyQt.QtTest import QTest

from chronofuse.ui.day_field import DayField


@pytest.fixture
def field(qgis_app):
    field = DayField(lambda: ["2024-04-12", "2024-07-01"])
    field.show()
    yield field
    field.deleteLater()


def test_a_day_is_typed_where_none_is_known(field):
    told = []
    field.changed.connect(lambda: told.append(field.given()))
    assert field.text() == "" and field.given() is None and field.day() is None

    QTest.keyClicks(field, "2024-07-01")

    assert field.given() == field.day() == "2024-07-01" and told == ["2024-07-01"]


def test_another_day_is_typed_over_one_that_was_found(field):
    field.suggest("2020-06-17")
    assert (field.text(), field.given(), field.day()) == ("2020-06-17", None, "2020-06-17")

    field.selectAll()
    QTest.keyClicks(field, "2024-07-01")
    assert field.given() == "2024-07-01"

    field.suggest("2020-06-17")
    assert field.given() == "2024-07-01", "what was found does not replace what was given"


def test_a_field_that_is_emptied_has_what_was_found_again(field):
    field.suggest("2020-06-17")
    field.give("2024-07-01")

    field.clear()
    field.editingFinished.emit()

    assert (field.text(), field.given()) == ("2020-06-17", None)


def test_a_day_may_be_typed_as_in_a_files_name_and_what_is_none_is_kept_for_the_engine(field):
    QTest.keyClicks(field, "20240701")
    field.editingFinished.emit()
    assert field.text() == "2024-07-01"

    field.setText("2024-13-40")
    field.editingFinished.emit()
    assert field.given() == "2024-13-40" and field.day() is None


def test_the_calendar_opens_at_the_images_days(field):
    QTest.keyClick(field, Qt.Key.Key_Down)
    calendar = field._calendar.calendar
    assert calendar.selectedDate() == QDate(2024, 7, 1)
    assert QDate(2024, 4, 12) in calendar.dateTextFormat()

    calendar.clicked.emit(QDate(2024, 6, 30))
    assert field.given() == "2024-06-30"
