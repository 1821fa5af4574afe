"""What the algorithms of the provider have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from types import MappingProxyType
from typing import Any, Optional

from qgis.core import (
    NULL,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
    QgsProcessingUtils,
)
from qgis.PyQt.QtGui import QIcon

from ..engine.door.errors import ChronofuseError, JobError
from ..engine.door.plain_text import cut
from ..shell import interface_words
from ..shell.guide import guide_address
from ..shell.sources import source_of
from ..shell.tr import tr
from ..shell.words import without_tags

_JUDGED_BY_THE_ENGINE = (
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterEnum,
)
_OPENED_BY_THE_ENGINE = ["gpkg", "shp", "geojson", "json", "gml", "kml", "fgb", "sqlite", "tab", "csv"]
"""Files of vector layers; a table of places (CSV) is one of them, with its columns of coordinates."""
_WRITTEN = (QgsProcessingParameterString, QgsProcessingParameterEnum)
"""Parameters that take an option's value as it is typed."""
_OF_A_JOB = re.compile(r"(?:(?<=^)|(?<= and ))'([a-z][a-z_]*)'(?= is (?:'|-?\d)| and '| are the same file)")
"""A field of a job as its sentences begin with: "'memory' is 1: give 16 or more"."""
ICON = Path(__file__).parent.parent / "resources" / "icon.svg"
_ELSEWHERE = {
    **dict.fromkeys(("MASK", "NODATA", "SCALE", "OFFSET"), "READINGS"),
    **{"PARAM": "PARAMETERS", "HTML": "REPORT_HTML", "JSON": "REPORT"},
    **{"FROM": "FIRST", "TO": "LAST", "NO_LEVEL": "LEVEL"},
}
"""Options of the command line that stand in a parameter of another name."""
TAGS = ("chronofuse", "fusion", "spatiotemporal", "remote sensing", "satellite", "raster")
"""What every algorithm of ours is found by in the toolbox."""


def in_two_languages(*tags: str) -> list[str]:
    """Tags in English and, for what is true of all of them, in the user's language."""
    own = tr("remote sensing,satellite,fusion,spatiotemporal").split(",")
    return list(dict.fromkeys([*tags, *own]))


class EngineAlgorithm(QgsProcessingAlgorithm):
    """An algorithm that hands its work to the engine.

    Rasters may be layers of the project or paths. A path that QGIS cannot open, or a choice that is not on
    the list, is not refused here: the engine says what is wrong with it in the same sentence as on the
    command line.
    """

    ID = ""
    PLACE = ""
    """The anchor of its part of docs/toolbox.md."""
    TAGS: tuple[str, ...] = ()
    """What it is found by in the toolbox beside TAGS, its title and its summary."""
    called: Mapping[str, str] = MappingProxyType({})
    """Temporary file of a layer to the layer's name, which is what the user knows."""

    def displayName(self):
        raise NotImplementedError

    def shortDescription(self):
        """What it does, in one sentence."""
        raise NotImplementedError

    def introduction(self) -> str:
        """What its help begins with, as HTML."""
        raise NotImplementedError

    def example(self) -> str:
        """A use of it, as HTML, in the words of the form."""
        raise NotImplementedError

    def createInstance(self):
        return type(self)()

    def name(self):
        return self.ID

    def tags(self):
        return in_two_languages(*TAGS, *self.TAGS)

    def icon(self):
        return QIcon(self.svgIconPath())

    def svgIconPath(self):
        """The model builder draws this one, and a gear where there is none."""
        own = ICON.with_name(f"icon-{self.ID}.svg")
        return str(own if own.is_file() else ICON)

    def helpUrl(self):
        return guide_address("toolbox", self.PLACE)

    def shortHelpString(self):
        """The introduction, then what goes in and what comes out, in the words of their own help, and an
        example."""
        definitions = [d for d in self.parameterDefinitions() if d.help()]
        destinations = {d.name() for d in self.destinationParameterDefinitions()}
        further = [(o.description(), "") for o in self.outputDefinitions() if o.name() not in destinations]
        parts = (
            (
                tr("Inputs"),
                _explained(d for d in definitions if not _is_advanced(d) and not d.isDestination()),
            ),
            (tr("Advanced inputs"), _explained(d for d in definitions if _is_advanced(d))),
            (tr("Outputs"), _explained(d for d in definitions if d.isDestination()) + _listed(further)),
            (tr("Example"), self.example()),
        )
        return self.introduction() + "".join(f"<h3>{title}</h3>{text}" for title, text in parts if text)

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
            refusal = self.in_words(str(error))
        return not refusal, without_tags(refusal)

    def in_words(self, sentence: str) -> str:
        """A sentence of the engine with the labels of the form in the place of the command line's options,
        `'Memory (MB)'` for `--memory`; a command to type, and what the form lacks, stay as they are."""
        for path, name in self.called.items():
            sentence = sentence.replace(path, name)
        sentence = _OF_A_JOB.sub(lambda found: self._title(found[1]) or found[0], sentence)
        return interface_words.of_sentence(sentence, self._title)

    def _title(self, option: str) -> Optional[str]:
        """The label of an option's parameter, quoted, since it may be several words; a value is written in
        a form as on the command line."""
        option, _, value = option.partition("=")
        name = option.replace("-", "_").upper()
        if name == "PARAM" and value:
            name, value = f"PARAM_{value.upper()}", ""
        definition = self.parameterDefinition(_ELSEWHERE.get(name, name))
        if definition is None or (value and not isinstance(definition, _WRITTEN)):
            return None
        return value or f"'{definition.description()}'"

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

    def features(self, parameters, name: str, context, feedback) -> tuple[str, Optional[str]]:
        """File and layer of a vector parameter, for prepareAlgorithm; what lies in no file that the engine
        opens, and features that were selected or filtered, are written to a temporary one.

        Raises:
            QgsProcessingException: there is no such layer.
        """
        path, layer = self.parameterAsCompatibleSourceLayerPathAndLayerName(
            parameters, name, context, _OPENED_BY_THE_ENGINE, "gpkg", feedback
        )
        if not path:
            raise QgsProcessingException(self.invalidSourceError(parameters, name))
        if Path(QgsProcessingUtils.tempFolder()) in Path(path).parents:
            source = self.parameterAsSource(parameters, name, context)
            self.called = {**self.called, path: source.sourceName() if source is not None else name}
        return path, layer or None

    def choice(self, parameters, name: str, context) -> str:
        """The chosen item of a list, by name; as it was written where it is not on the list. A number is a
        place in the list, as QGIS's own help of a list says."""
        value = parameters.get(name)
        if not isinstance(value, str) or not value:
            return self.parameterAsEnumString(parameters, name, context)
        definition = self.parameterDefinition(name)
        listed = definition.options() if isinstance(definition, QgsProcessingParameterEnum) else []
        is_place = value not in listed and value.isdecimal() and int(value) < len(listed)
        return listed[int(value)] if is_place else value

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
        """An optional number; None when it was left out.

        Raises:
            JobError: a text that is no number, which QGIS takes for 0.
        """
        value = parameters.get(name)
        if isinstance(value, str) and value and not is_number(value):
            title = self.parameterDefinition(name).description()
            raise JobError(f"'{title}' is '{cut(value)}': give a number.")
        return None if value in (None, "") else self.parameterAsDouble(parameters, name, context)


def is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _is_advanced(definition: QgsProcessingParameterDefinition) -> bool:
    return bool(definition.flags() & QgsProcessingParameterDefinition.Flag.FlagAdvanced)


def _explained(definitions: Iterable[QgsProcessingParameterDefinition]) -> str:
    return _listed((definition.description(), definition.help()) for definition in definitions)


def _listed(lines: Iterable[tuple[str, str]]) -> str:
    """A paragraph a line: a title, and what it means where that is not plain. QGIS paints <b> nearly black on
    dark themes, too."""
    return "".join(
        f"<p><strong>{escape(title, quote=False)}</strong>{': ' if text else ''}{text}</p>"
        for title, text in lines
    )
