"""What *Fuse* writes, and how: the parameters of its outputs."""

from __future__ import annotations

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterRasterDestination,
)

from ..shell.tr import tr
from .building import Definition, explained, file_destination, overwrite


def about_what_is_written() -> list[Definition]:
    return [
        explained(
            QgsProcessingParameterMultipleLayers(
                "CALIBRATION",
                tr("Reports that scale the uncertainty"),
                QgsProcessing.SourceType.TypeFile,
                optional=True,
            ),
            tr(
                "JSON reports of runs on other dates of this place, with a reference and an uncertainty: "
                "uncertainty and bounds are scaled by what held there."
            ),
            advanced=True,
        ),
        explained(
            QgsProcessingParameterBoolean("COG", tr("Cloud-optimised GeoTIFFs"), False),
            tr("Arranges the rasters so that a viewer can read parts of them over the network."),
            advanced=True,
        ),
        explained(
            QgsProcessingParameterBoolean("RESUME", tr("Resume an unfinished run"), False),
            tr(
                "Goes on from the last finished rows of a run that was cancelled, failed or lost its power. "
                "The images, the method, its settings and the names of the outputs must be those of that "
                "run, so it does not work with temporary outputs."
            ),
            advanced=True,
        ),
        overwrite(),
    ]


def destinations() -> list[Definition]:
    return [
        explained(
            QgsProcessingParameterRasterDestination("OUTPUT", tr("Fused image")),
            tr("The predicted sharp image of the target date."),
        ),
        explained(
            QgsProcessingParameterRasterDestination("NDVI", tr("NDVI"), optional=True, createByDefault=False),
            tr("The vegetation index of the prediction; needs a red and a near infrared band."),
        ),
        explained(
            QgsProcessingParameterRasterDestination(
                "CHANGE", tr("Change map"), optional=True, createByDefault=False
            ),
            tr("The prediction minus F1, band by band."),
        ),
        explained(
            QgsProcessingParameterRasterDestination(
                "UNCERTAINTY", tr("Uncertainty"), optional=True, createByDefault=False
            ),
            tr(
                "How sure the prediction is of each pixel, band by band: about 68 % of the errors should be "
                "within it."
            ),
        ),
        explained(
            QgsProcessingParameterRasterDestination(
                "BOUNDS", tr("Bounds of 68 and 95 %"), optional=True, createByDefault=False
            ),
            tr(
                "Between which values the truth should lie in about 68 and 95 % of the pixels: four bands "
                "for each band."
            ),
        ),
        explained(
            QgsProcessingParameterRasterDestination(
                "CHANGE_PROBABILITY", tr("Probability of change"), optional=True, createByDefault=False
            ),
            tr(
                "How likely each pixel changed by more than one standard deviation of F1, 0 to 1; only of a "
                "network that was trained to tell it (twostream with the option change)."
            ),
        ),
        file_destination(
            "REPORT_HTML", tr("Report"), tr("HTML files (*.html)"), tr("The figures and plots to read.")
        ),
        file_destination(
            "REPORT", tr("Figures as JSON"), tr("JSON files (*.json)"), tr("The figures for other programs.")
        ),
    ]
