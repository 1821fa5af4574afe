"""Trainings with further terms of the loss: of any network, resumed, and that they lower it."""

from __future__ import annotations

from pathlib import Path

import invented_cases as invented
import pytest
import torch

from chronofuse.engine.door import errors, train_job
from chronofuse.models.networks import NETWORKS
from chronofuse.models.training import beside, checkpoints, dataset, further_losses, train
from chronofuse.models.training.measured import Measured

LEARN = ["here~0-0", "here~1-0", "there~real0-0-0"]


def training(folder: Path, **wishes) -> train.Training:
    job = invented.job(folder, **wishes)
    network = NETWORKS[job.network](**job.options)
    learn = dataset.load_all(map(Path, job.cases), network, beside.wanted(job.losses, network.inputs))
    return train.Training(job, learn, dataset.load_all(map(Path, job.checks), network), {}, "cpu")


TERMS = dict.fromkeys(further_losses.TERMS, 1.0)
SMALL = {
    "edcstfn": invented.TINY,
    "progressive": {"stages": 2, "width": 4, "blocks": 1, "start": "upsample"},
    "ganstfm": {},
    "stfdiff": {"widths": [4, 4]},
    "chrono": {},
    "twostream": {"width": 4, "change_dilations": [2], "detail_dilations": [1], "days": True},
}


@pytest.mark.parametrize(
    "network",
    [
        *("edcstfn", "progressive", "stfdiff", "twostream"),
        *(pytest.param(name, marks=pytest.mark.long) for name in ("ganstfm", "chrono")),
    ],
)
def test_any_network_takes_a_step_with_all_terms_of_the_loss(cases, network):
    """Where it has no C1, draws noise, or takes priors, too; each term adds to the loss and to its slope."""
    invented.write_cases(cases / "learn", LEARN, network, beside=True, options=SMALL[network])
    invented.write_cases(cases / "check", ["elsewhere~0-0", "elsewhere~1-0"], network, options=SMALL[network])
    one = training(cases, network=network, options=SMALL[network], losses=TERMS)
    before = [p.clone() for p in one.network.parameters()]
    one._learn([one.source.batch() for _ in range(2)])
    one._learn([one.source.batch() for _ in range(2)])
    after = list(one.network.parameters())
    moved = [not torch.equal(old, new) for old, new in zip(before, after)]
    assert sum(moved) > len(moved) / 2 and all(torch.isfinite(p).all() for p in after)


@pytest.mark.parametrize("term", sorted(further_losses.TERMS))
def test_training_for_one_term_lowers_it_on_what_was_not_learnt_from(cases, term):
    """From a network that is off, because `delta` is blameless in some of them."""
    for part, names in (("learn", LEARN), ("other", ["elsewhere~0-0"])):
        invented.write_cases(cases / part, names, side=96, beside=True)
    job = {"losses": {term: 20.0}, "steps": 60, "rate": 1e-2}
    one = training(cases, **job)
    torch.nn.init.constant_(one.network.last.bias, 0.5)
    judge = training(cases, cases=(str(cases / "other"),), **job)
    batch = next(b for b in iter(judge.source.batch, None) if b.truth.shape[1] == 2)

    def value() -> float:
        with torch.no_grad():
            prediction = one.network(**{t.name: batch.inputs[t.name] for t in one.network.inputs})
            seen = Measured(prediction, batch.truth, batch.counts, batch.inputs, one.network.inputs, one._run)
            return further_losses.TERMS[term](seen).item()

    before = value()
    one.run()
    assert 0 <= value() < 0.6 * before


def test_a_training_with_further_terms_goes_on_as_if_it_had_never_stopped(cases):
    invented.write_cases(cases / "learn", LEARN, beside=True)
    wishes = {"losses": TERMS, "steps": 4}
    best = training(cases, work=str(cases / "whole"), **wishes).run()
    assert best["trained_on"]["losses"] == TERMS
    stopped = training(cases, work=str(cases / "work"), **wishes)
    with pytest.raises(train.Stopped):
        stopped.run(stopping=lambda: stopped.step == 2)
    again = training(cases, work=str(cases / "work"), **wishes)
    again.resume()
    again.run()
    one, two = (checkpoints.read(cases / folder / train_job.LAST)["state"] for folder in ("whole", "work"))
    assert one.keys() == two.keys() and all(torch.equal(one[key], two[key]) for key in one)


def test_cases_that_were_prepared_for_another_loss_are_refused_in_a_sentence(cases):
    with pytest.raises(
        errors.TrainingDataError,
        match=r"without what '--loss consistency' looks at \(third, .*prepare them anew with --for-losses",
    ):
        beside.require([cases / "learn"], {"consistency": 0.1})
    beside.require([cases / "learn"], {"consistency": 0.0, "cycle": 0.1, "wavelet": 0.1})
