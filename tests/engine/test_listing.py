"""What the command line tells of methods and their parameters."""

import json

from chronofuse.engine.cli import _method_lines
from chronofuse.engine.listing import WIDTH, methods_text
from chronofuse.models.manifest import Manifest, Parameter, catalogue

TOY = Manifest("toy", "Toy", "A toy.", "classical", parameters=(
    Parameter("window", 31, "Side of the window.", 3, 201),
    Parameter("mode", "change", "What is unmixed.", choices=("change", "image")),
    Parameter("a_name_that_is_longer_than_all", 0.002, "How much.", 0, 1)))


def test_a_parameter_stands_below_its_method_with_default_limits_and_help():
    lines = [" ".join(line.split()) for line in methods_text([TOY]).splitlines()]
    assert lines[:4] == ["toy classical pairs 1 A toy.",
                         "window=31 3 to 201 Side of the window.",
                         "mode=change What is unmixed. One of change, image.",
                         "a_name_that_is_longer_than_all=0.002 0 to 1 How much."]


def test_every_line_fits_a_terminal_and_what_is_said_stands_in_one_column():
    *lines, gap, foot = methods_text(catalogue().values()).splitlines()
    assert max(len(line) for line in [*lines, foot]) <= WIDTH and not gap
    column = lines[0].index(next(iter(catalogue().values())).summary)
    for line in lines:
        assert line[column - 2:column] == "  " and line[column] != " ", line


def test_a_run_tells_what_was_set_as_it_was_understood_and_only_that(pair, run_command, tmp_path):
    given = ("fuse", "--fine", pair.fine_1, "--coarse", pair.coarse_1, "--target", pair.coarse_2, "--method", "fitfc",
             "--report", tmp_path / "r.json", "--overwrite", "-o", tmp_path / "o.tif")
    plain = run_command(*given)
    assert plain.returncode == 0 and "params" not in plain.stdout
    changed = run_command(*given, "--param", "window=2.1e1", "--param", "similar=5")
    assert "\n  params  window=21, similar=5\n" in changed.stdout
    used = json.loads((tmp_path / "r.json").read_text())["figures"]["parameters"]
    assert (used["window"], used["similar"], used["coarse_window"]) == (21, 5, 3)


def test_a_run_tells_the_notes_of_its_method():
    figures = {"parameters": {"window": 31}, "notes": ["The spline was solved locally."]}
    assert list(_method_lines(figures, {})) == ["    note  The spline was solved locally.\n"]
