"""What the command line tells of methods and their parameters."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from chronofuse.engine.cli.fuse_command import method_lines
from chronofuse.engine.cli.listing import WIDTH, card_text, methods_text
from chronofuse.models.catalogue.card import in_brief, share_of_delta
from chronofuse.models.catalogue.installed import catalogue
from chronofuse.models.catalogue.manifest import Manifest
from chronofuse.models.catalogue.model_file import METADATA_KEY, with_manifest
from chronofuse.models.catalogue.onnx_file import with_metadata
from chronofuse.models.catalogue.parameters import Parameter

TOY = Manifest(
    "toy",
    "Toy",
    "A toy.",
    "classical",
    parameters=(
        Parameter("window", 31, "Side of the window.", 3, 201),
        Parameter("mode", "change", "What is unmixed.", choices=("change", "image")),
        Parameter("a_name_that_is_longer_than_all", 0.002, "How much.", 0, 1),
    ),
)


def test_a_parameter_stands_below_its_method_with_default_limits_and_help():
    lines = [" ".join(line.split()) for line in methods_text([TOY], {}).splitlines()]
    assert lines[:5] == [
        "toy classical pairs 1 A toy.",
        "Toy; any bands; built in",
        "window=31 3 to 201 Side of the window.",
        "mode=change What is unmixed. One of change, image.",
        "a_name_that_is_longer_than_all=0.002 0 to 1 How much.",
    ]


def test_every_line_fits_a_terminal_and_what_is_said_stands_in_one_column():
    *lines, gap, foot, hint = methods_text(catalogue().values(), {}).splitlines()
    assert max(len(line) for line in [*lines, foot, hint]) <= WIDTH and not gap
    column = lines[0].index(next(iter(catalogue().values())).summary)
    for line in lines:
        assert line[column - 2 : column] == "  " and line[column] != " ", line


@pytest.fixture
def own_models(tmp_path, monkeypatch):
    """A user's folder with a good model, and one for each way of being no good."""
    folder = tmp_path / "a-folder-whose-name-is-long-enough-for-a-line-to-break-at-its-hyphens" / "models"
    folder.mkdir(parents=True)
    bundled = catalogue()["edcstfn"]
    data = Path(bundled.path).read_bytes()
    places = {
        "here": {"network": 0.02, "delta": 0.04},
        "there": {"network": 0.03, "delta": 0.03, "cases": 24},
    }
    tests = {"share_of_delta": 0.8, "cases": 12}
    mine = replace(
        bundled,
        name="mine",
        title="My model",
        licence="MIT",
        accuracy={"places": places, "tests": tests},
        trained_on={"held_out": ["here", "there"], "runs": [{"seed": 7}, {"seed": 8}]},
    )
    (folder / "mine.onnx").write_bytes(with_manifest(data, mine))
    (folder / "same.onnx").write_bytes(data)
    (folder / "text.onnx").write_text("no model at all")
    (folder / "empty.onnx").write_bytes(b"")
    (folder / "deep.onnx").write_bytes(with_metadata(data, METADATA_KEY, "[" * 100_000))
    (folder / "folder.onnx").mkdir()
    monkeypatch.setenv("CHRONOFUSE_HOME", str(folder.parent))
    return folder


REASONS = {
    "same": "its name 'edcstfn' is that of",
    "text": "it is not an ONNX file",
    "empty": "it is empty",
    "deep": "its manifest is malformed",
    "folder": "Is a directory",
}


def test_the_list_says_what_a_model_is_whose_it_is_and_which_files_are_no_good(own_models, run_command):
    process = run_command("methods")
    assert process.returncode == 0 and not process.stderr
    text = " ".join(process.stdout.split())
    assert (
        "MB; GPL-2.0-or-later; bundled" in in_brief(catalogue()["edcstfn"])
        and in_brief(catalogue()["edcstfn"]) in text
    )
    accuracy = "RMSE 0.75 of delta's on places held out, 0.80 on 12 test cases"
    assert f"My model; any bands; {accuracy}; 0.2 MB; MIT; your own" in text
    for name, reason in REASONS.items():
        assert f"can't be used: {own_models / name}.onnx ({reason}" in text


@pytest.mark.parametrize(
    "accuracy, told",
    [
        ({"share_of_delta": 0.9, "tests": "many"}, "RMSE 0.90 of delta's on places held out;"),
        ({"tests": {"share_of_delta": 1.1, "cases": 3}}, "RMSE 1.10 of delta's on 3 test cases"),
        ({"tests": {"cases": 3}}, "any bands; 0"),
    ],
)
def test_a_card_may_lack_any_figure(accuracy, told):
    assert told in in_brief(replace(catalogue()["edcstfn"], accuracy=accuracy))


def test_the_json_has_everything_of_every_method_and_every_file(own_models, run_command):
    methods = json.loads(run_command("methods", "--json").stdout)
    good, bad = (
        {m["name"] or Path(m["path"]).stem: m for m in methods if bool(m["unusable"]) is is_bad}
        for is_bad in (False, True)
    )
    assert set(good) == set(catalogue()) and bad.keys() == REASONS.keys()
    for name, reason in REASONS.items():
        assert bad[name]["unusable"].startswith(reason)
    mine, starfm = good["mine"], good["starfm"]
    assert (mine["origin"], mine["licence"], mine["bytes"]) == (
        "own",
        "MIT",
        (own_models / "mine.onnx").stat().st_size,
    )
    assert mine["share_of_delta"] == 0.75 and mine["accuracy"]["places"]
    assert (starfm["origin"], starfm["bytes"], starfm["path"], starfm["share_of_delta"]) == (
        "code",
        None,
        None,
        None,
    )


def test_the_card_of_a_method_or_a_model_file_says_all_that_is_known(own_models, run_command):
    by_name, by_path = run_command("methods", "mine"), run_command("methods", own_models / "mine.onnx")
    assert by_name.stdout == by_path.stdout
    assert all(len(line) <= WIDTH for line in by_name.stdout.splitlines() if str(own_models) not in line)
    halo = catalogue()["mine"].halo
    for part in (
        "My model;",
        f"halo      {halo} pixels",
        "fine_1: fine 1",
        "held_out: here, there",
        "seed: 8",
        "cases: 24",
        "doi:10.3390/rs11242898",
        str(own_models / "mine.onnx"),
    ):
        assert part in by_name.stdout, part
    card = json.loads(run_command("methods", "softmix", "--json").stdout)
    assert card["title"] == "softmix" and card["pairs_max"] == 2
    for name in ("nonsense", own_models / "text.onnx"):
        refused = run_command("methods", name)
        assert (
            refused.returncode == 2 and "Traceback" not in refused.stderr and refused.stderr.count("\n") == 1
        )


@pytest.mark.parametrize(
    "accuracy",
    [
        {},
        {"places": {}},
        {"places": 3},
        {"places": {"here": {"network": "good"}}},
        {"places": {"here": {"network": 1, "delta": 0}}},
        {"share_of_delta": "good"},
    ],
    ids=str,
)
def test_a_card_that_holds_something_else_has_no_share_of_delta(accuracy):
    foreign = replace(catalogue()["edcstfn"], accuracy=accuracy)
    assert share_of_delta(foreign) is None and "RMSE" not in in_brief(foreign) and card_text(foreign)


def test_a_run_tells_what_was_set_as_it_was_understood_and_only_that(pair, run_command, tmp_path):
    arguments = (
        "fuse",
        "--fine",
        pair.fine_1,
        "--coarse",
        pair.coarse_1,
        "--target",
        pair.coarse_2,
        "--method",
        "fitfc",
        "--report",
        tmp_path / "r.json",
        "--overwrite",
        "-o",
        tmp_path / "o.tif",
    )
    plain = run_command(*arguments)
    assert plain.returncode == 0 and "params" not in plain.stdout
    changed = run_command(*arguments, "--param", "window=2.1e1", "--param", "similar=5")
    assert "\n  params  window=21, similar=5\n" in changed.stdout
    used = json.loads((tmp_path / "r.json").read_text())["figures"]["parameters"]
    assert (used["window"], used["similar"], used["coarse_window"]) == (21, 5, 3)


def test_a_run_tells_the_notes_of_its_method():
    figures = {"parameters": {"window": 31}, "notes": ["The spline was solved locally."]}
    assert list(method_lines(figures, {})) == ["    note  The spline was solved locally.\n"]
