"""Presets and job files, and the commands of a run to copy."""

import json
import shlex
from pathlib import Path

import pytest
from qgis.core import QgsApplication

from chronofuse.engine.door import jobs
from chronofuse.ui.form_of_job import kept_of


@pytest.fixture
def filled(dock, scene, tmp_path):
    """A dock that describes a run with something unusual in every part."""
    dock.use_images({"F1": scene.fine_1, "C1": scene.coarse_1, "C2": scene.target, "reference": scene.truth})
    dock.images.of_role("C2")[0].day.give("2024-06-30")
    dock.images.of_role("C1")[0].reading.texts["nodata"].setText("-9999")
    dock.settings.method.choose("fitfc")
    dock.settings.parameters.fields["window"].setValue(21)
    dock.settings.ratio.setValue(16)
    dock.settings.preparation.bands.show_words("blue=1:1,red=3:3")
    dock.settings.preparation.buffer.setValue(2)
    dock.outputs.file.setFilePath(str(tmp_path / "fused.tif"))
    return dock


def plain(job: jobs.FuseJob) -> dict:
    """All of a job but its id; the parameters as texts, as a command line has them."""
    params = {name: str(value) for name, value in job.params.items()}
    return {**json.loads(jobs.dumps(job)), "id": "", "params": params}


def test_a_job_file_brings_the_whole_run_back(filled, tmp_path):
    before = filled.form.job(check_only=False)
    filled.menu.save_job(str(tmp_path / "job.json"))
    assert filled.foot.outcome.text() == "'job.json' was saved."
    filled.images.clear()
    filled.settings.method.choose("delta")

    filled.menu.open(str(tmp_path / "job.json"))

    assert plain(filled.form.job(check_only=False)) == plain(before)


def test_a_preset_brings_the_settings_and_leaves_the_images(filled, scene, tmp_path):
    filled.menu.save_preset(str(tmp_path / "preset.json"))
    assert scene.fine_1 not in (tmp_path / "preset.json").read_text()
    filled.settings.method.choose("delta")
    filled.settings.preparation.show_words({})
    filled.outputs.file.setFilePath(str(tmp_path / "other.tif"))

    filled.menu.open(str(tmp_path / "preset.json"))

    job = filled.form.job(check_only=False)
    assert (job.method, job.params, job.ratio, job.preparation.buffer) == ("fitfc", {"window": 21}, 16, 2)
    assert len(job.preparation.bands) == 2 and job.first.outputs.output == str(tmp_path / "other.tif")
    assert job.pairs[0].fine == scene.fine_1


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            '{"chronofuse_preset": 7}',
            "The preset 'it.json' is of version 7, and this Chronofuse reads version 1: update the plugin.",
        ),
        ("no", "'it.json' is neither a preset nor a job (Expecting value: line 1 column 1 (char 0)): "),
        ('{"chronofuse_preset": 1, "settings": {"ratio": "wide"}}', "These settings can't be read"),
        ('{"chronofuse_job": 9}', "The job file has no 'chronofuse_job': 2"),
        (
            '{"chronofuse_job": 2, "action": "pairs", "sources": [{"paths": ["a"]}]}',
            "is a job of another kind",
        ),
    ],
)
def test_what_can_not_be_opened_is_one_sentence(filled, tmp_path, text, sentence):
    (tmp_path / "it.json").write_text(text)
    filled.menu.open(str(tmp_path / "it.json"))
    ((level, told),) = filled.foot.outcome.shown
    assert level == "error" and sentence in told


def test_a_command_of_a_form_without_images_says_what_it_lacks(dock):
    dock.menu.copy_command()
    assert dock.foot.outcome.text() == (
        "Images are missing: choose the fine image of the reference date (F1), the coarse image of the "
        "reference date (C1) and the coarse image of the date to predict (C2)."
    )


def test_the_command_line_that_is_copied_makes_the_same_job(filled):
    from chronofuse.engine.cli import fuse_command
    from chronofuse.engine.cli.main import _options

    filled.menu.copy_command()

    words = shlex.split(QgsApplication.clipboard().text())
    assert words[:2] == ["chronofuse", "fuse"] and filled.foot.outcome.text() == "Copied."
    assert plain(fuse_command.job_of(_options(words[1:]))) == plain(filled.form.job(check_only=False))


def test_reports_scale_an_uncertainty_that_is_asked_for(filled, tmp_path):
    named = [str(tmp_path / name) for name in ("a b.json", "c.json")]
    filled.outputs.reports.setFilePath(" ".join(f'"{path}"' for path in named))
    assert filled.form.job(check_only=False).calibration == ()
    assert filled.outputs.reports.isHidden()
    filled.outputs.bounds.setChecked(True)
    job = filled.form.job(check_only=False)
    assert job.calibration == tuple(named) and not filled.outputs.reports.isHidden()
    assert kept_of(job)["outputs"]["reports"] == filled.outputs.kept()["reports"]


def test_the_processing_call_that_is_copied_makes_the_same_job(filled, qgis_processing, tmp_path):
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from chronofuse.toolbox.fuse_algorithm import FuseAlgorithm

    filled.outputs.uncertainty.setChecked(True)
    filled.outputs.reports.setFilePath(str(tmp_path / "known.json"))
    filled.menu.copy_call()

    calls = []
    text = QgsApplication.clipboard().text()
    exec(
        text.replace("import processing\n", ""),
        {"processing": type("", (), {"run": lambda *a: calls.append(a)})},
    )
    ((name, parameters),) = calls
    algorithm = FuseAlgorithm().create()
    context = QgsProcessingContext()
    assert name == "chronofuse:fuse"
    assert algorithm.checkParameterValues(parameters, context) == (True, "")
    assert algorithm.prepare(parameters, context, QgsProcessingFeedback())
    made = algorithm.job(parameters, context, algorithm.sources, algorithm._outputs(parameters, context))
    assert plain(made) == plain(filled.form.job(check_only=False)) and made.calibration
    assert Path(made.first.outputs.output).name == "fused.tif"
