"""Strips of raw rows, what is kept of an unfinished run, and tiles that become rows: with arrays as the
oracle."""

import json
import os

import numpy as np
import pytest
import runs
from hypothesis import given, settings
from hypothesis import strategies as st

from chronofuse.engine.door import errors, unfinished
from chronofuse.engine.door.jobs import FuseJob, Preparation
from chronofuse.engine.raster.grid import Window, windows
from chronofuse.engine.raster.strips import BLOCK, Strips
from chronofuse.engine.run.tiles import Blender, plan

SIDES = st.one_of(st.integers(1, 40), st.integers(BLOCK - 3, BLOCK + 3), st.integers(1, 1300))


def read_whole(strips):
    whole = np.empty((strips.bands, strips.height, strips.width), strips.dtype)
    for strip in range(strips.count):
        for window, values in strips.blocks(strip):
            whole[:, window.y : window.bottom, window.x : window.right] = values
    return whole


@settings(max_examples=25, deadline=None)
@given(
    width=SIDES,
    height=SIDES,
    side=st.integers(1, 700),
    bands=st.integers(1, 3),
    seed=st.integers(0, 99),
    dtype=st.sampled_from(["uint8", "int16", "float32", "float64"]),
)
def test_windows_in_any_order_give_the_array_back(tmp_path_factory, width, height, side, bands, seed, dtype):
    random = np.random.default_rng(seed)
    values = (random.random((bands, height, width)) * 200).astype(dtype)
    pieces = list(windows(width, height, max(side, max(width, height) // 12)))
    random.shuffle(pieces)
    path = tmp_path_factory.mktemp("strips") / "a.rows"
    strips = Strips(path, bands, width, height, dtype)
    for window in pieces:
        strips.write(window, values[:, window.y : window.bottom, window.x : window.right])
    assert np.array_equal(read_whole(strips), values)
    assert path.stat().st_size <= Strips.bytes_of(bands, width, height, dtype)
    sums = [strips.checksum(strip) for strip in range(strips.count)]
    strips.close()
    strips = Strips(path, bands, width, height, dtype)  # as a resumed run opens them
    assert np.array_equal(read_whole(strips), values) and sums == [
        strips.checksum(strip) for strip in range(strips.count)
    ]
    strips.remove()
    assert not path.exists()


def test_a_window_over_another_replaces_its_pixels_and_no_others(tmp_path):
    strips = Strips(tmp_path / "a.rows", 2, 700, 600, "int16")
    whole = np.zeros((2, 600, 700), np.int16)
    for number, window in enumerate(
        [Window(0, 0, 700, 600), Window(500, 500, 30, 30), Window(511, 0, 2, 600)], 1
    ):
        whole[:, window.y : window.bottom, window.x : window.right] = number
        strips.write(window, np.full((2, window.height, window.width), number, np.int16))
    assert np.array_equal(read_whole(strips), whole)
    strips.close()


def test_every_byte_of_a_strip_counts_in_its_checksum(tmp_path):
    strips = Strips(tmp_path / "a.rows", 1, 600, 700, "uint8")
    strips.write(Window(0, 0, 600, 700), np.ones((1, 700, 600), np.uint8))
    before = [strips.checksum(0), strips.checksum(1)]
    data = bytearray(strips.path.read_bytes())
    for place, strip in ((0, 0), (2 * BLOCK * BLOCK - 1, 0), (2 * BLOCK * BLOCK, 1)):
        data[place] ^= 1
        strips.path.write_bytes(data)
        assert strips.checksum(strip) != before[strip] and strips.checksum(1 - strip) == before[1 - strip]
        data[place] ^= 1
    strips.path.write_bytes(data[: BLOCK * BLOCK])
    assert strips.checksum(0) != before[0] and strips.checksum(1) != before[1]
    strips.close()


@pytest.mark.parametrize("dtype", ["uint8", "int16", "float64"])
@pytest.mark.parametrize("fewer", [0, 1, 3, 700])
def test_strips_that_are_kept_are_as_they_were_and_the_others_are_written_anew(dtype, fewer, tmp_path):
    """Of what was cut within a number, as a power cut may leave it."""
    values = np.arange(2 * 1100 * 700).reshape(2, 1100, 700).astype(dtype)
    strips = Strips(tmp_path / "a.rows", 2, 700, 1100, dtype)
    strips.write(Window(0, 0, 700, 1100), values)
    strips.close()
    os.truncate(strips.path, strips.path.stat().st_size - fewer)
    strips = Strips(tmp_path / "a.rows", 2, 700, 1100, dtype)
    strips.keep(2)
    for window in windows(700, 76, 60):
        moved = Window(window.x, window.y + 1024, window.width, window.height)
        strips.write(moved, values[:, moved.y : moved.bottom, moved.x : moved.right])
    assert np.array_equal(read_whole(strips), values)
    strips.keep(0)
    assert strips.path.stat().st_size == 0
    strips.close()


@settings(max_examples=30, deadline=None)
@given(
    height=st.integers(30, 150),
    side=st.integers(17, 60),
    blend=st.integers(0, 8),
    finished=st.integers(0, 140),
)
def test_a_blender_that_begins_in_the_middle_gives_the_same_rows(height, side, blend, finished):
    """What a resumed run computes of the rows that were not finished equals what the uninterrupted one
    did."""
    width, finished = 90, min(finished, height - 1)
    values = np.random.default_rng(side).random((2, height, width)).astype(np.float32)
    tiles = plan(width, height, side, 3, blend)

    def blended(some):
        whole = np.full((2, height, width), np.nan, np.float32)
        blender = Blender(width, height, 2, blend, some[0].write.y)
        for tile in some:
            predicted = values[:, tile.write.y : tile.write.bottom, tile.write.x : tile.write.right] * (
                1 + tile.core.x % 3
            )
            for window, rows in blender.add(tile, predicted):
                whole[:, window.y : window.bottom, window.x : window.right] = rows
        return whole

    rest = blended([tile for tile in tiles if tile.write.bottom > finished])
    assert np.array_equal(rest[:, finished:], blended(tiles)[:, finished:])


# ---- what is kept


@pytest.fixture
def job(tmp_path, monkeypatch):
    monkeypatch.setenv("CHRONOFUSE_HOME", str(tmp_path / "home"))
    return runs.job_for([("f1.tif", "c1.tif")], "c2.tif", "delta", tmp_path / "o.tif")


def begun(job, strips=0):
    kept = unfinished.of(job)
    kept.begin(job, {"F1": [["f1.tif", 7, 1, "hash"]]}, 256, "cpu (float32)", 10)
    for number in range(strips):
        kept.add([number, 2**32 - 1], 128)
    return kept


def test_what_was_kept_is_read_again(job):
    begun(job, 3)
    kept = unfinished.of(job)
    assert kept.strips == [[n, 2**32 - 1] for n in range(3)] and kept.tile == 128
    assert unfinished.finished_share(job) == 0.3
    kept.go_on(runs.changed(job, id="other"), 2)
    assert unfinished.finished_share(job) == 0.2
    assert unfinished.resumable(job) and not unfinished.resumable(job, own_alone=True)


def test_only_a_run_that_came_to_nothing_is_removed(job):
    begun(job)
    unfinished.remove_if_empty(runs.changed(job, id="other"))
    assert unfinished.of(job).facts
    unfinished.remove_if_empty(job)
    assert not unfinished.of(job).folder.exists()
    begun(job, 1)
    unfinished.remove_if_empty(job)
    assert unfinished.of(job).strips


def test_beginning_anew_removes_the_rows_of_before(job):
    kept = begun(job, 2)
    (kept.folder / "0").mkdir()
    (kept.folder / "0" / "output.rows").write_bytes(b"old")
    assert begun(job).strips == [] and not (kept.folder / "0").exists()


WITHOUT_EFFECT = {
    "reference": "r.tif",
    "report": "r.json",
    "html": "r.html",
    "device": "cuda",
    "threads": 3,
    "memory": 900,
    "overwrite": True,
    "resume": True,
}
WITH_EFFECT = {
    "method": "copy",
    "tile": 64,
    "dtype": "float32",
    "ndvi": "n.tif",
    "target": "c3.tif",
    "ratio": 8.0,
    "params": {"window": 3},
    "cog": True,
    "target_date": "2024-01-01",
    "rows": (0, 9),
    "calibration": ("r.json",),
    "preparation": Preparation(buffer=3),
}


def test_a_run_may_go_on_with_what_changes_no_pixel_and_with_nothing_else(job):
    kept = begun(job, 1)
    kept.require_same(runs.changed(job, **WITHOUT_EFFECT), {"F1": [["f1.tif", 7, 1, "hash"]]})
    for name, value in WITH_EFFECT.items():
        with pytest.raises(errors.ResumeError):
            kept.require_same(runs.changed(job, **{name: value}), {"F1": [["f1.tif", 7, 1, "hash"]]})
    with pytest.raises(
        errors.ResumeError, match=r"\(F1 has changed since it began\): give what it began with, or run"
    ):
        kept.require_same(job, {"F1": [["f1.tif", 7, 2, "hash"]]})


def test_a_parameter_is_the_same_as_text_and_as_a_number(job):
    """The command line gives texts, the dock numbers: either may go on from the other's run."""
    kept = unfinished.of(job)
    kept.begin(runs.changed(job, params={"window": "17", "mode": "a"}), {}, 256, "cpu (float32)", 10)
    kept.require_same(runs.changed(job, params={"window": 17, "mode": "a"}), {})
    with pytest.raises(errors.ResumeError, match="'params' was"):
        kept.require_same(runs.changed(job, params={"window": 17, "mode": "b"}), {})


def test_every_wish_of_a_job_is_known_to_change_pixels_or_not(job):
    """A new field of a job counts as one that changes pixels until somebody says otherwise."""
    from dataclasses import fields

    from chronofuse.engine.door.jobs import Machine, Manner, Store, StoredFiles, Target, Telling

    parts = {f.name for kind in (Target, StoredFiles, Telling, Store, Machine, Manner) for f in fields(kind)}
    rest = {"output", "pairs", "targets", "store", "machine", "manner", "id", "check_only", "cluster"}
    rest |= {"check_report", "check_html", "preparation"}
    rest |= {"uncertainty", "bounds", "change", "change_probability", "precision", "coarse", "date"}
    rest |= {"outputs", "telling"}
    named = {"target", "target_date"}  # of a job of one date, what are `coarse` and `date` of its Target
    assert {f.name for f in fields(FuseJob)} | parts == {*WITHOUT_EFFECT, *WITH_EFFECT, *rest} - named


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '{"version": 1}', '{"version": 1, "strips": []}', "\0\0\0"]
)
def test_a_broken_run_file_is_as_none(job, text):
    kept = begun(job, 1)
    (kept.folder / "run.json").write_text(text)
    assert unfinished.of(job).facts == {} and unfinished.finished_share(job) == 0


def test_a_run_that_dies_while_it_saves_leaves_the_old_file(job, monkeypatch):
    kept = begun(job, 2)
    monkeypatch.setattr("os.replace", lambda *_: None)  # the process ends before the renaming
    kept.add([1, 2], 64)
    assert len(unfinished.of(job).strips) == 2
    assert len(json.loads((kept.folder / "run.json.new").read_text())["strips"]) == 3


def test_the_same_output_by_a_link_or_a_detour_is_the_same_run(job, tmp_path):
    begun(job, 1)
    (tmp_path / "link.tif").symlink_to(tmp_path / "o.tif")
    for path in (tmp_path / "link.tif", tmp_path / "x" / ".." / "o.tif"):
        assert unfinished.finished_share(runs.changed(job, output=str(path))) == 0.1


def test_what_nobody_came_back_for_is_removed(job, monkeypatch):
    kept = begun(job, 1)
    unfinished.remove_old()
    assert kept.folder.exists()
    monkeypatch.setattr(unfinished, "KEPT_DAYS", -1)
    unfinished.remove_old()
    assert not kept.folder.exists()
