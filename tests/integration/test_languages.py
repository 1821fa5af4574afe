"""A QGIS that speaks German: its command line, where there is no window, lists our algorithms in German, by
the ids that they have everywhere."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "scripts"))
from scratch_profile import environment, make_profile  # noqa: E402


@pytest.mark.long
def test_qgis_process_has_the_algorithms_in_german(tmp_path):
    profile = make_profile(tmp_path)
    settings = profile / "profiles" / "default" / "QGIS" / "QGIS3.ini"
    settings.parent.mkdir(parents=True, exist_ok=True)
    with settings.open("a", encoding="utf-8") as file:
        file.write("\n[locale]\noverrideFlag=true\nuserLocale=de\n")
    told = subprocess.run(
        ["qgis_process", "--json", "help", "chronofuse:fuse"],
        env=environment(profile),
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    algorithm = json.loads(told.stdout)
    assert algorithm["algorithm_details"]["name"] == "Fusionieren"
    titles = {name: one["description"] for name, one in algorithm["parameters"].items()}
    assert titles["FINE"] == "Feinbild (F1)"
    assert titles["PARAM_COARSE_WINDOW"].startswith("Grobes Fenster (fitfc")
    assert algorithm["outputs"]["RMSE"]["description"] == "RMSE gegen das Referenzbild"
