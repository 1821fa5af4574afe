"""Parameters as manifests declare them and as users give them."""

import pytest

from chronofuse.models.catalogue.errors import ManifestError, ParameterValueError
from chronofuse.models.catalogue.installed import catalogue
from chronofuse.models.catalogue.manifest import Manifest
from chronofuse.models.catalogue.parameters import Parameter, assignments, settle

WINDOW = Parameter("window", 31, "Side of the window, in fine pixels.", 3, 201)
STRENGTH = Parameter("strength", 0.5, "How much.", 0, 1)
MODE = Parameter("mode", "change", "What is unmixed.", choices=("change", "image"))


def test_what_is_not_given_has_its_default():
    assert settle("toy", [WINDOW, STRENGTH, MODE], {}) == {"window": 31, "strength": 0.5, "mode": "change"}


@pytest.mark.parametrize(
    "parameter, given, value",
    [
        (WINDOW, "41", 41),
        (WINDOW, 41.0, 41),
        (STRENGTH, "1e-1", 0.1),
        (STRENGTH, 1, 1.0),
        (MODE, "image", "image"),
    ],
)
def test_text_and_numbers_become_values_of_the_right_kind(parameter, given, value):
    found = parameter.read(given)
    assert found == value and type(found) is type(value)


@pytest.mark.parametrize(
    "parameter, given",
    [
        (WINDOW, "41.5"),
        (WINDOW, "wide"),
        (WINDOW, 1),
        (WINDOW, 1e9),
        (WINDOW, True),
        (WINDOW, None),
        (STRENGTH, "nan"),
        (STRENGTH, "inf"),
        (STRENGTH, -0.1),
        (MODE, "picture"),
        (MODE, 3),
        (WINDOW, [31]),
        (WINDOW, 10**400),
    ],
)
def test_an_impossible_value_is_refused_with_what_is_possible(parameter, given):
    with pytest.raises(
        ParameterValueError, match=f"'{parameter.name}' is .*: give (one of|a (whole )?number from)"
    ):
        parameter.read(given)


def test_an_unknown_name_is_refused_with_the_known_ones():
    with pytest.raises(
        ParameterValueError,
        match="The method 'toy' has no parameter 'size': its parameters are window \\(31\\)",
    ):
        settle("toy", [WINDOW], {"size": 3})


@pytest.mark.parametrize(
    "wrong",
    [
        {"default": 31, "least": 40, "most": 50},
        {"default": 31},
        {"default": "a", "choices": ("b",)},
        {"default": None},
        {"default": True, "least": 0, "most": 1},
    ],
)
def test_a_declaration_that_contradicts_itself_is_refused(wrong):
    with pytest.raises(ValueError, match="the parameter 'p'"):
        Parameter("p", help="?", **wrong)


def test_a_name_means_the_same_kind_of_value_in_every_method():
    """QGIS has one field for a name, whichever methods have it."""
    kinds = {}
    for manifest in catalogue().values():
        for parameter in manifest.parameters:
            kind = kinds.setdefault(parameter.name, parameter.kind)
            assert parameter.kind == kind, (manifest.name, parameter.name)


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "Window"},
        {"name": "a b"},
        {"name": "a=b"},
        {"name": ""},
        {"name": 3},
        {"help": None},
        {"default": "a", "choices": ("a", "b,c")},
        {"default": "a", "choices": ("a", 3)},
        {"most": float("inf")},
    ],
)
def test_a_declaration_that_a_form_or_a_command_line_could_not_hold_is_refused(wrong):
    with pytest.raises(ValueError, match="the parameter "):
        Parameter(**{"name": "p", "default": 1, "help": "?", "least": 0, "most": 2, **wrong})


def test_a_manifest_that_declares_a_parameter_twice_is_refused():
    with pytest.raises(ManifestError, match="declared twice: window, window"):
        Manifest("toy", "Toy", "A toy.", "classical", parameters=(WINDOW, WINDOW))


def test_assignments_become_names_and_values():
    assert assignments(["window=41", " mode = image "]) == {"window": "41", "mode": "image"}
    assert assignments([]) == {}


@pytest.mark.parametrize(
    "texts, sentence",
    [
        (["window"], "The parameter 'window' has no value: give name=value, as in window=41."),
        (["window="], "The parameter 'window=' has no value: give name=value, as in window=41."),
        (["=3"], "The parameter '=3' has no name: give name=value, as in window=41."),
        ([""], "The parameter '' has no name: give name=value, as in window=41."),
        (["window=3", "window=5"], "The parameter 'window' is given twice (3 and 5): give it once."),
    ],
)
def test_what_is_no_assignment_is_refused_in_one_sentence(texts, sentence):
    with pytest.raises(ParameterValueError) as caught:
        assignments(texts)
    assert str(caught.value) == sentence
