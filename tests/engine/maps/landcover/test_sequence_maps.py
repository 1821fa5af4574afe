"""Land cover by the classifier of series, from end to end: trained by the trainer, mapped by the engine."""

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal

sys.path.insert(0, str(Path(__file__).resolve().parent))
import places_of_classes as land

from chronofuse.engine import classify, train_classifier
from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.errors import JobError, ModelFileError
from chronofuse.engine.door.jobs import ClassifyJob, TrainClassifierJob
from chronofuse.engine.maps.landcover.classifiers import open_classifier
from chronofuse.models.catalogue.classifier_manifest import from_classifier_file
from chronofuse.models.training.classifiers.sequence import CELLS, Pixels, dealt

torch = pytest.importorskip("torch")
pytest.importorskip("sklearn")
pytest.importorskip("skl2onnx")


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder with a series, and the figures of the model of it and of an image."""
    folder = tmp_path_factory.mktemp("sequence")
    series = (CollectionSource((str(land.series(folder / "series")),)),)
    job = TrainClassifierJob(
        name="mine",
        model="sequence",
        options={"members": 2, "epochs": 6},
        samples=str(land.polygons(folder / "samples.gpkg")),
        field="class",
        images=(land.image(folder / "image.tif"),),
        series=series,
        split="field",
        split_field="farm",
        output=str(folder / "model.onnx"),
        suggestions=str(folder / "next.gpkg"),
        suggested=4,
        minutes=0.05,
        threads=1,
    )
    finished = train_classifier.run(job, lambda event: None)
    return folder, job, finished.first.figures


@pytest.mark.long
def test_a_series_is_learnt_and_mapped_whatever_the_tile(place):
    folder, job, figures = place
    assert figures["kind"] == "sequence" and figures["accuracy"]["overall_accuracy"] > 0.95
    assert figures["suggested"] == 4
    codes = []
    for tile in (16, 64):
        wanted = ClassifyJob(
            model=str(folder / "model.onnx"),
            images=job.images,
            series=job.series,
            output=str(folder / f"map{tile}.tif"),
            tile=tile,
            threads=1,
        )
        classify.run(wanted, lambda event: None)
        codes.append(gdal.Open(str(folder / f"map{tile}.tif")).ReadAsArray())
    np.testing.assert_array_equal(*codes)
    order = np.array([sorted(land.NAMES).index(name) + 1 for name in land.NAMES])
    known = codes[0] > 0
    assert known.mean() > 0.8 and (codes[0] == order[land.truth()])[known].mean() > 0.95


@pytest.mark.long
def test_a_missing_value_gives_no_class_and_another_file_is_refused(place):
    folder, _, _ = place
    manifest = from_classifier_file(folder / "model.onnx", verify=True)
    values = np.random.default_rng(0).random((manifest.features, 5, 7), np.float32)
    holed = values.copy()
    holed[3, 2, 2] = np.nan
    shares, other = (open_classifier(manifest).shares(one, 1) for one in (values, holed))
    np.testing.assert_allclose(shares.sum(0), 1, atol=1e-5)
    assert np.isnan(other[:, 2, 2]).all()
    other[:, 2, 2] = shares[:, 2, 2]
    np.testing.assert_allclose(other, shares, atol=1e-6)
    with pytest.raises(ModelFileError, match="does not take"):
        wrong = type(manifest)(**{**vars(manifest), "inputs": manifest.inputs[:1]})
        open_classifier(wrong).shares(values[:4], 1)


def test_features_come_to_their_dates_and_images_stand_beside_each():
    """Two bands on the days 31 and 71, and an image of one band before them."""
    days = np.array([np.nan, 31, 31, 71, 71])
    pixels = Pixels(torch.nn.Identity(), days)
    values, there, at = pixels.series(torch.tensor([[9.0, 1.0, 2.0, 3.0, 4.0]]))
    assert values.tolist() == [[[1, 2, 9], [3, 4, 9]]] and at.tolist() == [[0, 40]]
    assert there.tolist() == [[1, 1]]
    alone, _, at = Pixels(torch.nn.Identity(), np.array([np.nan])).series(torch.tensor([[9.0]]))
    assert alone.tolist() == [[[9], [9]]] and at.tolist() == [[0, 1]]


def test_without_a_series_it_says_what_to_take():
    with pytest.raises(JobError, match="learns from a series"):
        TrainClassifierJob(name="a", samples="a.gpkg", images=("a.tif",), model="sequence")
    with pytest.raises(JobError, match=r"--trees is no option of the model sequence"):
        series = (CollectionSource(("s",)),)
        TrainClassifierJob(name="a", samples="a.gpkg", series=series, model="sequence", options={"trees": 3})


def test_samples_of_another_place_lie_in_cells_of_their_own():
    found = dealt(np.array([1, 0, *[-1] * 20]))
    assert found[:2].tolist() == [1, 0] and set(found[2:]) == set(range(2, 2 + CELLS))


@pytest.mark.long
def test_a_sequence_goes_on_from_one_of_another_year(place, tmp_path):
    folder, job, _ = place
    other = (CollectionSource((str(land.series(tmp_path / "other", 2025, 9)),)),)
    own = {"series": other, "output": str(tmp_path / "here.onnx"), "suggestions": None, "name": "here"}
    fewer = {"options": {"members": 1, "epochs": 6}, "folds": 2, "base": job.output}
    wanted = replace(job, **own, **fewer)
    figures = train_classifier.run(wanted, lambda event: None).first.figures
    assert figures["accuracy"]["overall_accuracy"] > 0.95
    assert any("1800 samples of the model 'mine' are learnt along" in note for note in figures["notes"])
