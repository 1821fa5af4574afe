"""`chronofuse:series_check`: what is there of a series, what is wrong, and which dates can be filled well."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFile,
)

from ..engine.door.codec import from_plain
from ..engine.door.collection_source import CollectionSource
from ..engine.door.jobs import SeriesCheckJob
from ..engine.door.preparation import COARSE, FINE
from ..engine.door.series_found import SeriesFound
from ..shell.tr import tr
from .building import explained, file_destination, overwrite, threads
from .dated_images import images_of, sources_of
from .engine_algorithm import EngineAlgorithm
from .preparation_parameters import preparation, preparation_parameters
from .running import run, translated


class SeriesCheckAlgorithm(EngineAlgorithm):
    ID = "series_check"
    PLACE = "look-through-a-series"
    TAGS = (
        *("check", "gap", "cloud", "haze", "time series", "timeline", "quality", "outlier", "wrong date"),
        *("registration", "scale factor", "band order", "landsat", "sentinel", "modis", "dates"),
    )

    def displayName(self):
        return tr("Look through a series")

    def shortDescription(self):
        return tr("Says what is there of a series, which image is wrong, and which dates can be filled well.")

    def introduction(self):
        return tr(
            "<p>Looks at a few windows of each image and says of every date what is there, how much of it is "
            "clear, which references are nearest and how far off a filled image is expected to be. It finds "
            "the image whose scale, offset, band order, date or registration is wrong, by what the coarse "
            "images and the other dates say.</p><p>The time line is a page with all dates to look at; the "
            "table has the same for further steps.</p>"
        )

    def example(self):
        return tr(
            "<p>You have forty images of a place from several sources. Before you fill the series, look "
            "through it: the page says that the image of one date has another scale than all others, and "
            "which dates without a sharp image can be filled well.</p>"
        )

    def initAlgorithm(self, config=None):
        for definition in (*_images(), *_advanced(), *preparation_parameters(), *_destinations()):
            self.addParameter(definition)
        for name, title in (
            ("DATES", tr("Number of dates")),
            ("SUSPECT_COUNT", tr("Number of suspect images")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, title))
        for name, title in (
            ("SUSPECTS", tr("Suspect images and why")),
            ("PROPOSED", tr("Dates that can be filled well")),
        ):
            self.addOutput(QgsProcessingOutputString(name, title))

    def refusal(self, parameters, context):
        self._job(parameters, context, self._layers(parameters, context), {})
        return ""

    def prepareAlgorithm(self, parameters, context, feedback):
        self.layers = self._layers(parameters, context)
        return True

    def processAlgorithm(self, parameters, context, feedback):
        named = {"table": "TABLE", "html": "REPORT_HTML"}
        paths = {
            role: path
            for role, name in named.items()
            if (path := self.parameterAsFileOutput(parameters, name, context))
        }
        job = translated(lambda: self._job(parameters, context, self.layers, paths), self.in_words)
        finished = run(job, feedback, self.in_words)
        found: SeriesFound = from_plain(SeriesFound, finished.first.figures["looked_through"], "series")
        told = [f"{day}, {one.role}, {one.fault}: {self.in_words(one.reason)}" for day, one in found.suspects]
        for sentence in told:
            feedback.pushWarning(sentence)
        return {
            **{named[role]: path for role, path in finished.first.outputs.items()},
            "DATES": len(found.dates),
            "SUSPECT_COUNT": len(told),
            "SUSPECTS": "\n".join(told),
            "PROPOSED": ", ".join(found.proposed),
        }

    def _layers(self, parameters, context) -> dict[str, list[str]]:
        return {role: self.rasters(parameters, role.upper(), context) for role in (FINE, COARSE)}

    def _job(
        self, parameters, context, layers: dict[str, list[str]], paths: dict[str, str]
    ) -> SeriesCheckJob:
        sources = sources_of(self, parameters, context, layers)
        table = self.parameterAsString(parameters, "IMAGES_TABLE", context)
        if table:
            sources.append(CollectionSource(table=table))
        threads = self.number(parameters, "THREADS", context)
        return SeriesCheckJob(
            tuple(sources),
            table=paths.get("table"),
            html=paths.get("html"),
            preparation=preparation(self, parameters, context),
            threads=None if threads is None else int(threads),
            overwrite=self.parameterAsBoolean(parameters, "OVERWRITE", context),
        )


def _images():
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
            tr("The coarse images of the same and of more dates."),
        ),
    ):
        yield from images_of(role, folder, layers, what)


def _advanced():
    return (
        explained(
            QgsProcessingParameterFile("IMAGES_TABLE", tr("Table of the images"), optional=True),
            tr("A CSV file with the columns file and, where known, date, mask, sensor, role and band."),
            advanced=True,
        ),
        threads(),
        overwrite(),
    )


def _destinations():
    return (
        file_destination(
            "REPORT_HTML",
            tr("Time line"),
            tr("HTML files (*.html)"),
            tr("A page with all dates on a line, the suspect ones marked, and what to make of each."),
            by_default=True,
        ),
        file_destination(
            "TABLE",
            tr("Table of the dates"),
            tr("CSV files (*.csv)"),
            tr("A line a date, for further steps."),
        ),
    )
