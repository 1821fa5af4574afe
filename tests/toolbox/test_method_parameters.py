"""The methods' own parameters in `chronofuse:fuse`: one field for each name, refused as on the command
line."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterNumber,
    QgsProperty,
)

from chronofuse.engine.door import client
from chronofuse.engine.door.errors import ParameterError
from chronofuse.engine.door.jobs import FuseJob, Pair, target_of
from chronofuse.models.catalogue.installed import catalogue, own_models
from chronofuse.models.catalogue.manifest import Manifest
from chronofuse.models.catalogue.model_file import with_manifest
from chronofuse.models.catalogue.parameters import Parameter
from chronofuse.toolbox import fusing_algorithm
from chronofuse.toolbox.method_parameters import PREFIX, method_parameters

Number = QgsProcessingParameterNumber
SIDE = "Side of the window."


def method(name: str, *parameters: Parameter) -> Manifest:
    return Manifest(name, name.upper(), "A toy.", "classical", parameters=parameters)


TOYS = [
    method("one", Parameter("window", 31, SIDE, 3, 201), Parameter("spread", 0.5, "How much.", 0, 1)),
    method(
        "two", Parameter("window", 51, SIDE, 3, 201), Parameter("mode", "a", "Which.", choices=("a", "b"))
    ),
    method("three", Parameter("window", 5, "In coarse pixels.", 1, 31)),
]


@pytest.fixture
def toys(monkeypatch):
    """The toys are the installed methods."""
    monkeypatch.setattr(fusing_algorithm, "catalogue", lambda: {toy.name: toy for toy in TOYS})


def names(definitions) -> list[str]:
    return [definition.name() for definition in definitions]


def test_there_is_one_advanced_optional_field_for_each_name():
    window, spread, mode, rest = fields = method_parameters(TOYS)

    assert names(fields) == ["PARAM_WINDOW", "PARAM_SPREAD", "PARAM_MODE", "PARAMETERS"]
    flags = QgsProcessingParameterDefinition.Flag
    assert all(d.flags() & flags.FlagAdvanced and d.flags() & flags.FlagOptional for d in fields)
    assert [d.defaultValue() for d in fields] == [None] * 4
    assert (window.dataType(), spread.dataType()) == (Number.Type.Integer, Number.Type.Double)
    assert (window.minimum(), window.maximum()) == (1, 201), "the widest of all methods"
    assert (
        isinstance(mode, QgsProcessingParameterEnum)
        and mode.usesStaticStrings()
        and mode.options() == ["a", "b"]
    )


def test_the_help_says_what_it_is_and_for_which_methods_with_which_default_and_limits():
    window, *_ = method_parameters(TOYS)

    assert window.description() == "Window (one: 31, two: 51, three: 5)"
    assert window.help() == (
        "Side of the window. A whole number from 3 to 201. Default: <i>one</i> 31, <i>two</i> 51.<br>"
        "In coarse pixels. A whole number from 1 to 31. Default: <i>three</i> 5."
    )


def test_every_parameter_of_every_installed_method_has_its_field(provider):
    has = set(names(provider.algorithm("fuse").parameterDefinitions()))

    needed = {PREFIX + p.name.upper() for manifest in catalogue().values() for p in manifest.parameters}
    assert needed and needed <= has


def test_no_name_of_a_method_can_collide_with_the_algorithm_s_own(provider, monkeypatch):
    own = [
        d.name().lower()
        for d in provider.algorithm("fuse").parameterDefinitions()
        if not d.name().startswith(PREFIX)
    ]
    greedy = method("greedy", *(Parameter(name, 1, "?", 0, 2) for name in [*own, "param_tile", "rmse"]))
    monkeypatch.setattr(fusing_algorithm, "catalogue", lambda: {"greedy": greedy})

    algorithm = provider.algorithm("fuse").create()
    fields = names(algorithm.parameterDefinitions())

    assert "PARAM_TILE" in fields and "TILE" in fields and "PARAM_CHANGE" in fields and "CHANGE" in fields
    assert len({name.lower() for name in fields}) == len(fields) == 2 * len(own) + 2, "QGIS has dropped none"


def test_a_model_of_the_user_s_that_means_something_else_by_a_name_does_not_get_the_field():
    odd = method("odd", Parameter("window", "wide", "?", choices=("wide", "narrow")))

    window, *_ = method_parameters([*TOYS, odd])

    assert window.description() == "Window (one: 31, two: 51, three: 5)"


REFUSALS = [
    ({"PARAM_WINDOW": 2}, {"window": 2}),
    ({"PARAM_WINDOW": "abc"}, {"window": "abc"}),
    ({"PARAM_WINDOW": "41.5"}, {"window": "41.5"}),
    ({"PARAMETERS": "window=1e9"}, {"window": "1e9"}),
    ({"PARAMETERS": "nosuch=1"}, {"nosuch": "1"}),
    ({"METHOD": "starfm", "PARAM_SLOPE_SPREAD": 0.4}, {"slope_spread": 0.4}),
]


@pytest.mark.parametrize(("given", "params"), REFUSALS, ids=lambda value: "-".join(map(str, value)))
def test_a_wrong_value_is_refused_before_the_run_by_the_engine_s_own_sentence(
    provider, parameters, given, params
):
    asked = {**parameters, "METHOD": "fitfc", **given}
    job = FuseJob(
        (Pair(asked["FINE"], asked["COARSE"]),),
        (target_of(asked["TARGET"], output=asked["OUTPUT"]),),
        asked["METHOD"],
        params,
    )
    with pytest.raises(ParameterError) as expected:
        client.run(job)

    refused = provider.algorithm("fuse").create().checkParameterValues(asked, QgsProcessingContext())

    assert refused == (False, str(expected.value))


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"PARAMETERS": "window"}, "The parameter 'window' has no value: give name=value, as in window=41."),
        (
            {"PARAMETERS": "window=3, window=5"},
            "The parameter 'window' is given twice (3 and 5): give it once.",
        ),
        (
            {"PARAMETERS": "window=3", "PARAM_WINDOW": 5},
            "The parameter 'window' is given twice (5 and 3): give it once.",
        ),
    ],
)
def test_a_text_that_does_not_assign_is_refused(provider, parameters, given, sentence):
    asked = {**parameters, "METHOD": "fitfc", **given}

    assert provider.algorithm("fuse").create().checkParameterValues(asked, QgsProcessingContext()) == (
        False,
        sentence,
    )


def test_a_choice_reaches_the_job_by_its_name_and_an_expression_by_its_value(provider, toys, parameters):
    algorithm = provider.algorithm("fuse").create()
    given = {
        **parameters,
        "PARAM_MODE": "b",
        "PARAM_SPREAD": QgsProperty.fromExpression("1 / 4.0"),
        "PARAM_WINDOW": None,
        "PARAMETERS": "depth=3, width=4,",
    }

    assert algorithm._params(given, QgsProcessingContext()) == {
        "mode": "b",
        "spread": 0.25,
        "depth": "3",
        "width": "4",
    }
    assert (
        algorithm._params({**parameters, "PARAM_MODE": "", "PARAMETERS": None}, QgsProcessingContext()) == {}
    )


def test_a_choice_that_is_not_on_the_list_is_refused_by_the_method(provider, toys, parameters):
    refused = (
        provider.algorithm("fuse")
        .create()
        .checkParameterValues({**parameters, "METHOD": "two", "PARAM_MODE": "c"}, QgsProcessingContext())
    )

    assert refused == (False, "The parameter 'mode' is 'c': give one of a, b.")


def test_a_run_uses_what_was_set_and_the_method_s_own_default_for_the_rest(run, parameters, tmp_path):
    used = _parameters_of(
        run, {**parameters, "METHOD": "fitfc", "PARAM_WINDOW": 9, "PARAMETERS": "similar=7"}, tmp_path
    )

    assert used == {"window": 9, "similar": 7, "coarse_window": 3, "slope_spread": 0.5}


def test_the_parameters_of_a_model_file_are_given_as_text(run, provider, parameters, model_file, tmp_path):
    given = {**parameters, "MODEL_FILE": model_file}

    assert _parameters_of(run, {**given, "PARAMETERS": "sharpness=.25, mode=image"}, tmp_path) == {
        "sharpness": 0.25,
        "mode": "image",
    }
    with pytest.raises(
        QgsProcessingException, match="The parameter 'sharpness' is '2': give a number from 0 to 1"
    ):
        run({**given, "PARAMETERS": "sharpness=2"})
    with pytest.raises(QgsProcessingException, match="The method 'knobs' has no parameter 'window'"):
        run({**given, "PARAM_WINDOW": 9})


def _parameters_of(run, given: dict, folder: Path) -> dict:
    """The parameters that a run says it used."""
    report = folder / "report.json"
    run({**given, "REPORT": str(report)})
    return json.loads(report.read_text())["figures"]["parameters"]


def test_a_model_of_the_user_s_own_is_offered_when_the_form_is_opened(provider, tmp_path, monkeypatch):
    bundled = catalogue()["edcstfn"]
    monkeypatch.setenv("CHRONOFUSE_HOME", str(tmp_path))
    own_models().mkdir()
    mine = replace(bundled, name="mine", title="Mine", summary="Is <b>mine</b>.", licence="MIT")
    (own_models() / "mine.onnx").write_bytes(with_manifest(Path(bundled.path).read_bytes(), mine))

    for name in ("fuse", "fuse_series"):
        opened = provider.algorithm(name).create()
        chosen = opened.parameterDefinition("METHOD")
        assert "mine" in chosen.options() and "Is &lt;b&gt;mine&lt;/b&gt;. (Mine; any bands;" in chosen.help()
        assert "MIT; your own" in chosen.help()
