"""What a graph makes of a network's priors, against the kernels: the CPU runs it here, as a card would."""

from types import SimpleNamespace

import numpy as np
import onnxruntime
import pytest
import scenes

from chronofuse.engine.devices import prior_plan as plans
from chronofuse.engine.devices.inference import open_maker
from chronofuse.engine.methods.network.card_priors import planned
from chronofuse.engine.methods.network.inputs import Inputs, valid
from chronofuse.engine.methods.registry import priors_of
from chronofuse.engine.run.patches import read_patch
from chronofuse.engine.run.tiles import plan
from chronofuse.models.catalogue.installed import catalogue

CHRONO = catalogue()["chrono"]
ALIKE = 1e-5


def prepared(made, levelled=True):
    """The scene, chrono's inputs of it, and what a card is to make."""
    scene = made.scene()
    inputs = Inputs(CHRONO, CHRONO.settle({}), priors_of(CHRONO, 1), levelled=levelled)
    needs = inputs.prepare(scene, lambda pixels: None)
    card = planned(inputs, needs, (scene.lattice.rows.ratio, scene.lattice.columns.ratio))
    return SimpleNamespace(scene=scene, inputs=inputs, needs=needs, card=card)


def patches_of(ready, tile):
    """Every patch of the scene as the network takes it, with the part that the network sees."""
    grid = ready.scene.grid
    for one in plan(grid.width, grid.height, tile, halo=ready.needs.halo, multiple=8):
        patch = read_patch(ready.scene, one, ready.needs.coarse_margin)
        patch = ready.inputs.levels.lowered(patch) if ready.inputs.levels else patch
        yield patch, patch.around(ready.inputs.reach)


def made_by_graph(ready, patch, seen, maker):
    sides = [-(-(part.stop - part.start) // 8) * 8 for part in seen]
    making = maker.making(1, *sides)
    for array in making.arrays.values():
        array[...] = 7e7  # what the tile before has left
    ready.card.write(making.arrays, 0, patch, seen)
    making.written()
    making.run()
    return {name: value.numpy()[0] for name, value in making.values.items()}


def largest_difference(ready, tile):
    """By tensor, over all tiles and valid pixels."""
    maker, found = open_maker(ready.card.plan, "cpu", 1), dict.fromkeys(ready.card.tensors, 0.0)
    for patch, seen in patches_of(ready, tile):
        made = made_by_graph(ready, patch, seen, maker)
        there = valid(patch)[seen]
        for tensor in CHRONO.inputs:
            if tensor.name in made and there.any():
                rows, cols = there.shape
                expected = ready.inputs._image(tensor, patch, seen)
                apart = np.abs(made[tensor.name][:, :rows, :cols] - expected)[:, there]
                found[tensor.name] = max(found[tensor.name], float(apart.max()))
                ends = made[tensor.name][:, rows - 1 :, :cols]
                assert np.array_equal(ends, np.repeat(ends[:, :1], ends.shape[1], 1), equal_nan=True)
    return found


@pytest.mark.parametrize(
    "case",
    [
        {"bands": 2, "ratio": 8.0},
        {"bands": 1, "ratio": 8.0, "rows": 61, "columns": 47},
        {"bands": 6, "ratio": 16.0, "rows": 90, "columns": 75},
        {"bands": 3, "ratio": 29.7, "rows": 100, "columns": 130},
    ],
    ids=lambda case: f"{case['bands']} bands, ratio {case['ratio']:g}",
)
def test_a_graph_makes_the_priors_that_the_kernels_make(case, tmp_path):
    ready = prepared(scenes.noisy(3, tmp_path, **case))
    assert ready.card.tensors == ("softmix", "fitfc", "averaged_1")
    found = largest_difference(ready, 48)
    print(case, found)
    assert max(found.values()) <= ALIKE
