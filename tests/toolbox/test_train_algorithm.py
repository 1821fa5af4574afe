"""`chronofuse:train` in a real QGIS: what it makes can be used at once."""

from pathlib import Path

import pytest
from qgis.core import QgsProcessingContext, QgsProcessingException

from chronofuse.models.catalogue.model_file import from_model_file

NAME = "edcstfn-here"


@pytest.fixture
def wishes(provider, places, own_home, tmp_path) -> dict:
    """Parameters of a fine-tuning that works, and is over soon."""
    return {
        "DATA": str(places),
        "START_FROM": "edcstfn",
        "NAME": NAME,
        "STEPS": 3,
        "SCENES": 4,
        "THREADS": 1,
        "VALIDATE": "south",
        "CURVES": str(tmp_path / "curves.png"),
    }


@pytest.mark.long
def test_a_fine_tuned_model_appears_in_the_list_and_fuses(
    run, wishes, listener, provider, parameters, own_home
):
    feedback = listener()
    results = run(wishes, "train", feedback=feedback)

    assert results["MODEL"] == str(own_home / "models" / f"{NAME}.onnx") and results["MODEL_NAME"] == NAME
    assert (
        0.3 < results["SHARE_OF_DELTA"] < 1.2
        and results["STEPS"] == 3
        and results["DEVICE_USED"] in ("cpu", "cuda")
    )
    assert Path(results["CURVES"]).read_bytes()[:4] == b"\x89PNG"
    assert any(stage.startswith("Preparing the training cases") for stage in feedback.stages)
    assert any(stage.startswith("Training") for stage in feedback.stages)
    card = from_model_file(results["MODEL"], verify=True).trained_on
    assert (card["data"], card["held_out"], card["cases"]["real"] > 0) == (["north"], ["south"], True)
    assert card["started_from"]["name"] == "edcstfn" and card["started_from"]["trained_on"]["data"]
    assert (
        not list((own_home / "models").glob(".chronofuse-*"))
        and not (own_home / "training" / NAME / "cases").exists()
    )

    fuse = provider.algorithm("fuse").create()
    assert NAME in fuse.parameterDefinition("METHOD").options()
    fused = run({**parameters, "METHOD": NAME})
    assert Path(fused["OUTPUT"]).stat().st_size > 1000

    with pytest.raises(QgsProcessingException, match=f"There is a training called '{NAME}'|exists already"):
        run(wishes, "train")


@pytest.mark.parametrize(
    "changes, sentence",
    [
        ({"START_FROM": "softmix"}, "There is no model or checkpoint 'softmix' to begin with"),
        pytest.param(
            {"NETWORK": "chrono"},
            "is of the network 'edcstfn', but 'chrono' is to be trained",
            marks=pytest.mark.long,
        ),
        pytest.param(
            {"VALIDATE": "nowhere"},
            "There is no place 'nowhere' to learn from or to validate on: there are north, south.",
            marks=pytest.mark.long,
        ),
    ],
)
def test_what_can_not_be_trained_is_refused_in_a_sentence_and_nothing_is_left(
    run, wishes, own_home, changes, sentence
):
    with pytest.raises(QgsProcessingException, match=sentence):
        run({**wishes, **changes}, "train")
    assert not list((own_home / "models").glob("*")) if (own_home / "models").exists() else True


@pytest.mark.parametrize(
    "changes, sentence",
    [
        ({"NAME": "My Model"}, "The model's name is 'My Model': use lower-case letters, digits and dashes."),
        ({"COARSE": "none"}, "'Coarse images' is 'none': use one of both, real, simulated."),
        ({"STEPS": 0}, "'Steps of training' is 0: give 1 to 100000000."),
        (
            {"LOSS": ["consistancy"]},
            "The loss has no term 'consistancy': did you mean consistency? There are spectral_angle, "
            "multi_scale, wavelet, degradation, cycle, consistency.",
        ),
        ({"CROSS_PAIRS": 2}, "'Share of crossed pairs' is 2: give 0 to 1."),
        ({"REPLAY": 2}, "'Share of replayed landscapes' is 2: give 0 to 0.9."),
        ({"META": 1}, "'Meta-learning: steps on each place' is 1: give 2 to 100."),
        (
            {"META": 5, "STEPS": 4},
            "The training has 4 steps and would take 5 on its first place alone: give more steps "
            "('Steps of training'), or fewer on a place ('Meta-learning: steps on each place').",
        ),
        (
            {"START_FROM": None, "REPLAY": 0.5},
            "There is nothing to replay for a network that begins anew: give a "
            "model to begin with ('Model to begin with'), or leave out 'Share of replayed landscapes'.",
        ),
        ({"OPTIONS": "[1]"}, "The options of the network are [1]: write them as {NAME: VALUE} in JSON."),
        ({"TASK": "all"}, "'What the network is for' is 'all': use one of pairs, series, self."),
        (
            {"TASK": "series"},
            "A network for sequences is trained from the beginning on folders of images or invented years: "
            "leave out another network, a model to start from, prepared cases, an adversary and "
            "further terms of the loss.",
        ),
    ],
)
def test_wrong_parameters_are_refused_before_the_run_as_the_engine_would(provider, wishes, changes, sentence):
    algorithm = provider.algorithm("train").create()
    assert algorithm.checkParameterValues({**wishes, **changes}, QgsProcessingContext()) == (False, sentence)


@pytest.mark.parametrize("chosen", [["degradation", "cycle"], "degradation,cycle"])
def test_terms_of_the_loss_and_options_of_the_network_come_from_the_form(provider, wishes, chosen):
    algorithm = provider.algorithm("train").create()
    asked = {"DATA": wishes["DATA"], "NETWORK": "twostream", "LOSS": chosen, "OPTIONS": '{"days": true}'}
    asked |= {"CROSS_PAIRS": 0.25, "META": 5}
    assert algorithm.checkParameterValues(asked, QgsProcessingContext()) == (True, "")
    job = algorithm._job(asked, QgsProcessingContext())
    assert (job.losses, job.options) == ({"degradation": 0.1, "cycle": 0.1}, {"days": True})
    assert job.cross_pairs == 0.25 and job.meta == 5
    goes_on = {"DATA": wishes["DATA"], "START_FROM": "edcstfn", "REPLAY": 0.3}
    assert algorithm._job(goes_on, QgsProcessingContext()).replay == 0.3


def test_a_network_that_learns_by_itself_takes_one_scene_and_no_folder(provider, scene, wishes):
    algorithm, context = provider.algorithm("train").create(), QgsProcessingContext()
    asked = {"TASK": "self", "START_FROM": "edcstfn", "STEPS": 3}
    says = "A network learns by itself from the scene that is to be predicted: give F1, C1 and C2 of it, one "
    assert algorithm.checkParameterValues(asked, context) == (False, says + "image each.")
    asked |= {"FINE": scene.fine_1, "FIRST_COARSE": scene.coarse_1, "TARGET": scene.target}
    assert algorithm.checkParameterValues(asked, context) == (True, "")
    job = algorithm._job(asked, context, algorithm._scene(asked, context))
    assert job.scene == (scene.fine_1, scene.coarse_1, scene.target) and job.task == "self"
    refused, sentence = algorithm.checkParameterValues({**asked, "DATA": wishes["DATA"]}, context)
    assert not refused and "takes one scene and nothing else" in sentence


def test_a_network_for_a_series_has_inputs_of_its_own(provider, wishes, own_home):
    algorithm = provider.algorithm("train").create()
    asked = {
        "DATA": wishes["DATA"],
        "TASK": "series",
        "TEMPORAL": "gru",
        "BASE": "kalman",
        "INVENTED": 2,
        "STEPS": 3,
    }
    assert algorithm.checkParameterValues(asked, QgsProcessingContext()) == (True, "")
    job = algorithm._job(asked, QgsProcessingContext())
    assert (job.task, job.options, job.invented) == ("series", {"temporal": "gru", "base": "kalman"}, 2)
    assert job.model_file == own_home / "models" / "series" / f"{job.name}.onnx"
    assert job.name.startswith("series-gru-")
    del asked["TEMPORAL"], asked["BASE"], asked["TASK"]
    job = algorithm._job(asked, QgsProcessingContext())
    assert (job.task, job.options, job.invented) == ("pairs", {}, 0)
