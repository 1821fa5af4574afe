"""What the jobs of the maps refuse when they are made: with the value, the option and the remedy."""

from __future__ import annotations

import pytest

from chronofuse.engine.cli import invert_command
from chronofuse.engine.cli.main import _parser
from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.errors import JobError
from chronofuse.engine.door.jobs import (
    BoundariesJob,
    ChangeJob,
    ClassifyJob,
    CurvesJob,
    DriversJob,
    DynamicsJob,
    FillJob,
    InvertJob,
    TrainClassifierJob,
)

SERIES = (CollectionSource(("series",)),)


def change(**given):
    return ChangeJob(**{"output": "x.tif", **given})


def train(**given):
    return TrainClassifierJob("m", "s.gpkg", **{"field": "class", "images": ("a.tif",), **given})


@pytest.mark.parametrize(
    ("made", "sentence"),
    [
        (lambda: change(before="a.tif"), r"before was named \('a.tif'\).* after was not: .*--after"),
        (lambda: change(after="b.tif"), r"after was named \('b.tif'\).* before was not: .*--before"),
        (lambda: change(), r"No images were named: .*--before, --after"),
        (lambda: change(sources=SERIES, first="june"), r"first date \(--from\) is 'june': give a day"),
        (lambda: change(sources=SERIES, last="2024-13-40"), r"last date \(--to\) is '2024-13-40'"),
        (
            lambda: change(sources=SERIES, first="2024-12-01", last="2024-01-01"),
            r"2024-12-01, is after the last, 2024-01-01: change the two",
        ),
        (lambda: change(before="a", after="b", images="x"), r"--images \('x'\) is for a series.*two dates"),
        (
            lambda: change(before="a", after="b", index="classes", first="2024-01-01"),
            r"--from \('2024-01-01'\) is for a series.*class rasters",
        ),
        (lambda: DynamicsJob(SERIES, "x.tif", first="june"), r"first date \(--from\) is 'june'"),
        (lambda: DynamicsJob(SERIES, "x.tif", last="june"), r"last date \(--to\) is 'june'"),
        (lambda: CurvesJob(SERIES, "p.gpkg", "x.csv", last="june"), r"last date \(--to\) is 'june'"),
        (lambda: FillJob(SERIES, "out", first="june"), r"first date \(--from\) is 'june'"),
        (lambda: FillJob(SERIES, "out", level=False), r"\(--no-level\), but without an area \(--extent\)"),
        (lambda: FillJob(SERIES, "out", extent="Onion"), r"The extent is 'Onion': give union, or XMIN"),
        (lambda: InvertJob(SERIES, "x.tif", model="foo"), r"model is 'foo': use one of formula.*\.json"),
        (
            lambda: InvertJob(SERIES, "x.tif", points="p.gpkg", value="v", kept="k.txt"),
            r"'k.txt' does not end in \.json.*--keep",
        ),
        (lambda: InvertJob(SERIES, "x.tif", model="formula", cell=-3.0), r"'cell' is -3: give 0.001 or more"),
        (lambda: DriversJob("v", ("f",), "x.csv", alpha=3.0), r"'alpha' is 3: give 1e-06 to 0.5"),
        (lambda: BoundariesJob(SERIES, "x.gpkg", min_area=-3.0), r"'min_area' is -3: give 0 or more"),
        (lambda: DriversJob("", ("f",), "x.csv"), r"No response was named: .*--response"),
        (lambda: TrainClassifierJob("m", "", images=("a.tif",)), r"No samples were named: .*--samples"),
        (lambda: train(options={"epochs": 4}), r"--epochs is no option of the model forest.*--trees"),
        (lambda: train(every=10), r"--every \('10'\) is for a series.*--series"),
        (lambda: train(pattern="x"), r"--kind \('x'\) is for a series"),
        (lambda: train(suggestions="s.shp"), r"'s.shp' \(--suggestions\) does not end in .gpkg"),
        (
            lambda: ClassifyJob("m", "x.tif", images=("a.tif",), polygons="p.shp"),
            r"'p.shp' \(--polygons\) does not end in .gpkg",
        ),
        (
            lambda: ClassifyJob("m", "x.tif", images=("a.tif",), pattern="x"),
            r"--kind \('x'\) is for a series",
        ),
    ],
)
def test_a_mistake_is_told_with_its_value_and_its_remedy(made, sentence):
    with pytest.raises(JobError, match=sentence):
        made()


def test_images_behind_predictors_are_told_from_none(tmp_path):
    asked = ["invert", "--predictors", "ndvi", str(tmp_path), "-o", "x.tif"]
    with pytest.raises(JobError, match="stands behind --predictors"):
        invert_command.job_of(_parser().parse_args(asked))
