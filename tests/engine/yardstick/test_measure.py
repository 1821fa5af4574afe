"""What is measured: whatever the windows, on the pixels that are valid, and nothing else."""

import images
import numpy as np
import pytest
from measuring import NAMES, RATIO, figures_of, flat, windows_of
from sklearn import metrics as sklearn

from chronofuse.engine.raster.readers import open_image
from chronofuse.engine.yardstick import measure, pixel_kernels, ssim_kernels, texture_kernels


@pytest.mark.parametrize("side", [23, 64])
def test_no_figure_depends_on_the_windows(case, side):
    whole, windowed = (flat(figures.to_plain()) for figures in (case.figures, figures_of(case.opened, side)))
    assert whole.keys() == windowed.keys()
    for path, value in whole.items():
        assert windowed[path] == (
            pytest.approx(value, rel=1e-9, abs=1e-12) if isinstance(value, float) else value
        ), path


def test_pictures_do_not_depend_on_the_windows(case):
    measured = []
    for side in (512, 50):
        with windows_of(side):
            measured.append(
                measure.against_truth(
                    case.opened["truth"],
                    NAMES,
                    {"prediction": case.opened["prediction"].read},
                    None,
                    RATIO,
                )
            )
    whole, windowed = measured
    error = case.arrays["prediction"][2] - case.arrays["truth"][2]
    np.testing.assert_allclose(whole.pictures["nir"].errors.values[0], error, atol=1e-7)
    for band in NAMES:
        np.testing.assert_array_equal(whole.pictures[band].density, windowed.pictures[band].density)
    np.testing.assert_allclose(whole.looks["truth"], case.arrays["truth"][[2, 1, 0]], atol=1e-7)


def test_the_kernels_are_compiled_once_however_a_prediction_lies_in_memory(case):
    def part_of_a_larger_array(window):
        return np.pad(read(window), ((0, 0), (2, 2), (3, 3)))[:, 2:-2, 3:-3]

    read = case.opened["prediction"].read
    for reader in (read, part_of_a_larger_array):
        measure.against_truth(case.opened["truth"], NAMES, {"prediction": reader}, None, RATIO)
    for kernel in (ssim_kernels.ssim_sums, texture_kernels.lbp_sums, pixel_kernels.angle_sums):
        assert len(kernel.signatures) == 1, kernel.__name__


def test_the_baselines_are_measured_where_the_prediction_is_valid(case):
    copied = case.figures["baselines"]["copy"]
    t, f = (case.arrays[name][0][case.valid] for name in ("truth", "fine"))
    assert copied["rmse"].parts["green"] == pytest.approx(sklearn.root_mean_squared_error(t, f), rel=1e-6)
    assert copied["pixels"] == case.figures["pixels"] == case.valid.sum()


def test_a_gap_of_one_band_takes_no_pixel_from_the_others(case, tmp_path):
    holed = case.arrays["truth"].copy()
    holed[1, 10:30] = np.nan
    path = images.write(tmp_path / "p.tif", holed, names=NAMES, scale=1, dtype="float32")
    figures = figures_of({**case.opened, "prediction": open_image(path, "p")})
    pixels = holed[0].size
    for name, table in (("prediction", figures), ("copy", figures["baselines"]["copy"])):
        assert np.sum(table["classes"]["confusion"]) == pixels, f"{name}: water needs green and nir alone"
    assert figures["rmse"].parts == dict.fromkeys(NAMES, 0) and figures["ndvi_rmse"].mean == 0
    rows, f, t = np.r_[0:10, 30 : holed.shape[1]], case.arrays["fine"][1], case.arrays["truth"][1]
    assert figures["baselines"]["copy"]["rmse"].parts["red"] == pytest.approx(
        sklearn.root_mean_squared_error(t[rows].ravel(), f[rows].ravel()), rel=1e-6
    )
