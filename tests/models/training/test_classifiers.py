"""Forests: what the engine's kernel computes is what ONNX Runtime computes of the same file, and "
"scikit-learn."""

import numpy as np
import onnxruntime
import pytest

from chronofuse.engine.door.errors import ModelFileError
from chronofuse.engine.door.fit_job import FITTED, SAMPLES, TRIED, FitJob
from chronofuse.engine.maps.landcover.forest import read_forest
from chronofuse.models.catalogue.onnx_file import with_metadata
from chronofuse.models.training.classifiers import run
from chronofuse.models.training.classifiers.forest import Forest


def some(classes: int, count: int = 900, features: int = 6):
    random = np.random.default_rng(classes)
    values = random.normal(size=(count, features)).astype(np.float32)
    labels = ((values[:, 0] + values[:, 1] > 0) + 2 * (values[:, 2] > 0.4)) % classes
    return values, labels.astype(np.int64)


@pytest.mark.parametrize("classes", [2, 3, 4])
def test_the_kernel_the_graph_and_the_forest_agree(tmp_path, classes):
    values, labels = some(classes)
    forest = Forest(FitJob(str(tmp_path), "forest", {"trees": 9, "depth": 7, "leaf": 2}, threads=1), classes)
    forest.fit(values, labels)
    path = tmp_path / FITTED
    path.write_bytes(with_metadata(forest.exported(), "any", "thing"))
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    other = np.random.default_rng(0).normal(size=(3000, 6)).astype(np.float32)
    graph = session.run(None, {session.get_inputs()[0].name: other})[1]
    kernel = read_forest(path, 6, classes).probabilities(other.T, threads=2)
    np.testing.assert_allclose(kernel.T, graph, atol=2e-6)
    np.testing.assert_allclose(kernel.T, forest.probabilities(other), atol=2e-6)


def test_a_missing_value_gives_no_class_and_other_pixels_theirs(tmp_path):
    values, labels = some(3)
    forest = Forest(FitJob(str(tmp_path), "forest", {"trees": 5, "depth": 5}, threads=1), 3)
    forest.fit(values, labels)
    (tmp_path / FITTED).write_bytes(forest.exported())
    read = read_forest(tmp_path / FITTED, 6, 3)
    whole, holed = values[:300].T.copy(), values[:300].T.copy()
    holed[2, 7], holed[5, 280] = np.nan, np.inf
    found = read.probabilities(holed)
    assert np.isnan(found[:, [7, 280]]).all()
    kept = np.setdiff1d(np.arange(300), [7, 280])
    np.testing.assert_array_equal(found[:, kept], read.probabilities(whole)[:, kept])


@pytest.mark.parametrize("features, classes, said", [(5, 3, "looks at feature"), (6, 2, "can be used")])
def test_a_file_of_another_shape_is_refused(tmp_path, features, classes, said):
    values, labels = some(3)
    forest = Forest(FitJob(str(tmp_path), "forest", {"trees": 5, "depth": 5}, threads=1), 3)
    forest.fit(values, labels)
    (tmp_path / FITTED).write_bytes(forest.exported())
    with pytest.raises(ModelFileError, match=said):
        read_forest(tmp_path / FITTED, features, classes)
    (tmp_path / "none.onnx").write_bytes(b"no model")
    with pytest.raises(ModelFileError, match="not an ONNX file"):
        read_forest(tmp_path / "none.onnx", 6, 3)


def test_what_is_held_out_was_not_learnt_from(tmp_path):
    """Labels that belong to groups alone are known where their group is learnt from, and not where it "
    "isn't."""
    random = np.random.default_rng(1)
    groups = np.repeat(np.arange(40), 20)
    labels = random.integers(0, 2, 40)[groups]
    values = (np.eye(40)[groups] + random.normal(size=(800, 40)) * 0.01).astype(np.float32)
    folds, parts = groups % 4, (np.arange(40) >= 20).astype(int)
    np.savez(tmp_path / SAMPLES, values=values, labels=labels, folds=folds, parts=parts)
    told = []
    run.run(FitJob(str(tmp_path), "forest", {"trees": 20}, threads=1), told.append, lambda: False)
    with np.load(tmp_path / TRIED) as tried:
        held_out, without = tried["held_out"], tried["without"]
    assert (held_out.argmax(axis=1) == labels).mean() < 0.75
    assert without.shape == (2, 800) and without.min() >= 0
    np.testing.assert_allclose(held_out.sum(axis=1), 1, atol=1e-5)
    assert told[-1].dates and [e.done for e in told[1:-1]] == list(range(1, 14))


def test_samples_of_another_place_are_always_learnt_from_and_as_often_as_they_count(tmp_path):
    """Each class is in one part alone, so that what was held out is known from the other place."""
    random = np.random.default_rng(2)
    labels = np.r_[np.repeat([0, 1], 30), np.repeat([0, 1], 30)]
    values = (labels[:, None] + random.normal(size=(120, 3)) * 0.1).astype(np.float32)
    labels[60:90] = 1  # the other place has it all wrong but for one class
    folds, parts = np.r_[np.repeat([0, 1], 30), np.full(60, -1)], np.zeros(3, int)
    found = []
    for weights in (np.ones(120), np.r_[np.full(60, 9.0), np.ones(60)]):
        given = {"values": values, "labels": labels, "folds": folds, "parts": parts, "weights": weights}
        np.savez(tmp_path / SAMPLES, **given)
        told = []
        run.run(FitJob(str(tmp_path), "forest", {"trees": 20}, threads=1), told.append, lambda: False)
        with np.load(tmp_path / TRIED) as tried:
            held_out = tried["held_out"]
        assert (held_out[30:60].argmax(axis=1) == 1).all() and not held_out[60:].any()
        (tmp_path / "fitted.onnx").write_bytes((tmp_path / FITTED).read_bytes())
        shares = read_forest(tmp_path / "fitted.onnx", 3, 2).probabilities(values[:30].T)
        found.append(float(shares[0].mean()))
    assert 0.3 < found[0] < 0.7 and found[1] > 0.85


def test_a_fit_stops_when_it_is_let_go_of(tmp_path):
    values, labels = some(2, 60)
    parts = np.zeros(6, int)
    np.savez(tmp_path / SAMPLES, values=values, labels=labels, folds=np.arange(60) % 2, parts=parts)
    with pytest.raises(run.Stopped):
        run.run(FitJob(str(tmp_path), "forest", {"trees": 2}, threads=1), lambda e: None, lambda: True)
