"""Batches that are cut on the device that learns are those that are cut from the files."""

from __future__ import annotations

from pathlib import Path

import invented_cases as invented
import numpy as np
import pytest
import torch

from chronofuse.models.networks import NETWORKS
from chronofuse.models.training import cutting, dataset
from chronofuse.models.training.shelf import Shelf


@pytest.fixture
def some(cases) -> tuple[list[dataset.Case], tuple]:
    """Cases of several sizes and numbers of bands, some with real coarse images, with all that any network
    takes."""
    inputs = (*NETWORKS["chrono"].inputs, *NETWORKS["stfdiff"].inputs[-1:])
    invented.write_cases(cases / "more", ["a~0", "a~real1"], "chrono", side=48, bands=3)
    invented.write_cases(cases / "more", ["b~2"], "chrono", side=121, bands=4)
    for path in (cases / "more").glob("b*.npz"):  # one that is no square
        with np.load(path) as file:
            arrays = {k: v[..., :107] if np.ndim(v) > 1 else v for k, v in file.items()}
        np.savez(path, **arrays)
    loaded = [dataset.load(path, inputs) for path in sorted((cases / "more").glob("*.npz"))]
    assert {case.size for case in loaded} == {(48, 48), (121, 107)}
    return loaded, inputs


def test_a_batch_from_the_shelf_is_that_from_the_files(some):
    loaded, inputs = some
    held, read = (dataset.Cases(loaded, inputs, 5, 60_000, room=room) for room in (10**9, 0))
    assert held._shelf and not read._shelf
    clouded, turns, sides = 0, set(), set()
    for _ in range(30):
        plan, same = held.plan(), read.plan()
        clouded += sum(len(piece.discs) > 0 for piece in plan.pieces)
        turns |= {(piece.turns, piece.mirror) for piece in plan.pieces}
        sides.add(plan.side)
        one, two = held._shelf.cut(plan), cutting.from_disk(same, loaded, inputs)
        assert one.inputs.keys() == two.inputs.keys() and one.sharp is two.sharp is (plan.wish > 0)
        for name, tensor in {**two.inputs, "truth": two.truth, "counts": two.counts}.items():
            mine = {**one.inputs, "truth": one.truth, "counts": one.counts}[name]
            assert mine.dtype == tensor.dtype and torch.equal(mine, tensor), name
    assert clouded > 5 and len(turns) == 8 and sides == {dataset.PATCH, dataset.SMALL_PATCH}


def test_the_shelf_works_on_a_device_that_holds_no_numbers(some):
    """`meta` refuses whatever looks at a number: so nothing is waited for when a card cuts a batch."""
    loaded, inputs = some
    source = dataset.Cases(loaded, inputs, 5, 60_000, "meta", room=10**9)
    host = dataset.Cases(loaded, inputs, 5, 60_000, room=0)
    for _ in range(8):
        batch, same = source.batch(), host.batch()
        assert batch.truth.device.type == "meta" and batch.truth.shape == same.truth.shape
        assert {k: v.shape for k, v in batch.inputs.items()} == {k: v.shape for k, v in same.inputs.items()}


def test_cases_that_need_more_room_than_there_is_stay_on_the_disk(some):
    loaded, inputs = some
    layers = 1 + sum(t.role in ("fine", "coarse", "target", "averaged", "prior") for t in inputs)
    needed = sum(4 * layers * case.bands * np.prod(case.size) + 2 * np.prod(case.size) for case in loaded)
    assert Shelf.of(loaded, inputs, "cpu", int(needed) - 1) is None
    assert Shelf.of(loaded, inputs, "cpu", int(needed)) is not None


def test_a_training_from_the_disk_is_that_from_the_shelf(cases):
    network = NETWORKS["edcstfn"]()
    loaded = dataset.load_all(map(Path, [cases / "learn"]), network)
    one, two = (dataset.Cases(loaded, network.inputs, 7, 5_000, room=room) for room in (10**9, 0))
    for _ in range(3):
        assert torch.equal(one.batch().truth, two.batch().truth)
    assert one.state == two.state
