"""`chronofuse:fuse` in a real QGIS, with the real engine behind it."""

import time
from pathlib import Path

import pytest
from qgis.core import QgsProcessingException, QgsProject, QgsRasterLayer
from tellers import teller

from chronofuse.engine.door import client
from chronofuse.engine.door.errors import ChronofuseError
from chronofuse.engine.door.jobs import FuseJob, Pair, target_of
from chronofuse.shell import styles


def test_a_run_writes_the_raster_and_hands_its_numbers_on(run, parameters, scene):
    results = run({**parameters, "REFERENCE": scene.truth})

    fused = QgsRasterLayer(results["OUTPUT"], "fused")
    fine = QgsRasterLayer(scene.fine_1, "fine")
    assert fused.isValid() and fused.extent() == fine.extent() and fused.bandCount() == fine.bandCount()
    assert 0 < results["RMSE"] < 0.1
    assert 0 < results["SSIM"] <= 1
    assert 0 < results["CC"] <= 1
    assert results["SKILL"] < 1
    assert results["CONSISTENCY"] > 0
    assert results["TARGET_DATE_USED"] == scene.target_day
    assert results["DEVICE_USED"] == "cpu"


def test_without_a_reference_only_the_consistency_is_a_number(run, parameters):
    results = run(parameters)

    assert [results[name] for name in ("RMSE", "SSIM", "CC", "SKILL")] == [None] * 4
    assert results["CONSISTENCY"] > 0


def test_all_optional_outputs_are_written_where_they_are_wanted(run, parameters, tmp_path):
    files = {
        "NDVI": "ndvi.tif",
        "CHANGE": "change.tif",
        "REPORT_HTML": "report.html",
        "REPORT": "report.json",
    }
    paths = {name: str(tmp_path / file) for name, file in files.items()}

    results = run({**parameters, **paths})

    assert {name: results[name] for name in files} == paths
    assert all(Path(path).stat().st_size for path in paths.values())


def test_an_uncertainty_arrives_as_a_layer_with_its_look(run, parameters, noisy, tmp_path, scene):
    results = run(
        {
            **parameters,
            "MODEL_FILE": noisy(tmp_path / "noisy.onnx"),
            "PARAMETERS": "samples=3",
            "UNCERTAINTY": str(tmp_path / "u.tif"),
        }
    )

    layer = QgsRasterLayer(results["UNCERTAINTY"], "uncertainty")
    assert layer.isValid() and layer.bandCount() == QgsRasterLayer(scene.fine_1, "fine").bandCount()
    items = layer.renderer().shader().rasterShaderFunction().colorRampItemList()
    assert items[0].value == 0 and 0.01 < items[-1].value < 0.03
    assert items[0].color.lightness() > items[2].color.lightness() > items[-1].color.lightness()
    assert layer.bandName(layer.renderer().usesBands()[0]).endswith("nir")
    assert styles.KINDS["uncertainty"] == "Uncertainty"


def test_layers_of_the_project_serve_as_inputs(run, parameters, scene, qgis_new_project):
    layers = {
        name: QgsRasterLayer(path, name)
        for name, path in (("FINE", scene.fine_1), ("COARSE", scene.coarse_1), ("TARGET", scene.target))
    }
    QgsProject.instance().addMapLayers(layers.values())

    results = run({**parameters, "FINE": layers["FINE"], "COARSE": layers["COARSE"].id(), "TARGET": "TARGET"})

    assert Path(results["OUTPUT"]).exists()


def test_a_target_date_may_be_written_as_text(run, parameters):
    assert run({**parameters, "TARGET_DATE": "2024-06-30"})["TARGET_DATE_USED"] == "2024-06-30"


def test_a_run_tells_its_device_what_it_found_and_how_far_it_is(run, parameters, listener):
    heard = listener()

    run(parameters, feedback=heard)

    assert any(note.startswith("delta on CPU: ") for note in heard.notes)
    assert any("grid of F1" in note for note in heard.notes)
    assert any("days from the target date" in warning for warning in heard.warnings)
    assert any(stage.startswith("Fusing") for stage in heard.stages)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {"FINE_2": "fine_1"},
            "'Second fine image (F3)' was given without 'Second coarse image (C3)': give both or none.",
        ),
        (
            {"COARSE_2": "coarse_1"},
            "'Second coarse image (C3)' was given without 'Second fine image (F3)': give both or none.",
        ),
        (
            {"RATIO": 0.5},
            "The ratio is 0.5, but a coarse pixel cannot be smaller than a fine one: give coarse pixel size "
            "/ fine pixel size, a number from 1 on.",
        ),
        (
            {"FINE_2": "truth", "COARSE_2": "target"},
            "The method 'delta' takes exactly one pair, but 2 were given: leave out "
            "the second pair or choose another method.",
        ),
        ({"TILE": 4}, "'Tile size' is 4: give 16 to 65536."),
        ({"MEMORY": 0}, "The memory budget is 0 MB: give a positive number of megabytes."),
        ({"DEVICE": "abacus"}, "'Device' is 'abacus': use one of auto, cpu, cuda."),
        (
            {"DEVICE": "cpu", "PRECISION": "float16"},
            "float16 was asked for on the CPU, which would gain nothing from it: choose "
            "the device auto or cuda, or the precision float32.",
        ),
    ],
)
def test_wrong_parameters_are_refused_before_the_run_in_one_sentence(
    provider, parameters, scene, changes, sentence
):
    from qgis.core import QgsProcessingContext

    wrong = {
        name: getattr(scene, value, value) if isinstance(value, str) else value
        for name, value in changes.items()
    }

    accepted, message = (
        provider.algorithm("fuse")
        .create()
        .checkParameterValues({**parameters, **wrong}, QgsProcessingContext())
    )

    assert (accepted, message) == (False, sentence)


def test_a_probability_of_change_is_refused_before_the_run_where_nobody_tells_it(
    provider, parameters, tmp_path
):
    from qgis.core import QgsProcessingContext

    def asked(**method):
        wishes = {**parameters, **method, "CHANGE_PROBABILITY": str(tmp_path / "p.tif")}
        return provider.algorithm("fuse").create().checkParameterValues(wishes, QgsProcessingContext())

    accepted, message = asked(METHOD="delta")
    assert not accepted and message.startswith("The method 'delta' gives no probability of change: leave it")
    assert asked(MODEL_FILE=teller(tmp_path / "teller.onnx"))[0]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {"PARAMETERS": "samples=1"},
            "The method 'noisy' gives no uncertainty from 1 sample: give samples of 2 or more",
        ),
        ({"PARAMETERS": "samples=33"}, "The parameter 'samples' is '33': give a whole number from 1 to 32."),
    ],
)
def test_an_uncertainty_that_can_not_be_is_refused_before_the_run(
    provider, parameters, noisy, changes, sentence, tmp_path
):
    from qgis.core import QgsProcessingContext

    model = {"MODEL_FILE": noisy(tmp_path / "noisy.onnx")}
    accepted, message = (
        provider.algorithm("fuse")
        .create()
        .checkParameterValues(
            {**parameters, **model, **changes, "UNCERTAINTY": str(tmp_path / "u.tif")}, QgsProcessingContext()
        )
    )

    assert not accepted and message.startswith(sentence)


@pytest.mark.parametrize(
    "changes",
    [
        {"FINE": "nowhere.tif"},
        {"TARGET": __file__},
        {"METHOD": "alchemy"},
        {"MODEL_FILE": "broken.onnx"},
        {"OUTPUT": "/proc/nowhere/fused.tif"},
    ],
    ids=lambda changes: "-".join(changes),
)
def test_the_engine_s_sentence_reaches_the_user_word_for_word(
    run, parameters, changes, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    Path("broken.onnx").write_bytes(b"not a network")
    asked = {
        name: str(Path(value).resolve()) if value == "broken.onnx" else value
        for name, value in {**parameters, **changes}.items()
    }
    job = FuseJob(
        (Pair(asked["FINE"], asked["COARSE"]),),
        (target_of(asked["TARGET"], output=asked["OUTPUT"]),),
        asked.get("MODEL_FILE", asked["METHOD"]),
    )
    with pytest.raises(ChronofuseError) as expected:
        client.run(job)

    with pytest.raises(QgsProcessingException) as error:
        run(asked)

    assert str(error.value) == str(expected.value)


def test_an_existing_output_is_kept_unless_overwriting_is_asked_for(run, parameters):
    output = Path(parameters["OUTPUT"])
    output.write_text("precious")

    with pytest.raises(QgsProcessingException, match="exists"):
        run(parameters)

    assert output.read_text() == "precious"
    run({**parameters, "OVERWRITE": True})
    assert QgsRasterLayer(str(output), "fused").isValid()


def test_a_layer_that_is_no_file_is_refused_with_a_remedy(run, parameters, qgis_new_project):
    layer = QgsRasterLayer("type=xyz&url=http://localhost/{z}/{x}/{y}.png", "tiles from the web", "wms")
    QgsProject.instance().addMapLayer(layer)

    with pytest.raises(
        QgsProcessingException, match=r"'tiles from the web' is not a raster file .*export it"
    ):
        run({**parameters, "FINE": layer})


@pytest.mark.long
@pytest.mark.alone
@pytest.mark.usefixtures("cold")
def test_a_cancelled_run_ends_within_a_second_and_leaves_nothing(
    run, parameters, long_scene, tmp_path, listener
):
    heard = listener(on_fusing=lambda feedback: feedback.cancel())

    with pytest.raises(QgsProcessingException, match="cancelled"):
        run(_long(parameters, long_scene), feedback=heard)

    assert time.monotonic() - heard.acted_at < 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("cold")
@pytest.mark.long
def test_a_killed_worker_is_told_in_one_sentence_and_leaves_nothing(
    run, parameters, long_scene, kill_worker, tmp_path, listener
):
    heard = listener(on_fusing=lambda feedback: kill_worker())

    with pytest.raises(QgsProcessingException, match=r"The engine's process stopped before the end .*killed"):
        run(_long(parameters, long_scene), feedback=heard)

    assert list(tmp_path.iterdir()) == []


def _long(parameters: dict, long_scene) -> dict:
    return {
        **parameters,
        "FINE": long_scene.fine_1,
        "COARSE": long_scene.coarse_1,
        "TARGET": long_scene.target,
        "METHOD": "starfm",
        "TILE": 64,
    }


def test_a_refusal_has_no_tags_that_a_window_would_obey(provider, parameters):
    from qgis.core import QgsProcessingContext

    algorithm = provider.algorithm("fuse").create()
    wrong = {**parameters, "METHOD": "delta", "DTYPE": "<a href='http://127.0.0.1/x'>click</a>"}
    accepted, sentence = algorithm.checkParameterValues(wrong, QgsProcessingContext())
    assert not accepted and "<" not in sentence and "\u2039a href=" in sentence
