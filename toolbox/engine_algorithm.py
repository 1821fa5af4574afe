"""What the algorithms of the provider have in common."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any, Optional

from qgis.core import (
    NULL,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterRasterLayer,
    QgsProcessingUtils,
)
from qgis.PyQt.QtGui import QIcon

from ..engine.door.errors import ChronofuseError
from ..shell.sources import source_of
from ..shell.words import without_tags

_JUDGED_BY_THE_ENGINE = (
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterEnum,
)
ICON = Path(__file__).parent.parent / "resources" / "icon.svg"


class EngineAlgorithm(QgsProcessingAlgorithm):
    """An algorithm that hands its work to the engine.

    Rasters may be layers of the project or paths. A path that QGIS cannot open, or a choice that is not on
    the
    list, is not refused here: the engine says what is wrong with it in the same sentence as on the command
    line.
    """

    ID = ""
    TITLE = ""
    SUMMARY = ""
    INTRODUCTION = ""

    def createInstance(self):
        return type(self)()

    def name(self):
        return self.ID

    def displayName(self):
        return self.TITLE

    def shortDescription(self):
        return self.SUMMARY

    def icon(self):
        return QIcon(str(ICON))

    def shortHelpString(self):
        """The introduction, then what each parameter means, in the words of its own help."""
        explained = [d for d in self.parameterDefinitions() if d.help()]
        return self.INTRODUCTION + "".join(
            f"<p><b>{escape(d.description(), quote=False)}</b>: {d.help()}</p>" for d in explained
        )

    def checkParameterValues(self, parameters, context):
        for definition in self.parameterDefinitions():
            value = parameters.get(definition.name(), definition.defaultValue())
            if not self.is_for_the_engine(definition, value) and not definition.checkValueIsAcceptable(
                value, context
            ):
                return super().checkParameterValues(parameters, context)
        try:
            refusal = self.refusal(parameters, context)
        except ChronofuseError as error:
            refusal = str(error)
        return not refusal, without_tags(refusal)

    def refusal(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Why there is no job in the parameters, as far as that needs no image; empty where there is one.

        Raises:
            ChronofuseError: likewise, in its sentence.
        """
        return ""

    def is_for_the_engine(self, definition: QgsProcessingParameterDefinition, value: Any) -> bool:
        """Whether not QGIS but the engine says what is wrong with a value."""
        return (
            isinstance(definition, _JUDGED_BY_THE_ENGINE) and isinstance(value, (str, list)) and bool(value)
        )

    def raster(self, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> Optional[str]:
        """What the engine opens for a raster parameter; None when it was left out. For prepareAlgorithm."""
        layer = self.parameterAsRasterLayer(parameters, name, context)
        if layer is not None:
            return source_of(layer)
        value = parameters.get(name)
        return value if isinstance(value, str) and value else None

    def rasters(self, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> list[str]:
        """The same for a list of rasters, in its order."""
        value = parameters.get(name) or []
        listed = (
            value.split(";")
            if isinstance(value, str)
            else value
            if isinstance(value, (list, tuple))
            else [value]
        )
        sources = []
        for item in listed:
            layer = QgsProcessingUtils.mapLayerFromString(item, context) if isinstance(item, str) else item
            sources.append(source_of(layer) if layer is not None else item)
        return sources

    def choice(self, parameters, name: str, context) -> str:
        """The chosen item of a list, by name; as it was written where it is not on the list."""
        value = parameters.get(name)
        return (
            value
            if isinstance(value, str) and value
            else self.parameterAsEnumString(parameters, name, context)
        )

    def as_given(self, definition: QgsProcessingParameterDefinition, parameters, context) -> Any:
        """A number or an item of a list as it was written, for the engine to judge; None when it was left
        out."""
        value = parameters.get(definition.name())
        if value in (None, "", NULL):
            return None
        if isinstance(value, (int, float, str)):
            return value
        read = (
            self.parameterAsEnumString
            if isinstance(definition, QgsProcessingParameterEnum)
            else self.parameterAsDouble
        )
        return read(parameters, definition.name(), context)  # an expression of a form

    def number(self, parameters, name: str, context) -> Optional[float]:
        """An optional number; None when it was left out."""
        return (
            None if parameters.get(name) in (None, "") else self.parameterAsDouble(parameters, name, context)
        )
