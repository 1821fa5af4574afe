"""The yardstick's figures against independent implementations and hand-worked values."""

import numpy as np
import oracles
import pytest
from measuring import NAMES, RATIO
from skimage.metrics import structural_similarity
from sklearn import metrics as sklearn

from chronofuse.engine.door.value import Value
from chronofuse.engine.yardstick import measure, metrics, pixel_kernels, texture_kernels

# ---- against independent implementations


def of_band(case, band: int):
    """Prediction, truth and F1 of the valid pixels, one-dimensional."""
    return (case.arrays[name][band][case.valid] for name in ("prediction", "truth", "fine"))


@pytest.mark.parametrize("band", range(3))
def test_pixel_figures_are_those_of_numpy_and_scikit_learn(case, band):
    p, t, f = of_band(case, band)
    change = np.abs(case.arrays["truth"][band] - case.arrays["fine"][band])
    changed = (change >= np.quantile(change, 0.8, method="inverted_cdf"))[case.valid]
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
        assert case.figures[name].parts[NAMES[band]] == pytest.approx(value, rel=tolerance, abs=1e-9), name


@pytest.mark.parametrize("band", range(3))
def test_ssim_is_that_of_scikit_image(case, band):
    p, t = (case.arrays[name][band] for name in ("prediction", "truth"))
    holes = ~case.valid
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
        assert case.figures[key].parts[NAMES[band]] == pytest.approx(values[whole].mean(), abs=1e-5), key


@pytest.fixture
def judge():
    """torchmetrics' own figures; they need torch, which the engine's own tests do without."""
    pytest.importorskip("torch", reason="torch is for training alone")
    from torchmetrics.functional import image

    return image


def test_sam_and_ergas_are_those_of_torchmetrics(case, judge):
    import torch

    # A row of valid pixels; torchmetrics' ERGAS multiplies by 100 / ratio as ours does.
    p, t = (torch.tensor(case.arrays[name][:, case.valid])[None, :, None] for name in ("prediction", "truth"))
    assert case.figures["sam"].mean == pytest.approx(float(judge.spectral_angle_mapper(p, t)), rel=1e-6)
    expected = float(judge.error_relative_global_dimensionless_synthesis(p, t, ratio=RATIO))
    assert case.figures["ergas"].mean == pytest.approx(expected, rel=1e-6)


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
    figures = metrics.from_sums(
        t.size, p.sum(), t.sum(), (p * p).sum(), (t * t).sum(), (p * t).sum(), ((p - t) ** 2).sum(), 0.0
    )
    assert figures["uiqi"].mean == pytest.approx(float(expected), rel=1e-6)


@pytest.mark.parametrize("band", [0, *(pytest.param(n, marks=pytest.mark.long) for n in (1, 2))])
def test_edge_and_lbp_are_those_of_plain_loops(case, band):
    p, t = (case.arrays[name][band].astype(np.float32) for name in ("prediction", "truth"))
    assert case.figures["edge"].parts[NAMES[band]] == pytest.approx(oracles.edge(p, t), abs=2e-4)
    assert case.figures["lbp"].parts[NAMES[band]] == pytest.approx(oracles.lbp(p, t), rel=1e-6)


# ---- by hand


def test_roberts_and_lbp_by_hand():
    values = np.array([[1.0, 2.0, 3.0], [4.0, 8.0, 6.0], [7.0, 8.0, 9.0]], np.float32)
    gradient = np.empty_like(values)
    texture_kernels.roberts(values, gradient)
    assert (
        gradient[0, 0] == abs(1 - 8) + abs(2 - 4)
        and np.isnan(gradient[2]).all()
        and np.isnan(gradient[:, 2]).all()
    )
    # Only the lower right neighbour (9, bit 4) exceeds the centre by more than the tolerance; in a flat image
    # none does.
    sums = np.zeros(2)
    texture_kernels.lbp_sums(values, np.ones_like(values), np.array([0, 3, 0, 3]), sums)
    code = 2**4 / 255
    assert sums.tolist() == [pytest.approx(code / (code + 1e-5), rel=1e-6), 1]


def test_a_difference_of_the_tolerance_is_not_a_difference():
    # 0.1250 and 0.1200 as float32 differ by a bit more than .005; as stored numbers, 1250 and 1200, by just
    # that.
    flat_image = np.full((3, 3), 1200 * np.float32(1e-4), np.float32)
    bump = flat_image.copy()
    bump[0, 0] = 1250 * np.float32(1e-4)
    sums = np.zeros(2)
    texture_kernels.lbp_sums(bump, flat_image, np.array([0, 3, 0, 3]), sums)
    assert sums.tolist() == [0, 1]


def test_angles_by_hand():
    p = np.array([[[1.0, 1.0, 0.0]], [[0.0, 1.0, 0.0]]], np.float32)
    t = np.ones_like(p)
    sums = np.zeros(2)
    pixel_kernels.angle_sums(p, t, np.array([0, 1, 0, 3]), sums)
    assert sums.tolist() == [pytest.approx(np.pi / 4, abs=1e-7), 2], "a zero spectrum has no angle"


def test_kge_and_skill_by_hand():
    # Twice the truth: r = 1, alpha = beta = 2.
    t = np.array([1.0, 2.0, 3.0])
    figures = metrics.from_sums(3, 2 * t.sum(), t.sum(), 4 * t @ t, t @ t, 2 * t @ t, t @ t, 0.0)
    assert figures["kge"].mean == pytest.approx(1 - np.sqrt(2))
    assert metrics.skill(0.01, 0.04) == pytest.approx(0.75) and metrics.skill(0.04, 0.04) == 0


def test_ergas_by_hand():
    assert metrics.ergas([0.01, 0.02], [0.1, 0.1], 16, ("a", "b")).mean == pytest.approx(
        100 / 16 * np.sqrt((0.01 + 0.04) / 2)
    )
    assert metrics.ergas([0.01], [0.0], 16, ("red",)) == Value(
        reason="the mean of the truth is 0 in band red"
    )


def test_the_truth_is_perfect_and_a_blurred_truth_too_smooth(case):
    from scipy.ndimage import uniform_filter

    truth = case.opened["truth"]

    def blurred(window):
        outer = window.grown(4, truth.grid.width, truth.grid.height)
        smooth = np.stack([uniform_filter(band, 5) for band in truth.read(outer)])
        return smooth[(slice(None), *window.inside(outer))]

    figures = measure.against_truth(
        truth, NAMES, {"same": truth.read, "blurred": blurred}, None, RATIO
    ).figures
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
    assert {key: figures["same"][key].mean for key in perfect} == pytest.approx(perfect, abs=1e-6)
    assert figures["same"]["sam"].mean == pytest.approx(0, abs=1e-6) and figures["same"]["ergas"] == Value(0)
    assert figures["blurred"]["edge"].mean < -0.01
