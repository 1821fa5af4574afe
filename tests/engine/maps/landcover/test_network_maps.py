"""Land cover by a network that sees what is around a pixel: trained by the trainer, mapped tile by tile."""

import sys
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal

sys.path.insert(0, str(Path(__file__).resolve().parent))
import places_of_classes as land

from chronofuse.engine import classify, train_classifier
from chronofuse.engine.door.errors import MemoryBudgetError, ModelFileError
from chronofuse.engine.door.fit_job import FEATURES, LABELLED, VALID
from chronofuse.engine.door.jobs import ClassifyJob, TrainClassifierJob
from chronofuse.engine.maps.landcover import ground
from chronofuse.engine.maps.landcover.classifiers import open_classifier
from chronofuse.engine.maps.landcover.samples import Samples
from chronofuse.engine.raster.grid import Grid
from chronofuse.models.catalogue.classifier_manifest import from_classifier_file


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder with an image and a network of it, and the figures of the training."""
    for needed in ("torch", "sklearn", "skl2onnx"):
        pytest.importorskip(needed)
    folder = tmp_path_factory.mktemp("network")
    job = TrainClassifierJob(
        name="mine",
        model="unet",
        options={"steps": 25},
        samples=str(land.polygons(folder / "samples.gpkg")),
        field="class",
        images=(land.image(folder / "image.tif", gap=True),),
        split="field",
        split_field="farm",
        folds=2,
        output=str(folder / "model.onnx"),
        suggestions=str(folder / "next.gpkg"),
        suggested=4,
        threads=1,
    )
    finished = train_classifier.run(job, lambda event: None)
    return folder, job, finished.first.figures


def mapped(folder: Path, job: TrainClassifierJob, tile: int) -> np.ndarray:
    output = str(folder / f"map{tile}.tif")
    wanted = ClassifyJob(
        model=str(folder / "model.onnx"), images=job.images, output=output, tile=tile, threads=1
    )
    classify.run(wanted, lambda event: None)
    return gdal.Open(output).ReadAsArray()


@pytest.mark.long
def test_what_is_held_out_is_told_and_the_map_has_no_seams(place):
    folder, job, figures = place
    assert figures["kind"] == "unet" and figures["suggested"] == 4
    inputs = figures["accuracy"]["inputs"]
    assert len(inputs) == 4 and figures["accuracy"]["inputs_by"] == "shown its mean"
    assert inputs[0]["without"]["macro_f1"] < figures["accuracy"]["macro_f1"] - 0.05
    assert not any("--minutes" in note for note in figures["notes"]) and not job.folder.exists()
    assert figures["accuracy"]["overall_accuracy"] > 0.8
    small, large = (mapped(folder, job, tile) for tile in (16, 128))
    np.testing.assert_array_equal(small, large)
    assert (small[:20, :30] == 0).all() and (small[30:] > 0).all()
    order = np.array([sorted(land.NAMES).index(name) + 1 for name in land.NAMES])
    assert (small == order[land.truth()])[small > 0].mean() > 0.85


@pytest.mark.long
def test_a_network_of_other_values_is_refused(place):
    manifest = from_classifier_file(place[0] / "model.onnx", verify=True)
    assert manifest.halo > 0 and manifest.halo % manifest.multiple == 0
    sequence = type(manifest)(**{**vars(manifest), "model": "sequence"})
    with pytest.raises(ModelFileError, match="does not take 4 values"):
        open_classifier(sequence).shares(np.zeros((4, 8, 8), np.float32), 1)


def grid(side: int) -> Grid:
    return Grid(side, side, (land.LEFT, 10.0, 0.0, land.TOP, 0.0, -10.0), "")


def test_the_ground_around_samples_is_kept_and_nothing_else(tmp_path):
    """Of 600 x 600 pixels with one sample in a corner, the parts near it; a missing value is nowhere."""
    at = np.array([10])
    one = Samples(np.zeros((1, 2), np.float32), at, at, columns=at, rows=at + 5)

    def read(window):
        values = np.ones((2, window.height, window.width), np.float32)
        if (window.x, window.y) == (0, 0):
            values[1, 3, 4] = np.nan
        return values

    ground.write_ground(tmp_path, read, 2, grid(600), one, np.array([1]), np.array([0]), lambda share: None)
    values, valid, labelled = (np.load(tmp_path / name) for name in (FEATURES, VALID, LABELLED))
    assert labelled[:, 15, 10].tolist() == [1, 0] and (labelled >= 0).sum() == 2
    assert valid[3, 4] == 0 and values[:, 3, 4].tolist() == [0, 0]
    assert valid[:256, :256].sum() == 256 * 256 - 1 and valid[256:].sum() == 0


def test_ground_that_is_too_large_says_what_to_do(tmp_path):
    one = Samples(*(np.zeros(1, int) for _ in range(5)))
    with pytest.raises(MemoryBudgetError, match="take a forest"):
        ground.write_ground(tmp_path, None, 2000, grid(9000), one, one.rows, one.rows, lambda share: None)
