"""What is asked of a land-cover model: which images and samples it learns from, and how it is tried.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

import dataclasses
import re
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Optional

from ...models.catalogue.classifier_manifest import (
    FOREST,
    GAPS,
    JOINED,
    JOINS,
    NETWORKS,
    OF_SERIES,
    SEQUENCE,
    own_classifiers,
)
from ...models.catalogue.home import home
from .collection_source import CollectionSource
from .errors import JobError
from .job_checks import check_id, check_shapes_file, check_types, choice, refuse_shared_paths, within
from .landcover_inputs import named_inputs, require_inputs
from .plain_text import cut
from .train_job import LAST

MODELS = (FOREST, SEQUENCE, *NETWORKS)
"""What the forms offer."""
POLYGONS, BLOCKS, FIELD = "polygons", "blocks", "field"
SPLITS = ("auto", POLYGONS, BLOCKS, FIELD)
FOLDS, SUGGESTED = 5, 50
TREES, DEPTH, LEAF = 50, 12, 2
MINUTES_EACH = 5.0
"""Of a network for tiles: how long each training takes, the one with all samples and those without a part."""
MEMBERS, EPOCHS = 3, 60
"""Networks of a sequence, and how often each sees all samples, where there are few of them."""
OPTIONS: dict[str, dict[str, tuple[Any, ...]]] = {
    FOREST: {"trees": (1, 500), "depth": (1, 20), "leaf": (1, 1000)},
    SEQUENCE: {"members": (1, 9), "epochs": (1, 1000)},
    **{name: {"steps": (1, 1_000_000)} for name in NETWORKS},
    **{name: {"steps": (1, 1_000_000), "join": JOINS} for name in JOINED},
}
"""Of each model, with what each may be: whole numbers between two, or one of some words."""
BY_TRAINING, BY_MEAN = "trained without", "shown its mean"
"""How an input is left out: the model is trained without it, or the one that has learnt with it is shown the
mean of it everywhere, which says what that model makes of it, not what another would do with the rest."""
MOST_OF_A_NAME = 64
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")


@dataclass(frozen=True)
class TrainClassifierJob:
    """Train a land-cover model."""

    name: str
    """What the model will be called."""
    samples: str
    """Polygons or points: what OGR reads, or a CSV with x and y, or lon and lat; or a raster of classes."""
    field: Optional[str] = None
    """Of the samples the one that holds the classes, as numbers or texts; a raster has none."""
    images: tuple[str, ...] = ()
    """Rasters of any resolution."""
    series: tuple[CollectionSource, ...] = ()
    """Dated images."""
    pattern: Optional[str] = None
    """Which of the series' images: their kind or a pattern of names; None: the filled, else the fine."""
    layer: Optional[str] = None
    crs: Optional[str] = None
    model: str = FOREST
    """One of MODELS."""
    options: dict[str, Any] = dataclasses.field(default_factory=dict)
    """Of the model: of a forest `trees`, `depth` and `leaf`; of a sequence `members` and `epochs`;
    of a network for tiles `steps`, in the place of minutes, and of one that joins both its `join`."""
    split: str = "auto"
    """What is held out together (SPLITS); auto: polygons, and blocks where samples are points or pixels."""
    split_field: Optional[str] = None
    """With `field`: the one whose values are held out together."""
    block: Optional[float] = None
    """With `blocks`: their side, in units of the images' CRS; None: a tenth of the samples' extent."""
    folds: int = FOLDS
    """In so many parts the samples are held out; with 2 parts blocks make a checkerboard."""
    base: Optional[str] = None
    """A model of another place or year whose samples are learnt along: a name or a file; its days and what
    it does about gaps are taken."""
    gaps: str = GAPS[0]
    """What is done about missing values (GAPS)."""
    every: Optional[int] = None
    """Days between those at which a series is looked at; None: its own dates, or even days of many."""
    grid: Optional[str] = None
    """A raster whose grid all is brought onto; None: the finest of all."""
    minutes: Optional[float] = None
    """For what is tried beside the model itself: what each input brings. None: no limit. Of a network for
    tiles: for each of its trainings; None: MINUTES_EACH."""
    output: Optional[str] = None
    """The model file; None: NAME.onnx among the user's own."""
    report: Optional[str] = None
    html: Optional[str] = None
    suggestions: Optional[str] = None
    """Points at which a label would help most: a GeoPackage or GeoJSON."""
    suggested: int = SUGGESTED
    seed: int = 1
    memory: Optional[int] = None
    threads: Optional[int] = None
    overwrite: bool = False
    resume: bool = False
    """Of a network for tiles: go on with a training of that name which was stopped."""
    id: str = dataclasses.field(default_factory=lambda: uuid.uuid4().hex[:12])

    def __post_init__(self) -> None:
        if self.samples == "":
            raise JobError("No samples were named: give points, polygons or a raster of classes (--samples).")
        check_types(self)
        check_id(self.id)
        if not _NAME.fullmatch(self.name) or len(self.name) > MOST_OF_A_NAME:
            raise JobError(
                f"The model's name is '{cut(self.name)}': use lower-case letters, digits and dashes, "
                f"{MOST_OF_A_NAME} at most."
            )
        require_inputs(self.images, self.series, {"kind": self.pattern, "every": self.every})
        choice("model", self.model, MODELS)
        choice("split", self.split, SPLITS)
        choice("gaps", self.gaps, GAPS)
        if (self.split == FIELD) != bool(self.split_field):
            raise JobError(
                "Samples are held out by a field (--split field) that is named (--split-field): give both or "
                "neither."
            )
        if self.output is not None and not self.output.lower().endswith(".onnx"):
            raise JobError(f"The model file '{self.output}' does not end in .onnx: give it a name that does.")
        self._check_base()
        check_shapes_file("suggestions", self.suggestions)
        limits = {
            "folds": (2, 20),
            "block": (1e-9, 1e9),
            "every": (1, 366),
            "minutes": (0.05, 100_000),
            "suggested": (1, 100_000),
            "seed": (0, 2**31),
            "memory": (16, 1 << 20),
            "threads": (1, 1024),
        }
        for name, (least, most) in limits.items():
            within(name, getattr(self, name), least, most)
        self._check_options()
        self._check_resume()
        refuse_shared_paths(self.inputs, self.outputs)

    def _check_base(self) -> None:
        if self.base is None:
            return
        if self.model in NETWORKS:
            raise JobError(
                f"A {self.model} learns from the ground around its samples, which a model does not keep: "
                f"leave out --base, or take a {FOREST} or a {SEQUENCE}."
            )
        if self.every is not None:
            raise JobError(
                "With --base the series is looked at on the days of that model: leave out --every."
            )

    def _check_options(self) -> None:
        if self.model == SEQUENCE and not self.series:
            raise JobError("A sequence learns from a series: give one (--series), or take a forest.")
        if self.model in OF_SERIES and not self.series:
            raise JobError(
                f"{self.model} learns from the dates of a series, and no series was given: give one "
                "(--series), or take a network for images (unet)."
            )
        if self.model in JOINED and not (self.images and self.series):
            raise JobError(
                f"{self.model} joins an image with a series of larger pixels, and no "
                f"{'series' if self.images else 'image'} was given: give both (--images, --series), or take "
                "another model."
            )
        limits = OPTIONS[self.model]
        for name, value in self.options.items():
            if name not in limits:
                raise JobError(
                    f"--{name} is no option of the model {self.model}: it takes "
                    f"{', '.join(f'--{one}' for one in limits)}; leave it out, or take another model "
                    "(--model)."
                )
            possible = limits[name]
            if isinstance(possible[0], str):
                choice(name, value, possible)
                continue
            if not isinstance(value, int) or isinstance(value, bool):
                raise JobError(f"'{name}' is {cut(str(value))}: give a whole number.")
            within(name, value, *possible)

    def _check_resume(self) -> None:
        if self.resume and self.overwrite:
            raise JobError(
                "--resume goes on with a training and --overwrite begins it anew: leave one of the two out."
            )
        if self.resume and self.model not in NETWORKS:
            raise JobError(
                f"--resume goes on with the training of a network for tiles ({', '.join(NETWORKS)}), and "
                f"{self.model} is trained in one go: leave it out."
            )

    @property
    def folder(self) -> Path:
        """Of the checkpoints of a network for tiles, while it is trained."""
        return home() / "land-cover-training" / self.name

    @property
    def model_file(self) -> Path:
        return Path(self.output).expanduser() if self.output else own_classifiers() / f"{self.name}.onnx"

    @property
    def inputs(self) -> dict[str, str]:
        base = self.base if self.base and self.base.lower().endswith(".onnx") else None
        return named_inputs(self.images, self.series, samples=self.samples, grid=self.grid, base=base)

    @property
    def outputs(self) -> dict[str, str]:
        further = {"report": self.report, "html": self.html, "suggestions": self.suggestions}
        return {"model": str(self.model_file), **{role: path for role, path in further.items() if path}}


def suggested_name(model: str, samples: str) -> str:
    """A name for a model, of what it is and of its samples' file."""
    stem = re.sub(r"[^a-z0-9]+", "-", Path(samples).stem.lower()).strip("-")
    plain = model.replace("+", "p")
    return f"{plain}-{stem}"[:MOST_OF_A_NAME] if stem else plain


def is_unfinished(folder: Path) -> bool:
    """Whether there is a checkpoint of one of the trainings in it."""
    return any(folder.glob(f"*/{LAST}"))


def resumable(folder: Path) -> str:
    """What to add to the message about a training that did not end, where it can be resumed."""
    if not is_unfinished(folder):
        return ""
    return f" The last checkpoint is in '{folder}': go on from it with --resume."
