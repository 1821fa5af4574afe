"""The uncertainty of methods that draw no samples: by their error models."""

import images
import numpy as np
import pytest
import runs
from osgeo import gdal

from chronofuse.engine import fuse
from chronofuse.engine.methods.registry import find_manifest
from chronofuse.models.catalogue import error_models
from chronofuse.models.catalogue.installed import catalogue


def fused(pair, folder, method="delta", **wishes):
    """The prediction, its uncertainty and the run's end."""
    folder.mkdir()
    wishes = {"target": pair.coarse_2, "uncertainty": str(folder / "u.tif"), "dtype": "float32", **wishes}
    job = runs.job_for([(pair.fine_1, pair.coarse_1)], method=method, output=folder / "o.tif", **wishes)
    finished = fuse.run(job, lambda event: None)
    return images.read(folder / "o.tif"), images.read(folder / "u.tif"), finished.first


@pytest.mark.parametrize("method", ["delta", pytest.param("softmix", marks=pytest.mark.long), "edcstfn"])
def test_no_deviation_depends_on_the_tile(method, pair, tmp_path):
    whole = fused(pair, tmp_path / "whole", method, tile=1024)
    parts = fused(pair, tmp_path / "parts", method, tile=64)
    there = np.isfinite(whole[0])
    assert there.mean() > 0.5 and np.array_equal(there, np.isfinite(whole[1])) and whole[1][there].min() > 0
    np.testing.assert_allclose(parts[1], whole[1], rtol=1e-4, atol=1e-7)


def test_the_prediction_is_the_same_whether_its_uncertainty_is_asked_for_or_not(pair, tmp_path):
    with_it, _, _ = fused(pair, tmp_path / "with", "fitfc")
    runs_without = runs.job_for(
        [(pair.fine_1, pair.coarse_1)],
        method="fitfc",
        output=tmp_path / "o.tif",
        target=pair.coarse_2,
        dtype="float32",
    )
    fuse.run(runs_without, lambda event: None)
    np.testing.assert_array_equal(images.read(tmp_path / "o.tif"), with_it)


def test_the_raster_says_how_many_deviations_hold_95_of_100_errors(pair, tmp_path):
    fused(pair, tmp_path / "out")
    tags = gdal.Open(str(tmp_path / "out" / "u.tif")).GetMetadata()
    model = error_models.error_model(find_manifest("delta"))
    assert float(tags["CHRONOFUSE_BOUND_95"]) == model.of_95 and model.of_95 > 1.5
    assert tags["CHRONOFUSE_BOUND_68"] == "1"


def test_every_method_that_comes_along_has_an_error_model_and_most_their_own():
    for name, manifest in catalogue().items():
        model = error_models.error_model(manifest)
        assert model and model.lent == (name == "rescnn-ndvi"), name
        assert set(model.weights) <= set(error_models.TERMS) and min(model.weights.values()) > 0, name
        times = [model.levels[share] for share in sorted(model.levels)]
        assert times == sorted(times) and model.levels["0.68"] == 1, name


def test_a_network_without_one_borrows_that_of_networks_and_says_so(pair, tmp_path, monkeypatch):
    chrono = find_manifest("chrono")
    known = {name: model for name, model in error_models._all().items() if name != "chrono"}
    monkeypatch.setattr(error_models, "_all", lambda: known)
    assert error_models.error_model(chrono).lent
    *_, finished = fused(pair, tmp_path / "out", "chrono")
    assert any("No error model was fitted for the method 'chrono'" in n for n in finished.figures["notes"])


def test_with_a_truth_the_report_tells_how_reliable_it_is(pair, tmp_path):
    truth = images.write(tmp_path / "t.tif", pair.before, names=pair.names, dtype="float32", scale=1)
    _, deviation, finished = fused(pair, tmp_path / "out", reference=truth, html=str(tmp_path / "r.html"))
    found = finished.figures["uncertainty"]
    shares = list(found["reliability"].values())
    assert shares == sorted(shares) and shares[0] >= 0 and shares[-1] <= 1
    assert found["reliability"]["0.68"] == pytest.approx(found["within_1"].mean, abs=1e-9)
    assert found["expected"] == {"within_1": 0.68, "within_95": 0.95}
    page = (tmp_path / "r.html").read_text()
    assert "Reliability diagram" in page and "Scaled to your truth" in page


def test_bounds_lie_so_many_deviations_from_the_prediction(pair, tmp_path):
    path = tmp_path / "out" / "b.tif"
    output, deviation, _ = fused(pair, tmp_path / "out", bounds=str(path))
    bounds, file = images.read(path), gdal.Open(str(path))
    named = [file.GetRasterBand(number + 1).GetDescription() for number in range(file.RasterCount)]
    assert named[:4] == ["green 68% lower", "green 68% upper", "green 95% lower", "green 95% upper"]
    times = float(file.GetMetadataItem("CHRONOFUSE_BOUND_95"))
    for number, far in enumerate((-1, 1, -times, times)):
        np.testing.assert_allclose(bounds[number::4], output + far * deviation, rtol=0, atol=1e-5)
    assert len(bounds) == 4 * len(output)
