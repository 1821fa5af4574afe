"""Meta-learning over places: batches of one place at a time, inner steps on it, and the outer step."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import invented_cases as invented  # noqa: E402

from chronofuse.engine.door import client, errors  # noqa: E402
from chronofuse.engine.door.train_job import LAST, TrainJob  # noqa: E402
from chronofuse.models.catalogue.model_file import from_model_file  # noqa: E402
from chronofuse.models.networks import NETWORKS  # noqa: E402
from chronofuse.models.training import checkpoints, dataset, meta, state, train, validation_log  # noqa: E402

PLACES = ["here~0-0", "here~1-0", "there~real0-0-0", "yonder~2-0", "yonder~real0-1-0"]


def training(folder: Path, **wishes) -> train.Training:
    job = invented.job(folder, **{"meta": 3, **wishes})
    network = NETWORKS[job.network](**job.options)
    learn, check = (dataset.load_all(map(Path, names), network) for names in (job.cases, job.checks))
    return meta.training_of(job)(job, learn, check, {"data": ["here", "there"], "held_out": ["elsewhere"]})


def weights(network) -> list:
    return [parameter.detach().clone() for parameter in network.parameters()]


def places_of(source: meta.PlaceByPlace, batches: int = 6) -> set[str]:
    return {source.cases[p.case].place for _ in range(batches) for p in source.plan().pieces}


# ---- the batches


def test_all_batches_are_of_one_place_until_the_next_is_asked_for_and_each_place_comes(tmp_path):
    network = NETWORKS["edcstfn"](**invented.TINY)
    invented.write_cases(tmp_path, [*PLACES, *(f"yonder~{n}-0" for n in range(3, 12))])
    source = meta.PlaceByPlace(dataset.load_all([tmp_path], network), network.inputs, 1, 4_000)
    seen = []
    for _ in range(60):
        assert places_of(source) == {source.place}
        seen.append(source.place)
        source.next_place()
    counts = [seen.count(name) for name in ("here", "there", "yonder")]
    assert sum(counts) == 60 and min(counts) >= 12  # a place of many cases comes no oftener
    real = [source.cases[source.plan().pieces[0].case].real for _ in _only(source, "yonder", 100)]
    assert 30 <= sum(real) <= 70  # real and simulated coarse images get equal parts of a place


def _only(source: meta.PlaceByPlace, place: str, batches: int):
    while source.place != place:
        source.next_place()
    return range(batches)


def test_replayed_places_get_their_share_of_the_rounds(tmp_path):
    network = NETWORKS["edcstfn"](**invented.TINY)
    invented.write_cases(tmp_path, [*PLACES, *(f"invented-{n}~replayed{n}-0" for n in range(4))])
    cases = dataset.load_all([tmp_path], network)
    source = meta.PlaceByPlace(cases, network.inputs, 1, 4_000, replay=0.5)
    assert len(source.places) == 7
    again = [name.startswith("invented") for name in source.places]
    assert source._chances[again].sum() == pytest.approx(0.5)
    np.testing.assert_allclose(source._chances[~np.array(again)], 1 / 6)


# ---- inner and outer steps


def test_the_weights_go_a_part_of_the_way_to_what_a_place_taught(cases):
    """Reptile's rule in the second of three rounds, against its inner steps made by hand; a plain training
    would keep them whole."""
    one, same = (training(cases, steps=9, work=str(cases / name)) for name in ("one", "same"))
    one._clock = same._clock = 0.0
    for _ in range(3):
        one._one_step()
        same._one_step()
    begun = weights(one.network)
    for _ in range(3):
        one._one_step()
        same._set_rate()
        same._learn([same.source.batch() for _ in range(same.batches_a_step)])
    taught = weights(same.network)
    assert sum(not torch.equal(a, b) for a, b in zip(begun, taught)) > len(begun) / 2
    for old, far, learnt, now in zip(begun, taught, one.learnt.parameters(), one.network.parameters()):
        assert torch.equal(learnt, now)
        assert torch.allclose(now, old + 2 / 3 * (far - old), atol=1e-7)
    assert any(not torch.allclose(a, b) for a, b in zip(taught, weights(one.network)))


def test_between_two_outer_steps_the_network_learns_and_what_is_kept_stays(cases):
    one = training(cases, steps=9)
    one._clock = 0.0
    begun = weights(one.network)
    for _ in range(2):
        one._one_step()
        assert any(not torch.equal(a, b) for a, b in zip(begun, weights(one.network)))
        assert all(torch.equal(a, b) for a, b in zip(begun, weights(one.learnt)))
        assert all(torch.equal(a, b) for a, b in zip(begun, weights(one.average)))
    place = one.source.place
    one._one_step()
    assert one.rounds == 1 and any(not torch.equal(a, b) for a, b in zip(begun, weights(one.average)))
    places = {place, *(one.source.place for _ in range(30) if one._one_step() is None)}
    assert places == {"here", "there"}


def test_inner_steps_have_no_momentum_and_keep_their_length(cases):
    one = training(cases, steps=30, rate=1e-2)
    for one.step in (0, 29):
        one._set_rate()
        assert {(group["betas"][0], group["lr"]) for group in one.optimiser.param_groups} == {(0.0, 1e-2)}
    assert not isinstance(training(cases, meta=None), meta.MetaTraining)


# ---- a training


def test_place_by_place_the_error_on_what_is_held_out_falls_and_the_card_tells_it(cases):
    best = training(cases, steps=90, rate=1e-2).run()
    assert best["accuracy"]["share_of_delta"] < 0.9
    told = best["trained_on"]["meta"]
    assert told == {"inner_steps": 3, "rounds": best["trained_on"]["steps"] // 3, "places": 2}


@pytest.mark.parametrize("stop_at", [2, 3])
def test_a_resumed_training_ends_with_the_weights_of_one_that_was_never_stopped(cases, stop_at):
    """Within a place, and where another one begins; a place that is not ended counts for nothing."""
    invented.write_cases(cases / "learn", PLACES)
    wishes = {"steps": 8, "adversary": "plain"}
    training(cases, work=str(cases / "whole"), **wishes).run()
    stopped = training(cases, work=str(cases / "work"), **wishes)
    with pytest.raises(train.Stopped):
        stopped.run(stopping=lambda: stopped.step == stop_at)
    again = training(cases, work=str(cases / "work"), **wishes)
    again.resume()
    assert again.step == stop_at and again.source.place == stopped.source.place
    again.run()
    for name in (train.BEST, LAST):
        one, two = (checkpoints.read(cases / folder / name)["state"] for folder in ("whole", "work"))
        assert one.keys() == two.keys() and all(torch.equal(one[key], two[key]) for key in one)
    ended = {key.removeprefix(meta.LEARNT): one[key] for key in one if key.startswith(meta.LEARNT)}
    ahead = [not torch.equal(value, one[state.NETWORK + key]) for key, value in ended.items()]
    assert any(ahead)  # 8 steps are two rounds of 3, and 2
    steps = [[line["step"] for line in validation_log.read(cases / f)] for f in ("whole", "work")]
    assert steps[0] == steps[1]


def test_one_place_alone_is_refused(cases, tmp_path):
    invented.write_cases(tmp_path / "one", ["here~0-0", "here~real0-1-0"])
    with pytest.raises(errors.TrainingDataError, match="needs at least two of them, beside those that are"):
        training(cases, cases=(str(tmp_path / "one"),))
    job = TrainJob("toy", data="images", meta=5)
    with pytest.raises(errors.TrainingDataError, match=r"add images of another place or .*leave out --meta"):
        meta.require_places(job, 1)
    meta.require_places(job, 2)
    meta.require_places(TrainJob("toy", data="images"), 1)


@pytest.mark.long
def test_a_model_that_was_trained_place_by_place_tells_it_in_its_card(places, tmp_path, own_home):
    """The trainer's process and the engine's, from images and two landscapes to the model's file."""
    job = TrainJob(
        "quick",
        data=str(places),
        network="edcstfn",
        options=invented.TINY,
        meta=2,
        steps=4,
        scenes=4,
        invented=2,
        pixels=4_000,
        threads=1,
        validate=("south",),
        work=str(tmp_path / "work"),
        output=str(tmp_path / "quick.onnx"),
    )
    client.run(job, lambda event: None, lambda: False, sys.executable)
    card = from_model_file(tmp_path / "quick.onnx", verify=True).trained_on
    assert card["meta"]["inner_steps"] == 2 and card["meta"]["places"] >= 2
    assert card["data"] == ["north"] and card["invented"] == 2
