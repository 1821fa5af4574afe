"""What of a network's predictions is no prediction: counted, told with its share, refused from a tenth on."""

from __future__ import annotations

import json

import images
import numpy as np
import pytest
import runs
from foreign import DESCRIBED, delta, model
from onnx import helper, numpy_helper

from chronofuse.engine.door.errors import ModelFileError
from chronofuse.engine.methods.network import soundness
from chronofuse.models.catalogue.manifest_json import from_json
from chronofuse.models.catalogue.model_file import model_sha256, with_manifest


def where_dark(path, value, limit, **said) -> str:
    """A model file of delta that gives another value where F1 is below the limit; its path."""
    nodes, _ = delta(
        helper.make_node("Add", ["before", "change"], ["plain"]),
        helper.make_node("Less", ["before", "limit"], ["dark"]),
        last=(("Where", ["dark", "value", "plain"], ["after"], {}),),
    )
    stored = [
        numpy_helper.from_array(np.float32(v), name) for name, v in (("limit", limit), ("value", value))
    ]
    data = model((nodes, stored)).SerializeToString()
    manifest = from_json(json.dumps({**DESCRIBED, "sha256": model_sha256(data), "halo": 0, **said}))
    path.write_bytes(with_manifest(data, manifest))
    return str(path)


@pytest.fixture(scope="module")
def dark(pair):
    """A function that gives the value below which that share of F1's pixels lies in at least one band."""
    known = np.isfinite(images.read(pair.fine_1)).all(axis=0)
    darkest = images.read(pair.fine_1).min(axis=0)

    def limit(share: float) -> float:
        return float(np.quantile(darkest[known], share))

    return limit


KINDS = {
    "NaN": (np.nan, "gave no number for"),
    "infinite": (-np.inf, "gave no number for"),
    "1e30": (1e30, "gave a number more than 100 standard deviations of F1, and 10, from F1's mean for"),
    "as stored": (-2000.0, "gave a number more than 100 standard deviations"),
}


@pytest.mark.parametrize("value, words", KINDS.values(), ids=KINDS)
def test_a_model_that_fails_on_a_good_part_of_the_valid_pixels_is_refused(
    value, words, dark, run_command, pair, out, tmp_path
):
    made = where_dark(tmp_path / "m.onnx", value, dark(0.4))
    done = run_command(*runs.words(pair, made, out / "o.tif", "--dtype", "float32", "--tile", "64"))
    assert done.returncode == 2 and "valid pixels" not in done.stdout
    line = runs.one_sentence(done.stderr, "bad-model-file")
    assert f"the network 'foreign' {words}" in line
    share = float(line.split("%")[0].split()[-1])
    assert share == pytest.approx(40, abs=2)
    assert list(out.iterdir()) == []


def test_a_model_that_fails_on_a_few_valid_pixels_is_told_with_their_share(
    dark, run_command, pair, out, tmp_path
):
    made = where_dark(tmp_path / "m.onnx", np.nan, dark(0.05))
    report = out / "r.json"
    given = runs.words(pair, made, out / "o.tif", "--dtype", "float32", "--report", report)
    done = run_command(*given)
    assert done.returncode == 0, done.stderr
    assert (
        "warning: Of the pixels that are valid in all images, the network 'foreign' gave no number for"
        in (done.stderr)
    )
    figures = json.loads(report.read_text())["figures"]
    counts, found = figures["unsound"], images.read(out / "o.tif")
    assert counts["strange"] == 0 and counts["missing"] / counts["pixels"] == pytest.approx(0.05, abs=0.003)
    assert any("gave no number for" in note for note in figures["notes"])
    gaps = np.isnan(found)
    assert counts["pixels"] - counts["missing"] == (~gaps.any(axis=0)).sum()
    # Of a dark pixel only the band is missing that is dark; what is told as valid are the values.
    assert figures["valid_share"] == pytest.approx(1 - gaps.mean())
    assert figures["valid_share"] < 1 - gaps.all(axis=0).mean() - 0.005
    assert f"valid pixels {1 - gaps.mean():.1%}" in done.stdout


def test_a_sound_model_says_nothing(run_command, pair, out, tmp_path):
    made = where_dark(tmp_path / "m.onnx", np.nan, -1.0)
    done = run_command(*runs.words(pair, made, out / "o.tif", "--report", out / "r.json"))
    assert done.returncode == 0 and "the network" not in done.stderr
    assert "unsound" not in json.loads((out / "r.json").read_text())["figures"]


def test_other_units_than_reflectance_are_measured_by_their_own_spread():
    """Land surface temperature, backscatter in decibels, counts: far from 0 and from 1, and sound."""
    random = np.random.default_rng(3)
    for middle, spread in ((290.0, 6.0), (-12.0, 4.0), (2000.0, 500.0), (0.05, 1e-4)):
        checked = soundness.Soundness()
        values = random.normal(middle, spread, (1, 50, 60)).astype(np.float32)
        checked.add(values, np.ones((50, 60), bool), np.array([middle]), np.array([spread]))
        assert checked.figures()["unsound"] == {"pixels": 3000, "missing": 0, "strange": 0}


def test_what_is_not_valid_does_not_count_and_what_is_infinite_becomes_a_gap():
    checked = soundness.Soundness()
    values = np.full((2, 2, 3), 0.2, np.float32)
    valid = np.array([[True, True, True], [True, True, False]])
    values[:, 1, 2], values[0, 0, 0], values[1, 0, 0], values[1, 0, 1] = np.nan, np.inf, np.nan, 1e9
    checked.add(values, valid, np.full(2, 0.2), np.full(2, 0.1))
    assert checked.figures()["unsound"] == {"pixels": 5, "missing": 1, "strange": 1}
    assert np.isnan(values[0, 0, 0]) and not np.isinf(values).any()


def test_parts_of_a_run_are_judged_together():
    """One part of a cluster may lie in a dark lake."""
    lake = {"unsound": {"pixels": 100, "missing": 60, "strange": 0}, "float16": {}}
    land = {"unsound": {"pixels": 900, "missing": 0, "strange": 9}}
    whole = soundness.summed(lake, land)
    assert "no number for 6.0% and a number" in soundness.judged("n", whole)
    assert soundness.summed({}, {}) == {} and soundness.judged("n", {}) is None
    sound = {"unsound": {"pixels": 900, "missing": 0, "strange": 0}}
    assert "no number for 6.0%: look" in soundness.judged("n", soundness.summed(sound, lake))
    assert soundness.judged("n", sound) is None
    with pytest.raises(ModelFileError, match=r"no number for 60.0%: it was made for other images"):
        soundness.judged("n", lake)
    few = {"unsound": {"pixels": 10_000, "missing": 1, "strange": 0}}
    assert "less than 0.1%" in soundness.judged("n", few)
