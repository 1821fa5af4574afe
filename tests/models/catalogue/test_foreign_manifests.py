"""Manifests by any hand: each is refused by what is wrong with it, or whatever lists methods can show it."""

from __future__ import annotations

import copy
import json
import os
import re
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chronofuse.engine.cli import listing
from chronofuse.models.catalogue import installed
from chronofuse.models.catalogue.card import in_brief, reached_on_tests, share_of_delta
from chronofuse.models.catalogue.errors import ManifestError
from chronofuse.models.catalogue.manifest import BUNDLED, LIMITS
from chronofuse.models.catalogue.manifest_json import from_json, to_json
from chronofuse.models.catalogue.model_file import from_model_file
from chronofuse.models.catalogue.onnx_file import with_metadata
from chronofuse.models.catalogue.plain_values import shown

MODEL = (BUNDLED / "edcstfn.onnx").read_bytes()
KNOB = {"name": "knob", "default": 1, "least": 0, "most": 2, "help": "A knob."}
MODE = {"name": "mode", "default": "a", "choices": ["a", "b"], "help": "A mode."}
SAID = {
    "chronofuse_manifest": 1,
    "name": "foreign",
    "title": "Foreign",
    "summary": "A foreign network.",
    "family": "network",
    "bands": ["red", "nir"],
    "inputs": [
        {"name": "f", "role": "fine"},
        {"name": "p", "role": "prior", "of": "softmix", "settings": {"classes": 4}},
        {"name": "k", "role": "parameter", "of": "knob"},
    ],
    "parameters": [KNOB, MODE],
    "output": "o",
    "accuracy": {"share_of_delta": 0.9, "tests": {"share_of_delta": 0.8, "cases": 12}, "places": {}},
    "trained_on": {"data": ["here"], "seed": 1},
}
HUGE = 10**400


def at(*path, value):
    """What is said, with another value at that place."""
    said = copy.deepcopy(SAID)
    inner = said
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return said


def deep(levels: int):
    value: object = 1
    for _ in range(levels):
        value = [value]
    return value


WRONG = {
    "bands that are numbers": (at("bands", value=[1, 2, 3]), "'bands' is"),
    "bands of mixed types": (at("bands", value=["red", None]), "'bands' is"),
    "one band as a text": (at("bands", value="red"), "'bands' is 'red'"),
    "no bands": (at("bands", value=[]), "'bands' is"),
    "a band twice": (at("bands", value=["red", "red"]), "different names"),
    "a tensor's name that is a number": (at("inputs", 0, "name", value=5), "a tensor has the name 5"),
    "a tensor without a name": (at("inputs", 0, "name", value=""), "a tensor has the name ''"),
    "a role that is a list": (at("inputs", 0, "role", value=["fine"]), "a tensor has the role"),
    "a pair that is true": (at("inputs", 0, "pair", value=True), "is of pair True"),
    "a pair that is 1.0": (at("inputs", 0, "pair", value=1.0), "is of pair 1.0"),
    "a prior of a number": (at("inputs", 1, "of", value=3), "a tensor has the of 3"),
    "a prior of a list": (at("inputs", 1, "of", value=["softmix"]), "a tensor has the of"),
    "settings that are a list": (at("inputs", 1, "settings", value=[1]), "has the settings"),
    "a setting that is a list": (at("inputs", 1, "settings", value={"classes": [4]}), "has the settings"),
    "a setting that is huge": (at("inputs", 1, "settings", value={"classes": HUGE}), "has the settings"),
    "inputs that are texts": (at("inputs", value=["fine"]), "malformed"),
    "an infinite figure": (
        at("accuracy", "tests", "cases", value=float("inf")),
        "'accuracy.tests.cases' is inf",
    ),
    "a figure that is NaN": (
        at("accuracy", "share_of_delta", value=float("nan")),
        "'accuracy.share_of_delta'",
    ),
    "a huge figure": (at("accuracy", "share_of_delta", value=HUGE), "'accuracy.share_of_delta' is 1000"),
    "a huge seed": (at("trained_on", "seed", value=HUGE), "'trained_on.seed'"),
    "a card that is deep": (at("trained_on", "data", value=deep(300)), "levels deep"),
    "half a character in a card": (
        at("trained_on", "data", value=["\ud800"]),
        r"'trained_on.data\[0\]' is '\\ud800'",
    ),
    "half a character in a key": (at("trained_on", value={"\udce9": 1}), r"has the key '\\udce9'"),
    "half a character in the title": (at("title", value="\ud800"), "'title' is"),
    "half a character in a key of its own": ({**SAID, "\ud800": 1}, r"unknown keys: \\ud800"),
    "a terminal's orders": (at("summary", value="\x1b[2Jgone"), "'summary' is .*no plain text"),
    "a name of 200 letters": (at("name", value="a" * 200), "the name 'aaa"),
    "a name like a file": (at("name", value="a.onnx"), "the name 'a.onnx'"),
    "a default that is true": (at("parameters", 0, "default", value=True), "has the default True"),
    "a default that is a list": (at("parameters", 0, "default", value=[1]), "has the default"),
    "a huge default": (
        at("parameters", 0, value={**KNOB, "default": HUGE, "most": 10**401}),
        "has the default 1000",
    ),
    "a least that is a text": (at("parameters", 0, "least", value="0"), "not within '0' to 2"),
    "a least that is huge": (at("parameters", 0, "least", value=-HUGE), "not within -1000"),
    "choices that are a number": (at("parameters", 1, "choices", value=3), "has the choices 3"),
    "a number with choices": (at("parameters", 0, "choices", value=["a"]), "has the default 1"),
    "a help that is null": (at("parameters", 1, "help", value=None), "no plain text"),
    "a parameter that is null": (at("parameters", 0, value=None), "malformed"),
    "a ratio that is huge": (at("ratio_range", value=[1, HUGE]), "two numbers are needed"),
    "a ratio that is true": (at("ratio_range", value=[True, 30]), "two numbers are needed"),
    "ratios the wrong way round": (at("ratio_range", value=[30, 2]), "the smaller number first"),
    "a ratio of nothing": (at("ratio_range", value=[0, 30]), "a coarse pixel is 1 to 1000 times"),
    "ratios beyond every sensor": (at("ratio_range", value=[1, 1e300]), "a coarse pixel is 1 to 1000 times"),
    "a halo of a billion": (at("halo", value=10**9), "halo 1000000000 is not within 0 to 512"),
    "a blend of a billion": (at("blend", value=10**9), "blend 1000000000 is not within 0 to 256"),
    "a multiple of a billion": (at("multiple", value=10**9), "multiple 1000000000 is not within 1 to 256"),
    "a multiple of nothing": (at("multiple", value=0), "multiple 0 is not within"),
    "a tile of one pixel": (at("tile", value=1), "tile 1 is not within 16"),
    "a tile of hundreds of digits": (at("tile", value=HUGE), "tile 1000.* is not within 16"),
    "an opset of hundreds of digits": (at("opset", value=HUGE), "opset 1000.* is not within"),
    "a manifest of a million characters": (at("citation", value="a" * 1_000_001), "characters, and at most"),
}


@pytest.mark.parametrize("said, reason", WRONG.values(), ids=WRONG)
def test_a_manifest_with_a_wrong_value_is_refused_by_that_value(said, reason):
    with pytest.raises(ManifestError, match=reason) as refused:
        from_json(json.dumps(said))
    text = str(refused.value)
    assert len(text) < 600 and text.encode() and "\n" not in text


def test_what_is_within_the_limits_is_taken():
    for name, (least, most, _) in LIMITS.items():
        for value in (least, most):
            assert getattr(from_json(json.dumps(at(name, value=value))), name) == value
    assert from_json(json.dumps(at("bands", value="any"))).bands == "any"
    assert from_json(to_json(from_json(json.dumps(SAID)))) == from_json(json.dumps(SAID))
    assert from_json(json.dumps(at("citation", value="Müller\u00a0et al.\n2024"))).citation[:6] == "Müller"


def test_a_figure_that_is_another_thing_is_not_known():
    for tests in ("many", [1], {"cases": 3}, {"share_of_delta": "nan", "cases": 3}):
        assert reached_on_tests(from_json(json.dumps(at("accuracy", "tests", value=tests)))) is None
    for places in (
        [],
        3,
        {"a": 1},
        {"a": {"network": 1, "delta": 0}},
        {"a": {"network": 1e308, "delta": 1e-308}},
    ):
        assert share_of_delta(from_json(json.dumps(at("accuracy", value={"places": places})))) is None


def paths(value, path=()):
    """Every place in what is said."""
    yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, part in inner:
        yield from paths(part, (*path, step))


PLACES = [path for path in paths(SAID) if path]
ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from([HUGE, -HUGE, 2**63, 10**9, "any", "red", "softmix", "samples", "knob"])
    | st.floats()
    | st.text(st.characters(), max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(PLACES), ANYTHING), min_size=1, max_size=2))
def test_whatever_stands_in_a_manifest_it_is_refused_or_can_be_shown(changes):
    said = SAID
    for path, value in changes:
        try:
            said = _put(said, path, value)
        except (IndexError, KeyError, TypeError):
            continue  # the first change took the place away
    try:
        manifest = from_json(json.dumps(said))
    except ManifestError as error:
        assert str(error).encode()
        return
    text = in_brief(manifest) + listing.card_text(manifest) + listing.methods_text([manifest], {})
    assert text.encode() and "\x1b" not in text
    json.loads(listing.methods_json([manifest], {}), parse_constant=pytest.fail)
    for parameter in manifest.parameters:
        assert parameter.allowed and manifest.settle({})
    assert max(p.most for p in manifest.parameters if not p.choices) if manifest.parameters else True


def _put(said, path, value):
    made = copy.deepcopy(said)
    inner = made
    for step in path[:-1]:
        inner = inner[step]
    if not isinstance(inner, (dict, list)):
        raise TypeError
    inner[path[-1]] = value
    return made


# ---- among other models


def install(home, name: str, said) -> None:
    (home / "models").mkdir(exist_ok=True)
    (home / "models" / f"{name}.onnx").write_bytes(with_metadata(MODEL, "chronofuse", json.dumps(said)))


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A user's data folder with a sound model among all that are wrong."""
    monkeypatch.setenv("CHRONOFUSE_HOME", str(tmp_path))
    for number, (said, _) in enumerate(WRONG.values()):
        install(tmp_path, f"wrong-{number}", said)
    install(tmp_path, "sound", {**SAID, "name": "sound"})
    return tmp_path


def test_wrong_models_take_nobody_along(home, run_methods):
    methods = installed.catalogue()
    assert {"sound", "starfm", "chrono"} <= set(methods) and "foreign" not in methods
    told = installed.unusable()
    assert len(told) == len(WRONG)
    for number, (_, reason) in enumerate(WRONG.values()):
        assert re.search(reason, told[str(home / "models" / f"wrong-{number}.onnx")])
    text = " ".join(run_methods().split())  # lines are wrapped where a path is long
    assert "sound " in text and text.count("can't be used: ") == len(WRONG)


@pytest.fixture
def run_methods(capsys):
    """A function that says what `chronofuse methods` prints, in this process."""
    from chronofuse.engine.cli import main

    def run() -> str:
        assert main.main(["methods"]) == 0
        return capsys.readouterr().out

    return run


def test_what_is_no_file_and_what_is_no_model_are_told_within_a_second(tmp_path, monkeypatch, run_methods):
    """A pipe would be waited for, a file of zeros walked through byte by byte."""
    monkeypatch.setenv("CHRONOFUSE_HOME", str(tmp_path))
    models = tmp_path / "models"
    models.mkdir()
    os.mkfifo(models / "pipe.onnx")
    (models / "folder.onnx").mkdir()
    (models / "nowhere.onnx").symlink_to(tmp_path / "gone")
    (models / "device.onnx").symlink_to("/dev/zero")
    (models / "empty.onnx").touch()
    (models / "cut.onnx").write_bytes(bytes(100_000_000))
    (models / "numbers.onnx").write_bytes(b"\x08\x01" * 10_000_000)
    (models / "random.onnx").write_bytes(os.urandom(1_000_000))
    os.truncate(models / "empty.onnx", 0)
    with (models / "sparse.onnx").open("wb") as file:
        file.truncate(10**12)
    start = time.perf_counter()
    text = run_methods()
    assert time.perf_counter() - start < 4  # catalogue() and unusable(), each of which reads all
    told = {Path(path).name: reason for path, reason in installed.unusable().items()}
    pipe = "it is no plain file, but a folder, a pipe or a device"
    assert [told[f"{name}.onnx"] for name in ("pipe", "device")] == [pipe] * 2
    assert told["folder.onnx"] == "Is a directory"
    assert told["empty.onnx"] == "it is empty" and told["nowhere.onnx"] == "No such file or directory"
    for name in ("cut", "numbers", "sparse"):
        assert told[f"{name}.onnx"] == "it is not an ONNX file, or it is cut short"
    assert len(told) == 9 and "starfm" in text


def test_a_path_that_is_no_utf_8_is_shown_as_escapes(tmp_path, monkeypatch, run_methods):
    monkeypatch.setenv("CHRONOFUSE_HOME", str(tmp_path))
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / os.fsdecode(b"\xe9.onnx")).write_bytes(b"no model")
    assert r"\udce9.onnx (it is not" in " ".join(run_methods().split())


def test_verifying_wants_all_of_a_model_described(tmp_path):
    path = tmp_path / "m.onnx"
    path.write_bytes(MODEL)
    assert from_model_file(path, verify=True).name == "edcstfn"
    path.write_bytes(MODEL + b"\x1a\x01x")  # another producer's version
    assert from_model_file(path).name == "edcstfn"
    with pytest.raises(ManifestError, match="SHA-256 differs"):
        from_model_file(path, verify=True)


def test_what_a_sentence_shows_of_a_value_is_short():
    assert shown("ab") == "'ab'" and len(shown("a" * 1000)) < 70
    assert shown(deep(100_000)).startswith("a list that is too large") or len(shown(deep(100_000))) < 70
    assert len(shown(10**5000)) < 70
