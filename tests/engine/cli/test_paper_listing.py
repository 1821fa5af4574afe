"""`chronofuse methods --paper`: what a system of the literature is here."""

import json
import shlex

import pytest

from chronofuse.engine.cli.main import main
from chronofuse.engine.cli.paper_listing import WIDTH, paper_text
from chronofuse.models.catalogue.aliases import NEVER, NOT_YET, names
from chronofuse.models.catalogue.installed import catalogue


def test_a_name_is_shown_with_its_paper_and_a_command_to_copy(capsys):
    assert main(["methods", "--paper", "edc", "stfn"]) == 0
    shown = capsys.readouterr().out
    flat = " ".join(shown.split())
    assert catalogue()["edcstfn"].citation in flat
    assert shlex.split(shown.splitlines()[-1])[:2] == ["chronofuse", "fuse"]
    assert "--method edcstfn" in shown.splitlines()[-1]


def test_a_name_before_the_flag_is_as_good(capsys):
    assert main(["methods", "STFGAN", "--paper"]) == 0
    assert capsys.readouterr().out == paper_text("STFGAN") + "\n"


def test_what_is_not_offered_says_why_and_gives_no_command_to_copy():
    for system in names().systems:
        if names().state(system) in (NOT_YET, NEVER):
            shown = paper_text(system.name)
            assert "not offered" in shown and "because" in shown
            assert names().reasons(system)[0].split()[0] in shown


def test_of_an_unknown_name_the_nearest_are_told(capsys):
    assert main(["methods", "--paper", "STFGN"]) == 2
    told = capsys.readouterr().err
    assert "nearest: STFGAN" in told and "[unknown-method]" in told
    assert main(["methods", "--paper", "zzzz"]) == 2
    assert "no name is like it" in capsys.readouterr().err
    assert main(["methods", "--paper", "chrono"]) == 2
    assert "'chrono' is a method of Chronofuse: chronofuse methods chrono." in capsys.readouterr().err


@pytest.mark.parametrize(
    "name, said",
    [
        ("twostream", "It is a network that you train first: chronofuse train --network twostream."),
        ("stf-gan", "What STFGAN is here: chronofuse methods --paper 'STFGAN'."),
        ("zzzz", "the path of a model file that ends in .onnx. [unknown-method]"),
    ],
)
def test_a_name_that_is_no_method_is_told_what_it_is(name, said, capsys):
    assert main(["methods", name]) == 2
    assert said in capsys.readouterr().err


def test_without_a_name_all_are_listed(capsys):
    assert main(["methods", "--paper"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert {s.name for s in names().systems} <= {line[2:36].strip() for line in lines}
    assert set(names().groups.values()) <= set(lines)


@pytest.mark.parametrize("wanted", [[], ["StfNet"]])
def test_the_same_is_to_be_had_as_json(capsys, wanted):
    assert main(["methods", "--paper", *wanted, "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert len(shown) == (2 if wanted else len(names().systems))
    assert all(one["because"] or any(not way["lacks"] for way in one["ways"]) for one in shown)


def test_sentences_fit_a_terminal():
    for system in names().systems:
        for line in paper_text(system.name).splitlines():
            assert len(line) <= WIDTH or line.startswith("  chronofuse "), line
