"""The parameters of *Fill a series*, as its dialog shows them."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..engine.door.fill_job import KRIGING, methods_of_series
from ..engine.door.preparation import COARSE, FINE
from ..models.catalogue.installed import catalogue
from ..shell.tr import tr
from .building import advanced_number, choice_of, day, explained, memory, overwrite, threads
from .dated_images import images_of

Number = QgsProcessingParameterNumber
NDVI = "ndvi"


def images():
    yield explained(
        QgsProcessingParameterFile(
            "FOLDER",
            tr("Folder of all images"),
            QgsProcessingParameterFile.Behavior.Folder,
            optional=True,
        ),
        tr("Sharp and coarse images together; which is which is found out. Or give them apart, below."),
    )
    for role, folder, layers, what in (
        (
            FINE,
            tr("Folder of the sharp images"),
            tr("Sharp images"),
            tr("The sharp images of many dates, with masks beside them where there are clouds."),
        ),
        (
            COARSE,
            tr("Folder of the coarse images"),
            tr("Coarse images"),
            tr("The coarse images of more dates. Without one near a date, it is interpolated in time."),
        ),
    ):
        yield from images_of(role, folder, layers, what)


def dates():
    return (
        explained(
            Number("EVERY", tr("Days from one date to the next"), Number.Type.Integer, optional=True),
            tr("Left out, every day is filled that has a coarse image."),
        ),
        day("FIRST", tr("First date"), False),
        day("LAST", tr("Last date"), False),
    )


def _methods_of_pairs():
    """Names of those that take a single pair."""
    of_series = methods_of_series()
    return [name for name, one in catalogue().items() if name not in of_series and not one.refuse_pairs(1)]


def results():
    return (
        choice_of(
            "METHOD",
            tr("Method"),
            [*methods_of_series(), *_methods_of_pairs()],
            KRIGING,
            tr(
                "kriging: the likeliest mixture of what is clear before and after; kalman: several times as "
                "fast and a little less accurate; delta: the nearest clear images before and after with the "
                "coarse change added; linear and nearest: in time alone, to compare with. A method of pairs "
                "fuses the mixture that kriging makes, and the mean with kriging is taken."
            ),
        ),
        explained(
            QgsProcessingParameterString("INDICES", tr("Indices"), NDVI, optional=True),
            tr("Names of indices with commas between them: ndvi, evi2, ndwi, ndmi and others."),
        ),
        explained(
            QgsProcessingParameterBoolean("STORE_BANDS", tr("Store the bands"), True),
            tr("Without it, the indices alone are stored."),
        ),
        explained(
            QgsProcessingParameterBoolean("UNCERTAINTY", tr("Store the uncertainty"), False),
            tr("The standard deviation of each pixel and band; of kriging and kalman alone."),
        ),
        explained(
            QgsProcessingParameterBoolean("LOAD", tr("Load the results"), True),
            tr("One layer a date, of which the temporal controller shows one after the other."),
        ),
    )


def advanced():

    def tick(name: str, title: str, help_text: str, default: bool = False):
        return explained(QgsProcessingParameterBoolean(name, title, default), help_text, advanced=True)

    return (
        tick(
            "KEEP",
            tr("Keep observed pixels"),
            tr("Without it, pixels that were observed are predicted, too."),
            True,
        ),
        advanced_number(
            "REFERENCES",
            tr("References on each side"),
            tr(
                "At most so many sharp images before a date, and after it, are made use of. Left out, as "
                "many as the method needs."
            ),
        ),
        tick(
            "USE_SUSPECTS",
            tr("Fill from suspect images, too"),
            tr(
                "Images whose scale, bands, date or place seem to be wrong are named in the log. Without "
                "this, a sharp one keeps the pixels of its own date alone, and a coarse one is left out."
            ),
        ),
        advanced_number("TILE", tr("Tile size"), tr("Side of a tile in pixels. The result is the same.")),
        memory(),
        threads(),
        tick(
            "RESUME",
            tr("Go on from an earlier run"),
            tr("Dates that lie in the folder and whose images are the same are kept; the others are filled."),
        ),
        overwrite(),
    )


def destination():
    return explained(
        QgsProcessingParameterFolderDestination("OUTPUT_FOLDER", tr("Folder for the results")),
        tr("It gets the rasters of each date and a report, series.json."),
    )
