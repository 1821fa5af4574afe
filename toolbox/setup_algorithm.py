"""`chronofuse:setup`: makes the engine's private Python environment."""

from qgis.core import QgsProcessingOutputString, QgsProcessingParameterBoolean

from ..engine.door import client
from .definitions import explained
from .engine_algorithm import EngineAlgorithm
from .running import translated


class SetUpAlgorithm(EngineAlgorithm):
    ID = "setup"
    TITLE = "Set up the engine"
    SUMMARY = "Makes the engine's private Python environment; needed once."
    INTRODUCTION = (
        "<p>Chronofuse computes in a process of its own, in a private Python environment outside the "
        "plugin's folder. This algorithm makes it: about 150 MB are downloaded from PyPI, once. QGIS's own "
        "Python stays as it is.</p><p>Run again, it only looks whether all is there. A cancelled set-up "
        "leaves nothing behind.</p>"
    )

    def initAlgorithm(self, configuration=None):
        self.addParameter(
            explained(
                QgsProcessingParameterBoolean("WITH_TRAINING", "With the training's libraries", False),
                "Installs PyTorch and what else training and fine-tuning need, too: about 300 MB, or up to 3 "
                "GB on Linux, where PyTorch brings CUDA.",
            )
        )
        self.addOutput(QgsProcessingOutputString("PYTHON", "The engine's interpreter"))

    def processAlgorithm(self, parameters, context, feedback):
        with_training = self.parameterAsBoolean(parameters, "WITH_TRAINING", context)
        return {
            "PYTHON": translated(lambda: client.set_up(feedback.pushInfo, feedback.isCanceled, with_training))
        }
