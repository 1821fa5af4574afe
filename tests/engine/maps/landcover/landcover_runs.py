"""Trainings of small models and maps by them, in the tests' own process."""

from pathlib import Path

from osgeo import gdal

from chronofuse.engine import classify, train_classifier
from chronofuse.engine.door.jobs import ClassifyJob, TrainClassifierJob

SMALL = {"trees": 12, "depth": 8}


def trained(folder: Path, **wishes):
    """The figures of a training, whose model is folder/model.onnx."""
    given = {
        "name": "mine",
        "options": SMALL,
        "field": "class",
        "output": str(folder / "model.onnx"),
        "threads": 1,
    }
    finished = train_classifier.run(TrainClassifierJob(**{**given, **wishes}), lambda event: None)
    return finished.first.figures


def mapped(folder: Path, model: Path, **wishes):
    """The figures of a map, folder/map.tif, and its codes."""
    given = {"model": str(model), "output": str(folder / "map.tif"), "overwrite": True, "threads": 1}
    finished = classify.run(ClassifyJob(**{**given, **wishes}), lambda event: None)
    dataset = gdal.Open(finished.first.outputs["output"])
    return finished.first.figures, dataset.ReadAsArray()
