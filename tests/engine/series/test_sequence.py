"""A series is filled by a network for sequences that the user has: what it corrects, and what it leaves."""

import json
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import onnx
import pytest
from onnx import numpy_helper

sys.path.insert(0, str(Path(__file__).resolve().parent))
import tiny_sequence

from chronofuse.engine.cli.main import main
from chronofuse.engine.door import errors, events
from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.fill_job import FillJob
from chronofuse.engine.open_sequence import open_network
from chronofuse.engine.series import filling, sequence
from chronofuse.engine.series.dates import Filled
from chronofuse.models.catalogue.onnx_file import digest
from chronofuse.models.catalogue.series_manifest import (
    INPUTS,
    KEY,
    own_series_models,
    series_models,
    unusable_series,
    with_series_manifest,
)


@pytest.fixture
def model(tmp_path, monkeypatch):
    """A model file among the user's own, and cells so small that the image has many."""
    monkeypatch.setenv("CHRONOFUSE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(sequence, "CELL", 16)
    path = own_series_models() / "tiny.onnx"
    tiny_sequence.write(path)
    return path


def test_tiles_make_no_difference_and_the_halo_is_seen(year, filled, read, model):
    for number, tile in enumerate((16, 32, 48)):
        filled(f"out{number}", method="tiny", tile=tile, uncertainty=True)
    files = sorted((year.folder / "out0").glob("*.tif"))
    assert len(files) == 3 * len(year.days)
    for path in files:
        assert path.read_bytes() == (year.folder / "out1" / path.name).read_bytes()
        assert path.read_bytes() == (year.folder / "out2" / path.name).read_bytes()
    filled("base")
    day = year.days[4]
    off = np.abs(read("filled", day, "out0") - read("filled", day, "base"))
    assert off.mean() > 1e-3
    around = np.abs(np.diff(off.mean(0), axis=0)).mean(axis=1)
    assert around[15::16].mean() < 2 * around.mean()


def test_what_a_network_is_given_is_what_lies_around_the_date():
    days = [date(2024, 5, day) for day in (1, 9, 17, 25)]
    target = Filled(days[2], (days[1], days[0]), (days[3],), True)
    fine = {day: np.full((2, 4), 0.1 * number, np.float32) for number, day in enumerate(days)}
    fine[days[1]][:, 2] = np.nan
    coarse = {day: np.full((2, 4), 0.5, np.float32) for day in days}
    base = filling.Window(
        np.full((2, 4), 0.2, np.float32), np.full((2, 4), np.nan, np.float32), np.zeros((3, 4))
    )
    around = sequence.around(target, 1)
    given = sequence.inputs_of(target, around, SimpleNamespace(fine=fine, coarse=coarse), base, (0.03, 0.04))
    assert around == (days[1], days[3]) and given["days"].tolist() == [-8, 8]
    assert given["valid"].tolist() == [[1, 1, 0, 1], [1, 1, 1, 1]]
    assert given["fine"][0, 0].tolist() == pytest.approx([0.1, 0.1, 0.0, 0.1])
    assert given["deviation"][1].tolist() == pytest.approx([0.04] * 4)
    alone = Filled(days[0], (), (days[1],), True)
    given = sequence.inputs_of(
        alone, (days[1],), SimpleNamespace(fine=fine, coarse=coarse), base, (0.03, 0.04)
    )
    assert given["fine"].shape == (2, 2, 4) and not given["valid"][1].any()


@pytest.mark.parametrize("base", ["kriging", "kalman"])
def test_observed_pixels_stay_and_without_a_coarse_image_the_base_is_left_as_it_is(
    base, year, filled, read, model
):
    tiny_sequence.write(model, base=base)
    for day in year.days[4:9]:
        (year.folder / "coarse" / f"coarse_{day}.tif").unlink()
    far, seen = year.days[5], year.fine[4]
    dates = (str(far), str(seen))
    filled("out", method="tiny", dates=dates, uncertainty=True)
    filled("base", method=base, dates=dates)
    assert set(read("origin", far)[0].ravel()) == {filling.IN_TIME}
    assert np.array_equal(read("filled", far), read("filled", far, "base"))
    assert set(read("origin", seen)[0].ravel()) == {filling.OBSERVED}
    assert np.array_equal(read("filled", seen), read("filled", seen, "base"))


def test_a_network_trained_anew_is_another_and_its_dates_are_filled_again(year, filled, model):
    day = str(year.days[4])
    filled(method="tiny", dates=(day,))
    told = json.loads((year.folder / "out" / "series.json").read_text("utf-8"))
    assert len(told["settings"]["model"]) == 64 and told["settings"]["method"] == "tiny"
    path = year.folder / "out" / f"filled_{day}.tif"
    before = path.stat().st_mtime_ns
    filled(method="tiny", dates=(day,), resume=True)
    assert path.stat().st_mtime_ns == before
    tiny_sequence.write(model, base="delta")
    filled(method="tiny", dates=(day,), resume=True)
    assert path.stat().st_mtime_ns != before


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda path: tiny_sequence.write(path, base="magic"), "corrects the method 'magic'"),
        (lambda path: path.write_bytes(path.read_bytes()[:-1] + b"x"), "can't be used"),
        (
            lambda path: tiny_sequence.write(
                path,
                inputs={**{k: v for k, v in tiny_sequence.INPUTS.items() if k != "unit"}, "size": ("batch",)},
            ),
            "has the inputs",
        ),
        (
            lambda path: tiny_sequence.write(path, inputs={**tiny_sequence.INPUTS, "unit": ("batch", 3)}),
            "takes 'unit' as",
        ),
    ],
)
def test_a_model_file_that_is_wrong_says_what(year, filled, model, spoil, sentence):
    spoil(model)
    with pytest.raises((errors.ModelFileError, errors.JobError), match=sentence):
        filled(method="tiny")


def test_a_training_that_went_wrong_is_refused_and_not_taken_for_its_base(year, filled, model):
    spoilt = onnx.load(model)
    half = next(one for one in spoilt.graph.initializer if one.name == "half")
    half.CopyFrom(numpy_helper.from_array(np.array(np.nan, np.float32), "half"))
    del spoilt.metadata_props[:]
    data = spoilt.SerializeToString()
    described = replace(series_models()["tiny"], sha256=digest(data, KEY))
    model.write_bytes(with_series_manifest(data, described))
    with pytest.raises(errors.ModelFileError, match="hold numbers that are NaN"):
        filled(method="tiny")


def test_more_references_than_it_was_trained_with_are_the_base_s_alone_and_that_is_said(
    year, filled, read, model
):
    day, told = year.days[4], []
    filled(method="tiny", references=20, dates=(str(day),), tell=told.append)
    said = [one.message for one in told if isinstance(one, events.Warned)]
    assert any("looks at the nearest 2 dates on each side" in one and "up to 20" in one for one in said)
    assert np.isfinite(read("filled", day)).all()


def test_of_a_single_fine_image_it_makes_what_it_can(year, filled, read, model):
    for day in year.fine[1:]:
        (year.folder / "fine" / f"fine_{day}.tif").unlink()
    filled(method="tiny", dates=(str(year.days[4]),))
    assert np.isfinite(read("filled", year.days[4])).all()


@pytest.mark.parametrize("bands", [1, 5])
def test_it_takes_any_number_of_bands(bands, model, tmp_path):
    job = FillJob((CollectionSource((str(tmp_path),)),), str(tmp_path / "out"), method="tiny")
    network, _ = open_network(job)
    dates, side = 3, 8
    random = np.random.default_rng(0).random
    sides = {"batch": 1, "dates": dates, "bands": bands, "rows": side, "cols": side}
    given = {name: random([sides[one] for one in named], np.float32) for name, named in INPUTS.items()}
    assert network.run(given).shape == (1, bands, side, side)


def test_a_method_that_there_is_not_names_those_that_there_are(year, filled, model):
    with pytest.raises(errors.UnknownMethodError, match="kriging, kalman, delta, linear, nearest, tiny"):
        filled(method="other")
    (own_series_models() / "broken.onnx").write_bytes(b"nothing")
    assert "broken.onnx" in " ".join(unusable_series())
    with pytest.raises(
        errors.JobError, match=r"'broken' can't be used, because of its file .* not an ONNX file"
    ):
        filled(method="broken")


def test_its_card_is_shown_by_its_name(model, capsys):
    assert main(["methods", "tiny"]) == 0
    assert json.loads(capsys.readouterr().out)["base"] == "kriging"
