"""The yardstick against independent implementations and hand-worked values, and whatever the windows."""

import warnings
from contextlib import contextmanager
from types import SimpleNamespace

import images
import numpy as np
import oracles
import pytest
from skimage.metrics import structural_similarity
from sklearn import metrics as sklearn

from chronofuse.engine.raster.readers import open_image
from chronofuse.engine.yardstick import class_kernels, classes, measure, metric_kernels, metrics, survey
from chronofuse.engine.yardstick.histogram import Histogram

NAMES = ("green", "red", "nir")
RATIO = 16


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A truth, a prediction (with a gap) and F1 on disk as float32; the arrays as they are stored, and
    their figures."""
    folder, random = tmp_path_factory.mktemp("made"), np.random.default_rng(3)
    truth = images.smooth_noise(random, (3, 110, 130))
    prediction = truth + random.normal(0, 0.01, truth.shape)
    prediction[:, 40:52, 60:75] = np.nan
    fine = truth + 0.05 * (images.smooth_noise(random, truth.shape) - 0.2)
    arrays = {
        name: values.astype(np.float32).astype(float)
        for name, values in {"truth": truth, "prediction": prediction, "fine": fine}.items()
    }
    opened = {
        name: open_image(
            images.write(folder / f"{name}.tif", values, names=NAMES, scale=1, dtype="float32"), name
        )
        for name, values in arrays.items()
    }
    return SimpleNamespace(
        arrays=arrays, opened=opened, valid=np.isfinite(prediction[0]), figures=figures(opened)
    )


@contextmanager
def windows_of(side: int):
    """Windows of that side in both passes."""
    before = survey.SIDE
    survey.SIDE = measure.SIDE = side
    try:
        yield
    finally:
        survey.SIDE = measure.SIDE = before


def figures(opened, side: int = 512, **more) -> dict:
    """The figures of the prediction, measured in windows of a size; the baselines beside it."""
    rule, _ = classes.index_rule(NAMES, None, None, 2, "")
    readers = {"prediction": opened["prediction"].read, "copy": opened["fine"].read, **more}
    with windows_of(side), warnings.catch_warnings():
        warnings.simplefilter("error")
        found = measure.against_truth(
            opened["truth"], NAMES, readers, opened["fine"], RATIO, rule=rule
        ).figures
    return {**found.pop("prediction"), "baselines": found}


def flat(figures: dict, path: str = "") -> dict[str, object]:
    """All values of nested figures by their path."""
    found = {}
    for key, value in figures.items():
        found.update(flat(value, f"{path}/{key}") if isinstance(value, dict) else {f"{path}/{key}": value})
    return found


# ---- against independent implementations


def of_band(made, band: int):
    """Prediction, truth and F1 of the valid pixels, one-dimensional."""
    return (made.arrays[name][band][made.valid] for name in ("prediction", "truth", "fine"))


@pytest.mark.parametrize("band", range(3))
def test_pixel_figures_are_those_of_numpy_and_scikit_learn(made, band):
    p, t, f = of_band(made, band)
    change = np.abs(made.arrays["truth"][band] - made.arrays["fine"][band])
    changed = (change >= np.quantile(change, 0.8, method="inverted_cdf"))[made.valid]
    rmse = sklearn.root_mean_squared_error(t, p)
    expected = {
        "rmse": rmse,
        "bias": np.mean(p - t),
        "cc": np.corrcoef(p, t)[0, 1],
        "r2": sklearn.r2_score(t, p),
        "slope": np.polyfit(t, p, 1)[0],
        "kge": oracles.kge(p, t),
        "skill": 1 - rmse / sklearn.root_mean_squared_error(t, f),
        "changed_rmse": sklearn.root_mean_squared_error(t[changed], p[changed]),
    }
    for name, value in expected.items():
        # Which pixels changed is known to a bin of a histogram: one pixel more or less.
        tolerance = 1e-3 if name == "changed_rmse" else 1e-6
        assert made.figures[name]["bands"][NAMES[band]] == pytest.approx(value, rel=tolerance, abs=1e-9), name


@pytest.mark.parametrize("band", range(3))
def test_ssim_is_that_of_scikit_image(made, band):
    p, t = (made.arrays[name][band] for name in ("prediction", "truth"))
    holes = ~made.valid
    whole = np.ones_like(holes)
    for y, x in zip(*np.nonzero(holes)):
        whole[max(0, y - 5) : y + 6, max(0, x - 5) : x + 6] = False
    whole[:5], whole[-5:], whole[:, :5], whole[:, -5:] = False, False, False, False
    low, high = np.quantile(t, (0.001, 0.999), method="inverted_cdf")
    for key, span in (("ssim", high - low), ("ssim_unit_range", 1.0)):
        _, values = structural_similarity(
            np.where(holes, 0, p),
            t,
            data_range=span,
            gaussian_weights=True,
            sigma=1.5,
            use_sample_covariance=False,
            full=True,
        )
        assert made.figures[key]["bands"][NAMES[band]] == pytest.approx(values[whole].mean(), abs=1e-5), key


@pytest.fixture
def judge():
    """torchmetrics' own figures; they need torch, which the engine's own tests do without."""
    pytest.importorskip("torch", reason="torch is for training alone")
    from torchmetrics.functional import image

    return image


def test_sam_and_ergas_are_those_of_torchmetrics(made, judge):
    import torch

    # A row of valid pixels; torchmetrics' ERGAS multiplies by 100 / ratio as ours does.
    p, t = (torch.tensor(made.arrays[name][:, made.valid])[None, :, None] for name in ("prediction", "truth"))
    assert made.figures["sam"] == pytest.approx(float(judge.spectral_angle_mapper(p, t)), rel=1e-6)
    expected = float(judge.error_relative_global_dimensionless_synthesis(p, t, ratio=RATIO))
    assert made.figures["ergas"] == pytest.approx(expected, rel=1e-6)


def test_uiqi_is_that_of_torchmetrics_with_one_window_over_the_whole_image(judge):
    import torch

    # torchmetrics slides a Gaussian window and averages; as wide as the image and flat, it is the index that
    # we quote.
    random, side = np.random.default_rng(1), 41
    t = random.uniform(0.1, 0.4, (side, side))
    p = 0.7 * t + random.normal(0.05, 0.02, t.shape)
    expected = judge.universal_image_quality_index(
        *(torch.tensor(a)[None, None] for a in (p, t)), kernel_size=(side, side), sigma=(1e6, 1e6)
    )
    found, _ = metrics.from_sums(
        t.size, p.sum(), t.sum(), (p * p).sum(), (t * t).sum(), (p * t).sum(), ((p - t) ** 2).sum(), 0.0
    )
    assert found["uiqi"] == pytest.approx(float(expected), rel=1e-6)


@pytest.mark.parametrize("band", range(3))
def test_edge_and_lbp_are_those_of_plain_loops(made, band):
    p, t = (made.arrays[name][band].astype(np.float32) for name in ("prediction", "truth"))
    assert made.figures["edge"]["bands"][NAMES[band]] == pytest.approx(oracles.edge(p, t), abs=2e-4)
    assert made.figures["lbp"]["bands"][NAMES[band]] == pytest.approx(oracles.lbp(p, t), rel=1e-6)


def test_ndvi_and_the_classes_of_an_index_are_those_of_scikit_learn(made):
    p, t = (made.arrays[name] for name in ("prediction", "truth"))
    ndvi = [((a[2] - a[1]) / (a[2] + a[1]))[made.valid] for a in (p, t)]
    assert made.figures["ndvi_rmse"] == pytest.approx(
        sklearn.root_mean_squared_error(ndvi[1], ndvi[0]), rel=1e-5
    )
    assert made.figures["ndvi_r2"] == pytest.approx(sklearn.r2_score(ndvi[1], ndvi[0]), rel=1e-5)
    water = [a[0] > a[2] for a in (p, t)]
    check_agreement(made.figures, *(w[made.valid] for w in water), labels={0: "other", 1: "water"})
    maps = [np.where(made.valid, w, -1) for w in water]
    assert made.figures["boundary_f1"]["classes"] == {
        "water": pytest.approx(oracles.boundary_f1(*maps, 1, 2), rel=1e-9)
    }


def check_agreement(found: dict, predicted: np.ndarray, true: np.ndarray, labels: dict) -> None:
    """The figures of classes against scikit-learn's."""
    assert found["overall_accuracy"] == pytest.approx(sklearn.accuracy_score(true, predicted))
    assert found["kappa"] == pytest.approx(sklearn.cohen_kappa_score(true, predicted))
    assert found["mean_iou"] == pytest.approx(sklearn.jaccard_score(true, predicted, average="macro"))
    f1 = sklearn.f1_score(true, predicted, average=None)
    assert found["class_f1"]["classes"] == {
        labels[c]: pytest.approx(v) for c, v in zip(np.unique([true, predicted]), f1)
    }
    assert found["class_f1"]["mean"] == pytest.approx(sklearn.f1_score(true, predicted, average="macro"))
    assert found["classes"]["confusion"] == sklearn.confusion_matrix(true, predicted).tolist()


@pytest.mark.parametrize("tolerance", [0, 1, 3])
def test_boundaries_of_several_classes_are_those_of_distance_transforms(tolerance):
    random = np.random.default_rng(8)
    true = (images.smooth_noise(random, (1, 90, 80), low=0, high=5)[0]).astype(np.int16)
    predicted = np.roll(true, (1, 2), (0, 1))
    predicted[20:30, 20:40], true[60:, :9] = -1, -1
    sums = classes.ClassSums(classes.CLASSES, tolerance)
    layers = [np.where(a < 0, class_kernels.NO_CLASS, a).astype(np.int16) for a in (predicted, true)]
    sums.add(*layers, np.array([0, 90, 0, 80]))
    found = sums.figures("", {})
    both = (predicted >= 0) & (true >= 0)
    check_agreement(found, predicted[both], true[both], {c: str(c) for c in range(256)})
    expected = {str(c): oracles.boundary_f1(predicted, true, c, tolerance) for c in np.unique(true[both])}
    assert found["boundary_f1"]["classes"] == pytest.approx(expected)


# ---- by hand


def test_a_boundary_by_hand():
    # A coast that is one pixel off: with a tolerance of one pixel all of it is found, with none nothing is.
    true = np.zeros((6, 8), np.int16)
    predicted = true.copy()
    true[:, 4:], predicted[:, 5:] = 1, 1
    for tolerance, f1 in ((0, 0.0), (1, 1.0)):
        sums = classes.ClassSums(2, tolerance)
        sums.add(predicted, true, np.array([0, 6, 0, 8]))
        assert sums.boundary[1].tolist() == [6, 6 * tolerance, 6, 6 * tolerance]
        found = sums.figures("", {1: "water"}, wanted=1)
        assert found["boundary_f1"] == {"mean": f1, "classes": {"water": f1}}


def test_agreement_by_hand():
    # 3 of class 0 right, 1 taken for 1; 4 of class 1 right, 2 taken for 0.
    found = classes.agreement(np.array([[3, 1], [2, 4]]), {0: "a", 1: "b"})
    assert found["overall_accuracy"] == 0.7
    assert found["class_f1"]["classes"] == pytest.approx({"a": 6 / 9, "b": 8 / 11})
    assert found["mean_iou"] == pytest.approx((3 / 6 + 4 / 7) / 2)
    by_chance = (4 * 5 + 6 * 5) / 100
    assert found["kappa"] == pytest.approx((0.7 - by_chance) / (1 - by_chance))


def test_roberts_and_lbp_by_hand():
    values = np.array([[1.0, 2.0, 3.0], [4.0, 8.0, 6.0], [7.0, 8.0, 9.0]], np.float32)
    gradient = np.empty_like(values)
    metric_kernels.roberts(values, gradient)
    assert (
        gradient[0, 0] == abs(1 - 8) + abs(2 - 4)
        and np.isnan(gradient[2]).all()
        and np.isnan(gradient[:, 2]).all()
    )
    # Only the lower right neighbour (9, bit 4) exceeds the centre by more than the tolerance; in a flat image
    # none does.
    sums = np.zeros(2)
    metric_kernels.lbp_sums(values, np.ones_like(values), np.array([0, 3, 0, 3]), sums)
    code = 2**4 / 255
    assert sums.tolist() == [pytest.approx(code / (code + 1e-5), rel=1e-6), 1]


def test_a_difference_of_the_tolerance_is_not_a_difference():
    # 0.1250 and 0.1200 as float32 differ by a bit more than .005; as stored numbers, 1250 and 1200, by just
    # that.
    flat_image = np.full((3, 3), 1200 * np.float32(1e-4), np.float32)
    bump = flat_image.copy()
    bump[0, 0] = 1250 * np.float32(1e-4)
    sums = np.zeros(2)
    metric_kernels.lbp_sums(bump, flat_image, np.array([0, 3, 0, 3]), sums)
    assert sums.tolist() == [0, 1]


def test_angles_by_hand():
    p = np.array([[[1.0, 1.0, 0.0]], [[0.0, 1.0, 0.0]]], np.float32)
    t = np.ones_like(p)
    sums = np.zeros(2)
    metric_kernels.angle_sums(p, t, np.array([0, 1, 0, 3]), sums)
    assert sums.tolist() == [pytest.approx(np.pi / 4, abs=1e-7), 2], "a zero spectrum has no angle"


def test_kge_and_skill_by_hand():
    # Twice the truth: r = 1, alpha = beta = 2.
    t = np.array([1.0, 2.0, 3.0])
    found, _ = metrics.from_sums(3, 2 * t.sum(), t.sum(), 4 * t @ t, t @ t, 2 * t @ t, t @ t, 0.0)
    assert found["kge"] == pytest.approx(1 - np.sqrt(2))
    assert metrics.skill(0.01, 0.04) == pytest.approx(0.75) and metrics.skill(0.04, 0.04) == 0


def test_ergas_by_hand():
    assert metrics.ergas([0.01, 0.02], [0.1, 0.1], 16, ("a", "b"))[0] == pytest.approx(
        100 / 16 * np.sqrt((0.01 + 0.04) / 2)
    )
    assert metrics.ergas([0.01], [0.0], 16, ("red",)) == (None, "the mean of the truth is 0 in band red")


def test_the_truth_is_perfect_and_a_blurred_truth_too_smooth(made):
    from scipy.ndimage import uniform_filter

    truth = made.opened["truth"]

    def blurred(window):
        outer = window.grown(4, truth.grid.width, truth.grid.height)
        smooth = np.stack([uniform_filter(band, 5) for band in truth.read(outer)])
        return smooth[(slice(None), *window.inside(outer))]

    found = measure.against_truth(truth, NAMES, {"same": truth.read, "blurred": blurred}, None, RATIO).figures
    perfect = {
        "rmse": 0,
        "bias": 0,
        "cc": 1,
        "r2": 1,
        "slope": 1,
        "kge": 1,
        "uiqi": 1,
        "ssim": 1,
        "edge": 0,
        "lbp": 0,
    }
    assert {key: found["same"][key]["mean"] for key in perfect} == pytest.approx(perfect, abs=1e-6)
    assert found["same"]["sam"] == pytest.approx(0, abs=1e-6) and found["same"]["ergas"] == 0
    assert found["blurred"]["edge"]["mean"] < -0.01


# ---- whatever the windows


@pytest.mark.parametrize("side", [23, 64])
def test_no_figure_depends_on_the_windows(made, side):
    whole, windowed = flat(made.figures), flat(figures(made.opened, side))
    assert whole.keys() == windowed.keys()
    for path, value in whole.items():
        assert windowed[path] == (
            pytest.approx(value, rel=1e-9, abs=1e-12) if isinstance(value, float) else value
        ), path


def test_pictures_do_not_depend_on_the_windows(made):
    found = []
    for side in (512, 50):
        with windows_of(side):
            found.append(
                measure.against_truth(
                    made.opened["truth"], NAMES, {"prediction": made.opened["prediction"].read}, None, RATIO
                )
            )
    whole, windowed = found
    error = made.arrays["prediction"][2] - made.arrays["truth"][2]
    np.testing.assert_allclose(whole.pictures["nir"].errors.values[0], error, atol=1e-7)
    for band in NAMES:
        np.testing.assert_array_equal(whole.pictures[band].density, windowed.pictures[band].density)
    np.testing.assert_allclose(whole.looks["truth"], made.arrays["truth"][[2, 1, 0]], atol=1e-7)


def test_the_baselines_are_measured_where_the_prediction_is_valid(made):
    copied = made.figures["baselines"]["copy"]
    _, t, f = of_band(made, 0)
    assert copied["rmse"]["bands"]["green"] == pytest.approx(sklearn.root_mean_squared_error(t, f), rel=1e-6)
    assert copied["pixels"] == made.figures["pixels"] == made.valid.sum()


def test_a_gap_of_one_band_takes_no_pixel_from_the_others(made, tmp_path):
    holed = made.arrays["truth"].copy()
    holed[1, 10:30] = np.nan
    path = images.write(tmp_path / "p.tif", holed, names=NAMES, scale=1, dtype="float32")
    found = figures({**made.opened, "prediction": open_image(path, "p")})
    pixels = holed[0].size
    for name, table in (("prediction", found), ("copy", found["baselines"]["copy"])):
        assert np.sum(table["classes"]["confusion"]) == pixels, f"{name}: water needs green and nir alone"
    assert found["rmse"]["bands"] == dict.fromkeys(NAMES, 0) and found["ndvi_rmse"] == 0
    rows, f, t = np.r_[0:10, 30 : holed.shape[1]], made.arrays["fine"][1], made.arrays["truth"][1]
    assert found["baselines"]["copy"]["rmse"]["bands"]["red"] == pytest.approx(
        sklearn.root_mean_squared_error(t[rows].ravel(), f[rows].ravel()), rel=1e-6
    )


# ---- what can't be known


def one_band(tmp_path, values, name) -> object:
    path = images.write(tmp_path / f"{name}.tif", np.asarray(values, float)[None], scale=1, dtype="float32")
    return open_image(path, name)


def only(*pixels) -> np.ndarray:
    values = np.full((40, 40), np.nan)
    for y, x, value in pixels:
        values[y, x] = value
    return values


NOISE = np.random.default_rng(0).uniform(0.1, 0.3, (40, 40))
FLAT = np.full((40, 40), 0.25)
UNKNOWN = {
    "a constant truth": (
        NOISE,
        FLAT,
        {
            "cc": metrics.FLAT_TRUTH,
            "r2": metrics.FLAT_TRUTH,
            "slope": metrics.FLAT_TRUTH,
            "kge": metrics.FLAT_TRUTH,
            "ssim": metrics.FLAT_TRUTH,
            "edge": metrics.NO_EDGE,
        },
    ),
    "a constant prediction": (FLAT, NOISE, {"cc": metrics.FLAT_PREDICTION, "kge": metrics.FLAT_PREDICTION}),
    "two constants": (
        FLAT,
        FLAT,
        {"cc": metrics.FLAT_TRUTH, "uiqi": "the prediction and the truth are constant"},
    ),
    "a truth with a mean of zero": (NOISE, NOISE - NOISE.mean(), {"kge": "the mean of the truth is 0"}),
    "one valid pixel": (
        only((5, 5, 0.2)),
        NOISE,
        {
            "cc": metrics.ONE_PIXEL,
            "ssim": metrics.NO_WINDOW,
            "lbp": metrics.NO_NEIGHBOURS,
            "edge": metrics.NO_EDGE,
        },
    ),
    "no valid pixel": (only(), NOISE, {"rmse": metrics.NO_PIXEL, "ssim": metrics.NO_WINDOW}),
    "no truth": (
        NOISE,
        only(),
        {"rmse": metrics.NO_PIXEL, "ssim": metrics.NO_WINDOW, "edge": metrics.NO_EDGE},
    ),
}


@pytest.mark.parametrize("case", UNKNOWN)
def test_what_cannot_be_known_is_null_with_the_reason(case, tmp_path):
    prediction, truth, expected = UNKNOWN[case]
    p, t = one_band(tmp_path, prediction, "p"), one_band(tmp_path, truth, "t")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = measure.against_truth(t, ("red",), {"prediction": p.read}, None, RATIO).figures["prediction"]
    for key, reason in expected.items():
        assert found[key] == {"mean": None, "bands": {"red": None}}, key
        assert found["reasons"][key] == {"red": reason}
    assert found["reasons"]["skill"] == {"red": metrics.NO_FINE}
    assert found["reasons"]["sam"] == metrics.NO_SPECTRUM
    nulls = {path.split("/")[1] for path, value in flat(found).items() if value is None} - {"classes"}
    assert nulls == set(found["reasons"]), "each null has its reason and nothing else has one"


def test_an_ergas_of_a_truth_with_a_mean_of_zero_is_null(tmp_path):
    p, t = one_band(tmp_path, NOISE, "p"), one_band(tmp_path, NOISE - NOISE.mean(), "t")
    found = measure.against_truth(t, ("red",), {"prediction": p.read}, None, RATIO).figures["prediction"]
    assert found["ergas"] is None and found["reasons"]["ergas"] == "the mean of the truth is 0 in band red"


def test_f1_that_is_the_truth_leaves_nothing_to_gain(made):
    truth = made.opened["truth"]
    found = measure.against_truth(
        truth, NAMES, {"prediction": made.opened["prediction"].read}, truth, RATIO
    ).figures
    assert found["prediction"]["skill"]["mean"] is None
    assert found["prediction"]["reasons"]["skill"] == dict.fromkeys(NAMES, metrics.NO_CHANGE)


# ---- histograms


def all_of(values: np.ndarray) -> np.ndarray:
    return np.array([0, values.shape[0], 0, values.shape[1]])


def test_a_histogram_does_not_depend_on_the_order_of_its_values():
    values = (
        np.random.default_rng(0).gamma(2, size=(100, 100)).astype(np.float32)
        * np.logspace(-5, 1, 100)[:, None]
    )
    parts = np.array_split(values.astype(np.float32), 7)
    found = []
    for order in (parts, parts[::-1]):
        histogram = Histogram()
        for part in order:
            histogram.add(part, all_of(part))
        found.append(histogram)
    assert found[0].power == found[1].power and found[0].base == found[1].base
    np.testing.assert_array_equal(found[0].counts, found[1].counts)
    np.testing.assert_array_equal(found[0].largest, found[1].largest)


def test_quantiles_of_a_histogram_are_those_of_the_values():
    values = np.random.default_rng(0).gamma(2, size=(300, 300)).astype(np.float32)
    whole_numbers = np.rint(values * 1000).astype(np.float32) * np.float32(1e-4)
    for case, tolerance in ((values, np.ptp(values) / 60_000), (whole_numbers, 0)):
        histogram = Histogram()
        histogram.add(case, all_of(case))
        for share in (0.001, 0.5, 0.9, 0.999, 1.0):
            expected = np.quantile(case, share, method="inverted_cdf")
            assert histogram.quantile(share) == pytest.approx(expected, abs=tolerance)
    assert Histogram().quantile(0.5) is None


@pytest.mark.parametrize("value", [0.0, -3.4e38, 1e30, 1e-12])
def test_a_histogram_takes_any_constant(value):
    constant = np.full((3, 3), value, np.float32)
    histogram = Histogram()
    histogram.add(constant, all_of(constant))
    assert histogram.quantile(0.5) == np.float32(value) and histogram.total == 9
