"""What the forms say of a method and its parameters, in the user's language.

The texts come from the manifests; those of the methods that ship are translated, those of a model of the
user's own stand as they are.
"""

from __future__ import annotations

from ..models.catalogue import card
from ..models.catalogue.manifest import Manifest
from ..models.catalogue.parameters import Parameter
from .tr import tr, tr_marked
from .words import field_title, sentence


def title(manifest: Manifest) -> str:
    """How lists call the method."""
    return tr_marked(manifest.title)


def summary(manifest: Manifest) -> str:
    """What it does, in a sentence."""
    return tr_marked(manifest.summary)


def in_brief(manifest: Manifest) -> str:
    """What it takes, where it comes from, how good it was measured to be, in a line."""
    return card.in_brief(manifest, tr_marked)


def label(name: str) -> str:
    """What a field of a parameter is called: `Coarse window` for coarse_window."""
    return tr_marked(field_title(name))


def help_of(parameter: Parameter) -> str:
    """What it is, and what it may be, in two sentences."""
    return f"{tr_marked(parameter.help)} {sentence(allowed(parameter))}"


def allowed(parameter: Parameter) -> str:
    """What it may be; the engine's errors say the same in English."""
    if parameter.choices:
        return tr("one of {choices}").format(choices=", ".join(parameter.choices))
    told = (
        tr("a whole number from {least} to {most}")
        if parameter.is_whole
        else tr("a number from {least} to {most}")
    )
    least, most = parameter.limits
    return told.format(least=f"{least:g}", most=f"{most:g}")
