"""What a training is asked to do: the job file of the trainer's process (models/training/), which needs
torch.

The keys of a configuration file of `chronofuse train` are the fields of this job, too. What only the trainer
can know (which networks there are, what is in the folders) it judges itself.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

import os
import re
import uuid
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Optional

from ...models.catalogue.home import home
from ...models.catalogue.series_manifest import own_series_models
from .errors import JobError
from .job_checks import check_id, check_types, choice, require_possible, within
from .loss_terms import CONSISTENCY, DEGRADATION, require_terms, terms_of
from .plain_text import cut, shown
from .run_wishes import DEVICES
from .training_modes import require_cross_pairs, require_meta, require_replay

COARSE = ("both", "real", "simulated")
NETWORKS = (
    *("chrono", "ecpw", "edcstfn", "ganstfm", "mlffgan", "progressive", "rescnn-ndvi", "stfdiff", "swinstfm"),
    "twostream",
)
"""What the forms offer; the trainer has the last word."""
PAIRS, SERIES, SELF = "pairs", "series", "self"
TASKS = (PAIRS, SERIES, SELF)
"""What a network is for: a prediction from pairs, a date of a series, or the very scene that it learns from
by itself."""
TEMPORAL = ("attention", "bilstm", "conv3d", "convgru", "convlstm", "gru", "lstm")
"""The modules over time of a network for a series that the forms offer."""
ADVERSARIES = ("none", "plain", "relativistic", "pyramid")
"""Who judges predictions while a network learns."""
LAST = "last.safetensors"
"""The checkpoint that a training goes on from, in its folder."""
MOST_OF_A_NAME = 100
"""Characters of a model's name, of which files and folders are named."""
_LISTS = ("train", "validate", "ratios", "cases", "checks", "scene")
_SCENE = ("fine", "coarse", "target")


@dataclass(frozen=True)
class TrainJob:
    """Train a network, or go on with a model on pairs of one's own."""

    name: str
    """What the model will be called in the list of methods."""
    data: Optional[str] = None
    """A folder with a folder of dated images for each place, or the folder of one place."""
    output: Optional[str] = None
    """The model file; None: NAME.onnx among the user's own models."""
    curves: Optional[str] = None
    """Where a copy of the picture of the curves goes."""
    work: Optional[str] = None
    """The folder of cases, checkpoints and curves; None: one of the training's name in the user's data
    folder."""
    network: Optional[str] = None
    """None: that of `start_from`, or chrono."""
    options: dict[str, Any] = field(default_factory=dict)
    """The network's options by name; its defaults where they are missing."""
    start_from: Optional[str] = None
    """A model (its name or file) or a checkpoint whose weights the training begins with."""
    train: tuple[str, ...] = ()
    """The places to learn from; none: all that are not validated on."""
    validate: tuple[str, ...] = ()
    """The places to validate on; none: about a quarter of them, by the seed."""
    coarse: str = "both"
    """The coarse images: `real` ones where a place has them on two dates, `simulated` ones, or `both`."""
    ratios: Optional[tuple[float, float]] = None
    """The least and the largest ratio of simulated coarse images; None: those of all sensors."""
    ratio: Optional[float] = None
    """Of real coarse images that were resampled to the fine pixel size; None: that of the pixel sizes."""
    minutes: Optional[float] = None
    """Of the training itself, without the preparation; None: 5 with `start_from`, else 25."""
    steps: Optional[int] = None
    """Instead of minutes; the same number of steps gives the same weights on the same machine."""
    scenes: Optional[int] = None
    """How many scenes are drawn to learn from; None: what suits the length of the training."""
    invented: int = 0
    """How many landscapes of the generator are learnt from beside the places."""
    seed: int = 1
    rate: Optional[float] = None
    """The highest learning rate; None: 2e-4 with `start_from`, else 1e-3."""
    patience: int = 8
    """After so many validations without a better score the training ends early; 0: never."""
    losses: dict[str, float] = field(default_factory=dict)
    """Weights of further terms of the loss (loss_terms.LOSSES)."""
    adversary: Optional[str] = None
    """One of ADVERSARIES; None: the network's own, which ganstfm and mlffgan have."""
    cross_pairs: Optional[float] = None
    """The share of the cases to learn from whose C1 is of another date than F1, where a place has one; None:
    none of them."""
    replay: Optional[float] = None
    """With `start_from`: the share of the batches that are of generated landscapes; None: none of them."""
    meta: Optional[int] = None
    """So many steps on one place, before the weights that are kept follow and another place comes, so that a
    later training learns more from few images; None: all places are mixed."""
    pixels: int = 110_000
    """About how many pixels x bands a batch has; less needs less memory."""
    device: str = "auto"
    threads: Optional[int] = None
    """None: as many as the machine has cores."""
    cases: tuple[str, ...] = ()
    """Folders of prepared cases, in the place of `data`."""
    checks: tuple[str, ...] = ()
    """Folders of prepared cases of other places, to validate on."""
    overwrite: bool = False
    """Replace a model of that name, and a training that was not finished."""
    resume: bool = False
    """Go on from the last checkpoint."""
    task: str = PAIRS
    """PAIRS; SERIES: a network for sequences, which corrects a method of series; or SELF."""
    scene: tuple[str, ...] = ()
    """Of SELF: F1, C1 and C2 of the scene that is to be predicted."""
    id: str = field(default_factory=lambda: uuid.uuid4().hex[:12])

    def __post_init__(self) -> None:
        check_types(self)
        check_id(self.id)
        if not re.fullmatch(r"[a-z0-9][a-z0-9._-]*", self.name):
            raise JobError(
                f"The model's name is '{cut(self.name)}': use lower-case letters, digits and dashes."
            )
        if len(self.name) > MOST_OF_A_NAME:
            raise JobError(
                f"The model's name is '{cut(self.name)}', which is {len(self.name)} characters long: use at "
                f"most {MOST_OF_A_NAME}."
            )
        if self.output is not None and not self.output.lower().endswith(".onnx"):
            raise JobError(f"The model file '{self.output}' does not end in .onnx: give it a name that does.")
        named = {"data": self.data, "output": self.output, "curves": self.curves, "work": self.work}
        folders = {
            f"{kind} {n}": path
            for kind in ("cases", "checks", "scene")
            for n, path in enumerate(getattr(self, kind), 1)
        }
        require_possible({**named, "start_from": self.start_from, **folders})
        choice("task", self.task, TASKS)
        self._check_data()
        choice("coarse", self.coarse, COARSE)
        choice("device", self.device, DEVICES)
        self._check_numbers()
        if self.overwrite and self.resume:
            raise JobError(
                "--resume goes on with a training and --overwrite begins it anew: leave one of the two out."
            )

    def _check_data(self) -> None:
        for name, kinds in (
            *((name, (str,)) for name in _LISTS if name != "ratios"),
            ("ratios", (int, float)),
        ):
            if not all(isinstance(item, kinds) and item for item in getattr(self, name) or ()):
                what = "names" if str in kinds else "numbers"
                raise JobError(f"'{name}' is {shown(getattr(self, name))}: give a list of {what}.")
        if self.scene and self.task != SELF:
            raise JobError(
                "F1, C1 or C2 of one scene was given, but only a network that learns by itself takes them: "
                "ask for that (--self), or give a folder of dated images (--data)."
            )
        if self.task == SERIES:
            self._check_series()
        elif self.task == SELF:
            self._check_self()
        elif bool(self.data) == bool(self.cases):
            raise JobError(
                "There is nothing to learn from, or two things at once: give a folder of dated images "
                "(--data), "
                "or folders of prepared cases (--cases)."
            )
        if bool(self.cases) != bool(self.checks):
            raise JobError(
                "Prepared cases were given to learn from or to validate on, but not both: give --cases and "
                "--checks."
            )
        both = sorted({os.path.realpath(c) for c in self.cases} & {os.path.realpath(c) for c in self.checks})
        both += sorted(set(self.train) & set(self.validate))
        if both:
            raise JobError(f"'{both[0]}' is to be learnt from and to be validated on: give it once.")

    def _check_series(self) -> None:
        further = self.losses or self.adversary
        if self.network not in (None, SERIES) or self.start_from or self.cases or further:
            raise JobError(
                "A network for sequences is trained from the beginning on folders of images or invented "
                "years: leave out another network, a model to start from, prepared cases, an adversary and "
                "further terms of the loss."
            )
        if not self.data and not self.invented:
            raise JobError(
                "There is nothing to learn from: give a folder of dated images (--data), or a number of "
                "invented years (--invented)."
            )

    def _check_self(self) -> None:
        if len(self.scene) != len(_SCENE):
            raise JobError(
                "A network learns by itself from the scene that is to be predicted: give F1, C1 and C2 of "
                "it, one image each."
            )
        if self.data or self.cases or self.train or self.validate or self.invented or self.ratios:
            raise JobError(
                "A network that learns by itself takes one scene and nothing else: leave out the folder of "
                "images, prepared cases, places, invented landscapes and ratios."
            )
        if self.losses.get(DEGRADATION) or self.losses.get(CONSISTENCY):
            raise JobError(
                "A network that learns by itself has one pair and is held to C2 in its last step: leave out "
                f"the terms {DEGRADATION} and {CONSISTENCY} of the loss."
            )

    def _check_numbers(self) -> None:
        if self.minutes is not None and self.steps is not None:
            raise JobError(
                "Minutes and steps were both given: the length of a training comes from one of them."
            )
        limits = {
            "minutes": (0.05, 100_000),
            "steps": (1, 10**8),
            "scenes": (4, 100_000),
            "invented": (0, 1000),
            "seed": (0, 2**31),
            "rate": (1e-8, 1.0),
            "patience": (0, 10**6),
            "pixels": (1024, 10**9),
            "ratio": (1, 100),
            "threads": (1, 1024),
        }
        for name, (least, most) in limits.items():
            if getattr(self, name) is not None:
                within(name, getattr(self, name), least, most)
        if self.ratios is not None and not (
            len(self.ratios) == 2 and 1 < self.ratios[0] <= self.ratios[1] <= 100
        ):
            raise JobError(
                f"'ratios' is {shown(self.ratios)}: give the least and the largest ratio of coarse to fine "
                "pixel size, more than 1 and at most 100."
            )
        if self.adversary is not None:
            choice("adversary", self.adversary, ADVERSARIES)
        require_terms(self.losses)
        of_pairs, prepared = self.task == PAIRS, bool(self.cases)
        require_cross_pairs(self.cross_pairs, of_pairs, prepared)
        require_replay(self.replay, of_pairs, prepared, bool(self.start_from))
        require_meta(self.meta, of_pairs, self.steps)

    @property
    def model_file(self) -> Path:
        if self.output:
            return Path(self.output).expanduser()
        folder = own_series_models() if self.task == SERIES else home() / "models"
        return folder / f"{self.name}.onnx"

    @property
    def folder(self) -> Path:
        """Of cases, checkpoints and curves."""
        return Path(self.work).expanduser() if self.work else home() / "training" / self.name

    @property
    def inputs(self) -> dict[str, str]:
        return {"data": self.data} if self.data else dict(zip(_SCENE, self.scene))

    @property
    def outputs(self) -> dict[str, str]:
        return {"model": str(self.model_file)}

    def with_places(self) -> TrainJob:
        """The same job, which says itself where everything goes."""
        return replace(self, output=str(self.model_file), work=str(self.folder))


def from_values(values: dict[str, Any]) -> TrainJob:
    """A job from plain values, as a configuration file or the command line gives them.

    Raises:
        JobError: unknown keys, none for the name, or a value that does not suit.
    """
    unknown = sorted(set(values) - {f.name for f in fields(TrainJob)})
    if unknown:
        known = ", ".join(f.name for f in fields(TrainJob) if f.name != "id")
        raise JobError(f"The training knows no '{unknown[0]}': use {known}.")
    if "name" not in values:
        raise JobError(
            "The model has no name: give --name, by which it will be called in the list of methods."
        )
    lists = {name: tuple(values[name]) for name in _LISTS if isinstance(values.get(name), list)}
    return TrainJob(**{**values, **lists, **_losses(values.get("losses"))})


def _losses(given: Any) -> dict[str, Any]:
    """Terms of the loss that come as a list or a text of theirs, with their weights."""
    texts = [given] if isinstance(given, str) else given
    if isinstance(texts, (list, tuple)) and all(isinstance(text, str) for text in texts):
        return {"losses": terms_of(texts)}
    return {}


def _usual_network(values: dict[str, Any]) -> str:
    options = values.get("options")
    temporal = options.get("temporal") if isinstance(options, dict) else None
    return f"{SERIES}-{temporal or 'network'}" if values.get("task") == SERIES else "chrono"


def suggested_name(values: dict[str, Any]) -> str:
    """A name for a model, from what is trained and on what: `chrono-mylake`."""
    start = Path(str(values.get("start_from") or values.get("network") or _usual_network(values)))
    stem = start.stem if start.suffix.lower() in (".onnx", ".safetensors", ".pt") else start.name
    scene = values.get("scene")
    target = Path(str(scene[-1])).stem if isinstance(scene, (list, tuple)) and scene else ""
    where = target or Path(str(values.get("data") or "cases")).resolve().name
    return re.sub(r"[^a-z0-9._-]+", "-", f"{stem}-{where}".lower()).strip("-._") or "trained"


def resumable(job: TrainJob) -> str:
    """What to add to the message about a training that did not end, where it can be resumed."""
    return (
        f" The last checkpoint is in '{job.folder}': go on from it with --resume."
        if (job.folder / LAST).exists()
        else ""
    )
