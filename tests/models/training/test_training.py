"""The training, how it is validated, ends, goes on and is refused, on invented cases."""

from __future__ import annotations

import invented_cases as invented
import pytest
import torch
from invented_cases import training
from torch.utils._python_dispatch import TorchDispatchMode

from chronofuse.engine.door import errors, loss_terms, train_job
from chronofuse.models.networks import NETWORKS
from chronofuse.models.training import (
    checkpoints,
    further_losses,
    pace,
    settling,
    state,
    train,
    validation_log,
)


@pytest.mark.parametrize("begun", [False, True])
def test_refused_data_leave_no_folder_behind_but_that_of_a_training_to_resume(begun, cases):
    job = invented.job(cases, work=str(cases / "work"), resume=begun)
    job.folder.mkdir()
    if begun:
        settling.prepare_folder(job)
    told = []
    with (
        pytest.raises(errors.TrainingDataError),
        settling.prepared_folder(job, lambda code, *_: told.append(code)),
    ):
        (job.folder / "cases").mkdir()
        raise errors.TrainingDataError("There is nothing to learn from.")
    assert job.folder.exists() is begun
    assert told == []  # nothing to go on with is no news to who did not ask for it


def test_some_steps_lower_the_error_on_what_is_held_out(cases):
    best = training(cases, steps=60, rate=1e-2).run()
    assert best["accuracy"]["before_training"]["rmse"] == pytest.approx(1, abs=1e-3)
    assert best["accuracy"]["share_of_delta"] < 0.9
    assert best["accuracy"]["places"]["elsewhere"]["cases"] == 2
    assert best["trained_on"]["held_out"] == ["elsewhere"] and best["trained_on"]["steps"] > 0


def test_the_same_seed_and_steps_give_the_same_bytes(cases):
    for name in ("one", "two"):
        training(cases, work=str(cases / name)).run()
    one, two = (checkpoints.read(cases / name / train.BEST)["state"] for name in ("one", "two"))
    assert all(torch.equal(one[key], two[key]) for key in one)


@pytest.mark.parametrize(
    "network, options",
    [
        ("edcstfn", invented.TINY),
        *(pytest.param(name, {}, marks=pytest.mark.long) for name in ("ganstfm", "stfdiff")),
    ],
)
def test_a_resumed_training_ends_with_the_weights_of_one_that_was_never_stopped(cases, network, options):
    """With an adversary, and with noise that is drawn in the loss, too."""
    if network == "stfdiff":
        for part in ("learn", "check"):
            invented.write_cases(cases / part, [path.stem for path in (cases / part).glob("*.npz")], network)
    wishes = {"network": network, "options": options, "steps": 6 if network == "edcstfn" else 3}
    training(cases, work=str(cases / "whole"), **wishes).run()
    stopped = training(cases, work=str(cases / "work"), **wishes)
    with pytest.raises(train.Stopped):
        stopped.run(stopping=lambda: stopped.step == 2)
    again = training(cases, work=str(cases / "work"), **wishes)
    again.resume()
    assert again.step == 2
    again.run()
    for name in (train.BEST, train_job.LAST):
        one, two = (checkpoints.read(cases / folder / name)["state"] for folder in ("whole", "work"))
        assert one.keys() == two.keys() and all(torch.equal(one[key], two[key]) for key in one)
    steps = [[line["step"] for line in validation_log.read(cases / f)] for f in ("whole", "work")]
    assert steps[0] == steps[1]


@pytest.mark.parametrize(
    "network, options, kind",
    [
        ("edcstfn", invented.TINY, "relativistic"),
        ("progressive", {"stages": 2, "width": 4, "blocks": 1}, "pyramid"),
    ],
)
def test_any_network_takes_a_step_against_an_adversary(cases, network, options, kind):
    """Where the network has a loss of its own, too."""
    one = training(cases, network=network, options=options, adversary=kind)
    before = [p.clone() for p in (*one.network.parameters(), *one.adversary.parameters())]
    one._learn([one.source.batch()])
    after = [*one.network.parameters(), *one.adversary.parameters()]
    moved = [not torch.equal(old, new) for old, new in zip(before, after)]
    assert sum(moved) > len(moved) / 2 and all(torch.isfinite(p).all() for p in after)
    assert training(cases, network="edcstfn", options=invented.TINY).adversary is None
    assert training(cases, network="mlffgan", options={}, adversary="none").adversary is None


class Looks(TorchDispatchMode):
    """Counts how often somebody looks at a number, for which a card would have to be waited for."""

    LOOKS = {"aten._local_scalar_dense", "aten.nonzero", "aten.masked_select", "aten.equal"}
    found: list[str]

    def __init__(self):
        super().__init__()
        self.found = []

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        name = str(func).rsplit(".", 1)[0]
        by_mask = name == "aten.index" and any(t is not None and t.dtype == torch.bool for t in args[1])
        if name in self.LOOKS or by_mask:
            self.found.append(name)
        return func(*args, **(kwargs or {}))


@pytest.mark.parametrize(
    "network, wishes",
    [
        ("edcstfn", {"options": invented.TINY, "losses": {"spectral_angle": 0.1, "multi_scale": 0.1}}),
        *((name, {"options": {}}) for name in ("chrono", "ganstfm", "stfdiff")),
        pytest.param("stfdiff", {"options": {"generative": "latent"}}, marks=pytest.mark.long),
        pytest.param("mlffgan", {"options": {"decoder": "nested"}}, marks=pytest.mark.long),
        *(
            pytest.param(name, {"options": {}, "adversary": "relativistic"}, marks=pytest.mark.long)
            for name in ("ecpw", "mlffgan", "progressive", "swinstfm", "twostream")
        ),
    ],
)
def test_no_step_waits_for_a_number(cases, network, wishes, monkeypatch):
    """The loss is looked at where it is read and nowhere else; the optimiser counts its own steps, on the
    host."""
    if network in ("chrono", "stfdiff"):
        for part in ("learn", "check"):
            invented.write_cases(cases / part, [path.stem for path in (cases / part).glob("*.npz")], network)
    one = training(cases, network=network, **wishes)
    monkeypatch.setitem(train.READ_EVERY, "cpu", 3)
    one._clock = 0.0
    for optimiser in (one.optimiser, *([one.adversary.optimiser] if one.adversary else [])):
        optimiser.step = lambda: None
    looked = []
    for _ in range(6):
        with Looks() as looks:
            one._one_step()
        looked.append(looks.found)
    assert looked == [[], [], ["aten._local_scalar_dense"]] * 2
    with Looks() as looks:
        one._validated()
    assert not looks.found


def test_weights_that_are_no_numbers_are_never_kept_to_go_on_from(cases, monkeypatch):
    """Where the loss is looked at now and then alone, as on a card."""
    monkeypatch.setitem(train.READ_EVERY, "cpu", 1000)
    broken = training(cases)
    broken._learn = lambda batches: torch.tensor(float("nan") if broken.step == 3 else 1.0)
    broken._is_time_to_check = lambda: False
    with pytest.raises(errors.TrainingFailedError, match="no number any more after 5 steps"):
        broken.run(stopping=lambda: broken.step == 5)
    assert state.load(broken.folder / train_job.LAST)["stand"]["step"] == 0


def test_validations_take_a_tenth_of_the_time(cases, monkeypatch):
    """By the clock, where minutes count; by numbers, where steps do, and at least some whatever they take."""
    one = training(cases, steps=None, minutes=20, patience=0)
    clock_is = [0.0]
    one.now = lambda: clock_is[0]

    def passes(seconds, value=None):
        clock_is[0] += seconds
        return value

    validated = one._validated()
    one._validated = lambda: passes(8.0, validated)
    one._learn = lambda batches: passes(5.0, 1.0)
    one.run()
    at = [line["seconds"] for line in validation_log.read(one.folder)]
    assert at[0] == 0 and at[-1] == 1200 and min(b - a for a, b in zip(at, at[1:-1])) >= 80
    assert one.checking == 8.0 * len(at) and one.checking - 16 <= 0.1 * one.spent

    for checks, gap in ((1, 50), (10, 60), (100, 250)):  # numbers as of so many steps
        assert pace.steps_between_checks(1000, checks * 10_000, 10_000) == gap


def test_a_resumed_training_knows_when_it_was_validated(cases):
    one = training(cases)
    with pytest.raises(train.Stopped):
        one.run(stopping=lambda: one.step == 5)
    two = training(cases)
    two.resume()
    assert one.pause > 0 and (two.checked, two.pause, two.checking) == (one.checked, one.pause, one.checking)


def test_a_training_without_progress_ends_early_and_keeps_the_best(cases):
    vain = training(cases, steps=400, rate=1e-8, patience=2)
    vain.network.requires_grad_(False)
    vain._learn = lambda batches: 1.0
    best = vain.run()
    assert vain.step == 40 and best["trained_on"]["steps"] == 0


def test_a_loss_that_is_no_number_ends_in_a_sentence(cases):
    broken = training(cases)
    broken._learn = lambda batches: float("nan")
    with pytest.raises(
        errors.TrainingFailedError,
        match=r"no number any more after 0 steps: .* lower learning rate than 0\.001",
    ):
        broken.run()


def test_a_checkpoint_that_is_cut_short_is_refused_in_a_sentence(cases):
    training(cases, steps=1).run()
    path = cases / "work" / train_job.LAST
    path.write_bytes(path.read_bytes()[:1000])
    with pytest.raises(
        errors.CheckpointError, match=r"can't go on: .*begin it anew with --overwrite"
    ) as error:
        training(cases, steps=1).resume()
    assert error.value.code == "bad-checkpoint"


def test_a_checkpoint_of_another_network_is_refused_in_a_sentence(cases):
    training(cases, steps=1).run()
    with pytest.raises(errors.CheckpointError, match="not one of this training"):
        training(cases, steps=1, options={**invented.TINY, "width": 8}).resume()


def test_moments_keep_the_layout_of_their_parameter(cases, tmp_path):
    one = training(cases)
    one.run()
    two = training(cases)
    state.restore(state.load(two.folder / train_job.LAST)["state"], state.parts_of(two))
    for mine, other in zip(one.network.parameters(), two.network.parameters()):
        a, b = one.optimiser.state[mine]["exp_avg"], two.optimiser.state[other]["exp_avg"]
        assert a.stride() == b.stride() == mine.stride() and torch.equal(a, b)


def test_the_lists_that_the_forms_offer_are_the_trainer_s():
    assert set(train_job.NETWORKS) == set(NETWORKS)
    assert set(loss_terms.LOSSES) == set(further_losses.TERMS)
