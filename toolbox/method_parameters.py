"""The methods' own parameters as parameters of `chronofuse:fuse` and `chronofuse:fuse_series`.

An algorithm of QGIS has one list of parameters, whichever method is chosen. So there is one for each *name*
that the installed methods use, and left out it is the default of the method that runs. They are called PARAM_
and the
name: a method may well have a parameter `change`, and CHANGE is an output.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from qgis.core import (
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..models.catalogue.manifest import Manifest
from ..models.catalogue.parameters import Parameter
from ..shell import method_words
from ..shell.tr import tr
from .building import explained

PREFIX = "PARAM_"
ASSIGNMENTS = "PARAMETERS"
Definition = QgsProcessingParameterDefinition
Number = QgsProcessingParameterNumber
Use = tuple[str, Parameter]
"""A parameter and the name of the method that has it."""


def method_parameters(manifests: Iterable[Manifest]) -> list[Definition]:
    """A definition for each name, and the one for what no installed method knows."""
    return [*(_definition(uses) for uses in _by_name(manifests)), _assignments()]


def own_name(definition: str) -> str:
    """What the methods call the parameter of a definition's name."""
    return definition[len(PREFIX) :].lower()


def _by_name(manifests: Iterable[Manifest]) -> Iterable[list[Use]]:
    """The uses of each name. Where a model of the user's own means another kind of value by it than the
    methods before it, the field is theirs, and the model is served by PARAMETERS."""
    by_name: dict[str, list[Use]] = {}
    for manifest in manifests:
        for parameter in manifest.parameters:
            uses = by_name.setdefault(parameter.name, [])
            if not uses or uses[0][1].kind == parameter.kind:
                uses.append((manifest.name, parameter))
    return by_name.values()


def _definition(uses: list[Use]) -> Definition:
    parameters = [parameter for _, parameter in uses]
    name, title = PREFIX + parameters[0].name.upper(), _title(uses)
    if parameters[0].choices:
        definition = QgsProcessingParameterEnum(
            name, title, list(parameters[0].choices), optional=True, usesStaticStrings=True
        )
    else:
        # The widest limits of all methods, for the form; the limits of the chosen method are the manifest's
        # to check.
        definition = Number(
            name,
            title,
            Number.Type.Integer if parameters[0].is_whole else Number.Type.Double,
            optional=True,
            minValue=min(p.least for p in parameters),
            maxValue=max(p.most for p in parameters),
        )
    return explained(definition, _help(uses), advanced=True)


def _help(uses: list[Use]) -> str:
    """What it is; methods that mean the same by it and allow the same are told together."""
    alike: dict[str, list[Use]] = {}
    for use in uses:
        alike.setdefault(method_words.help_of(use[1]), []).append(use)
    told = tr("{help} Default: {default}.")
    lines = [
        told.format(
            help=escape(help_text, quote=False),
            default=", ".join(f"<i>{escape(name)}</i> {escape(str(p.default))}" for name, p in group),
        )
        for help_text, group in alike.items()
    ]
    return "<br>".join(lines)


def _title(uses: list[Use]) -> str:
    """With the defaults, because an optional field of QGIS shows only that it is not set."""
    defaults = ", ".join(f"{method}: {p.default}" for method, p in uses)
    return f"{method_words.label(uses[0][1].name)} ({defaults})"


def _assignments() -> Definition:
    # A text, because the parameters of a model file are not known before the file is.
    return explained(
        QgsProcessingParameterString(ASSIGNMENTS, tr("Parameters of a model file"), optional=True),
        tr(
            "Parameters that have no field above, as those of a model file: name=value, name=value. Any "
            "parameter of the method may be set here."
        ),
        advanced=True,
    )
