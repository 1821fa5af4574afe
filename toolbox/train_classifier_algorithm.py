"""`chronofuse:train_classifier`: a land-cover model, learnt from samples."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputFile,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)

from ..engine.door.errors import JobError
from ..engine.door.jobs import TrainClassifierJob
from ..engine.door.train_classifier_job import (
    DEPTH,
    EPOCHS,
    FOLDS,
    LEAF,
    MEMBERS,
    MINUTES_EACH,
    MODELS,
    OPTIONS,
    SPLITS,
    SUGGESTED,
    TREES,
    suggested_name,
)
from ..models.catalogue.classifier_manifest import FOREST, GAPS, JOINS
from ..shell.tr import mark, tr, tr_marked
from .building import choice_of, explained, layer_file
from .landcover_parameters import (
    DRAFT,
    LandCoverAlgorithm,
    about_the_inputs,
    about_the_run,
    inputs,
    reports,
    samples,
    whole,
)
from .running import run, translated

Number = QgsProcessingParameterNumber
NUMBERS = {
    "OVERALL_ACCURACY": (mark("Overall accuracy on what was held out"), "overall_accuracy"),
    "MACRO_F1": (mark("Mean F1 of the classes"), "macro_f1"),
    "MEAN_IOU": (mark("Mean IoU of the classes"), "mean_iou"),
    "KAPPA": (mark("Kappa"), "kappa"),
}
"""Output name to its title and its name in the figures."""


class TrainClassifierAlgorithm(LandCoverAlgorithm):
    ID = "train_classifier"
    PLACE = "train-a-land-cover-model"
    TAGS = (
        *("classification", "land cover", "land use", "crops", "random forest", "supervised", "training"),
        *("samples", "machine learning", "classifier", "wetland"),
    )

    def displayName(self):
        return tr("Train a land-cover model")

    def shortDescription(self):
        return tr("Learns the classes of points or polygons from images and a series.")

    def introduction(self):
        return tr(
            "<p>Give images, a series or both, and points or polygons with a field of classes. The model "
            "that comes out maps these classes with <i>Map land cover</i>, here or in another year.</p>"
            "<p>Whole polygons, blocks or the values of a field are held out, never single pixels: the "
            "report says how right the model is on what it has not seen, class by class, what each input "
            "brings, and at which points a label would help most.</p><p>It needs the training's libraries: "
            "run <i>Set up the engine</i> with them once.</p>"
        )

    def example(self):
        return tr(
            "<p>You have filled a year of images and drawn some thirty fields of each crop. Give the folder "
            "of the series, the layer with the fields and the field with the crop: a minute later the report "
            "says which crops are told apart, and the model is in the list of <i>Map land cover</i>.</p>"
        )

    def initAlgorithm(self, config=None):
        for definition in (*_main(), *_advanced(), *_destinations()):
            self.addParameter(definition)
        self.addOutput(QgsProcessingOutputFile("MODEL_FILE", tr("The new model file")))
        self.addOutput(QgsProcessingOutputString("MODEL_NAME", tr("Its name in the list of models")))
        for name, (title, _) in NUMBERS.items():
            self.addOutput(QgsProcessingOutputNumber(name, tr_marked(title)))

    def refusal(self, parameters, context):
        if parameters.get("SAMPLES") and parameters.get("LABELS"):
            raise JobError(
                "Samples are points or polygons, or the pixels of a raster, and both were given: leave one "
                "of them out (--samples, --labels)."
            )
        there = (DRAFT, None) if parameters.get("SAMPLES") else (None, None)
        self._job(parameters, context, self.rasters(parameters, "IMAGES", context), None, there)
        return ""

    def prepareAlgorithm(self, parameters, context, feedback):
        super().prepareAlgorithm(parameters, context, feedback)
        self.labels = self.raster(parameters, "LABELS", context)
        return True

    def processAlgorithm(self, parameters, context, feedback):
        paths = {
            "suggestions": self.parameterAsOutputLayer(parameters, "SUGGESTIONS", context) or None,
            "output": self.parameterAsFileOutput(parameters, "OUTPUT", context) or None,
            "html": self.parameterAsFileOutput(parameters, "REPORT_HTML", context) or None,
            "report": self.parameterAsFileOutput(parameters, "REPORT", context) or None,
        }
        there = self.found if self.found[0] else (self.labels, None)
        job = translated(
            lambda: self._job(parameters, context, self.images, self.grid, there, **paths), self.in_words
        )
        finished = run(job, feedback, self.in_words)
        done, figures = finished.first.outputs, finished.first.figures
        named = {
            "model": "MODEL_FILE",
            "html": "REPORT_HTML",
            "report": "REPORT",
            "suggestions": "SUGGESTIONS",
        }
        found: dict[str, Any] = {name: done[role] for role, name in named.items() if role in done}
        found |= {name: figures["accuracy"][figure] for name, (_, figure) in NUMBERS.items()}
        return {**found, "OUTPUT": done["model"], "MODEL_NAME": job.name}

    def _job(
        self,
        parameters,
        context,
        images: list[str],
        grid: Optional[str],
        there: tuple[Optional[str], Optional[str]],
        **paths,
    ) -> TrainClassifierJob:
        labels = parameters.get("LABELS")
        path = there[0] or (DRAFT if labels else "")
        wishes = self.shared(parameters, context, images, grid)
        model = self.choice(parameters, "MODEL", context)
        # the form gives the settings of every model: those of another one than was chosen mean nothing
        options = {name: self._option(parameters, name, context) for name in OPTIONS.get(model, ())}
        return TrainClassifierJob(
            self.text(parameters, "NAME", context) or suggested_name(model, self.called.get(path, path)),
            path,
            **wishes,
            layer=there[1],
            model=model,
            options={name: value for name, value in options.items() if value is not None},
            split=self.choice(parameters, "SPLIT", context),
            split_field=self.text(parameters, "SPLIT_FIELD", context),
            block=self.number(parameters, "BLOCK", context),
            folds=self.whole(parameters, "FOLDS", context) or FOLDS,
            base=self.text(parameters, "BASE", context),
            gaps=self.choice(parameters, "GAPS", context),
            every=self.whole(parameters, "EVERY", context),
            minutes=self.number(parameters, "MINUTES", context),
            suggested=self.whole(parameters, "SUGGESTED", context) or SUGGESTED,
            resume=self.parameterAsBoolean(parameters, "RESUME", context),
            **paths,
        )

    def _option(self, parameters, name: str, context) -> Any:
        """Of a model: the word that was chosen, or a whole number."""
        field = name.upper()
        return (self.choice if name == "join" else self.whole)(parameters, field, context)


def _main():
    return (
        *inputs(),
        *samples(
            "SAMPLES",
            tr("Samples"),
            tr("Points or polygons whose class is known, in any coordinate reference system."),
        ),
        choice_of(
            "MODEL",
            tr("Model"),
            list(MODELS),
            FOREST,
            tr(
                "forest: a random forest, pixel by pixel, in seconds; try it first. sequence: networks that "
                "know the order of a series' dates. unet, unet++, attention-unet, pyramid, multibranch: "
                "networks that see the ground around a pixel, too. conv3d, convlstm, convgru, attention, "
                "window: the same on each date of a series. stsnet, unet+bilstm: networks that join images "
                "with a series of larger pixels."
            ),
        ),
        choice_of(
            "SPLIT",
            tr("Held out together"),
            list(SPLITS),
            SPLITS[0],
            tr(
                "What the model is tried on is never beside what it has learnt from: whole polygons, square "
                "blocks, or all samples with one value of a field. auto: polygons, and blocks where samples "
                "are points."
            ),
        ),
        explained(
            Number("MINUTES", tr("Minutes"), Number.Type.Double, optional=True),
            tr(
                "Of a forest or a sequence: for trying what each input brings; left out, all are tried. Of "
                "the other networks: for each training, one and another for each part; left out, {minutes}."
            ).format(minutes=f"{MINUTES_EACH:g}"),
        ),
        explained(
            QgsProcessingParameterString("NAME", tr("Name of the model"), optional=True),
            tr("Lower-case letters, digits and dashes; left out, it is made of the samples' name."),
        ),
    )


def _advanced():
    return (
        explained(
            QgsProcessingParameterField(
                "SPLIT_FIELD", tr("Field to hold out by"), parentLayerParameterName="SAMPLES", optional=True
            ),
            tr("For example the farm, the region or the year of a sample."),
            advanced=True,
        ),
        explained(
            Number("BLOCK", tr("Side of a block"), Number.Type.Double, optional=True),
            tr("In units of the images' coordinates; left out, a tenth of the samples' extent."),
            advanced=True,
        ),
        whole(
            "FOLDS",
            tr("Parts"),
            tr("In so many parts the samples are held out; two parts of blocks are a checkerboard."),
            FOLDS,
        ),
        explained(
            QgsProcessingParameterRasterLayer("LABELS", tr("Raster of classes"), optional=True),
            tr("In the place of the samples: each of its pixels is one."),
            advanced=True,
        ),
        explained(
            QgsProcessingParameterString("BASE", tr("Model of another place"), optional=True),
            tr(
                "The name or the file of a land-cover model (forest, sequence) of another place or year. "
                "What it has learnt from is learnt along, and each of a few samples of this place counts "
                "three times; its classes, its days and what it does about missing values are taken."
            ),
            advanced=True,
        ),
        choice_of(
            "GAPS",
            tr("Missing values"),
            list(GAPS),
            GAPS[0],
            tr(
                "time: a series is filled from the dates before and after, and a pixel that lacks anything "
                "else has no class; median: the median of the samples stands for what is missing."
            ),
            advanced=True,
        ),
        whole("EVERY", tr("Days between two looks"), tr("At a series; left out, its own dates are taken.")),
        whole("TREES", tr("Trees"), tr("Of a forest; more are slower and seldom better."), TREES),
        whole("DEPTH", tr("Depth"), tr("Of a forest: steps down a tree at most."), DEPTH),
        whole("LEAF", tr("Samples in a leaf"), tr("Of a forest, at least."), LEAF),
        whole(
            "MEMBERS",
            tr("Networks"),
            tr("Of a sequence: how many are trained; the map takes their mean."),
            MEMBERS,
        ),
        whole("EPOCHS", tr("Epochs"), tr("Of a sequence: how often each sees all samples, of few."), EPOCHS),
        whole(
            "STEPS",
            tr("Steps"),
            tr("Of the other networks: so many of training, in the place of minutes."),
        ),
        choice_of(
            "JOIN",
            tr("Image and series joined by"),
            list(JOINS),
            JOINS[0],
            tr(
                "Of stsnet and unet+bilstm. alpha: the series counts by the ratio of the pixel sizes; "
                "concat: both side by side; cross: the image asks the series around; gate: a gate lets the "
                "series in; separate: a convolution of each first; squeeze: both weighed by their means; "
                "sum-product-max: the sum, the product and the greater of both."
            ),
            advanced=True,
        ),
        whole("SUGGESTED", tr("Points to label next"), tr("How many are looked for."), SUGGESTED),
        *about_the_inputs(),
        *about_the_run(),
        explained(
            QgsProcessingParameterBoolean("RESUME", tr("Resume an unfinished training"), False),
            tr(
                "Of a network for tiles: goes on from the last checkpoint of the training of this name, if "
                "it was cancelled, failed or lost its power. Images, samples and settings must be those of "
                "that training."
            ),
            advanced=True,
        ),
    )


def _destinations():
    return (
        explained(
            QgsProcessingParameterFileDestination(
                "OUTPUT", tr("Model file"), tr("Models (*.onnx)"), optional=True, createByDefault=False
            ),
            tr("Left out, the model is among your own and in the list of 'Map land cover'."),
        ),
        layer_file(
            "SUGGESTIONS",
            tr("Where to label next"),
            QgsProcessing.SourceType.TypeVectorPoint,
            tr("Points at which the classes are most in doubt: a label there helps most."),
            optional=True,
            createByDefault=False,
        ),
        *reports(tr("How right the model is on what was held out, and what each input brings.")),
    )
