"""The yardstick against independent implementations (scikit-image, numpy) and hand-worked values."""

import images
import numpy as np
import pytest
from skimage.metrics import structural_similarity

from chronofuse.engine import measure, metrics
from chronofuse.engine.readers import open_image


@pytest.fixture
def made(tmp_path):
    """A truth, a prediction and F1 on disk as float32, and as arrays."""
    random = np.random.default_rng(3)
    truth = images.smooth_noise(random, (2, 150, 170))
    prediction = truth + random.normal(0, 0.01, truth.shape)
    fine = truth + 0.05 * (images.smooth_noise(random, truth.shape) - 0.2)
    arrays = {"truth": truth, "prediction": prediction, "fine": fine}
    opened = {}
    for name, values in arrays.items():
        path = images.write(tmp_path / f"{name}.tif", values, names=("red", "nir"), scale=1, dtype="float32")
        opened[name] = open_image(path, name)
    return arrays, opened


def figures(opened, **more):
    return measure.against_truth(opened["truth"], ("red", "nir"), {"prediction": opened["prediction"].read, **more},
                                 opened["fine"], 16)


def test_figures_agree_with_numpy(made, monkeypatch):
    monkeypatch.setattr(measure, "PASS_SIDE", 64)  # several windows, so that the streaming is tested too
    arrays, opened = made
    found = figures(opened)["prediction"]
    p, t, f = (arrays[n].astype(np.float32).astype(float)[0] for n in ("prediction", "truth", "fine"))
    changed = np.abs(t - f) >= np.quantile(np.abs(t - f), 0.8)
    rmse = np.sqrt(np.mean((p - t) ** 2))
    expected = {
        "rmse": rmse, "bias": np.mean(p - t), "cc": np.corrcoef(p.ravel(), t.ravel())[0, 1],
        "r2": 1 - np.sum((p - t) ** 2) / np.sum((t - t.mean()) ** 2), "slope": np.polyfit(t.ravel(), p.ravel(), 1)[0],
        "skill": 1 - rmse / np.sqrt(np.mean((f - t) ** 2)),
        "changed_rmse": np.sqrt(np.mean((p - t)[changed] ** 2)),
    }
    for name, value in expected.items():
        assert found[name]["bands"]["red"] == pytest.approx(value, rel=2e-4, abs=1e-7), name


def test_ssim_agrees_with_scikit_image(made, monkeypatch):
    monkeypatch.setattr(measure, "PASS_SIDE", 70)
    arrays, opened = made
    found = figures(opened)["prediction"]
    for band, name in enumerate(("red", "nir")):
        p, t = arrays["prediction"][band], arrays["truth"][band]
        span = np.quantile(t, 0.999) - np.quantile(t, 0.001)
        for key, data_range in (("ssim", span), ("ssim_unit_range", 1.0)):
            # scikit-image averages over the pixels whose window is whole, as we do.
            expected = structural_similarity(p, t, data_range=data_range, gaussian_weights=True, sigma=1.5,
                                             use_sample_covariance=False)
            assert found[key]["bands"][name] == pytest.approx(expected, abs=2e-4), key


def test_edge_and_lbp_of_the_truth_are_zero_and_of_a_blurred_one_negative(made):
    from scipy.ndimage import uniform_filter

    _, opened = made
    truth = opened["truth"]

    def blurred(window):
        outer = window.grown(4, truth.grid.width, truth.grid.height)
        smooth = np.stack([uniform_filter(band, 5) for band in truth.read(outer)])
        return smooth[(slice(None), *window.inside(outer))]

    same = measure.against_truth(truth, ("red", "nir"), {"prediction": truth.read}, None, 16)["prediction"]
    smooth = measure.against_truth(truth, ("red", "nir"), {"prediction": blurred}, None, 16)["prediction"]
    assert same["edge"]["mean"] == 0 and same["lbp"]["mean"] == 0
    assert same["ssim"]["mean"] == pytest.approx(1) and same["rmse"]["mean"] == 0
    assert smooth["edge"]["mean"] < -0.01


def test_roberts_and_lbp_by_hand():
    values = np.array([[1.0, 2.0, 3.0], [4.0, 8.0, 6.0], [7.0, 8.0, 9.0]])
    assert metrics.roberts(values)[0, 0] == abs(1 - 8) + abs(2 - 4)
    assert np.isnan(metrics.roberts(values)[2]).all()
    # Only the lower right neighbour (9, bit 4) exceeds the centre by more than the tolerance.
    assert metrics.local_binary_pattern(values)[1, 1] == 2**4 / 255


def test_sam_and_ergas_by_hand():
    prediction, truth = np.array([[1.0, 1.0], [0.0, 1.0]]), np.array([[1.0, 1.0], [1.0, 1.0]])
    np.testing.assert_allclose(metrics.spectral_angles(prediction, truth), [np.pi / 4, 0], atol=1e-7)
    assert metrics.ergas([0.01, 0.02], [0.1, 0.1], 16) == pytest.approx(100 / 16 * np.sqrt((0.01 + 0.04) / 2))
    assert metrics.ergas([0.01], [0.0], 16) is None


def test_masked_pixels_do_not_count(made, tmp_path):
    arrays, opened = made
    holed = arrays["prediction"].copy()
    holed[:, 40:60, 40:80] = np.nan
    path = images.write(tmp_path / "holed.tif", holed, scale=1, dtype="float32")
    found = figures({**opened, "prediction": open_image(path, "prediction")})["prediction"]
    valid = np.isfinite(holed[0])
    expected = np.sqrt(np.mean((holed[0] - arrays["truth"][0])[valid] ** 2))
    assert found["rmse"]["bands"]["red"] == pytest.approx(expected, rel=1e-5)
    assert found["pixels"] == valid.sum()


def test_a_constant_band_gives_null_where_a_figure_cannot_be_known(tmp_path):
    flat = np.full((1, 40, 40), 0.25)
    path = images.write(tmp_path / "flat.tif", flat, scale=1, dtype="float32")
    image = open_image(path, "truth")
    found = measure.against_truth(image, ("b",), {"prediction": image.read}, image, 16)["prediction"]
    assert found["rmse"]["mean"] == 0 and found["bias"]["mean"] == 0
    assert all(found[name]["mean"] is None for name in ("cc", "r2", "slope", "kge", "skill"))


def test_quantiles_of_a_histogram_are_those_of_the_values():
    values = np.random.default_rng(0).gamma(2, size=100_000)
    histogram = metrics.Histogram(values.min(), values.max())
    for part in np.array_split(values, 7):
        histogram.add(part)
    for share in (0.001, 0.5, 0.9, 0.999):
        assert histogram.quantile(share) == pytest.approx(np.quantile(values, share), abs=np.ptp(values) / 30_000)
