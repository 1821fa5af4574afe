"""`chronofuse:train`: trains a network, or fine-tunes a model on the user's own images."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from qgis.core import QgsProcessingOutputFile, QgsProcessingOutputNumber, QgsProcessingOutputString

from ..engine.door.errors import JobError
from ..engine.door.events import Finished
from ..engine.door.plain_text import cut
from ..engine.door.train_job import SELF, SERIES, TrainJob, from_values, suggested_name
from ..models.catalogue.installed import catalogue
from ..shell.tr import mark, tr, tr_marked
from .engine_algorithm import EngineAlgorithm
from .running import run, translated
from .train_parameters import SERIES_OPTIONS, advanced, main_ones

NUMBERS = {
    "SHARE_OF_DELTA": (
        mark("RMSE on what was held out, as a share of the baseline delta's"),
        "share_of_delta",
    ),
    "SHARE_OF_BASE": (
        mark("RMSE on what was held out, as a share of that of the method of series that is corrected"),
        "share_of_base",
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
            "<p>With <i>series</i> a network is trained that corrects what <i>Fill a series</i> "
            "gives. It needs images of three dates at least, better of a year, and appears among the methods "
            "of <i>Fill a series</i>.</p><p>With <i>self</i> a network learns from the very scene that is to "
            "be predicted, at its coarse scale: choose F1, C1 and C2, and no folder. It wants a scene of at "
            "least 72 x 32 coarse pixels, and the new model is for that scene alone.</p>"
        )

    def example(self):
        return tr(
            "<p>The folder <i>mylake</i> holds fine_2024-04-12.tif and fine_2024-07-01.tif. Choose it, "
            "choose <i>edcstfn</i> as the model to begin with, and run: five minutes later "
            "<i>edcstfn-mylake</i> is in the list of methods.</p>"
        )

    def initAlgorithm(self, configuration=None):
        models = [name for name, manifest in catalogue().items() if manifest.family == "network"]
        for definition in (*main_ones(models), *advanced()):
            self.addParameter(definition)
        self.addOutput(QgsProcessingOutputFile("MODEL", tr("The new model file")))
        self.addOutput(QgsProcessingOutputString("MODEL_NAME", tr("Its name in the list of methods")))
        for name, (title, _) in NUMBERS.items():
            self.addOutput(QgsProcessingOutputNumber(name, tr_marked(title)))
        self.addOutput(QgsProcessingOutputString("DEVICE_USED", tr("The device that ran it")))

    def refusal(self, parameters, context):
        self._job(parameters, context, self._scene(parameters, context))
        return ""

    def prepareAlgorithm(self, parameters, context, feedback):
        self._of_self = self._scene(parameters, context)  # layers, which the run's thread may not touch
        return True

    def processAlgorithm(self, parameters, context, feedback):
        job = translated(lambda: self._job(parameters, context, self._of_self), self.in_words)
        return _results(job, run(job, feedback, self.in_words))

    def _job(self, parameters, context, scene: Sequence[str] = ()) -> TrainJob:
        """Raises ChronofuseError with the sentence that the command line says too.

        Args:
            scene: F1, C1 and C2, for a network that learns by itself.
        """
        wishes: dict[str, Any] = {
            "data": self.parameterAsString(parameters, "DATA", context),
            "start_from": self.parameterAsFile(parameters, "START_FILE", context)
            or self._listed(parameters, "START_FROM", context),
            "network": self._listed(parameters, "NETWORK", context),
            "coarse": self.choice(parameters, "COARSE", context),
            "device": self.choice(parameters, "DEVICE", context),
            "curves": self.parameterAsFileOutput(parameters, "CURVES", context),
            "name": self.parameterAsString(parameters, "NAME", context),
            "task": self.choice(parameters, "TASK", context),
            "validate": self._names(parameters, "VALIDATE", context),
            "losses": self._terms(parameters),
            "options": self._options(parameters, context),
            "overwrite": self.parameterAsBoolean(parameters, "OVERWRITE", context),
            "resume": self.parameterAsBoolean(parameters, "RESUME", context),
        }
        for name in ("minutes", "rate", "ratio", "cross_pairs", "replay"):
            wishes[name] = self.number(parameters, name.upper(), context)
        for name in ("steps", "patience", "seed", "threads", "scenes", "meta"):
            value = self.number(parameters, name.upper(), context)
            wishes[name] = None if value is None else int(value)
        if wishes["steps"] is not None:
            wishes["minutes"] = None
        if wishes["task"] == SERIES:
            wishes["options"] = {**wishes["options"], **self._of_series(parameters, context)}
            wishes["invented"] = int(self.number(parameters, "INVENTED", context) or 0)
        if wishes["task"] == SELF:
            wishes["scene"] = list(scene)
        filled = {name: value for name, value in wishes.items() if value not in (None, "", [], {})}
        return from_values({"name": suggested_name(filled), **filled})

    @staticmethod
    def _terms(parameters) -> str:
        """The chosen terms of the loss, as the command line takes them."""
        chosen = parameters.get("LOSS") or []
        return chosen if isinstance(chosen, str) else ",".join(map(str, chosen))

    def _options(self, parameters, context) -> dict[str, Any]:
        """Those of the network that were written as JSON.

        Raises:
            JobError: it is none.
        """
        text = self.parameterAsString(parameters, "OPTIONS", context).strip()
        try:
            options = json.loads(text or "{}")
        except ValueError as error:
            raise JobError(f"The options of the network are no JSON ({error}): correct them.") from error
        if not isinstance(options, dict):
            raise JobError(
                f"The options of the network are {cut(text)}: write them as {{NAME: VALUE}} in JSON."
            )
        return options

    def _scene(self, parameters, context) -> list[str]:
        """F1, C1 and C2, those that were given."""
        given = (self.raster(parameters, name, context) for name in ("FINE", "FIRST_COARSE", "TARGET"))
        return [source for source in given if source]

    def _of_series(self, parameters, context) -> dict[str, Any]:
        """Options of a network for sequences, those alone that were named."""
        named = {option: self._listed(parameters, name, context) for name, option in SERIES_OPTIONS.items()}
        return {option: value for option, value in named.items() if value}

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
