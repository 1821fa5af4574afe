"""The names of the literature: all are there, and what is said of each is true of the product as it is."""

import argparse
import inspect
import json
import os
import shlex
from pathlib import Path

import pytest

from chronofuse.engine.cli.main import _parser
from chronofuse.engine.door.fill_job import SERIES_METHODS
from chronofuse.engine.door.loss_terms import LOSSES
from chronofuse.engine.door.train_classifier_job import MODELS
from chronofuse.models.catalogue.alias_commands import command_lines, in_short, name_of
from chronofuse.models.catalogue.aliases import (
    FUSE,
    NEVER,
    NOT_YET,
    STATES,
    TRAIN,
    Names,
    System,
    Way,
    names,
    plain,
)
from chronofuse.models.catalogue.errors import ManifestError
from chronofuse.models.catalogue.installed import catalogue
from chronofuse.models.networks import NETWORKS, SEQUENCES

FILE = Path(__file__).parent / "names_of_papers.json"
"""The names as the papers have them, and which of them are not offered; the latter are written anew with
CHRONOFUSE_WRITE_GOLDEN=1, when a part was built."""
LISTED = json.loads(FILE.read_text("utf-8"))
WAYS = [(system, way) for system in names().systems for way in system.ways]
PARTS = sorted({part for _, way in WAYS for part in way.parts})
BUILT = {**NETWORKS, **SEQUENCES}
SYSTEM = {"name": "A-Net", "group": "g", "idea": "Does."}


def flags_of(command: str) -> set[str]:
    """Those that a command of the parser knows."""
    parser = _parser()
    for word in command.split():
        choices = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
        parser = choices[0].choices[word]
    return set(parser._option_string_actions)


def is_there(part: str) -> bool:
    """Whether the product has a part; functions can't be looked up, and are missing until their line goes
    with the way that replaces it."""
    kind, rest = part.split(" ", 1)
    name, _, of_it = rest.rpartition(" ")
    if kind == "option":
        return of_it in inspect.signature(BUILT[name].__init__).parameters
    if kind == "parameter":
        return of_it in {parameter.name for parameter in catalogue()[name].parameters}
    if kind == "flag":
        return of_it in flags_of(name)
    known = {"network": BUILT, "method": catalogue(), "filling": SERIES_METHODS, "model": MODELS}
    return rest in {**known, "loss": LOSSES, "function": ()}[kind]


def owner_of(part: str) -> str:
    """The network of an option, the method of a parameter; the part itself of all others."""
    kind, rest = part.split(" ", 1)
    owner = {"option": "network", "parameter": "method"}.get(kind)
    return f"{owner} {rest.rpartition(' ')[0]}" if owner else part


def test_every_name_of_the_papers_resolves():
    assert len(LISTED["deep systems"]) == 87
    listed = [*LISTED["deep systems"], *LISTED["others"]]
    found = {name: names().find(name) for name in listed}
    assert all(found.values()), [name for name, systems in found.items() if not systems]
    assert {s.name for systems in found.values() for s in systems} == {s.name for s in names().systems}
    assert [s.name for s in found["Sun 2024"]] == ["Sun 2024", "Res-CNN"]  # another paper of that year
    deep = {s.name for name in LISTED["deep systems"] for s in found[name]} - {"Res-CNN"}
    assert len(deep) == 87


def test_which_names_are_not_offered_is_known():
    there = {state: [s.name for s in names().systems if names().state(s) == state] for state in STATES}
    if os.environ.get("CHRONOFUSE_WRITE_GOLDEN"):
        LISTED.update({NOT_YET: there[NOT_YET], NEVER: there[NEVER]})
        FILE.write_text(json.dumps(LISTED, indent=0) + "\n", "utf-8")
    assert there[NOT_YET] == LISTED[NOT_YET]
    assert there[NEVER] == LISTED[NEVER]


@pytest.mark.parametrize("part", PARTS)
def test_what_is_called_missing_is_missing_and_what_is_not_is_there(part):
    if owner_of(part) != part and owner_of(part) in names().missing:
        assert part not in names().missing, "its owner is missing already"
    else:
        assert is_there(part) is (part not in names().missing)


def test_every_missing_part_is_needed():
    assert set(names().missing) <= set(PARTS)


def test_what_is_offered_can_be_typed_as_it_is_told():
    parser = _parser()
    lines = {line for s in names().systems for way in names().offered(s) for line in command_lines(s, way)}
    for line in sorted(lines):
        program, *words = shlex.split(line)
        assert program == "chronofuse" and parser.parse_args(words).command


def test_what_is_told_in_short_is_the_beginning_of_a_command_that_can_be_typed():
    """Of what is the user's, samples and folders, it lacks all; no word of it is taken for a file."""
    parser = _parser()
    for way in (way for s in names().systems for way in names().offered(s) if way.command != FUSE):
        its_own = {"map train": ["--samples", "s", "--field", "f"], "series fill": ["in", "-o", "out"]}
        words = shlex.split(in_short(way)) + its_own.get(way.command, [])
        if way.command not in ("repair", "change"):
            options = parser.parse_args(words)
            assert way.command != TRAIN or options.config is None


def test_an_offered_way_to_train_makes_a_network_and_one_to_fuse_has_parameters_that_settle():
    for system, way in WAYS:
        if names().lacks(way):
            continue
        if way.command == TRAIN:
            options = BUILT[way.method](**way.options).options
            assert {name: options[name] for name in way.options} == way.options
        if way.command == FUSE:
            manifest = catalogue()[way.method]
            manifest.settle({name: str(value) for name, value in way.options.items()})
            assert manifest.refuse_pairs(way.pairs) is None, system.name


def test_the_nearest_and_the_cited_are_methods_that_are_there():
    named = {name for s in names().systems for name in (s.nearest, s.cited) if name}
    assert named <= {*catalogue(), *SERIES_METHODS}
    assert all(catalogue()[s.cited].citation for s in names().systems if s.cited)


def test_models_of_two_systems_are_called_otherwise():
    trained = [name_of(s) for s in names().systems if any(w.command != FUSE for w in s.ways)]
    assert len(set(trained)) == len(trained)


def test_case_hyphens_and_spaces_do_not_matter():
    assert {names().find(text)[0].name for text in ("STFGAN", "stfgan", "STF-GAN", " stf gan ")} == {"STFGAN"}
    assert [plain(text) for text in ("U-Net", "U-Net++", "MLFF_GAN")] == ["unet", "unet++", "mlffgan"]


def test_two_systems_that_differ_by_case_alone_are_both_found():
    assert [s.name for s in names().find("stfnet")] == ["StfNet", "STFNet"]


def test_author_and_year_find_all_papers_of_theirs():
    assert [s.name for s in names().find("song 2022")] == ["OPGAN", "MLFF-GAN"]
    assert "STFDCNN" in [s.name for s in names().find("Song")]
    assert [s.name for s in names().find("Song et al. (2022)")] == ["OPGAN", "MLFF-GAN"]


def test_a_system_that_is_called_after_its_paper_hides_no_other_of_that_author_and_year():
    assert [s.name for s in names().find("Li 2022")] == ["Li 2022", "PDCNN", "EMSNet"]


def test_an_author_is_found_without_initials_and_without_the_second():
    assert [s.name for s in names().find("Wang 2022")] == ["MSTTIFN", "SMPG"]
    assert [s.name for s in names().find("Sun 2022")] == ["SL-STIF"]


def test_of_a_name_that_nobody_knows_the_nearest_are_told():
    assert names().like("STFGN")[0] == "STFGAN"
    assert names().like("hopfield") == ("Hopfield network",)
    assert names().find("zzzz") == names().find("") == names().like("zzzz") == ()


def test_a_search_finds_by_the_beginning_of_a_name():
    assert [s.name for s in names().holding("hdl")] == ["HDLSFM"]
    assert not names().holding("h") and "SwinSTFM" in [s.name for s in names().holding("Chen 2022")]


def test_a_way_is_offered_once_its_parts_are_no_longer_missing():
    way = Way(TRAIN, "progressive", {"stages": 2}, flags={"adversary": "plain"})
    system = System(**SYSTEM, ways=(way,))
    missing = {"network progressive": "no network", "flag train --adversary": "no adversary"}
    known = Names(missing, {"g": "G"}, (system,))
    assert known.state(system) == NOT_YET and known.reasons(system) == ("no network", "no adversary")
    built = Names({}, {"g": "G"}, (system,))
    assert built.state(system) == "training" and built.reasons(system) == ()
    assert in_short(way) == "train --network progressive --adversary plain --options '{\"stages\": 2}'"


@pytest.mark.parametrize(
    "make",
    [
        lambda: Way("guess"),
        lambda: Way(FUSE, "starfm", pairs=3),
        lambda: Way(FUSE, "starfm", losses={"cycle": 1.0}),
        lambda: Way("repair", "starfm"),
        lambda: System(**SYSTEM),
        lambda: System(**SYSTEM, ways=(Way(FUSE, "starfm"),), because="no"),
        lambda: System(**{**SYSTEM, "name": "--"}, because="no"),
        lambda: Names({"thing x": "no"}, {}, ()),
        lambda: Names({}, {}, (System(**SYSTEM, because="no"),)),
        lambda: Names(
            {},
            {"g": "G"},
            (
                System(**SYSTEM, because="no"),
                System(**{**SYSTEM, "name": "B"}, also=("A-Net",), because="no"),
            ),
        ),
    ],
)
def test_what_contradicts_itself_is_refused(make):
    with pytest.raises(ManifestError):
        make()
