"""The batches that a network learns from, out of invented cases."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch

from chronofuse.engine.door import errors
from chronofuse.models.networks import NETWORKS
from chronofuse.models.training import case_folder, dataset


def test_a_case_is_what_the_engine_wrote(cases):
    path = cases / "learn" / "here~0-0.npz"
    case = dataset.load(path, NETWORKS["edcstfn"].inputs)
    with np.load(path) as file:
        for name, values in {**case.images, **case.figures, "valid": case.valid, "truth": case.truth}.items():
            np.testing.assert_array_equal(values[:], file[name], err_msg=name)
        assert case.ratio == file["ratio"]
    assert (case.place, case.real) == ("here", False)


def test_cases_hold_no_file_open(cases):
    before = len(list(Path("/proc/self/fd").iterdir()))
    loaded = dataset.load_all([cases / "learn"], NETWORKS["edcstfn"]())
    pieces = [case.truth[0, :2, :2].mean() for case in loaded]
    assert len(pieces) > 1 and len(list(Path("/proc/self/fd").iterdir())) <= before


def test_a_batch_is_what_the_network_takes(cases):
    network = NETWORKS["edcstfn"]()
    batch = dataset.Cases(
        dataset.load_all([cases / "learn"], network), network.inputs, seed=1, pixels=5_000
    ).batch()
    assert batch.truth.shape[2:] == (dataset.SMALL_PATCH, dataset.SMALL_PATCH)
    assert network(**batch.inputs).shape == batch.truth.shape
    assert (batch.truth[batch.counts.expand_as(batch.truth) == 0] == 0).all()


def test_the_seed_decides_the_batches_and_its_state_can_be_put_back(cases):
    network = NETWORKS["edcstfn"]()
    first, second = (
        dataset.Cases(dataset.load_all([cases / "learn"], network), network.inputs, 7, 5_000)
        for _ in range(2)
    )
    assert torch.equal(first.batch().truth, second.batch().truth)
    second.state = json.loads(json.dumps(first.state))
    assert torch.equal(first.batch().truth, second.batch().truth)


def test_real_and_simulated_cases_get_equal_parts(cases):
    source = dataset.Cases(
        dataset.load_all([cases / "learn"], NETWORKS["edcstfn"]()), NETWORKS["edcstfn"].inputs, 1, 5_000
    )
    assert [source.cases[pool[0]].real for pool in source.pools] == [False, True]
    assert list(source.odds) == [0.5, 0.5]


@pytest.mark.parametrize("content", [b"", b"no case", None])
def test_a_file_that_is_no_case_is_refused_in_a_sentence(cases, content):
    path = cases / "learn" / "here~0-0.npz"
    path.write_bytes(path.read_bytes()[:-200] if content is None else content)
    with pytest.raises(errors.TrainingDataError, match="can't be used") as error:
        dataset.load(path, NETWORKS["edcstfn"].inputs)
    assert error.value.code == "training-data"


def test_folders_of_cases_say_what_they_are_of(tmp_path):
    for name in ("north", "south", "plain"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "0.npz").touch()
    case_folder.write_card(tmp_path / "north", ["lake", "field"], invented=3, cases=40, seed=1)
    case_folder.write_card(tmp_path / "south", ["field", "town"], invented=2, cases=10, seed=2)
    assert case_folder.read_cards([tmp_path / "north", tmp_path / "south"]) == (
        ["lake", "field", "town"],
        5,
        50,
    )
    assert case_folder.read_cards([tmp_path / "plain"]) == (["plain"], 0, 1)
