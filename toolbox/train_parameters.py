"""The parameters of *Train or fine-tune a network*, as its dialog shows them."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)

from ..engine.door.fill_job import SERIES_METHODS
from ..engine.door.jobs import DEVICES
from ..engine.door.loss_terms import LOSSES
from ..engine.door.train_job import COARSE, NETWORKS, PAIRS, TASKS, TEMPORAL
from ..shell.tr import tr
from .building import Definition, Number, explained, file_destination, threads

SERIES_OPTIONS = {"TEMPORAL": "temporal", "BASE": "base"}
"""Parameter to the option of a network for sequences."""


def main_ones(models: list[str]) -> list[Definition]:
    """What the form shows at once.

    Args:
        models: names of the networks that a training can begin with.
    """
    return [*_what_to_train(models), *_how_to_train()]


def _what_to_train(models: list[str]) -> list[Definition]:
    return [
        _list(
            "TASK",
            tr("What the network is for"),
            list(TASKS),
            tr(
                "pairs: a date from one or two pairs, as a method of Fuse; series: a date of a series, as a "
                "method of Fill a series; self: the scene that is to be predicted, which it learns from by "
                "itself."
            ),
            PAIRS,
        ),
        explained(
            QgsProcessingParameterFile(
                "DATA",
                tr("Folder of dated images"),
                QgsProcessingParameterFile.Behavior.Folder,
                optional=True,
            ),
            tr(
                "Sharp images of one place called fine_2024-07-01.tif, at least two dates; or a folder of "
                "them for each place. Coarse images called coarse_2024-07-01.tif may lie beside them. Left "
                "empty for self."
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


def _of_one_scene() -> list[Definition]:
    images = (
        ("FINE", tr("Self: fine image, F1"), tr("The sharp image of the reference date.")),
        ("FIRST_COARSE", tr("Self: coarse image, C1"), tr("Of the reference date.")),
        (
            "TARGET",
            tr("Self: coarse image of the target date, C2"),
            tr(
                "Of the date that is to be predicted. C1 and C2 are averaged once more, and how C2 comes of "
                "that is learnt: no sharp image of another date is needed."
            ),
        ),
    )
    return [
        explained(QgsProcessingParameterRasterLayer(name, title, optional=True), help_text, advanced=True)
        for name, title, help_text in images
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


def advanced() -> list[Definition]:
    return [
        *_of_one_scene(),
        *_of_series(),
        *_about_what_is_learnt(),
        *_about_the_course(),
        *_about_the_run(),
    ]


def _of_series() -> list[Definition]:
    return [
        _list(
            "TEMPORAL",
            tr("Series: module over time"),
            list(TEMPORAL),
            tr("How the network looks over the dates of a series; left empty, attention."),
            advanced=True,
        ),
        _list(
            "BASE",
            tr("Series: method that is corrected"),
            list(SERIES_METHODS),
            tr("The method of Fill a series whose values the network corrects; left empty, kriging."),
            advanced=True,
        ),
        explained(
            Number("INVENTED", tr("Series: invented years"), Number.Type.Integer, optional=True),
            tr("So many years of invented fields are learnt from as well; left empty, none."),
            advanced=True,
        ),
    ]


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


def _about_what_is_learnt() -> list[Definition]:
    return [
        explained(
            QgsProcessingParameterEnum(
                "LOSS", tr("Further terms of the loss"), list(LOSSES), True, None, True, True
            ),
            tr(
                "What is learnt for beside near values: angles of spectra, structure at several scales, "
                "wavelet coefficients; degradation: the mean of each coarse pixel as C2 says; cycle: back to "
                "F1, in twice the time; consistency: three dates that add up, in three times the time."
            ),
            advanced=True,
        ),
        explained(
            Number("CROSS_PAIRS", tr("Share of crossed pairs"), Number.Type.Double, optional=True),
            tr(
                "0 to 1: so many of the cases have a C1 of another date than F1, so that a later fusion "
                "depends less on a C1 of F1's day. It needs images of three dates; left empty, 0."
            ),
            advanced=True,
        ),
        explained(
            Number("REPLAY", tr("Share of replayed landscapes"), Number.Type.Double, optional=True),
            tr(
                "0 to 0.9, for a model to begin with: so many of the batches are of generated landscapes, so "
                "that the model forgets less of what it knew; left empty, 0."
            ),
            advanced=True,
        ),
        explained(
            Number("META", tr("Meta-learning: steps on each place"), Number.Type.Integer, optional=True),
            tr(
                "2 to 100, such as 5: the network learns place by place, so that a later training that "
                "begins with it may gain more from few images. It needs two places to learn from; left "
                "empty, all places are mixed."
            ),
            advanced=True,
        ),
        explained(
            QgsProcessingParameterString("OPTIONS", tr("Options of the network"), optional=True),
            tr(
                "As JSON, such as the guide lists them for each network (days lets twostream see the days "
                "between the dates); left empty, the network's own."
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
        threads(),
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


def _list(
    name: str, title: str, options: list[str], help_text: str, default: str = "", advanced: bool = False
) -> Definition:
    """A choice that is stored by name; it may be left empty where it has no default."""
    definition = QgsProcessingParameterEnum(
        name, title, options, defaultValue=default or None, optional=not default, usesStaticStrings=True
    )
    return explained(definition, help_text, advanced)
