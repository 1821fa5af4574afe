"""Small pieces that the dock's forms are made of."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsMapLayerProxyModel
from qgis.gui import QgsCollapsibleGroupBox, QgsMapLayerComboBox
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QGroupBox, QLabel, QSizePolicy, QWidget

WIDEST_LABEL = "Coarse (C1)"
"""All labels take its width, so that the fields of all groups stand in line."""


def group(
    title: str, rows: list[tuple[Optional[str], QWidget]], collapsed: Optional[bool] = None
) -> QGroupBox:
    """A titled group of labelled rows; with `collapsed`, one that folds."""
    box = QGroupBox(title) if collapsed is None else QgsCollapsibleGroupBox(title)
    form = QFormLayout(box)
    form.setContentsMargins(8, 6, 8, 6)
    form.setVerticalSpacing(4)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    for text, widget in rows:
        if text is None:
            form.addRow(widget)
        else:
            form.addRow(label(text, widget), widget)
    if collapsed is not None:
        box.setSaveCollapsedState(False)
        box.setCollapsed(collapsed)
    return box


def layer_box(tip: str) -> QgsMapLayerComboBox:
    """A choice among the project's rasters that starts empty."""
    box = QgsMapLayerComboBox()
    box.setFilters(QgsMapLayerProxyModel.Filter.RasterLayer)
    box.setAllowEmptyLayer(True)
    box.setLayer(None)
    box.setToolTip(tip)
    return narrow(box)


def narrow(box: QComboBox) -> QComboBox:
    """Long names must not widen the dock."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    return broad(box)


def broad(box: QWidget) -> QWidget:
    """A field as broad as the others."""
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return box


def wrapped(text: str = "") -> QLabel:
    """A text that may take as many lines as it needs."""
    label = plain(text)
    label.setWordWrap(True)
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    return label


def plain(text: str = "") -> QLabel:
    """A text that is shown as it is: Qt takes what looks like HTML for HTML, in a file's name, too."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def label(text: str, widget: QWidget) -> QLabel:
    """What stands before a field; a long one takes two lines."""
    title = plain(text)
    title.setWordWrap(True)
    title.setFixedWidth(title.fontMetrics().horizontalAdvance(WIDEST_LABEL) + 4)
    title.setToolTip(widget.toolTip())
    title.setBuddy(widget)
    return title
