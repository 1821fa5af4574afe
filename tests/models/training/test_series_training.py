"""A network for sequences is trained: on cases, resumed, and from folders to a method that fills a series."""

from __future__ import annotations

import json
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Optional

import numpy as np
import pytest
import torch

from chronofuse.engine.door import errors
from chronofuse.engine.door.client import run as run_in_process
from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.events import Finished
from chronofuse.engine.door.fill_job import FillJob, methods_of_series
from chronofuse.engine.door.jobs import dumps, loads
from chronofuse.engine.door.train_job import SERIES, TrainJob, suggested_name
from chronofuse.engine.door.train_job import TEMPORAL as OFFERED
from chronofuse.models import images
from chronofuse.models.catalogue.series_manifest import SeriesManifest, own_series_models, series_models
from chronofuse.models.networks.sequence import SeriesNetwork
from chronofuse.models.networks.temporal import TEMPORAL
from chronofuse.models.training import run, series_export, series_run
from chronofuse.models.training.clock import Stopped
from chronofuse.models.training.series_data import SeriesCases, arrays_of
from chronofuse.models.training.series_gathering import simulated
from chronofuse.models.training.series_train import SeriesTraining


@pytest.fixture
def cases(tmp_path) -> list[Path]:
    """Cases in which the base is too high by a twentieth."""
    random, files = np.random.default_rng(0), []
    for number in range(3):
        fine = random.random((4, 2, 32, 32), dtype=np.float32)
        truth = fine.mean(0)
        arrays = {
            "fine": fine,
            "coarse": fine * 0,
            "valid": np.ones((4, 32, 32), np.float32),
            "days": np.array([-20, -5, 8, 30], np.float32),
            "base": truth + 0.05,
            "deviation": np.full_like(truth, 0.05),
            "target": truth * 0,
            "unit": np.full(2, 0.1, np.float32),
            "truth": truth,
            "counts": np.ones((1, 32, 32), bool),
        }
        files.append(tmp_path / f"place{number}~0.npz")
        np.savez(files[-1], **arrays)
    return files


def training(
    cases: list[Path], folder: Path, temporal: str, steps: int, options: Optional[dict] = None
) -> SeriesTraining:
    job = TrainJob(
        "tiny",
        task=SERIES,
        network=SERIES,
        options={"temporal": temporal, "width": 4, **(options or {})},
        invented=1,
        steps=steps,
        rate=0.01,
        work=str(folder),
    )
    return SeriesTraining(job, cases[:2], cases[2:], {"data": [], "invented": 1})


@pytest.mark.parametrize(
    "temporal",
    [name if name == "gru" else pytest.param(name, marks=pytest.mark.long) for name in sorted(TEMPORAL)],
)
def test_each_module_learns_and_goes_on_where_it_was_stopped(temporal, cases, tmp_path):
    whole = training(cases, tmp_path / "whole", temporal, 8).run()
    assert whole["accuracy"]["share_of_base"] < 1 and "share_of_delta" not in whole["accuracy"]
    assert whole["accuracy"]["before_training"] == {"rmse": 1.0}
    assert whole["accuracy"]["places"]["place2"]["base"] == pytest.approx(0.05, abs=1e-4)
    asked = iter([False] * 4 + [True])
    with pytest.raises(Stopped):
        training(cases, tmp_path / "parts", temporal, 8).run(stopping=lambda: next(asked))
    again = training(cases, tmp_path / "parts", temporal, 8)
    again.resume()
    assert again.step == 5
    parts = again.run()
    assert all(torch.equal(whole["state"][name], parts["state"][name]) for name in whole["state"])


def test_all_options_together_take_their_steps(cases, tmp_path):
    options = {"attention": "space+time", "scales": 3, "sr": True}
    best = training(cases, tmp_path / "all", "lstm", 8, options).run()
    assert best["accuracy"]["share_of_base"] < 1 and best["trained_on"]["steps"] <= 8


def test_cases_are_turned_shortened_and_reversed_as_one(cases):
    source, dates = SeriesCases(cases, seed=1), set()
    for _ in range(40):
        batch = source.batch()
        x = batch.inputs
        dates.add(x["fine"].shape[1])
        assert torch.allclose(x["base"] - 0.05, batch.truth, atol=1e-6)
        assert (torch.diff(x["days"]) > 0).all() and x["valid"].shape[1] == x["fine"].shape[1]
        if x["fine"].shape[1] == 4:
            assert torch.allclose(x["fine"].mean(1), batch.truth, atol=1e-6)
    assert dates == {2, 3, 4}
    assert arrays_of(cases[0])["days"].tolist() == [-20, -5, 8, 30]


def test_a_simulated_coarse_image_is_the_mean_and_unknown_where_most_is():
    fine = np.full((2, 16, 32), 0.3)
    fine[:, :8, :9] = np.nan
    coarse = simulated(fine, 8)
    assert coarse.shape == (2, 2, 4) and np.isnan(coarse[:, 0, 0]).all()
    assert coarse[:, :, 1:] == pytest.approx(0.3) and np.isfinite(coarse[:, 1]).all()


@pytest.mark.parametrize(
    ("wishes", "sentence"),
    [
        ({}, "nothing to learn from"),
        ({"invented": 1, "network": "chrono"}, "leave out another network"),
        ({"invented": 1, "start_from": "chrono"}, "leave out another network"),
        ({"task": "many", "invented": 1}, "task"),
    ],
)
def test_what_does_not_go_together_is_a_sentence(wishes, sentence):
    with pytest.raises(errors.JobError, match=sentence):
        TrainJob("x", **{"task": SERIES, **wishes})


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"temporal": "magic"}, "one of gru, convgru"),
        ({"depth": 3}, "no 'depth'"),
        ({"base": "magic"}, "the base is one of kriging"),
        ({"references": 40}, "from 1 to 16"),
        ({"width": 5}, "must be even"),
        ({"temporal": "convlstm", "scales": 3, "references": 16}, "take fewer references or scales"),
    ],
)
def test_options_that_there_are_not_name_those_that_there_are(options, sentence):
    with pytest.raises(errors.ParameterError, match=sentence):
        series_run.settled(TrainJob("x", task=SERIES, invented=1, options=options))


def test_the_job_crosses_the_border_and_a_model_has_a_name_and_a_place(tmp_path, monkeypatch):
    monkeypatch.setenv("CHRONOFUSE_HOME", str(tmp_path))
    job = loads(dumps(TrainJob("x", task=SERIES, invented=1)))
    assert job.task == SERIES and job.model_file == own_series_models() / "x.onnx"
    assert (
        suggested_name({"task": SERIES, "data": "/a/lake", "options": {"temporal": "gru"}})
        == "series-gru-lake"
    )


def test_weights_that_are_no_numbers_are_not_exported(tmp_path):
    network = SeriesNetwork("gru", 4)
    with torch.no_grad():
        network.encode.bias[0] = float("nan")
    manifest = SeriesManifest("x", "x", "x", "gru", "kriging", halo=network.reach(8))
    with pytest.raises(errors.ExportError, match="1 weights of the network hold numbers that are NaN"):
        series_export.export(network, manifest, tmp_path / "x.onnx")
    assert not list(tmp_path.iterdir())


def test_the_forms_offer_the_modules_that_there_are():
    assert set(OFFERED) == set(TEMPORAL)


@pytest.fixture
def place(tmp_path) -> Path:
    """Fine images of eight dates, without coarse ones: stripes of fields that green one after the other."""
    folder = tmp_path / "field"
    folder.mkdir()
    random, side = np.random.default_rng(3), 96
    late = np.kron(random.uniform(20, 90, (12, 12)), np.ones((8, 8)))
    for number in range(8):
        day = date(2024, 3, 1) + timedelta(16 * number)
        green = np.exp(-(((16 * number - late) / 30) ** 2))
        bands = [0.15 - 0.08 * green, 0.2 + 0.3 * green]
        grid = images.ImageGrid(side, side, (600000.0, 10.0, 0.0, 5400000.0, 0.0, -10.0), "EPSG:32631")
        images.write(folder / f"fine_{day}.tif", bands, ("red", "nir"), grid)
    return folder


@pytest.mark.long
def test_from_a_folder_of_images_to_a_method_that_fills_a_series(place, tmp_path, monkeypatch):
    monkeypatch.setenv("CHRONOFUSE_HOME", str(tmp_path / "home"))
    job = TrainJob(
        "field",
        task=SERIES,
        data=str(place),
        steps=30,
        scenes=16,
        rate=0.005,
        options={"temporal": "gru", "width": 8},
    ).with_places()
    told = []
    run.run(job, told.append)
    assert isinstance(told[-1], Finished) and told[-1].first.figures["share_of_base"] <= 1.0
    assert Path(told[-1].first.outputs["curves"]).stat().st_size > 10_000
    manifest = series_models()["field"]
    assert manifest.base == "kriging" and manifest.trained_on["held_out"] == ["field (lower part)"]
    assert "field" in methods_of_series()
    with pytest.raises(errors.OutputExistsError, match="exists already"):
        run.run(job, told.append)
    out = tmp_path / "out"
    coarse = tmp_path / "coarse"
    coarse.mkdir()
    for path in sorted(place.glob("fine_*.tif")):
        image = images.read(path)
        grid = images.describe(path).grid
        left, width, _, top, _, height = grid.transform
        wide = images.ImageGrid(
            grid.rows // 8, grid.cols // 8, (left, 8 * width, 0.0, top, 0.0, 8 * height), grid.crs
        )
        day = path.stem.split("_")[1]
        images.write(coarse / f"coarse_{day}.tif", simulated(image.bands, 8), ("red", "nir"), wide)
    sources = (CollectionSource((str(place),), role="fine"), CollectionSource((str(coarse),), role="coarse"))
    asked = FillJob(sources, str(out), method="field", dates=("2024-04-18",), keep=False)
    run_in_process(asked, lambda event: None, python=sys.executable)
    report = json.loads((out / "series.json").read_text("utf-8"))
    assert report["settings"]["method"] == "field" and report["dates"]["2024-04-18"]["origin"]["fused"] == 1.0
