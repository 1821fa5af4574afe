"""How well classes and their boundaries agree: against scikit-learn, distance transforms, and by hand."""

import images
import numpy as np
import oracles
import pytest
from sklearn import metrics as sklearn

from chronofuse.engine.door.value import BY_CLASS, Value
from chronofuse.engine.yardstick import class_agreement, class_kernels


def test_ndvi_and_the_classes_of_an_index_are_those_of_scikit_learn(case):
    p, t = (case.arrays[name] for name in ("prediction", "truth"))
    ndvi = [((a[2] - a[1]) / (a[2] + a[1]))[case.valid] for a in (p, t)]
    assert case.figures["ndvi_rmse"].mean == pytest.approx(
        sklearn.root_mean_squared_error(ndvi[1], ndvi[0]), rel=1e-5
    )
    assert case.figures["ndvi_r2"].mean == pytest.approx(sklearn.r2_score(ndvi[1], ndvi[0]), rel=1e-5)
    water = [a[0] > a[2] for a in (p, t)]
    check_agreement(case.figures, *(w[case.valid] for w in water), labels={0: "other", 1: "water"})
    maps = [np.where(case.valid, w, -1) for w in water]
    assert case.figures["boundary_f1"].parts == {
        "water": pytest.approx(oracles.boundary_f1(*maps, 1, 2), rel=1e-9)
    }


def check_agreement(figures: dict, predicted: np.ndarray, true: np.ndarray, labels: dict) -> None:
    """The figures of classes against scikit-learn's."""
    assert figures["overall_accuracy"].mean == pytest.approx(sklearn.accuracy_score(true, predicted))
    assert figures["kappa"].mean == pytest.approx(sklearn.cohen_kappa_score(true, predicted))
    assert figures["mean_iou"].mean == pytest.approx(sklearn.jaccard_score(true, predicted, average="macro"))
    f1 = sklearn.f1_score(true, predicted, average=None)
    assert figures["class_f1"].parts == {
        labels[c]: pytest.approx(v) for c, v in zip(np.unique([true, predicted]), f1)
    }
    assert figures["class_f1"].mean == pytest.approx(sklearn.f1_score(true, predicted, average="macro"))
    assert figures["classes"]["confusion"] == sklearn.confusion_matrix(true, predicted).tolist()


@pytest.mark.parametrize("tolerance", [0, 1, 3])
def test_boundaries_of_several_classes_are_those_of_distance_transforms(tolerance):
    random = np.random.default_rng(8)
    true = (images.smooth_noise(random, (1, 90, 80), low=0, high=5)[0]).astype(np.int16)
    predicted = np.roll(true, (1, 2), (0, 1))
    predicted[20:30, 20:40], true[60:, :9] = -1, -1
    sums = class_agreement.ClassSums(class_agreement.CLASSES, tolerance)
    layers = [np.where(a < 0, class_kernels.NO_CLASS, a).astype(np.int16) for a in (predicted, true)]
    sums.add(*layers, np.array([0, 90, 0, 80]))
    figures = sums.figures("", {})
    both = (predicted >= 0) & (true >= 0)
    check_agreement(figures, predicted[both], true[both], {c: str(c) for c in range(256)})
    expected = {str(c): oracles.boundary_f1(predicted, true, c, tolerance) for c in np.unique(true[both])}
    assert figures["boundary_f1"].parts == pytest.approx(expected)


# ---- by hand


def test_a_boundary_by_hand():
    # A coast that is one pixel off: with a tolerance of one pixel all of it is found, with none nothing is.
    true = np.zeros((6, 8), np.int16)
    predicted = true.copy()
    true[:, 4:], predicted[:, 5:] = 1, 1
    for tolerance, f1 in ((0, 0.0), (1, 1.0)):
        sums = class_agreement.ClassSums(2, tolerance)
        sums.add(predicted, true, np.array([0, 6, 0, 8]))
        assert sums.boundary[1].tolist() == [6, 6 * tolerance, 6, 6 * tolerance]
        figures = sums.figures("", {1: "water"}, only=1)
        assert figures["boundary_f1"] == Value(f1, {"water": f1}, by=BY_CLASS)


def test_agreement_by_hand():
    # 3 of class 0 right, 1 taken for 1; 4 of class 1 right, 2 taken for 0.
    figures = class_agreement.agreement(np.array([[3, 1], [2, 4]]), {0: "a", 1: "b"})
    assert figures["overall_accuracy"].mean == 0.7
    assert figures["class_f1"].parts == pytest.approx({"a": 6 / 9, "b": 8 / 11})
    assert figures["mean_iou"].mean == pytest.approx((3 / 6 + 4 / 7) / 2)
    by_chance = (4 * 5 + 6 * 5) / 100
    assert figures["kappa"].mean == pytest.approx((0.7 - by_chance) / (1 - by_chance))


def test_without_a_pixel_of_a_class_nothing_is_known_and_all_say_why():
    sums = class_agreement.ClassSums(3, 0)
    figures = sums.figures("", {})
    assert all(figures[key].mean is None for key in class_agreement.FIGURES)
    assert {figures[key].reason for key in class_agreement.FIGURES} == {class_agreement.NO_CLASS}
    assert figures["class_f1"].parts == figures["boundary_f1"].parts == {}


def test_a_class_without_a_boundary_says_so_and_leaves_the_mean_of_the_others():
    image = np.zeros((6, 8), np.int16)
    image[:3] = 1
    sums = class_agreement.ClassSums(3, 0)
    sums.add(image, image, np.array([0, 6, 0, 8]))
    sums.boundary[1] = 0
    found = sums.figures("", {0: "land", 1: "water"})["boundary_f1"]
    assert found == Value(
        1.0, {"land": 1.0, "water": None}, {"water": class_agreement.NO_BOUNDARY}, by=BY_CLASS
    )
