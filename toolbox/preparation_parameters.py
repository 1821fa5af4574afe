"""The parameters of the fusing algorithms that say how the images are read and what is done with them first,
and what they say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qgis.core import (
    NULL,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterMatrix,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..engine.door.errors import JobError
from ..engine.door.jobs import UNMATCHED, Preparation
from ..engine.door.preparation import BY_POSITION, SPECTRAL, SWITCHES
from ..engine.door.preparation_words import READINGS, preparation_of
from ..shell.tr import mark, tr, tr_marked
from .building import Definition, choice_of, explained

PAIRED = (mark("Name"), mark("Fine band"), mark("Coarse band"))
READ = (mark("Image"), mark("Scale"), mark("Offset"), mark("Nodata"), mark("Mask"), mark("Date"))


def preparation_parameters(of_series: bool = False, fusion: bool = False) -> list[Definition]:
    """In the order of the form; all among the advanced ones.

    Args:
        of_series: many dates, in which a sensor's images are read alike.
        fusion: of pairs, in which bands can be predicted from others.
    """
    return [*_about_bands(fusion), *_about_reading(of_series), *_about_sensors()]


def _about_bands(fusion: bool) -> list[Definition]:
    return [
        explained(
            QgsProcessingParameterMatrix(
                "BANDS",
                tr("Bands that go together"),
                headers=[tr_marked(title) for title in PAIRED],
                optional=True,
            ),
            tr(
                "A row for each band to predict: a name (which may stay empty) and the number of the band in "
                "the fine and in the coarse images. Left out, they are matched by name, wavelength or "
                "position."
            ),
            advanced=True,
        ),
        explained(
            QgsProcessingParameterBoolean("BY_POSITION", tr("Match bands by position"), False),
            tr("The first fine band goes with the first coarse band and so on, whatever they are called."),
            advanced=True,
        ),
        choice_of(
            "UNMATCHED",
            tr("Bands without a partner"),
            [one for one in UNMATCHED if fusion or one != SPECTRAL],
            UNMATCHED[0],
            _told_unmatched(fusion),
            advanced=True,
        ),
        explained(
            QgsProcessingParameterString("ROLES", tr("Bands of the indices"), optional=True),
            tr("Which bands of F1 are which, where its bands have no names: red=3,nir=4."),
            advanced=True,
        ),
    ]


def _told_unmatched(fusion: bool) -> str:
    if fusion:
        return tr(
            "What becomes of a fine band that no coarse band goes with: it is left out, changes like the "
            "nearest band that has one, or is predicted from the fused bands (spectral)."
        )
    return tr(
        "What becomes of a fine band that no coarse band goes with: it is left out, or changes like the "
        "nearest band that has one."
    )


def _about_reading(of_series: bool) -> list[Definition]:
    return [
        explained(
            QgsProcessingParameterMatrix(
                "READINGS",
                tr("How images are read"),
                headers=[tr_marked(title) for title in READ],
                optional=True,
            ),
            _reading_of_series() if of_series else _reading_of_images(),
            advanced=True,
        ),
        explained(
            QgsProcessingParameterNumber(
                "BUFFER", tr("Buffer around clouds"), QgsProcessingParameterNumber.Type.Integer, optional=True
            ),
            tr("So many pixels around clouds and masks are left out, too."),
            advanced=True,
        ),
    ]


def _reading_of_images() -> str:
    return tr(
        "A row for each image whose file does not say it, or says it wrongly: F1, C1, F3, C3, C2 (of "
        "one of several dates C2.1, C2.2 and so on), reference, or fine, coarse or all; then scale "
        "and offset (value = stored number x scale + offset), the stored number that means nothing, "
        "and a mask: a raster that is 0 where the image is not to be used, a product's quality band, "
        "or auto for what looks like cloud; and its day (2024-07-01). Empty cells stay as they are "
        "found."
    )


def _reading_of_series() -> str:
    return tr(
        "A row for a sensor whose files do not say it, or say it wrongly: fine, coarse or all; then scale "
        "and offset (value = stored number x scale + offset), the stored number that means nothing, and a "
        "mask: a product's quality band, or auto for what looks like cloud. A mask in a file beside its "
        "image is found by its name. Empty cells stay as they are found."
    )


def _about_sensors() -> list[Definition]:
    return [
        explained(
            QgsProcessingParameterString("REGISTER", tr("Registration"), "off"),
            tr(
                "off: a shift between the sensors is only told. auto: it is corrected where sure. DX,DY: the "
                "coarse images move by so many fine pixels to the right and down."
            ),
            advanced=True,
        ),
        choice_of(
            "HARMONISE",
            tr("Harmonise the sensors"),
            list(SWITCHES),
            SWITCHES[0],
            tr(
                "off: the line between the sensors is only told. auto: the coarse images are brought to the "
                "fine sensor by it where it is sure. on: always."
            ),
            advanced=True,
        ),
    ]


def preparation(algorithm: Any, parameters: dict[str, Any], context: Any) -> Preparation:
    """What the parameters say.

    Raises:
        JobError: with the sentence that the command line says too.
    """
    pairs = _rows(algorithm.parameterAsMatrix(parameters, "BANDS", context), len(PAIRED))
    bands = ",".join(
        f"{name}={fine}:{coarse}" if name else f"{fine}:{coarse}" for name, fine, coarse in pairs
    )
    readings: dict[str, list[str]] = {name: [] for name in READINGS}
    for image, *values in _rows(algorithm.parameterAsMatrix(parameters, "READINGS", context), len(READ)):
        for name, value in zip(READINGS, values):
            if value:
                readings[name].append(f"{image or 'all'}={value}")
    buffer = algorithm.number(parameters, "BUFFER", context)
    by_position = algorithm.parameterAsBoolean(parameters, "BY_POSITION", context)
    if by_position and bands:
        raise JobError(tr("Bands were given one by one and by position: choose one of the two."))
    return preparation_of(
        BY_POSITION if by_position else bands,
        algorithm.parameterAsString(parameters, "ROLES", context),
        readings,
        unmatched=algorithm.choice(parameters, "UNMATCHED", context),
        buffer=int(buffer or 0),
        **_of_sensors(algorithm, parameters, context),
    )


def _of_sensors(algorithm: Any, parameters: dict[str, Any], context: Any) -> dict[str, str]:
    """What is done about the sensors, where the algorithm asks."""
    if algorithm.parameterDefinition("HARMONISE") is None:
        return {}
    return {
        "register": algorithm.parameterAsString(parameters, "REGISTER", context) or "off",
        "harmonise": algorithm.choice(parameters, "HARMONISE", context),
    }


def _rows(cells: list[Any], width: int) -> Iterator[list[str]]:
    """The rows of a table that hold anything; QGIS has them one after the other."""
    texts = ["" if cell in (None, NULL) else str(cell).strip() for cell in cells]
    for first in range(0, len(texts), width):
        row = texts[first : first + width]
        if any(row):
            yield row + [""] * (width - len(row))
