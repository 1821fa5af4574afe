"""`chronofuse:train`: trains a network, or fine-tunes a model on the user's own images."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingOutputFile,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)

from ..engine.door.events import Finished
from ..engine.door.jobs import DEVICES
from ..engine.door.train_job import COARSE, NETWORKS, TrainJob, from_values, suggested_name
from ..models.catalogue.installed import catalogue
from ..shell.tr import mark, tr, tr_marked
from .definitions import Definition, Number, explained, file_destination
from .engine_algorithm import EngineAlgorithm
from .running import run, translated

NUMBERS = {
    "SHARE_OF_DELTA": (
        mark("RMSE on what was held out, as a share of the baseline delta's"),
        "share_of_delta",
    ),
    "BEST_STEP": (mark("The step whose weights were kept"), "best_step"),
    "STEPS": (mark("How many steps were trained"), "steps"),
}
"""Output name to its title and its name in the figures."""


class TrainAlgorithm(EngineAlgorithm):
    ID = "train"
    PLACE = "train-or-fine-tune-a-network"
    TAGS = ("training", "fine-tuning", "fine tuning", "deep learning", "network", "model", "pytorch")

    def displayName(self):
        return tr("Train or fine-tune a network")

    def shortDescription(self):
        return tr(
            "Trains a network on your own images; a few minutes are enough to fit a model to your region."
        )

    def introduction(self):
        return tr(
            "<p>A network that was trained elsewhere may fail in your region. Fine-tuning fits it to your "
            "own images: choose the <i>Model to begin with</i> and a folder with sharp images of at least "
            "two dates. A few minutes on an ordinary computer do. The new model gets a name, and appears in "
            "the list of methods of <i>Fuse</i> from then on.</p><p>The folder holds images called "
            "fine_2024-07-01.tif, or a folder of such images for each place. Coarse images of the same days, "
            "called coarse_2024-07-01.tif, are learnt from where there are any; otherwise they are "
            "simulated.</p><p>Some of the places are held out: how well their images are predicted decides "
            "which weights are kept, and is written into the model's card. A single place is parted into "
            "upper and lower rows for it.</p><p>A training needs PyTorch: run <i>Set up the engine</i> with "
            "the training's libraries once. A training that was cancelled is kept and can be resumed.</p>"
        )

    def example(self):
        return tr(
            "<p>The folder <i>mylake</i> holds fine_2024-04-12.tif and fine_2024-07-01.tif. Choose it, "
            "choose <i>edcstfn</i> as the model to begin with, and run: five minutes later "
            "<i>edcstfn-mylake</i> is in the list of methods.</p>"
        )

    def initAlgorithm(self, configuration=None):
        models = [name for name, manifest in catalogue().items() if manifest.family == "network"]
        for definition in (*_main(models), *_advanced()):
            self.addParameter(definition)
        self.addOutput(QgsProcessingOutputFile("MODEL", tr("The new model file")))
        self.addOutput(QgsProcessingOutputString("MODEL_NAME", tr("Its name in the list of methods")))
        for name, (title, _) in NUMBERS.items():
            self.addOutput(QgsProcessingOutputNumber(name, tr_marked(title)))
        self.addOutput(QgsProcessingOutputString("DEVICE_USED", tr("The device that ran it")))

    def refusal(self, parameters, context):
        self._job(parameters, context)
        return ""

    def processAlgorithm(self, parameters, context, feedback):
        job = translated(lambda: self._job(parameters, context), self.in_words)
        return _results(job, run(job, feedback, self.in_words))

    def _job(self, parameters, context) -> TrainJob:
        """Raises ChronofuseError with the sentence that the command line says too."""
        wishes: dict[str, Any] = {
            "data": self.parameterAsString(parameters, "DATA", context),
            "start_from": self.parameterAsFile(parameters, "START_FILE", context)
            or self._listed(parameters, "START_FROM", context),
            "network": self._listed(parameters, "NETWORK", context),
            "coarse": self.choice(parameters, "COARSE", context),
            "device": self.choice(parameters, "DEVICE", context),
            "curves": self.parameterAsFileOutput(parameters, "CURVES", context),
            "name": self.parameterAsString(parameters, "NAME", context),
            "validate": self._names(parameters, "VALIDATE", context),
            "overwrite": self.parameterAsBoolean(parameters, "OVERWRITE", context),
            "resume": self.parameterAsBoolean(parameters, "RESUME", context),
        }
        for name in ("minutes", "rate", "ratio"):
            wishes[name] = self.number(parameters, name.upper(), context)
        for name in ("steps", "patience", "seed", "threads", "scenes"):
            value = self.number(parameters, name.upper(), context)
            wishes[name] = None if value is None else int(value)
        if wishes["steps"] is not None:
            wishes["minutes"] = None
        filled = {name: value for name, value in wishes.items() if value not in (None, "", [])}
        return from_values({"name": suggested_name(filled), **filled})

    def _listed(self, parameters, name: str, context) -> str:
        """The chosen item, or what was written in its place; empty where nothing was."""
        value = parameters.get(name)
        return "" if value in (None, "") else self.choice(parameters, name, context)

    def _names(self, parameters, name: str, context) -> list[str]:
        return [
            part.strip()
            for part in self.parameterAsString(parameters, name, context).split(",")
            if part.strip()
        ]


def _results(job: TrainJob, finished: Finished) -> dict[str, Any]:
    figures: dict[str, Any] = {
        name: finished.first.figures.get(figure) for name, (_, figure) in NUMBERS.items()
    }
    return {
        **figures,
        "MODEL": finished.first.outputs["model"],
        "MODEL_NAME": job.name,
        "CURVES": finished.first.outputs["curves"],
        "DEVICE_USED": finished.device,
    }


def _main(models: list[str]) -> list[Definition]:
    return [*_what_to_train(models), *_how_to_train()]


def _what_to_train(models: list[str]) -> list[Definition]:
    return [
        explained(
            QgsProcessingParameterFile(
                "DATA", tr("Folder of dated images"), QgsProcessingParameterFile.Behavior.Folder
            ),
            tr(
                "Sharp images of one place called fine_2024-07-01.tif, at least two dates; or a folder of "
                "them for each place. Coarse images called coarse_2024-07-01.tif may lie beside them."
            ),
        ),
        _list(
            "START_FROM",
            tr("Model to begin with"),
            models,
            tr(
                "The model to fine-tune. Left empty, a network is trained from nothing, which takes longer "
                "and needs images of several places."
            ),
        ),
        _list(
            "NETWORK",
            tr("Network"),
            list(NETWORKS),
            tr(
                "Which network to train from nothing; left empty, Chronofuse's own. A model to begin with "
                "brings its own."
            ),
        ),
        explained(
            QgsProcessingParameterString("NAME", tr("Name of the new model"), optional=True),
            tr(
                "In lower-case letters, digits and dashes; left empty, it is made of those of model and "
                "folder."
            ),
        ),
    ]


def _how_to_train() -> list[Definition]:
    return [
        _list(
            "COARSE",
            tr("Coarse images"),
            list(COARSE),
            tr(
                "Real ones where the folders have them on two dates, simulated ones, or both. Simulated ones "
                "have the errors of many sensors, real ones those of yours."
            ),
            "both",
        ),
        explained(
            QgsProcessingParameterString("VALIDATE", tr("Places to validate on"), optional=True),
            tr(
                "Names of folders, separated by commas, that are not learnt from; left empty, about a "
                "quarter of them is chosen."
            ),
        ),
        explained(
            Number("MINUTES", tr("Minutes of training"), Number.Type.Double, optional=True),
            tr(
                "How long to train, beside the preparation of the images; left empty, 5 for a model to begin "
                "with and 25 from nothing. It ends earlier when nothing gets better any more."
            ),
        ),
        _list(
            "DEVICE",
            tr("Device"),
            list(DEVICES),
            tr("Where to train; auto takes a graphics card where there is one."),
            "auto",
        ),
        file_destination(
            "CURVES",
            tr("Curves"),
            tr("PNG files (*.png)"),
            tr("A picture of how the error fell during the training."),
        ),
    ]


def _advanced() -> list[Definition]:
    return [*_about_the_course(), *_about_the_run()]


def _about_the_course() -> list[Definition]:
    whole = Number.Type.Integer
    return [
        explained(
            QgsProcessingParameterFile(
                "START_FILE", tr("Model file or checkpoint to begin with"), optional=True
            ),
            tr(
                "A model file (.onnx) or a checkpoint (.safetensors, .pt); it takes the place of the model "
                "chosen above."
            ),
            advanced=True,
        ),
        explained(
            Number("RATIO", tr("Ratio of real coarse images"), Number.Type.Double, optional=True),
            tr(
                "Coarse pixel size / fine pixel size; only where the coarse images were resampled to the "
                "fine pixel size."
            ),
            advanced=True,
        ),
        explained(
            Number("STEPS", tr("Steps of training"), whole, optional=True),
            tr("Instead of minutes: the same number of steps gives the same model on the same computer."),
            advanced=True,
        ),
        explained(
            Number("SCENES", tr("Scenes to learn from"), whole, optional=True),
            tr("How many pieces of the images are prepared; left empty, what suits the time."),
            advanced=True,
        ),
        explained(
            Number("PATIENCE", tr("Validations without progress"), whole, optional=True),
            tr(
                "After so many validations that found nothing better the training ends; left empty, 8; 0 is "
                "never."
            ),
            advanced=True,
        ),
    ]


def _about_the_run() -> list[Definition]:
    whole = Number.Type.Integer
    return [
        explained(
            Number("RATE", tr("Learning rate"), Number.Type.Double, optional=True),
            tr("The highest one; left empty, 0.0002 for a model to begin with and 0.001 from nothing."),
            advanced=True,
        ),
        explained(
            Number("SEED", tr("Seed"), whole, optional=True),
            tr("Decides what is drawn at random; left empty, 1."),
            advanced=True,
        ),
        explained(
            Number("THREADS", tr("Threads"), whole, optional=True),
            tr("How many processor cores to use; left out, all of them."),
            advanced=True,
        ),
        explained(
            QgsProcessingParameterBoolean("RESUME", tr("Resume an unfinished training"), False),
            tr(
                "Goes on from the last checkpoint of the training of this name, if it was cancelled, failed "
                "or lost its power. The folder and the settings must be those of that training."
            ),
            advanced=True,
        ),
        explained(
            QgsProcessingParameterBoolean("OVERWRITE", tr("Overwrite an existing model"), False),
            tr("Without it, a name that a model or a training has already is refused."),
            advanced=True,
        ),
    ]


def _list(name: str, title: str, options: list[str], help_text: str, default: str = "") -> Definition:
    """A choice that is stored by name; it may be left empty where it has no default."""
    definition = QgsProcessingParameterEnum(
        name, title, options, defaultValue=default or None, optional=not default, usesStaticStrings=True
    )
    return explained(definition, help_text)
