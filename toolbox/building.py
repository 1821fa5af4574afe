"""What the parameters of all algorithms are built with, and those that many of them share."""

from __future__ import annotations

from datetime import date
from typing import Optional

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorDestination,
)
from qgis.core import (
    QgsProcessingParameterDefinition as Definition,
)

from ..shell.tr import tr

Number = QgsProcessingParameterNumber


def explained(definition: Definition, help_text: str, advanced: bool = False) -> Definition:
    definition.setHelp(help_text)
    if advanced:
        definition.setFlags(definition.flags() | Definition.Flag.FlagAdvanced)
    return definition


def raster(name: str, title: str, help_text: str, optional: bool = False) -> Definition:
    return explained(QgsProcessingParameterRasterLayer(name, title, optional=optional), help_text)


def file_destination(
    name: str, title: str, file_filter: str, help_text: str, by_default: bool = False
) -> Definition:
    """A file that may be left out; `by_default` says whether the form asks for it."""
    kind = QgsProcessingParameterFileDestination
    return explained(kind(name, title, file_filter, optional=True, createByDefault=by_default), help_text)


def layer_file(name: str, title: str, kind: QgsProcessing.SourceType, help_text: str, **more) -> Definition:
    """A vector layer that the engine writes: a file, and no table of a database."""
    made = QgsProcessingParameterVectorDestination(name, title, kind, **more)
    made.setSupportsNonFileBasedOutput(False)
    return explained(made, help_text)


def choice_of(
    name: str, title: str, options: list[str], default: str, help_text: str, advanced: bool = False
) -> Definition:
    """A choice that is stored by name, so that a graph keeps its meaning when the list grows."""
    return explained(
        QgsProcessingParameterEnum(name, title, options, defaultValue=default, usesStaticStrings=True),
        help_text,
        advanced,
    )


def advanced_number(name: str, title: str, help_text: str, default: Optional[int] = None) -> Definition:
    """A whole number that may be left out."""
    number = Number(name, title, Number.Type.Integer, default, optional=True)
    return explained(number, help_text, advanced=True)


# ---- what many algorithms share


def ratio() -> Definition:
    # No minimum: a ratio below 1 gets the engine's own sentence.
    return explained(
        Number("RATIO", tr("Ratio"), Number.Type.Double, optional=True),
        tr(
            "Coarse pixel size divided by fine pixel size. Only needed where the coarse images were already "
            "resampled to the fine pixel size; otherwise it comes from the pixel sizes."
        ),
    )


def threads() -> Definition:
    return advanced_number(
        "THREADS", tr("Threads"), tr("How many processor cores to use; left out, all of them.")
    )


def memory() -> Definition:
    return advanced_number(
        "MEMORY", tr("Memory (MB)"), tr("How many megabytes the run may use. The result is the same.")
    )


def overwrite() -> Definition:
    return explained(
        QgsProcessingParameterBoolean("OVERWRITE", tr("Overwrite existing files"), False),
        tr("Without it, an output that exists already is refused."),
        advanced=True,
    )


def day(name: str, title: str, advanced: bool = True):
    """The first or the last day of a series."""
    return explained(
        QgsProcessingParameterString(name, title, optional=True),
        tr("As {example}; left out, there is no limit.").format(example=date(2024, 7, 1)),
        advanced=advanced,
    )
