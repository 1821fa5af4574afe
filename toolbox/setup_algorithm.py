"""`chronofuse:setup`: makes the engine's private Python environment, or repairs it."""

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
)

from ..engine.door.set_up_course import SetUpProgress, SetUpWishes
from ..engine.door.set_up_sizes import GRAPHICS, TRAINING, TRAINING_WITH_CUDA, size, sizes
from ..shell.tr import tr
from .building import explained
from .engine_algorithm import EngineAlgorithm
from .running import translated


class SetUpAlgorithm(EngineAlgorithm):
    ID = "setup"
    PLACE = "set-up-the-engine"
    TAGS = ("install", "environment", "python", "pytorch")

    def displayName(self):
        return tr("Set up the engine")

    def shortDescription(self):
        return tr("Makes the engine's private Python environment, or repairs it; needed once.")

    def introduction(self):
        return tr(
            "<p>Chronofuse computes in a process of its own, in a private Python environment outside the "
            "plugin's folder. This algorithm makes it: {sizes}. QGIS's own Python stays as it is. The proxy "
            "of QGIS's own settings is used.</p><p>Run again, it repairs what is broken. What a set-up that "
            "failed or was cancelled had downloaded is kept for the next one.</p>"
        ).format(sizes=sizes(SetUpWishes()).in_words())

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
        for definition, help_text in (
            (
                QgsProcessingParameterBoolean("WITH_TRAINING", tr("With the training's libraries"), False),
                tr(
                    "Installs PyTorch and what else training and fine-tuning need, too: about {size}, or up "
                    "to {with_cuda} on Linux, where PyTorch brings CUDA."
                ).format(size=size(TRAINING.download), with_cuda=size(TRAINING_WITH_CUDA.download)),
            ),
            (
                QgsProcessingParameterBoolean(
                    "WITH_GRAPHICS", tr("With the libraries for graphics cards"), False
                ),
                tr(
                    "Installs ONNX Runtime for NVIDIA cards in the place of the one for the processor: about "
                    "{size}, for Linux and Windows."
                ).format(size=size(GRAPHICS.download)),
            ),
            (
                QgsProcessingParameterFile(
                    "WHEELS",
                    tr("Folder of wheels"),
                    QgsProcessingParameterFile.Behavior.Folder,
                    optional=True,
                ),
                tr("Installs from this folder and downloads nothing: for a machine without internet."),
            ),
        ):
            self.addParameter(explained(definition, help_text))
        self.addOutput(QgsProcessingOutputString("PYTHON", tr("The engine's interpreter")))
        self.addOutput(QgsProcessingOutputString("LOG", tr("The log of the set-up")))

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
            feedback.pushInfo(tr("The log: {path}").format(path=log_path()))
            raise
        return {"PYTHON": python, "LOG": str(log_path())}
