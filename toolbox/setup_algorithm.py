"""`chronofuse:setup`: makes the engine's private Python environment, or repairs it."""

from qgis.core import (
    QgsProcessingException,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
)

from ..engine.door.set_up_course import SetUpProgress, SetUpWishes
from ..engine.door.set_up_sizes import GRAPHICS, TRAINING, TRAINING_WITH_CUDA, size, sizes
from .definitions import explained
from .engine_algorithm import EngineAlgorithm
from .running import translated


class SetUpAlgorithm(EngineAlgorithm):
    ID = "setup"
    TITLE = "Set up the engine"
    SUMMARY = "Makes the engine's private Python environment, or repairs it; needed once."
    INTRODUCTION = (
        "<p>Chronofuse computes in a process of its own, in a private Python environment outside the "
        f"plugin's folder. This algorithm makes it: {sizes(SetUpWishes()).in_words()}. QGIS's own Python "
        "stays "
        "as it is. The proxy of QGIS's own settings is used.</p><p>Run again, it repairs what is broken. "
        "What a "
        "set-up that failed or was cancelled had downloaded is kept for the next one.</p>"
    )

    def initAlgorithm(self, configuration=None):
        for definition, help_text in (
            (
                QgsProcessingParameterBoolean("WITH_TRAINING", "With the training's libraries", False),
                f"Installs PyTorch and what else training and fine-tuning need, too: about "
                f"{size(TRAINING.download)}, or up to {size(TRAINING_WITH_CUDA.download)} on Linux, where "
                "PyTorch "
                "brings CUDA.",
            ),
            (
                QgsProcessingParameterBoolean(
                    "WITH_GRAPHICS", "With the libraries for graphics cards", False
                ),
                "Installs ONNX Runtime for NVIDIA cards in the place of the one for the processor: about "
                f"{size(GRAPHICS.download)}, for Linux and Windows.",
            ),
            (
                QgsProcessingParameterFile(
                    "WHEELS",
                    "Folder of wheels",
                    QgsProcessingParameterFile.Behavior.Folder,
                    optional=True,
                ),
                "Installs from this folder and downloads nothing: for a machine without internet.",
            ),
        ):
            self.addParameter(explained(definition, help_text))
        self.addOutput(QgsProcessingOutputString("PYTHON", "The engine's interpreter"))
        self.addOutput(QgsProcessingOutputString("LOG", "The log of the set-up"))

    def prepareAlgorithm(self, parameters, context, feedback):
        from ..shell.network import proxy_of_qgis

        proxy = proxy_of_qgis()  # in the main thread, which QGIS's network belongs to
        self.wishes = SetUpWishes(
            with_training=self.parameterAsBoolean(parameters, "WITH_TRAINING", context),
            with_graphics=self.parameterAsBoolean(parameters, "WITH_GRAPHICS", context),
            wheels=self.parameterAsString(parameters, "WHEELS", context),
            proxy=proxy.address,
            no_proxy=proxy.without,
        )
        return True

    def processAlgorithm(self, parameters, context, feedback):
        from ..engine.door.set_up import (
            set_up,
        )  # here, because a QGIS that is only started must not pay for it
        from ..engine.door.set_up_log import log_path
        from ..shell import setup_words

        def tell(event):
            if isinstance(event, SetUpProgress):
                feedback.setProgress(100 * event.share)
                feedback.setProgressText(setup_words.progress(event))
            else:
                feedback.pushInfo(event)

        try:
            python = translated(lambda: set_up(tell, feedback.isCanceled, self.wishes))
        except QgsProcessingException:
            feedback.pushInfo(f"The log: {log_path()}")
            raise
        return {"PYTHON": python, "LOG": str(log_path())}
