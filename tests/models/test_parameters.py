"""Parameters as manifests declare them and as users give them."""

import pytest

from chronofuse.models.manifest import catalogue
from chronofuse.models.parameters import Parameter, ParameterError, settle

WINDOW = Parameter("window", 31, "Side of the window, in fine pixels.", 3, 201)
STRENGTH = Parameter("strength", 0.5, "How much.", 0, 1)
MODE = Parameter("mode", "change", "What is unmixed.", choices=("change", "image"))


def test_what_is_not_given_has_its_default():
    assert settle("toy", [WINDOW, STRENGTH, MODE], {}) == {"window": 31, "strength": 0.5, "mode": "change"}


@pytest.mark.parametrize("parameter, given, value", [
    (WINDOW, "41", 41), (WINDOW, 41.0, 41), (STRENGTH, "1e-1", 0.1), (STRENGTH, 1, 1.0), (MODE, "image", "image"),
])
def test_text_and_numbers_become_values_of_the_right_kind(parameter, given, value):
    found = parameter.read(given)
    assert found == value and type(found) is type(value)


@pytest.mark.parametrize("parameter, given", [
    (WINDOW, "41.5"), (WINDOW, "wide"), (WINDOW, 1), (WINDOW, 1e9), (WINDOW, True), (WINDOW, None), (STRENGTH, "nan"),
    (STRENGTH, "inf"), (STRENGTH, -0.1), (MODE, "picture"), (MODE, 3), (WINDOW, [31]),
])
def test_an_impossible_value_is_refused_with_what_is_possible(parameter, given):
    with pytest.raises(ParameterError, match=f"'{parameter.name}' is .*: give (one of|a (whole )?number from)"):
        parameter.read(given)


def test_an_unknown_name_is_refused_with_the_known_ones():
    with pytest.raises(ParameterError, match="The method 'toy' has no parameter 'size': its parameters are window \\(31\\)"):
        settle("toy", [WINDOW], {"size": 3})


@pytest.mark.parametrize("wrong", [
    {"default": 31, "least": 40, "most": 50}, {"default": 31}, {"default": "a", "choices": ("b",)}, {"default": None},
    {"default": True, "least": 0, "most": 1},
])
def test_a_declaration_that_contradicts_itself_is_refused(wrong):
    with pytest.raises(ValueError, match="the parameter 'p'"):
        Parameter("p", help="?", **wrong)


def test_a_name_means_the_same_kind_of_value_in_every_method():
    """QGIS has one field for a name, whichever methods have it."""
    kinds = {}
    for manifest in catalogue().values():
        for parameter in manifest.parameters:
            kind = (type(parameter.default), parameter.choices)
            assert kinds.setdefault(parameter.name, kind) == kind, (manifest.name, parameter.name)
