"""`chronofuse:assess`: measuring any prediction."""

import json
from pathlib import Path

import pytest
from qgis.core import QgsProcessingException, QgsVectorLayer


def test_the_truth_measured_against_itself_has_no_error(run, scene):
    results = run({"PREDICTION": scene.truth, "TRUTH": scene.truth}, "assess")

    assert results["RMSE"] == 0
    assert results["SSIM"] == pytest.approx(1)
    assert results["SKILL"] is None, "without F1 there is nothing to compare with"


@pytest.mark.long
def test_f1_measured_as_a_prediction_has_no_skill_over_itself(run, scene, tmp_path):
    report, page = tmp_path / "figures.json", tmp_path / "report.html"

    results = run(
        {
            "PREDICTION": scene.fine_1,
            "TRUTH": scene.truth,
            "FINE": scene.fine_1,
            "TARGET": scene.target,
            "REPORT": str(report),
            "REPORT_HTML": str(page),
        },
        "assess",
    )

    assert results["RMSE"] > 0.01
    assert results["SKILL"] == pytest.approx(0)
    assert results["CONSISTENCY"] > 0
    figures = json.loads(report.read_text())["figures"]
    assert figures["reference"]["rmse"]["mean"] == pytest.approx(results["RMSE"])
    assert "<html" in Path(results["REPORT_HTML"]).read_text()


def test_a_missing_truth_is_told_in_the_engine_s_sentence(run, scene):
    with pytest.raises(QgsProcessingException, match=r"nowhere\.tif"):
        run({"PREDICTION": scene.fine_1, "TRUTH": "nowhere.tif"}, "assess")


def test_all_outputs_are_numbers_or_empty(run, scene):
    results = run({"PREDICTION": scene.fine_1, "TRUTH": scene.truth}, "assess")

    known = {"RMSE", "SSIM", "CC", "SAM", "ERGAS", "EDGE", "NDVI_RMSE", "OVERALL_ACCURACY", "MEAN_IOU"}
    assert all(isinstance(results[name], float) for name in known)
    assert results["CONSISTENCY"] is results["SECOND_DIFFERENCE_RMSE"] is results["ROUGHNESS"] is None


def test_the_table_is_a_layer_with_a_row_a_figure_and_band(run, scene):
    table = run({"PREDICTION": scene.fine_1, "TRUTH": scene.truth, "TABLE": "memory:"}, "assess")["TABLE"]

    assert [field.name() for field in table.fields()] == [
        "level",
        "figure",
        "band",
        "better",
        "prediction",
        "copy",
        "upsample",
        "reason",
        "date",
    ]
    assert not table.isSpatial()
    rows = {(row["figure"], row["band"]): row for row in table.getFeatures()}
    first = rows["RMSE", "all bands"]
    assert first["prediction"] > 0.01 and first["level"] == "pixel" and first["better"] == "lower"
    assert (
        rows["Skill over F1", "nir"]["reason"] == "no F1 was given"
        and not rows["Skill over F1", "nir"]["prediction"]
    )
    assert {row["level"] for row in rows.values()} == {"pixel", "feature", "application", "without truth"}


def test_the_table_can_be_a_file(run, scene, tmp_path):
    path = str(tmp_path / "figures.gpkg")
    results = run(
        {"PREDICTION": scene.fine_1, "TRUTH": scene.truth, "FINE": scene.fine_1, "TABLE": path}, "assess"
    )

    layer = QgsVectorLayer(results["TABLE"], "figures", "ogr")
    assert layer.isValid() and layer.featureCount() > 50


def test_classes_come_from_an_index_or_from_rasters(run, scene, tmp_path):
    images = {"PREDICTION": scene.fine_1, "TRUTH": scene.truth}
    by_index = run({**images, "INDEX": "ndvi", "THRESHOLD": 0.4, "TOLERANCE": 1}, "assess")
    rasters = {}
    for name, path in (("PREDICTED_CLASSES", scene.fine_1), ("TRUE_CLASSES", scene.truth)):
        rasters[name] = str(tmp_path / f"{name}.tif")
        write_green(path, rasters[name])
    by_raster = run({**images, **rasters, "TOLERANCE": 1}, "assess")

    for name in ("OVERALL_ACCURACY", "MEAN_IOU", "KAPPA"):
        assert by_raster[name] == pytest.approx(by_index[name], abs=2e-4)
    with pytest.raises(QgsProcessingException, match="both were given"):
        run({**images, **rasters, "INDEX": "ndvi"}, "assess")


def write_green(path: str, target: str) -> None:
    """A raster of 1 where NDVI exceeds .4."""
    import numpy as np
    from osgeo import gdal

    source = gdal.Open(path)
    names = [source.GetRasterBand(n).GetDescription() for n in range(1, source.RasterCount + 1)]
    red, nir = (source.GetRasterBand(names.index(n) + 1).ReadAsArray().astype(float) for n in ("red", "nir"))
    copy = gdal.GetDriverByName("GTiff").Create(
        target, source.RasterXSize, source.RasterYSize, 1, gdal.GDT_Byte
    )
    copy.SetGeoTransform(source.GetGeoTransform())
    copy.SetProjection(source.GetProjection())
    gaps = (red == source.GetRasterBand(1).GetNoDataValue()) | (nir + red <= 0)
    copy.WriteArray(np.where(gaps, 255, nir - red > 0.4 * (nir + red)).astype(np.uint8))
    copy.GetRasterBand(1).SetNoDataValue(255)


def test_further_dates_make_a_series(run, scene, tmp_path):
    from osgeo import gdal

    days = ("2024-08-01", "2024-09-01")
    truths = [str(tmp_path / f"truth_{day}.tif") for day in days]
    for source, target in zip((scene.fine_1, scene.truth), truths):
        gdal.Translate(target, source, metadataOptions=["ACQUISITION_DATE="])
    first = {"PREDICTION": scene.truth, "TRUTH": scene.truth}

    results = run(
        {
            **first,
            "SERIES_PREDICTIONS": [scene.truth, scene.truth],
            "SERIES_TRUTHS": truths,
            "TABLE": "memory:",
        },
        "assess",
    )

    assert results["SECOND_DIFFERENCE_RMSE"] > 0 and results["ROUGHNESS"] == 0, "the prediction never changes"
    assert {row["date"] for row in results["TABLE"].getFeatures() if row["date"]} == {scene.target_day, *days}
    with pytest.raises(QgsProcessingException, match="1 further predictions, 2 truths"):
        run({**first, "SERIES_PREDICTIONS": [scene.truth], "SERIES_TRUTHS": truths}, "assess")
    with pytest.raises(QgsProcessingException, match=r"nowhere\.tif"):
        run({**first, "SERIES_PREDICTIONS": [scene.truth], "SERIES_TRUTHS": ["nowhere.tif"]}, "assess")
