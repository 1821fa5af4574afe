"""What a graph makes of a network's priors, against the kernels: the CPU runs it here, as a card would."""

from types import SimpleNamespace

import numpy as np
import onnx
import pytest
import scenes
from cards import NO_KERNEL, Card

from chronofuse.engine.devices import prior_plan as plans
from chronofuse.engine.devices.inference import open_maker
from chronofuse.engine.devices.prior_graph import prior_graph
from chronofuse.engine.methods.network.card_plan import planned
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
    ("case", "tile"),
    [
        ({"bands": 2, "ratio": 8.0}, 32),
        pytest.param({"bands": 1, "ratio": 8.0, "rows": 61, "columns": 47}, 32, marks=pytest.mark.long),
        pytest.param({"bands": 6, "ratio": 16.0, "rows": 90, "columns": 75}, 96, marks=pytest.mark.long),
        pytest.param({"bands": 3, "ratio": 29.7, "rows": 100, "columns": 130}, 136, marks=pytest.mark.long),
    ],
    ids=lambda case: f"{case['bands']} bands, ratio {case['ratio']:g}" if isinstance(case, dict) else "",
)
def test_a_graph_makes_the_priors_that_the_kernels_make(case, tile, tmp_path):
    ready = prepared(scenes.noisy(3, tmp_path, **case))
    assert ready.card.tensors == ("softmix", "fitfc", "averaged_1")
    found = largest_difference(ready, tile)
    assert max(found.values()) <= ALIKE, found


@pytest.mark.long
def test_flat_bands_equal_pixels_and_outliers_come_out_as_from_the_kernels(tmp_path):
    made = scenes.noisy(4, tmp_path, bands=3, ratio=8.0)
    made.fine[0][0][np.isfinite(made.fine[0][0])] = 0.2  # no contrast at all
    made.fine[0][1] = np.round(made.fine[0][1] / 0.05) * 0.05  # many equal neighbours
    made.fine[0][2, 20:24, 34:37] = 4.0
    made.fine[0][1:, :8, :16] = np.nan  # whole coarse pixels
    again = scenes.Made(tmp_path, made.fine, made.coarse, made.target, made.ratio, made.shift)
    ready = prepared(again, levelled=False)
    ready.inputs.priors["fitfc"].guides = [1]  # that of the steps, so that there are neighbours to average
    card = planned(ready.inputs, ready.needs, (8.0, 8.0))
    assert card.plan.line.guides == (1,)
    found = largest_difference(SimpleNamespace(**{**vars(ready), "card": card}), 64)
    assert max(found.values()) <= ALIKE, found


def test_the_arrays_of_a_plan_have_whole_blocks_and_room_for_every_coarse_pixel(tmp_path):
    ready = prepared(scenes.noisy(5, tmp_path, bands=1, ratio=6.3))
    part, around = ready.card.plan.unmixing, ready.card.plan.around
    for patch, seen in patches_of(ready, 16):
        sides = [-(-(one.stop - one.start) // 8) * 8 for one in seen]
        shapes = ready.card.plan.shapes(2, *sides)
        height, width = shapes[plans.FINE][2:]
        assert height == sides[0] + 2 * around and width % (part.block * part.step) == 0
        assert width >= sides[1] + 2 * around
        assert all(a >= b for a, b in zip(shapes[plans.COARSE][2:], patch.below.target.shape[1:]))


def test_a_graph_that_a_card_refuses_is_left_to_the_cores(tmp_path, monkeypatch):
    ready = prepared(scenes.noisy(7, tmp_path, bands=1, ratio=6.0))
    Card(monkeypatch, refuse=lambda options: NO_KERNEL)
    assert open_maker(ready.card.plan, "cuda", 1) is None
    assert open_maker(ready.card.plan, "cpu", 1).plan is ready.card.plan


def test_the_filter_holds_no_more_for_a_taller_window(tmp_path):
    """The weights of one row of the window, and not those of all."""
    ready = prepared(scenes.noisy(6, tmp_path, bands=1, ratio=6.0, gaps=False))
    part = ready.card.plan.unmixing
    model = onnx.load_from_string(prior_graph(ready.card.plan))
    near = [one for one in model.graph.initializer if len(one.dims) == 2 and one.dims[0] == part.block]
    assert len(near) == 2 * part.reach // part.step + 1
    assert {tuple(one.dims) for one in near} == {(part.block, part.block + 2 * part.reach // part.step)}
