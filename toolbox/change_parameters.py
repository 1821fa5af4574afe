"""What the form of `chronofuse:change` asks for."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterString,
)

from ..engine.door.change_job import HARMONICS, INDICES, LEAST, NDVI, SURE
from ..shell.tr import tr
from .building import choice_of, day, explained, file_destination, raster
from .map_parameters import folder_of_a_series, layers_of_a_series

Number = QgsProcessingParameterNumber


def inputs():
    return (
        raster("BEFORE", tr("Image before"), tr("The image or the class raster of the first date."), True),
        raster("AFTER", tr("Image after"), tr("The image or the class raster of the second date."), True),
        folder_of_a_series(tr("In the place of two dates: a folder with an image for each date.")),
        layers_of_a_series(),
        choice_of(
            "INDEX",
            tr("Index"),
            list(INDICES),
            NDVI,
            tr(
                "What is compared: ndvi or evi2 for plants, ndwi or mndwi for water, ndmi for "
                "moisture, ndsi for "
                "snow, nbr for fire; band for single bands or one of them; classes for two class rasters."
            ),
        ),
    )


def masks():
    def mask(name: str, title: str, help_text: str):
        definition = raster(name, title, help_text, True)
        definition.setFlags(definition.flags() | definition.Flag.FlagAdvanced)
        return definition

    return (
        mask(
            "MASK_BEFORE",
            tr("Mask of the image before"),
            tr(
                "Of two dates: a raster that is 0 where the image is not to be used, as in clouds, or its "
                "product's quality band. Left out, the mask that lies beside the image, its quality bands "
                "and its gaps count."
            ),
        ),
        mask("MASK_AFTER", tr("Mask of the image after"), tr("Likewise of the image after.")),
        explained(
            Number("BUFFER", tr("Buffer around clouds"), Number.Type.Integer, optional=True, minValue=0),
            tr("So many pixels around clouds and masks are left out, too."),
            advanced=True,
        ),
    )


def rules():
    return (
        explained(
            Number("THRESHOLD", tr("Threshold"), Number.Type.Double, optional=True),
            tr(
                "Of two dates: the difference from which on it is a change. Left out, it is found from "
                "what has "
                "not changed."
            ),
        ),
        explained(
            Number("MIN_AREA", tr("Least area (m²)"), Number.Type.Double, optional=True),
            tr("Of two dates: smaller patches of change are none."),
        ),
        explained(
            QgsProcessingParameterString("BAND", tr("Band"), optional=True),
            tr("Its name or number, where the index is band and the images have several."),
            advanced=True,
        ),
    )


def series_rules():
    return (
        explained(
            QgsProcessingParameterString("IMAGES", tr("Which of the images"), optional=True),
            tr(
                "What the names of the files have in common (sentinel2), or a pattern ('LC08*'), where a "
                "folder holds several sensors. Left out, the sharpest images."
            ),
            advanced=True,
        ),
        day("FIRST", tr("First date")),
        day("LAST", tr("Last date")),
        explained(
            Number("HARMONICS", tr("Waves of the season"), Number.Type.Integer, HARMONICS),
            tr("Of a series: how many waves of the year are no change, 0 to 3."),
            advanced=True,
        ),
        choice_of(
            "SURE",
            tr("False alarms"),
            list(SURE),
            SURE[0],
            tr("Of a series: the share of the pixels without a break in which one is seen."),
            advanced=True,
        ),
        explained(
            Number("LEAST", tr("Least break"), Number.Type.Double, LEAST),
            tr("Of a series: in units of the index; smaller breaks are none."),
            advanced=True,
        ),
    )


def destinations():
    return (
        explained(
            QgsProcessingParameterRasterDestination("OUTPUT", tr("Change")),
            tr(
                "Of two dates what decreased and increased, of class rasters each transition, of a "
                "series day, "
                "size and strength of the largest break."
            ),
        ),
        explained(
            QgsProcessingParameterRasterDestination(
                "DIFFERENCE", tr("Difference"), optional=True, createByDefault=False
            ),
            tr(
                "Of two dates: the index after minus the index before. Of class rasters: 1 where the class "
                "is another one, 0 where it stayed; a response for 'Drivers'."
            ),
        ),
        file_destination(
            "MATRIX",
            tr("Areas"),
            tr("CSV files (*.csv)"),
            tr("Hectares: of class rasters from each class to each, of two dates of each kind of change."),
        ),
        file_destination(
            "REPORT_HTML",
            tr("Report"),
            tr("HTML files (*.html)"),
            tr("A page with maps, areas and how the change was found."),
            by_default=True,
        ),
        file_destination(
            "REPORT", tr("Figures as JSON"), tr("JSON files (*.json)"), tr("The figures for other programs.")
        ),
    )
