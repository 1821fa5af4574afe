"""What a training can be asked, by arguments and by a configuration file."""

import json
import sys

import pytest

from chronofuse.engine.cli import main, train_command
from chronofuse.engine.door.errors import JobError
from chronofuse.engine.door.jobs import dumps, loads
from chronofuse.engine.door.train_job import TrainJob, from_values


def job_of(*arguments: str) -> TrainJob:
    return train_command.job_of(main._parser().parse_args(["train", *arguments]))


@pytest.mark.parametrize(
    "wishes, sentence",
    [
        ({"name": "My Model"}, "The model's name is 'My Model': use lower-case letters, digits and dashes."),
        ({"data": None}, "There is nothing to learn from, or two things at once"),
        ({"cases": ("c",), "checks": ("d",)}, "There is nothing to learn from, or two things at once"),
        ({"data": None, "cases": ("c",)}, "to learn from or to validate on, but not both"),
        (
            {"data": None, "cases": ("c",), "checks": ("./c",)},
            "is to be learnt from and to be validated on: give it once",
        ),
        (
            {"train": ("lake",), "validate": ("lake",)},
            "'lake' is to be learnt from and to be validated on: give it once.",
        ),
        ({"validate": ("lake", 3)}, "'validate[1]' is 3: give a text."),
        ({"minutes": 3, "steps": 4}, "Minutes and steps were both given"),
        ({"minutes": 0}, "'minutes' is 0: give 0.05 to 100000."),
        ({"minutes": float("nan")}, "'minutes' is nan"),
        ({"steps": True}, "'steps' is True: give a whole number."),
        ({"rate": -1.0}, "'rate' is -1: give"),
        ({"ratios": (8.0, 4.0)}, "'ratios' is (8.0, 4.0)"),
        ({"ratios": (8.0,)}, "'ratios' is (8.0,)"),
        ({"ratio": 0.5}, "'ratio' is 0.5: give 1 to 100."),
        ({"coarse": "none"}, "'coarse' is 'none': use one of both, real, simulated."),
        ({"device": "abacus"}, "'device' is 'abacus'"),
        (
            {"losses": {"beauty": 1.0}},
            "The loss has no term 'beauty': there are spectral_angle, multi_scale,",
        ),
        ({"losses": {"Degredation": 1.0}}, "no term 'Degredation': did you mean degradation? There are"),
        ({"losses": {"multi-scale": 1.0}}, "did you mean multi_scale?"),
        ({"losses": {"cycle": -1.0}}, "The weight of 'cycle' is -1.0: give a number from 0 on."),
        ({"losses": {"multi_scale": "much"}}, "'losses.multi_scale' is 'much': give a number."),
        ({"output": "model.tif"}, "does not end in .onnx"),
        ({"resume": True, "overwrite": True}, "leave one of the two out"),
        ({"scene": ("f1", "c1", "c2")}, "but only a network that learns by itself takes them"),
        ({"task": "self"}, "give F1, C1 and C2 of it, one image each"),
        ({"task": "self", "scene": ("f1", "c1", "c2")}, "takes one scene and nothing else"),
        ({"data": None, "task": "self", "scene": ("f1", "c2")}, "give F1, C1 and C2 of it"),
        ({"cross_pairs": 1.5}, "'cross_pairs' is 1.5: give 0 to 1."),
        ({"cross_pairs": "half"}, "'cross_pairs' is 'half': give a number."),
        (
            {"data": None, "cases": ("c",), "checks": ("d",), "cross_pairs": 0.5},
            "Pairs are crossed when cases are prepared, and these are: leave out --cross-pairs",
        ),
        ({"task": "series", "cross_pairs": 0.5}, "leave out --cross-pairs for a series"),
        (
            {"data": None, "task": "self", "scene": ("f1", "c1", "c2"), "cross_pairs": 1},
            "leave out --cross-pairs for a series, and for a network that learns by itself",
        ),
        ({"start_from": "edcstfn", "replay": 1.0}, "'replay' is 1: give 0 to 0.9."),
        ({"replay": 0.5}, "There is nothing to replay for a network that begins anew"),
        (
            {"data": None, "cases": ("c",), "checks": ("d",), "start_from": "edcstfn", "replay": 0.5},
            "leave out --replay for a series, for a network that learns by itself and for prepared cases",
        ),
        (
            {
                "data": None,
                "task": "self",
                "scene": ("f1", "c1", "c2"),
                "start_from": "edcstfn",
                "replay": 0.5,
            },
            "leave out --replay for a series, for a network that learns by itself",
        ),
        ({"meta": 1}, "'meta' is 1: give 2 to 100."),
        ({"meta": 2.5}, "'meta' is 2.5: give a whole number."),
        ({"meta": 5, "steps": 4}, "The training has 4 steps and would take 5 on its first place alone"),
        ({"task": "series", "meta": 5}, "leave out --meta for a series"),
        (
            {"data": None, "task": "self", "scene": ("f1", "c1", "c2"), "meta": 5},
            "leave out --meta for a series, and for a network that learns by itself",
        ),
        (
            {"data": None, "task": "self", "scene": ("f1", "c1", "c2"), "losses": {"degradation": 0.1}},
            "is held to C2 in its last step: leave out the terms degradation and consistency",
        ),
    ],
)
def test_a_job_refuses_a_wrong_state_when_it_is_made(wishes, sentence):
    with pytest.raises(JobError) as error:
        TrainJob(**{"name": "toy", "data": "images", **wishes})
    assert sentence in str(error.value)


def test_a_network_learns_by_itself_from_one_scene(tmp_path):
    words = ("--self", "--fine", "f1.tif", "--coarse", "c1.tif", "--target", "c2.tif")
    job = job_of(*words, "--start-from", "edcstfn")
    assert (job.task, job.scene, job.coarse) == ("self", ("f1.tif", "c1.tif", "c2.tif"), "both")
    assert job.name == "edcstfn-c2" and job.inputs == {
        "fine": "f1.tif",
        "coarse": "c1.tif",
        "target": "c2.tif",
    }
    assert loads(dumps(job)).scene == job.scene
    config = tmp_path / "self.json"
    config.write_text(json.dumps({"task": "self", "scene": ["f.tif", "c.tif", "t.tif"]}), "utf-8")
    assert job_of(str(config)).scene == tuple(str(tmp_path / f"{one}.tif") for one in "fct")
    with pytest.raises(JobError, match="give F1, C1 and C2 of it"):
        job_of("--self", "--fine", "f1.tif", "--target", "c2.tif")
    with pytest.raises(JobError, match="ask for that \\(--self\\)"):
        job_of("--fine", "f1.tif", "--data", "images")
    with pytest.raises(JobError, match="'coarse' is 'c1"):
        job_of("--coarse", "c1.tif", "--data", "images")


def test_arguments_become_a_job():
    job = job_of(
        "--data",
        "images",
        "--start-from",
        "edcstfn",
        "--validate",
        "a",
        "b",
        "--minutes",
        "3",
        "--ratios",
        "4",
        "20",
        "--ratio",
        "16",
        "--loss",
        "spectral_angle=0.1",
        "--options",
        '{"width": 8}',
        "--resume",
    )
    assert (job.start_from, job.validate, job.minutes, job.ratios, job.ratio) == (
        "edcstfn",
        ("a", "b"),
        3,
        (4, 20),
        16,
    )
    assert (job.losses, job.options, job.resume, job.name) == (
        {"spectral_angle": 0.1},
        {"width": 8},
        True,
        "edcstfn-images",
    )


@pytest.mark.parametrize(
    "given, losses",
    [
        (["--loss", "degradation,cycle"], {"degradation": 0.1, "cycle": 0.1}),
        (["--loss", "cycle=0.2, wavelet", "--loss", "cycle=0.5"], {"cycle": 0.5, "wavelet": 0.1}),
    ],
)
def test_terms_of_the_loss_are_one_list_with_the_usual_weight_where_none_is_given(given, losses):
    assert job_of("--data", "images", *given).losses == losses
    assert from_values({"name": "a", "data": "b", "losses": given[1::2]}).losses == losses


def test_a_weight_that_is_no_number_is_refused_in_a_sentence():
    with pytest.raises(JobError, match=r"'cycle=much' is no term .* give it as spectral_angle=0.1"):
        job_of("--data", "images", "--loss", "cycle=much")


@pytest.mark.parametrize(
    "suffix",
    [
        "json",
        pytest.param(
            "toml", marks=pytest.mark.skipif(sys.version_info < (3, 11), reason="this Python reads no TOML")
        ),
    ],
)
def test_a_configuration_has_the_same_settings_and_arguments_come_first(tmp_path, suffix):
    (tmp_path / "images").mkdir()
    path = tmp_path / f"training.{suffix}"
    settings = {"name": "toy", "data": "images", "steps": 10, "validate": ["a"], "start_from": "edcstfn"}
    path.write_text(
        json.dumps(settings)
        if suffix == "json"
        else "\n".join(f"{name} = {json.dumps(value)}" for name, value in settings.items()),
        "utf-8",
    )
    job = job_of(str(path), "--steps", "20")
    assert (job.name, job.data, job.steps, job.validate) == ("toy", str(tmp_path / "images"), 20, ("a",))
    assert job.start_from == "edcstfn", "a name stays a name"


@pytest.mark.parametrize(
    "text, sentence",
    [
        (None, "can't be read"),
        ("{", "can't be read"),
        (
            '{"data": "images", "speed": 3}',
            "The training knows no 'speed': use name, data,",
        ),
        ('{"data": "images", "steps": "many"}', "'steps' is 'many'"),
    ],
)
def test_a_configuration_that_is_none_is_refused_in_a_sentence(tmp_path, text, sentence):
    if text is not None:
        (tmp_path / "c.json").write_text(text, "utf-8")
    with pytest.raises(JobError) as error:
        job_of(str(tmp_path / "c.json"))
    assert sentence in str(error.value)


def test_the_job_file_says_where_everything_goes(monkeypatch, tmp_path):
    monkeypatch.setenv("CHRONOFUSE_HOME", str(tmp_path))
    values = json.loads(dumps(from_values({"name": "toy", "data": "images"})))
    assert values["action"] == "train"
    assert values["output"] == str(tmp_path / "models" / "toy.onnx") and values["work"] == str(
        tmp_path / "training" / "toy"
    )


def test_a_job_comes_back_from_its_file_as_it_went():
    job = TrainJob(
        "toy",
        "images",
        output="toy.onnx",
        work="work",
        ratios=(4.0, 20.0),
        train=("a",),
        losses={"multi_scale": 0.5},
    )
    assert loads(dumps(job)) == job
    with pytest.raises(JobError, match=r"it has unknown keys \(speed\): remove them; known are"):
        loads(json.dumps({**json.loads(dumps(job)), "speed": 3}))


@pytest.mark.parametrize(
    "given, share", [([], None), (["--cross-pairs"], 0.5), (["--cross-pairs", "0.2"], 0.2)]
)
def test_a_share_of_crossed_pairs_is_half_where_no_number_is_given(given, share):
    job = job_of("--data", "images", *given)
    assert job.cross_pairs == share and loads(dumps(job)).cross_pairs == share
    again = [one.replace("--cross-pairs", "--replay") for one in given]
    job = job_of("--data", "images", "--start-from", "edcstfn", *again)
    assert job.replay == share and loads(dumps(job)).replay == share


@pytest.mark.parametrize("given, inner", [([], None), (["--meta"], 5), (["--meta", "8"], 8)])
def test_five_steps_are_made_on_a_place_where_no_number_is_given(given, inner):
    job = job_of("--data", "images", *given)
    assert job.meta == inner and loads(dumps(job)).meta == inner
