"""`chronofuse:compare`: which method suits a place, by dates whose truth is known."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
)

from ..engine.door.codec import from_plain
from ..engine.door.collection_source import CollectionSource
from ..engine.door.compare_job import TRIALS
from ..engine.door.compared import Compared
from ..engine.door.jobs import CompareJob
from ..engine.door.pairs_job import GAP
from ..engine.door.preparation import COARSE, FINE
from ..engine.door.run_wishes import Machine
from ..models.catalogue.installed import catalogue
from ..shell.tr import tr
from .building import advanced_number, explained, file_destination, memory, overwrite, raster, ratio, threads
from .dated_images import images_of, sources_of
from .engine_algorithm import EngineAlgorithm
from .preparation_parameters import preparation, preparation_parameters
from .running import run, translated

Number = QgsProcessingParameterNumber
FILES = {"report": "REPORT", "table": "TABLE", "html": "REPORT_HTML"}


class CompareAlgorithm(EngineAlgorithm):
    ID = "compare"
    PLACE = "compare-methods"
    TAGS = (
        *("compare", "benchmark", "accuracy", "rmse", "ranking", "cross-validation", "which method"),
        *("starfm", "estarfm", "fsdaf", "landsat", "sentinel", "modis", "zones", "uncertainty"),
    )

    def displayName(self):
        return tr("Compare methods")

    def shortDescription(self):
        return tr("Says which method suits a place, by dates of which the sharp image is known.")

    def introduction(self):
        return tr(
            "<p>Takes two dates or more that have a sharp and a coarse image, hides the sharp image of each "
            "in turn, predicts it from the other dates by all methods, and measures them. It ranks the "
            "methods by pixels, by edges and texture, and by what one makes of the image, and says which "
            "one to take, with the error to expect.</p><p>With few dates the method that is ahead is so by "
            "chance as often as not; so what is measured is weighed with what the benchmarks of Chronofuse "
            "measured elsewhere. Of a large place a few windows are compared.</p>"
        )

    def example(self):
        return tr(
            "<p>You have four dates of a place with Landsat and MODIS images, and want to predict many "
            "more. Give the folder and a map of the land cover as zones: the page says which method to "
            "take, how far off it will be in each band, and whether another one is better in the "
            "forest.</p>"
        )

    def initAlgorithm(self, config=None):
        for definition in (
            *(*_images(), _methods(), *_zones(), ratio(), *_advanced()),
            *(*preparation_parameters(), *_destinations()),
        ):
            self.addParameter(definition)
        for name, title in (
            ("METHOD_1", tr("Method to take with one pair")),
            ("METHOD_2", tr("Method to take with two pairs")),
            ("WHY", tr("Why these methods")),
            ("BY_REFERENCE", tr("Method to take with each reference date")),
        ):
            self.addOutput(QgsProcessingOutputString(name, title))
        self.addOutput(QgsProcessingOutputNumber("EXPECTED_RMSE", tr("RMSE to expect with one pair")))
        self.addOutput(QgsProcessingOutputNumber("TRIALS_MADE", tr("Number of trials")))

    def refusal(self, parameters, context):
        self._job(parameters, context, self._layers(parameters, context), {})
        return ""

    def prepareAlgorithm(self, parameters, context, feedback):
        self.layers = self._layers(parameters, context)
        return True

    def processAlgorithm(self, parameters, context, feedback):
        paths = {
            role: path
            for role, name in FILES.items()
            if (path := self.parameterAsFileOutput(parameters, name, context))
        }
        job = translated(lambda: self._job(parameters, context, self.layers, paths), self.in_words)
        finished = run(job, feedback, self.in_words)
        found: Compared = from_plain(Compared, finished.first.figures["compared"], "compared")
        for one in found.recommended:
            feedback.pushInfo(one.reason)
        methods = {one.pairs: one.method for one in found.recommended}
        return {
            **{FILES[role]: path for role, path in finished.first.outputs.items()},
            "METHOD_1": methods.get(1, ""),
            "METHOD_2": methods.get(2, ""),
            "WHY": "\n".join(one.reason for one in found.recommended),
            "BY_REFERENCE": ", ".join(f"{one.name} {one.method}" for one in found.references),
            "EXPECTED_RMSE": _expected(found),
            "TRIALS_MADE": len(found.trials),
        }

    def _layers(self, parameters, context) -> dict[str, Any]:
        lists = {role: self.rasters(parameters, role.upper(), context) for role in (FINE, COARSE)}
        return {"zones": self.raster(parameters, "ZONES", context), **lists}

    def _job(self, parameters, context, layers: dict[str, Any], paths: dict[str, str]) -> CompareJob:
        folder = self.parameterAsString(parameters, "FOLDER", context)
        sources = [CollectionSource((folder,))] if folder else []
        sources += sources_of(self, parameters, context, layers)
        table = self.parameterAsString(parameters, "IMAGES_TABLE", context)
        if table:
            sources.append(CollectionSource(table=table))

        def whole(name: str) -> Optional[int]:
            number = self.number(parameters, name, context)
            return None if number is None else int(number)

        trials, gap = whole("TRIALS"), whole("GAP")
        return CompareJob(
            tuple(sources),
            methods=tuple(self.parameterAsEnumStrings(parameters, "METHODS", context)),
            zones=layers["zones"],
            gap=GAP if gap is None else gap,
            trials=TRIALS if trials is None else trials,
            ratio=self.number(parameters, "RATIO", context),
            preparation=preparation(self, parameters, context),
            machine=Machine(threads=whole("THREADS"), memory=whole("MEMORY")),
            overwrite=self.parameterAsBoolean(parameters, "OVERWRITE", context),
            report=paths.get("report"),
            table=paths.get("table"),
            html=paths.get("html"),
        )


def _expected(found: Compared) -> Optional[float]:
    """Mean over the bands."""
    of_one = next((one.expected for one in found.recommended if one.pairs == 1), {})
    return sum(band.mean for band in of_one.values()) / len(of_one) if of_one else None


def _images():
    yield explained(
        QgsProcessingParameterFile(
            "FOLDER", tr("Folder of all images"), QgsProcessingParameterFile.Behavior.Folder, optional=True
        ),
        tr("Sharp and coarse images together; which is which is found out. Or give them apart, below."),
    )
    for role, folder, layers, what in (
        (
            FINE,
            tr("Folder of the sharp images"),
            tr("Sharp images"),
            tr("The sharp images of two dates or more; each is the truth of its date."),
        ),
        (
            COARSE,
            tr("Folder of the coarse images"),
            tr("Coarse images"),
            tr("The coarse images of the same dates."),
        ),
    ):
        yield from images_of(role, folder, layers, what)


def _methods():
    kind = QgsProcessingParameterEnum(
        "METHODS",
        tr("Methods to compare"),
        [name for name, one in catalogue().items() if one.family != "baseline"],
        allowMultiple=True,
        optional=True,
        usesStaticStrings=True,
    )
    return explained(
        kind,
        tr("Left out, all that are installed. The baselines run in any case; a few methods take less time."),
    )


def _zones():
    yield raster(
        "ZONES",
        tr("Zones"),
        tr("A raster of classes, such as a map of the land cover: which method is best in each of them."),
        optional=True,
    )
    yield explained(
        Number("TRIALS", tr("Trials at most"), Number.Type.Integer, TRIALS, optional=True),
        tr(
            "A hidden date with its references is a trial, in which every method runs. Of many dates those "
            "are taken that are spread evenly."
        ),
    )


def _advanced():

    return (
        explained(
            QgsProcessingParameterFile("IMAGES_TABLE", tr("Table of the images"), optional=True),
            tr("A CSV file with the columns file and, where known, date, mask, sensor, role and band."),
            advanced=True,
        ),
        advanced_number(
            "GAP",
            tr("Days between the images of a pair"),
            tr("At most so many days may lie between a sharp image and its coarse one."),
            GAP,
        ),
        memory(),
        threads(),
        overwrite(),
    )


def _destinations():
    return (
        file_destination(
            "REPORT_HTML",
            tr("Comparison to read"),
            tr("HTML files (*.html)"),
            tr("A page: which method to take, who stands where, by reference, zone and season."),
            by_default=True,
        ),
        file_destination(
            "TABLE",
            tr("Table of the trials"),
            tr("CSV files (*.csv)"),
            tr("A line a method and trial, for further steps."),
        ),
        file_destination(
            "REPORT", tr("Figures as JSON"), tr("JSON files (*.json)"), tr("The figures for other programs.")
        ),
    )
