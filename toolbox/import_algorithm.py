"""`chronofuse:import_model`: tries a foreign network, and adds it to the methods."""

from pathlib import Path

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingOutputFile,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)

from ..engine.door import own_models
from ..engine.door.jobs import ImportJob
from ..models.catalogue.series_manifest import series_models
from ..shell.tr import tr
from .building import explained
from .engine_algorithm import EngineAlgorithm
from .running import run, translated


class ImportAlgorithm(EngineAlgorithm):
    ID = "import_model"
    PLACE = "import-a-model"
    TAGS = ("onnx", "network", "deep learning", "model", "add")

    def displayName(self):
        return tr("Import a model")

    def shortDescription(self):
        return tr("Tries a network from elsewhere, and adds it to the methods.")

    def introduction(self):
        return tr(
            "<p>A network that was made with other tools becomes a method of Chronofuse: an ONNX file that "
            "predicts the sharp image, with its weights inside, and a small text file (JSON) that says what "
            "its inputs are. It is tried on images of several sizes first, and what is wrong is said. Then "
            "it is in the list of methods at once.</p><p>A model that Chronofuse exported itself needs no "
            "such text file. The guide has an example of one, under <i>Models of your own</i>.</p><p>A "
            "network for sequences is taken in as well; it is then among the methods of <i>Fill a "
            "series</i>.</p>"
        )

    def example(self):
        return tr(
            "<p>You have stf-net.onnx, and stf-net.json beside it. Choose the first; <i>stf-net</i> is then "
            "a method.</p>"
        )

    def flags(self):
        """No step of a graph: the list of methods is another one afterwards."""
        return super().flags() | QgsProcessingAlgorithm.Flag.FlagHideFromModeler

    def initAlgorithm(self, configuration=None):
        one = QgsProcessingParameterFile.Behavior.File
        for definition, help_text in (
            (
                QgsProcessingParameterFile("MODEL", tr("Model file (.onnx)"), one, "onnx"),
                tr("The network, with its weights in the file itself."),
            ),
            (
                QgsProcessingParameterFile("MANIFEST", tr("What it is (.json)"), one, "json", optional=True),
                tr(
                    "The text file that says what the inputs are; left empty, the one of the same name "
                    "beside the model, else what the model says itself."
                ),
            ),
            (
                QgsProcessingParameterString("NAME", tr("Name of the method"), optional=True),
                tr("In lower-case letters, digits and dashes; left empty, the one that it brings."),
            ),
            (
                QgsProcessingParameterBoolean("REPLACE", tr("Replace a model of that name"), False),
                tr("Without it, a model of yours that has the name already is left alone."),
            ),
        ):
            self.addParameter(explained(definition, help_text))
        self.addOutput(QgsProcessingOutputFile("OUTPUT", tr("The model among your own")))
        self.addOutput(QgsProcessingOutputString("METHOD", tr("The name of the method")))

    def processAlgorithm(self, parameters, context, feedback):
        job = translated(lambda: self._job(parameters, context), self.in_words)
        run(job, feedback, self.in_words)
        name = Path(job.output).stem
        told = (
            tr("'{name}' is a method now: it is among those of Fill a series.")
            if name in series_models()
            else tr("'{name}' is a method now: it is in the dock's list.")
        )
        feedback.pushInfo(told.format(name=name))
        return {"OUTPUT": job.output, "METHOD": name}

    def _job(self, parameters, context) -> ImportJob:
        """Raises ChronofuseError: no such file, or nothing that says what it is."""

        def text(name: str) -> str:
            return self.parameterAsString(parameters, name, context).strip()

        return own_models.import_job(
            text("MODEL"),
            text("MANIFEST") or None,
            text("NAME") or None,
            self.parameterAsBoolean(parameters, "REPLACE", context),
        )
