"""The fuzzer: its quick trials are survived, a trial follows from its seed, and what is not survived is told,
kept and made smaller."""

from __future__ import annotations

import json
from random import Random

import fuzz
import fuzz_tiff
import fuzz_values
import pytest
from fuzz_part import FINE, write_scene
from fuzz_place import Ended, Place, fault_of_command, fault_of_worker

QUICK_SEED, LONG_SEED = 4, 20
"""The quick one has only trials that are survived; one that is not is a fault to be mended, not a seed to be
changed."""
LONG_SECONDS = 60


@pytest.mark.long
def test_some_trials_of_jobs_images_and_models_are_survived(capsys):
    words = ["--seed", str(QUICK_SEED), "--trials", "2"]
    assert fuzz.main([*words, "--part", "jobs", "--part", "images", "--part", "models"]) == 0, told(capsys)
    assert "6 trials" in told(capsys)


@pytest.mark.long
def test_a_minute_of_trials_of_all_kinds_is_survived(capsys, tmp_path):
    words = ["--seed", str(LONG_SEED), "--seconds", str(LONG_SECONDS), "--out", str(tmp_path / "kept")]
    assert fuzz.main(words) == 0, told(capsys)


def told(capsys) -> str:
    with capsys.disabled():
        return capsys.readouterr().out


def test_a_trial_follows_from_its_seed(tmp_path):
    part = fuzz.PARTS["images"]
    assert fuzz.drawn(part, "1/7") == fuzz.drawn(part, "1/7")
    assert len({fuzz.drawn(part, f"1/{number}").kinds for number in range(40)}) > 20
    data = (write_scene(tmp_path) / FINE).read_bytes()
    for damage in (fuzz_values.damage, fuzz_values.cut, fuzz_tiff.damage_entry, fuzz_tiff.damage_key):
        assert damage(Random(5), data) == damage(Random(5), data)
        assert any(damage(Random(seed), data) != data for seed in range(9))


def test_the_directory_of_a_tiff_is_found(tmp_path):
    data = (write_scene(tmp_path) / FINE).read_bytes()
    tags = {entry.tag for entry in fuzz_tiff.entries(data)}
    assert {256, 257, fuzz_tiff.PIXEL_SCALE, fuzz_tiff.TIEPOINT, fuzz_tiff.KEYS} <= tags
    assert fuzz_tiff.entries(b"") == fuzz_tiff.entries(data[:20]) == []


def test_what_is_not_survived_is_made_smaller_kept_and_told(tmp_path, monkeypatch, capsys):
    """A part whose engine is a function: it does not survive `bad`, whatever stands beside it."""

    def bring(kind):
        return lambda random, place: (place.inputs / kind).write_text(kind)

    def verdict(random, place):
        return "it fell" if (place.inputs / "bad").exists() else None

    kinds = {"bad": bring("bad"), "good": bring("good"), "better": bring("better")}
    part = fuzz.Part("toy", kinds, lambda random, place: None, verdict, most=3)
    monkeypatch.setattr(fuzz, "PARTS", {"toy": part})
    monkeypatch.setattr(fuzz, "SHARES", {"toy": 1.0})
    words = ["--trials", "40", "--out", str(tmp_path / "out"), "--json", str(tmp_path / "told.json")]
    assert fuzz.main(words) == 1
    table = json.loads((tmp_path / "told.json").read_text())
    rows = {row["fault"]: row for row in table["rows"]}
    assert rows["bad"]["survived"] == 0 < rows["bad"]["trials"]
    assert rows["good"]["survived"] == rows["good"]["trials"] > 0
    assert all(failure["trial"]["kinds"][0][1] == "bad" for failure in table["failures"])
    assert all(len(failure["trial"]["kinds"]) == 1 for failure in table["failures"])
    kept = [sorted(p.name for p in (folder / "in").iterdir()) for folder in (tmp_path / "out").iterdir()]
    assert kept and all(names == ["bad"] for names in kept)
    assert "bad: it fell" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("status", "said", "fault"),
    [
        (0, "", None),
        (2, "chronofuse: F1 is missing: give it. [missing-file]", None),
        (2, "chronofuse: An error that it does not know. [internal-error]", "[internal-error]"),
        (2, "chronofuse: A sentence. [no-such-code]", "[no-such-code]"),
        (2, "chronofuse: " + "x" * 3000 + " [bad-job]", "3000 characters"),
        (2, "something else", "no sentence"),
        (1, "chronofuse: F1 is missing: give it. [missing-file]", "exit status 1"),
        (2, "Traceback (most recent call last):\nValueError: x", "a traceback"),
        (-11, "", "exit status -11"),
        (None, "", "no end within"),
    ],
)
def test_a_command_survives_with_a_result_or_one_sentence(status, said, fault):
    found = fault_of_command(Ended(status, "", said, 1.0))
    assert found is None if fault is None else fault in found


def test_a_worker_survives_with_a_last_event():
    failed = {"event": "failed", "code": "bad-job", "message": "It is none: write it anew."}
    assert fault_of_worker(Ended(2, json.dumps(failed), "", 1.0)) is None
    assert fault_of_worker(Ended(0, json.dumps({"event": "finished"}), "", 1.0)) is None
    assert "[internal-error]" in fault_of_worker(
        Ended(2, json.dumps({**failed, "code": "internal-error"}), "", 1.0)
    )
    assert "last event None" in fault_of_worker(Ended(0, "", "", 1.0))


def test_what_a_run_leaves_changes_or_takes_away_is_seen(tmp_path):
    place = Place(tmp_path / "trial")
    place.fresh()
    for name in ("a", "b"):
        (place.inputs / name).write_text(name)
    before = place.snapshot()
    (place.out / "o.tif").write_text("")
    assert place.changed_since(before, {"out/o.tif"}) is None
    assert place.changed_since(before, set()) == "left behind: out/o.tif"
    (place.inputs / "a").write_text("other")
    assert place.changed_since(before, {"out/o.tif"}) == "changed: in/a"
    (place.inputs / "a").unlink()
    assert place.changed_since(before, {"out/o.tif"}) == "taken away: in/a"
