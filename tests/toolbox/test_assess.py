"""`chronofuse:assess`: measuring any prediction."""

import json
from pathlib import Path

import pytest
from qgis.core import QgsProcessingException


def test_the_truth_measured_against_itself_has_no_error(run, scene):
    results = run({"PREDICTION": scene.truth, "TRUTH": scene.truth}, "assess")

    assert results["RMSE"] == 0
    assert results["SSIM"] == pytest.approx(1)
    assert results["SKILL"] is None, "without F1 there is nothing to compare with"


def test_f1_measured_as_a_prediction_has_no_skill_over_itself(run, scene, tmp_path):
    report, page = tmp_path / "figures.json", tmp_path / "report.html"

    results = run({"PREDICTION": scene.fine_1, "TRUTH": scene.truth, "FINE": scene.fine_1, "TARGET": scene.target,
                   "REPORT": str(report), "REPORT_HTML": str(page)}, "assess")

    assert results["RMSE"] > 0.01
    assert results["SKILL"] == pytest.approx(0)
    assert results["CONSISTENCY"] > 0
    figures = json.loads(report.read_text())["figures"]
    assert figures["reference"]["rmse"]["mean"] == pytest.approx(results["RMSE"])
    assert "<html" in Path(results["REPORT_HTML"]).read_text()


def test_a_missing_truth_is_told_in_the_engine_s_sentence(run, scene):
    with pytest.raises(QgsProcessingException, match=r"nowhere\.tif"):
        run({"PREDICTION": scene.fine_1, "TRUTH": "nowhere.tif"}, "assess")
