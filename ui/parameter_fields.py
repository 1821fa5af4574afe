"""The fields for the parameters of the chosen method; made anew for another method."""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import Decimal
from typing import Optional

from qgis.gui import QgsDoubleSpinBox, QgsSpinBox
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QSizePolicy,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from ..models.catalogue.manifest import Manifest
from ..models.catalogue.parameters import Parameter, Value
from ..shell import method_words
from ..shell.tr import tr
from ..shell.words import as_html
from .eliding import ElidingBox
from .forms import broad, label, narrow, wrapped
from .steady import steady

STOPS = 20
"""Of a slider."""
LEAST_SHARE = 0.05
"""The default of what is meant as a share: a number like 0.002 is a measure that happens to end at 1, and the
first stop of a slider would be far from it."""
MOST_WHOLE = 2**31 - 1
"""The largest number that a field of Qt for whole numbers holds."""


class ParameterFields(QWidget):
    """A titled list of fields that start with the defaults; empty where the method has no parameters."""

    changed = pyqtSignal()

    def __init__(self):
        super().__init__()
        self.fields: dict[str, QWidget] = {}
        """By the parameter's name."""
        self._starts: dict[str, Value] = {}
        self._shown = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._shown)

    def show_parameters(self, manifest: Optional[Manifest]) -> None:
        """Fields with the defaults of a method; what was set for the method before it is forgotten."""
        parameters = manifest.parameters if manifest else ()
        self.fields = {parameter.name: self._field(parameter) for parameter in parameters}
        self._starts = {name: _value(field) for name, field in self.fields.items()}
        old, self._shown = (
            self._shown,
            self._form(manifest if parameters else None),
        )
        self.layout().replaceWidget(old, self._shown)
        old.hide()
        old.deleteLater()
        self._take_turn()

    def values(self) -> dict[str, Value]:
        """What the analyst has set: name to value, of the fields that no longer hold their default."""
        now = {name: _value(field) for name, field in self.fields.items()}
        return {name: value for name, value in now.items() if value != self._starts[name]}

    def show_values(self, values: Mapping[str, object]) -> None:
        """Fill the fields; those that are not named get their defaults, and what no field can hold is passed
        over."""
        for name, field in self.fields.items():
            value = values.get(name, self._starts[name])
            if isinstance(field, QComboBox):
                field.setCurrentText(str(value))
            elif isinstance(value, (int, float)):
                field.setValue(int(value) if isinstance(field, QgsSpinBox) else value)

    def _take_turn(self) -> None:
        """Have the tab key come here after what stands above; Qt puts new fields at the window's end."""
        before = self.previousInFocusChain()
        for field in self.fields.values():
            while before.focusPolicy() == Qt.FocusPolicy.NoFocus:
                before = before.previousInFocusChain()
            QWidget.setTabOrder(before, field)
            before = field

    def _field(self, parameter: Parameter) -> QWidget:
        field = _choice(parameter) if parameter.choices else _number(parameter)
        told = tr("{help} Default: {default}.")
        field.setToolTip(
            as_html(told.format(help=method_words.help_of(parameter), default=parameter.default))
        )
        signal = field.currentIndexChanged if parameter.choices else field.valueChanged
        signal.connect(lambda *_: self.changed.emit())
        return field

    def _form(self, manifest: Optional[Manifest]) -> QWidget:
        shown = QWidget()
        form = QFormLayout(shown)
        form.setContentsMargins(0, 6 if manifest else 0, 0, 0)
        form.setVerticalSpacing(4)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        if manifest:
            form.addRow(wrapped(tr("Parameters of {method}").format(method=method_words.title(manifest))))
        for name, field in self.fields.items():
            title = label(method_words.label(name), field)
            form.addRow(title, _beside_slider(field) if _is_share(field) else field)
        return shown


def _value(field: QWidget) -> Value:
    return field.currentText() if isinstance(field, QComboBox) else field.value()


def _choice(parameter: Parameter) -> QComboBox:
    box = narrow(ElidingBox())
    box.addItems(parameter.choices)
    box.setCurrentText(parameter.default)
    return box


def _number(parameter: Parameter) -> QWidget:
    if parameter.is_whole:
        box = QgsSpinBox()
        box.setRange(int(max(parameter.least, -MOST_WHOLE)), int(min(parameter.most, MOST_WHOLE)))
    else:
        box = QgsDoubleSpinBox()
        box.setDecimals(min(10, max(2, _decimals(parameter.default) + 1, _decimals(parameter.least))))
        box.setRange(parameter.least, parameter.most)
        box.setSingleStep(_step(parameter.default))
    box.setValue(parameter.default)
    box.setClearValue(parameter.default)
    return broad(box)


def _is_share(field: QWidget) -> bool:
    """Whether the number goes from nothing to all, so that a knob says more than a figure."""
    return (
        isinstance(field, QgsDoubleSpinBox)
        and (field.minimum(), field.maximum()) == (0, 1)
        and (field.clearValue() == 0 or field.clearValue() >= LEAST_SHARE)
    )


def _beside_slider(field: QgsDoubleSpinBox) -> QWidget:
    """The field with a slider before it; either follows the other, and the field's value counts."""
    row, slider = QWidget(), steady(QSlider(Qt.Orientation.Horizontal))
    slider.setRange(0, STOPS)
    slider.setToolTip(field.toolTip())
    slider.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the field takes the keys
    slider.setValue(round(STOPS * field.value()))
    slider.sliderMoved.connect(lambda stop: field.setValue(stop / STOPS))
    field.valueChanged.connect(lambda value: slider.setValue(round(STOPS * value)))
    field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    column = QHBoxLayout(row)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(slider, 1)
    column.addWidget(field)
    return row


def _decimals(value: float) -> int:
    """How many digits behind the point the value is written with."""
    return -Decimal(str(value)).as_tuple().exponent


def _step(default: float) -> float:
    """A power of ten, about a tenth of the default: 0.1 for 1.25, 0.01 for 0.15."""
    return 10.0 ** round(math.log10(abs(default) / 10)) if default else 0.1
