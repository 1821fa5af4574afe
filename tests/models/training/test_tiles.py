"""Networks for tiles as land-cover models: tried on what they have not seen, also with an input hidden, and
gone on with after a stop."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from chronofuse.engine.door.errors import ResumeError
from chronofuse.engine.door.fit_job import FEATURES, FITTED, LABELLED, SAMPLES, TRIED, VALID, FitJob
from chronofuse.engine.door.train_classifier_job import is_unfinished
from chronofuse.models.catalogue.classifier_manifest import JOINED, JOINS, OF_IMAGES, OF_SERIES
from chronofuse.models.networks import segment_joins
from chronofuse.models.networks.segment import SegmentNetwork
from chronofuse.models.networks.segment_options import PRESETS
from chronofuse.models.training.classifiers import tiles
from chronofuse.models.training.stopped import Stopped

SIDE = 48


@pytest.mark.parametrize("dates", [3, 40])
def test_of_many_dates_fewer_tiles_are_learnt_from_at_once(tmp_path, dates):
    folder = dated(tmp_path / "here")
    job = FitJob(str(folder), "conv3d")
    ground = tiles._Ground(folder, "conv3d")
    ground.days = np.arange(dates)
    assert tiles._plan(job, folder, ground).batch == {3: 8, 40: 1}[dates]


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    """A slim network without its graph, which has its own test."""
    monkeypatch.setitem(tiles.PRESETS, "unet", {"fine": "unet", "widths": (4, 4, 4, 4)})
    monkeypatch.setattr(tiles.segment_export, "graph_of_shares", lambda network, output: b"graph")


def ground(folder: Path, kinds: int = 2) -> Path:
    """A folder with the ground around samples: two bands, in four squares of two parts."""
    folder.mkdir()
    y, x = np.mgrid[:SIDE, :SIDE]
    labels = (x // 6 + y // 6) % kinds
    values = np.random.default_rng(1).normal(size=(2, SIDE, SIDE)).astype(np.float32)
    values[0] += 3 * labels
    folds = (x // 24 + y // 24) % 2
    np.save(folder / FEATURES, values)
    np.save(folder / VALID, np.ones((SIDE, SIDE), np.uint8))
    np.save(folder / LABELLED, np.stack([labels, folds]).astype(np.int16))
    flat = {"rows": y.ravel(), "columns": x.ravel(), "labels": labels.ravel(), "folds": folds.ravel()}
    days = np.full(2, np.nan)
    np.savez(folder / SAMPLES, **flat, parts=np.arange(2), days=days, ratio=np.array(1))
    return folder


def dated(folder: Path, ratio: int = 1, images: int = 0) -> Path:
    """The same ground seen on three days, beside so many bands of an image."""
    ground(folder)
    values = np.load(folder / FEATURES)
    on_days = np.concatenate([values * day for day in (1, 2, 3)])
    on_days = on_days[:, ::ratio, ::ratio].repeat(ratio, 1).repeat(ratio, 2)
    np.save(folder / FEATURES, np.concatenate([values[:images], on_days]))
    with np.load(folder / SAMPLES) as stored:
        kept = {name: stored[name] for name in stored.files}
    kept["days"] = np.concatenate([np.full(images, np.nan), np.repeat([40.0, 160.0, 250.0], 2)])
    kept["parts"] = np.concatenate([np.zeros(images, int), np.tile([0, 1], 3)])
    np.savez(folder / SAMPLES, **{**kept, "ratio": np.array(ratio)})
    return folder


def fit(folder: Path, resume: bool = False, after: int = 10**6, **other):
    """Run it, and stop it after so many steps."""
    asked: list[int] = []

    def stopping() -> bool:
        asked.append(1)
        return len(asked) >= after

    model, options = other.pop("model", "unet"), other.pop("options", {})
    job = FitJob(
        str(folder),
        model,
        {"steps": 3, **options},
        work=str(folder / "work"),
        resume=resume,
        threads=1,
        **other,
    )
    tiles.run(job, lambda event: None, stopping)
    with np.load(folder / TRIED) as tried:
        return {name: tried[name] for name in tried.files}


def test_a_training_that_was_stopped_goes_on_and_ends_as_it_would_have(tmp_path):
    whole = fit(ground(tmp_path / "whole"))
    parts = ground(tmp_path / "parts")
    with pytest.raises(Stopped):
        fit(parts, after=5)  # in the second of three trainings
    assert is_unfinished(parts / "work") and not (parts / TRIED).exists()
    resumed = fit(parts, resume=True)
    for name in ("held_out", "without"):
        np.testing.assert_array_equal(resumed[name], whole[name])
    assert (parts / FITTED).read_bytes() == b"graph"
    assert whole["without"].shape == (2, SIDE * SIDE) and whole["without"].min() >= 0


@pytest.mark.parametrize("model", [*OF_SERIES, *JOINED])
def test_each_network_of_dates_takes_steps_and_is_tried_with_a_band_hidden(tmp_path, monkeypatch, model):
    monkeypatch.setitem(tiles.PRESETS, model, {**PRESETS[model], "widths": (4, 4, 4, 4)})
    images, ratio = (1, 2) if model in JOINED else (0, 1)
    made = {"steps": 1, **({"join": "separate"} if model in JOINED else {})}
    found = fit(dated(tmp_path / "here", ratio, images), model=model, options=made)
    assert found["held_out"].shape == (SIDE * SIDE, 2) and int(found["halo"]) % int(found["multiple"]) == 0
    np.testing.assert_allclose(found["held_out"].sum(1), 1, atol=1e-5)
    assert found["without"].min() >= 0


def test_the_words_of_the_forms_are_the_networks_that_there_are():
    assert set(PRESETS) == {*OF_IMAGES, *OF_SERIES, *JOINED} and set(JOINS) == set(segment_joins.JOINS)
    assert all(("join" in PRESETS[name]) == (name in JOINED) for name in PRESETS)


def test_another_training_does_not_go_on_from_it(tmp_path):
    folder = ground(tmp_path / "here")
    with pytest.raises(Stopped):
        fit(folder, after=1)
    with pytest.raises(ResumeError, match="begun with another seed: give what"):
        fit(folder, resume=True, seed=7)
    values = np.load(folder / FEATURES)
    np.save(folder / FEATURES, values + 1)
    with pytest.raises(ResumeError, match="another set of images: give what"):
        fit(folder, resume=True)
    (folder / "work" / "begun.json").write_text("no plan", "utf-8")
    with pytest.raises(ResumeError, match="can't be read"):
        fit(folder, resume=True)


def test_a_join_that_is_named_goes_on_from_one_that_was_left_open(tmp_path):
    """Where it is the one that is taken by itself; from another it does not."""
    folder = dated(tmp_path / "here", 2, 1)
    values, marked = np.load(folder / FEATURES), np.load(folder / LABELLED)

    def begin(resume: bool = True, **options) -> None:
        job = FitJob(str(folder), JOINED[0], options, resume=resume)
        tiles.kept.begin(job, tmp_path / "work", marked, values)

    begin(resume=False)
    begin(join=JOINS[0])
    with pytest.raises(ResumeError, match="begun with another set of options"):
        begin(join=JOINS[1])


def test_a_hidden_input_decides_about_nothing_and_the_others_as_before():
    torch.manual_seed(1)
    more = {"series": 2, "ratio": 2, "temporal": "gru", "join": "alpha", "ratios": True, "pixel": 4}
    network = SegmentNetwork(2, 3, widths=(4, 4, 4, 4), **more).eval()
    network.set_scales("fine", torch.tensor([0.3, 0.5, 0.4]), torch.tensor([0.1, 0.2, 0.2]))
    given = tiles.segment_export.invented(network, dates=3)
    other = {name: one.clone() for name, one in given.items()}
    other["fine"][:, 1] += 0.2
    other["series"] += 0.5
    features = np.array([False, True, False] + [True] * 6)
    with torch.no_grad():
        before = network(**given)[0]
        assert not torch.allclose(before, network(**other)[0])
        with tiles.hidden(network, features):
            torch.testing.assert_close(network(**given)[0], network(**other)[0])
            as_mean = {**given, "fine": given["fine"].clone()}
            as_mean["fine"][:, 1] = 0.5
            as_mean["fine"][:, 0] += 0.1
            assert not torch.allclose(network(**given)[0], network(**as_mean)[0])
        assert torch.equal(network(**given)[0], before)
