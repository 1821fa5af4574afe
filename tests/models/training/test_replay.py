"""Replay: generated landscapes beside what a model goes on to learn from, in the share that was asked for."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

pytest.importorskip("torch")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import invented_cases as invented

from chronofuse.engine.door import client
from chronofuse.engine.door.train_job import TrainJob
from chronofuse.models.catalogue.model_file import from_model_file
from chronofuse.models.networks import NETWORKS
from chronofuse.models.training import (
    case_folder,
    checkpoints,
    dataset,
    gathering,
    invented_places,
    prepare,
    replay,
    train,
)
from chronofuse.models.training.stored import arrays

OWN, AGAIN = ["here~0-0", "here~1-0", "there~real0-0-0"], ["invented-1~replayed0-0", "invented-2~replayed1-0"]


def test_the_share_of_batches_that_was_asked_for_is_replayed(tmp_path):
    network = NETWORKS["edcstfn"](**invented.TINY)
    invented.write_cases(tmp_path, [*OWN, *AGAIN])
    cases = dataset.load_all([tmp_path], network)
    assert sorted(case.name for case in cases if case.replayed) == AGAIN
    source = dataset.Cases(cases, network.inputs, 1, 4_000, replay=0.3)
    batches = [[cases[piece.case].replayed for piece in source.plan().pieces] for _ in range(300)]
    assert all(len(set(batch)) == 1 for batch in batches)
    assert 60 <= sum(batch[0] for batch in batches) <= 120


def test_pools_of_a_kind_share_what_their_kind_gets():
    shares, again = [1.0, 0.25, 0.75, 1.0], [False, False, False, True]
    np.testing.assert_allclose(replay.odds(shares, again, 0.5), [0.25, 0.0625, 0.1875, 0.5])
    np.testing.assert_allclose(replay.odds(shares[:3], again[:3], 0.5), [0.5, 0.125, 0.375])
    np.testing.assert_array_equal(replay.odds(shares, again, 0.0), np.array(shares) / sum(shares))


def test_a_training_that_goes_on_draws_the_batches_of_one_that_was_never_stopped(cases):
    invented.write_cases(cases / "learn", [*OWN, *AGAIN])
    job = TrainJob(
        "toy", data="images", start_from="edcstfn", replay=0.7, network="edcstfn", options=invented.TINY,
        steps=4, pixels=4_000, threads=1, work=str(cases),
    )  # fmt: skip
    network = NETWORKS["edcstfn"](**invented.TINY)
    learn, check = (dataset.load_all([cases / name], network) for name in ("learn", "check"))
    one, two = (train.Training(job, learn, check, {}) for _ in range(2))
    again = [learn[pool[0]].replayed for pool in one.source.pools]
    assert one.source.odds[again].sum() == pytest.approx(0.7)
    one.source.plan()
    one.first = one._validated()
    one.save()
    two.resume()
    for _ in range(3):
        first, second = one.source.plan(), two.source.plan()
        assert [(p.case, p.row, p.col) for p in first.pieces] == [
            (p.case, p.row, p.col) for p in second.pieces
        ]


def test_landscapes_have_the_bands_of_the_network(monkeypatch):
    monkeypatch.setattr(replay, "LANDSCAPES", 1)
    (every,), (ndvi,) = replay.places(1, "any"), replay.places(1, ("ndvi",))
    assert len(every.names) > 3 and ndvi.names == ("ndvi",)
    assert np.isfinite(ndvi.read(0, [0], (slice(0, 40), slice(0, 40)))).any()
    assert replay.scene_count(0.5, 60) == 30 and replay.scene_count(0.1, 4) == replay.FEWEST


def test_a_training_that_goes_on_makes_no_landscape_for_cases_that_are_there(tmp_path, monkeypatch):
    folder = tmp_path / "cases" / "replay"
    folder.mkdir(parents=True)
    invented.write_cases(folder, AGAIN)
    (folder / "simulated-0.done").touch()
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    monkeypatch.setattr(invented_places, "Landscape", lambda *given, **more: pytest.fail("made anew"))
    job = TrainJob(
        "again", data="images", start_from="edcstfn", replay=0.5, steps=2, scenes=4, work=str(tmp_path)
    )
    network = NETWORKS["edcstfn"](**invented.TINY)
    folders, told = gathering._replayed(job, network, lambda done: None, lambda code, sentence: None)
    assert folders == [folder] and told == {"replay": 0.5, "replayed": len(AGAIN)}
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize("name, bands", [("rescnn-ndvi", ("ndvi",)), ("edcstfn", invented_places.BANDS)])
def test_invented_places_have_the_bands_of_the_network(tmp_path, monkeypatch, name, bands):
    job = TrainJob("ours", data="images", network=name, invented=2, scenes=4, work=str(tmp_path / "work"))
    asked: list[prepare.Wanted] = []
    monkeypatch.setattr(gathering, "_split", lambda *given: SimpleNamespace(learn=[], check=[], note=""))
    monkeypatch.setattr(gathering, "_prepare", lambda wanted, *rest: asked.append(wanted) or {})
    clock = SimpleNamespace(enter=lambda stage: None, tell=lambda done: None)
    (tmp_path / "work").mkdir()
    gathering.cases(job, NETWORKS[name](), clock, lambda code, sentence: None)
    learnt = [place for place in asked[0].places if place.name.startswith("invented")]
    assert len(learnt) == 2 and all(place.names == bands for place in learnt)


@pytest.mark.long
def test_cases_whose_making_was_stopped_are_those_of_one_that_was_not(tmp_path, monkeypatch):
    """By two portions; the second is begun anew."""
    monkeypatch.setattr(prepare, "AT_ONCE", 2)
    monkeypatch.setattr(replay, "LANDSCAPES", 2)
    network = NETWORKS["edcstfn"](**invented.TINY)

    def stopped(done: float) -> None:
        if done > 0.5:
            raise KeyboardInterrupt

    def made(name: str, share=lambda done: None) -> dict[str, dict[str, np.ndarray]]:
        wishes = {"start_from": "edcstfn", "replay": 0.5, "steps": 2, "scenes": 4, "threads": 1}
        job = TrainJob("again", data="images", work=str(tmp_path / name), **wishes)
        (folder,), _ = gathering._replayed(job, network, share, lambda code, sentence: None)
        return {path.name: arrays(path) for path in folder.glob("*.npz")}

    whole = made("whole")
    with pytest.raises(KeyboardInterrupt):
        made("stopped", stopped)
    begun = {path.name for path in (tmp_path / "stopped" / "cases" / "replay").glob("*.done")}
    assert begun == {"simulated-0.done"}
    again = made("stopped")
    assert len(whole) == replay.FEWEST and whole.keys() == again.keys()
    for name, case in whole.items():
        assert case_folder.is_replayed(name) and case.keys() == again[name].keys()
        assert all(np.array_equal(case[key], again[name][key], equal_nan=True) for key in case)


@pytest.mark.long
def test_a_model_that_goes_on_with_replay_tells_it_in_its_card(places, tmp_path, own_home):
    """The trainer's process and the engine's, from a folder of images to the model's file."""
    start, tiny = tmp_path / "start.safetensors", NETWORKS["edcstfn"](**invented.TINY)
    values = {"network": "edcstfn", "options": tiny.options, "trained_on": {}, "accuracy": {}}
    checkpoints.save({**values, "state": tiny.state_dict()}, start)
    job = TrainJob(
        "again",
        data=str(places),
        start_from=str(start),
        replay=0.5,
        steps=2,
        scenes=4,
        pixels=4_000,
        threads=1,
        validate=("south",),
        work=str(tmp_path / "work"),
        output=str(tmp_path / "again.onnx"),
    )
    client.run(job, lambda event: None, lambda: False, sys.executable)
    card = from_model_file(tmp_path / "again.onnx", verify=True).trained_on
    assert card["replay"] == 0.5 and card["replayed"] >= replay.FEWEST
    assert card["data"] == ["north"] and card["invented"] == 0
