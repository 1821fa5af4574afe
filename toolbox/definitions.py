"""The parameters of `chronofuse:fuse` and `chronofuse:fuse_series`: one line of help each, in the
analyst's words."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterFile,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterString,
)

from ..engine.door.jobs import DEVICES, DTYPES, PRECISIONS
from ..models.catalogue.installed import preferred_method
from ..models.catalogue.manifest import Manifest
from ..shell import method_words
from ..shell.tr import tr
from .building import (
    Definition,
    Number,
    choice_of,
    explained,
    raster,
    ratio,
    threads,
)
from .fuse_written import about_what_is_written, destinations


def fuse_parameters(methods: Mapping[str, Manifest], advanced: list[Definition]) -> list[Definition]:
    """All parameters in the order of the form; those of the methods themselves are among the advanced
    ones."""
    target = raster(
        "TARGET", tr("Coarse image of the target date (C2)"), tr("The coarse image of the date to predict.")
    )
    return [
        *_first_pair(),
        target,
        *_second_pair(),
        _method(methods),
        *_about_the_date(),
        ratio(),
        _device(),
        *_advanced(),
        *advanced,
        *destinations(),
    ]


def series_parameters(methods: Mapping[str, Manifest], advanced: list[Definition]) -> list[Definition]:
    """The same for a series of dates."""
    targets = QgsProcessingParameterMultipleLayers(
        "TARGETS", tr("Coarse images of the target dates (C2)"), QgsProcessing.SourceType.TypeRaster
    )
    return [
        *_first_pair(),
        explained(
            targets,
            tr(
                "A coarse image for each date to predict. The dates are read from the names of the files "
                "(2024-07-01, 20240701 or A2024183)."
            ),
        ),
        *_second_pair(),
        _method(methods),
        ratio(),
        _device(),
        *_about_the_files(),
        *_advanced(),
        *advanced,
        explained(
            QgsProcessingParameterFolderDestination("OUTPUT_FOLDER", tr("Folder of the results")),
            tr("Where the images go; it is made if it does not exist."),
        ),
    ]


def _first_pair() -> list[Definition]:
    return [
        raster(
            "FINE",
            tr("Fine image (F1)"),
            tr(
                "The sharp image of the reference date. Its grid, bands, data type and nodata are those of "
                "the output."
            ),
        ),
        raster(
            "COARSE", tr("Coarse image (C1)"), tr("The coarse image of about the same date as the fine one.")
        ),
    ]


def _second_pair() -> list[Definition]:
    return [
        raster(
            "FINE_2",
            tr("Second fine image (F3)"),
            tr(
                "A sharp image of a second reference date, best after the target date. Give both images of "
                "the second pair or none."
            ),
            optional=True,
        ),
        raster(
            "COARSE_2",
            tr("Second coarse image (C3)"),
            tr("The coarse image that belongs to the second fine one."),
            optional=True,
        ),
    ]


def _method(methods: Mapping[str, Manifest]) -> Definition:
    summaries = " ".join(
        f"<br><i>{escape(name)}</i>: {_about(manifest)}" for name, manifest in methods.items()
    )
    return choice_of(
        "METHOD", tr("Method"), list(methods), preferred_method(methods), tr("How to predict.") + summaries
    )


def _about(manifest: Manifest) -> str:
    """What it does, and of a model file also how good and whose it is; its own words are never read as
    HTML."""
    summary = method_words.summary(manifest)
    return escape(f"{summary} ({method_words.in_brief(manifest)})" if manifest.path else summary)


def _about_the_date() -> list[Definition]:
    return [
        explained(
            QgsProcessingParameterDateTime(
                "TARGET_DATE", tr("Target date"), QgsProcessingParameterDateTime.Type.Date, optional=True
            ),
            tr("The day to predict (YYYY-MM-DD). Left out, it is looked for in the tags and the name of C2."),
        ),
        raster(
            "REFERENCE",
            tr("Reference image of the target date"),
            tr(
                "A true sharp image of the target date, if there is one. It is only measured against, never "
                "used to predict."
            ),
            optional=True,
        ),
    ]


def _about_the_files() -> list[Definition]:
    return [
        explained(
            QgsProcessingParameterString(
                "FILE_NAME", tr("Name of the files"), defaultValue="fused_{date}.tif"
            ),
            tr("How each fused image is called; {date} stands for its day, as 2024-07-01."),
        ),
        explained(
            QgsProcessingParameterBoolean("NDVI", tr("NDVI of each date"), False),
            tr(
                "The vegetation index of each prediction, beside it with _ndvi at the end of its name; needs "
                "a red and a near infrared band."
            ),
        ),
        explained(
            QgsProcessingParameterBoolean("UNCERTAINTY", tr("Uncertainty of each date"), False),
            tr(
                "How sure the prediction is of each pixel: about 68 % of the errors should be within it. It "
                "lies beside the prediction, with _uncertainty at the end of its name."
            ),
        ),
        explained(
            QgsProcessingParameterBoolean("BOUNDS", tr("Bounds of each date"), False),
            tr(
                "Between which values the truth should lie in about 68 and 95 % of the pixels: four bands "
                "for each band. They lie beside the prediction, with _bounds at the end of their name."
            ),
        ),
        explained(
            QgsProcessingParameterBoolean(
                "CHANGE_PROBABILITY", tr("Probability of change of each date"), False
            ),
            tr(
                "How likely each pixel changed by more than one standard deviation of F1, 0 to 1; only of a "
                "network that was trained to tell it (twostream with the option change). It lies beside the "
                "prediction, with _change_probability at the end of its name."
            ),
        ),
        explained(
            QgsProcessingParameterBoolean("LOAD", tr("Load the results into the project"), True),
            tr(
                "As styled layers with their day set, so that the temporal controller plays the series. "
                "Switch it off in a graph whose later steps take the images."
            ),
        ),
    ]


def _device() -> Definition:
    return choice_of(
        "DEVICE",
        tr("Device"),
        list(DEVICES),
        "auto",
        tr("Where a network runs; auto takes the graphics card where it is faster."),
    )


def _advanced() -> list[Definition]:
    return [*_about_the_computation(), *about_what_is_written()]


def _about_the_computation() -> list[Definition]:
    return [
        explained(
            QgsProcessingParameterFile("MODEL_FILE", tr("Model file"), extension="onnx", optional=True),
            tr("A network in a file of its own; it takes the place of the method chosen above."),
            advanced=True,
        ),
        explained(
            Number("TILE", tr("Tile size"), Number.Type.Integer, optional=True),
            tr(
                "Side of a tile in fine pixels; left out, what suits the method and the memory. The result "
                "is the same."
            ),
            advanced=True,
        ),
        explained(
            Number("MEMORY", tr("Memory (MB)"), Number.Type.Integer, optional=True),
            tr(
                "How many megabytes the run may use, beside about 300 for its libraries; left out, half of "
                "what is free, at most 2048. Less is slower; the result is the same."
            ),
            advanced=True,
        ),
        choice_of(
            "PRECISION",
            tr("Precision"),
            list(PRECISIONS),
            PRECISIONS[0],
            tr(
                "What a network computes in on a graphics card. tf32 and float16 are faster and less exact; "
                "the report says by how much."
            ),
            advanced=True,
        ),
        choice_of(
            "DTYPE",
            tr("Data type"),
            list(DTYPES),
            DTYPES[0],
            tr("The data type of the output: that of F1, or float32."),
            advanced=True,
        ),
        threads(),
    ]
