"""`chronofuse:setup`: makes the engine's private Python environment."""

from qgis.core import QgsProcessingAlgorithm, QgsProcessingOutputString, QgsProcessingParameterBoolean

from ..engine.door import client
from ..shell.tr import tr
from .definitions import explained
from .engine_algorithm import EngineAlgorithm
from .running import translated


class SetUpAlgorithm(EngineAlgorithm):
    ID = "setup"
    PLACE = "set-up-the-engine"
    TAGS = ("install", "environment", "python", "pytorch")

    def displayName(self):
        return tr("Set up the engine")

    def shortDescription(self):
        return tr("Makes the engine's private Python environment; needed once.")

    def introduction(self):
        return tr(
            "<p>Chronofuse computes in a process of its own, in a private Python environment outside the "
            "plugin's folder. This algorithm makes it: about 150 MB are downloaded from PyPI, once. QGIS's "
            "own Python stays as it is.</p><p>Run again, it only looks whether all is there. A cancelled "
            "set-up leaves nothing behind.</p>"
        )

    def example(self):
        return tr(
            "<p>Run it as it is before the first fusion. Run it again with the training's libraries ticked "
            "before the first training.</p>"
        )

    def flags(self):
        """Once is enough: no batch, and no step of a graph."""
        flag = QgsProcessingAlgorithm.Flag
        return (super().flags() & ~flag.FlagSupportsBatch) | flag.FlagHideFromModeler

    def initAlgorithm(self, configuration=None):
        self.addParameter(
            explained(
                QgsProcessingParameterBoolean("WITH_TRAINING", tr("With the training's libraries"), False),
                tr(
                    "Installs PyTorch and what else training and fine-tuning need, too: about 300 MB, or up "
                    "to 3 GB on Linux, where PyTorch brings CUDA."
                ),
            )
        )
        self.addOutput(QgsProcessingOutputString("PYTHON", tr("The engine's interpreter")))

    def processAlgorithm(self, parameters, context, feedback):
        with_training = self.parameterAsBoolean(parameters, "WITH_TRAINING", context)
        return {
            "PYTHON": translated(lambda: client.set_up(feedback.pushInfo, feedback.isCanceled, with_training))
        }
