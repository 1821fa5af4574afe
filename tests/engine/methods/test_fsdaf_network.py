"""FSDAF with a network in the place of its spline."""

import json

import lattices
import numpy as np
import pytest
import runs
import scenes

from chronofuse.engine.methods.base import Method
from chronofuse.engine.methods.registry import create, find_manifest, settings_of
from chronofuse.engine.methods.steps.spline import local_spline
from chronofuse.engine.run.patches import read_patch
from chronofuse.engine.run.tiles import plan
from chronofuse.models.catalogue.installed import catalogue

SMALL = {"window": 5, "similar": 8}


class SplineAsNetwork(Method):
    """What the spline says, from a method that is taken in as a network is; a halo that it does not need."""

    def declared(self, **known):
        return super().declared(**{"halo": 5, "multiple": 4, "coarse_margin": 4, **known})

    def predict(self, patch):
        whole = local_spline(patch.below.target, patch.below.place, 3)
        return whole[(slice(None), *patch.inner)]


def test_a_network_that_says_what_the_spline_says_changes_nothing():
    scene = lattices.made_up(3, ratio=2.6, rows=60, columns=70)
    plain = lattices.predict_tiles(lattices.prepared("fsdaf", scene, **SMALL), scene, 24)
    manifest = catalogue()["fsdaf"]
    method = create(manifest, "cpu", 2, manifest.settle(SMALL))
    method.take_in(SplineAsNetwork(catalogue()["copy"]))
    method.needs = method.prepare(scene, lambda pixels: None)
    assert method.needs.multiple == 4 and method.needs.halo >= method.halo + 8
    np.testing.assert_array_equal(lattices.predict_tiles(method, scene, 24), plain)


@pytest.mark.parametrize(
    "name", ["ganstfm", "ecpw", *(pytest.param(one, marks=pytest.mark.long) for one in ("chrono", "stfdiff"))]
)
def test_the_result_does_not_depend_on_the_tile(name, tmp_path):
    """By networks that need coarse pixels, strides, priors and noise that belongs to a place."""
    scene = scenes.noisy(4, tmp_path, rows=150, columns=170, ratio=2.6).scene()
    manifest = find_manifest("fsdaf", 1)
    method = create(manifest, "cpu", 2, settings_of(manifest, {**SMALL, "spatial": name}))
    needs = method.prepare(scene, lambda pixels: None)
    whole, tiled = (_in_tiles(method, needs, scene, side) for side in (1000, 32))
    assert np.array_equal(np.isnan(whole), np.isnan(tiled)) and np.isfinite(whole).mean() > 0.9
    assert np.nanmax(np.abs(whole - tiled)) <= 1e-5
    assert any(f"network '{name}' stands in" in note for note in method.notes)


def test_what_a_coarse_pixel_changes_goes_where_the_network_says(tmp_path):
    made = scenes.noisy(5, tmp_path)
    _, by_spline = made.predict("fsdaf", **SMALL)
    _, by_network = made.predict("fsdaf", spatial="edcstfn", **SMALL)
    both = np.isfinite(by_spline)
    assert np.array_equal(both, np.isfinite(by_network))
    apart = np.abs(by_spline - by_network)[both]
    assert 1e-3 < apart.max() < 0.2
    assert apart.mean() < 0.01, "what is handed out in a coarse pixel is the same"


def test_the_choices_are_the_networks_that_are_installed():
    (spatial,) = (one for one in catalogue()["fsdaf"].parameters if one.name == "spatial")
    networks = {name for name, one in catalogue().items() if one.family == "network"}
    assert set(spatial.choices) == {"spline", *networks}


def test_an_error_model_that_knows_no_network_says_so():
    manifest = catalogue()["fsdaf"]
    method = create(manifest, "cpu", 1, manifest.settle({"spatial": "ganstfm"}), uncertainty=True)
    assert any("fitted without a network" in note for note in method.notes)


def test_a_precision_that_can_not_be_had_is_told_by_the_network_alone():
    manifest = catalogue()["fsdaf"]
    method = create(manifest, "cpu", 1, manifest.settle({"spatial": "ganstfm"}), "float16")
    told = "float16 was asked for, but the CPU would gain nothing from it: float32 was used."
    assert told in method.raised.network.notes and not any("float16" in note for note in method.notes)
    alone = create(manifest, "cpu", 1, manifest.settle({}), "float16")
    assert alone.notes == ["float16 was asked for, but the method 'fsdaf' computes in float32."]


@pytest.mark.parametrize(
    "name, said",
    [
        ("edcstfm", "The parameter 'spatial' is 'edcstfm': give one of spline, chrono, "),
        ("rescnn-ndvi", "The method 'rescnn-ndvi' was made for 1 band (ndvi), but F1 has 3 bands"),
    ],
)
def test_a_network_that_is_not_there_or_does_not_fit_is_refused(name, said, run_command, pair, tmp_path):
    output = tmp_path / "o.tif"
    done = run_command(*runs.words(pair, "fsdaf", output, "--param", f"spatial={name}"))
    assert done.returncode == 2 and said in done.stderr and "Traceback" not in done.stderr
    assert not output.exists()


@pytest.mark.long
def test_command_report_and_check_name_the_network(run_command, pair, tmp_path):
    report = tmp_path / "r.json"
    wishes = ("--param", "spatial=edcstfn", "--ratio", "24", "--report", report)
    done = run_command(*runs.words(pair, "fsdaf", tmp_path / "o.tif", *wishes))
    assert done.returncode == 0, done.stderr
    told = json.loads(report.read_text())
    assert told["figures"]["parameters"]["spatial"] == "edcstfn"
    assert any("'edcstfn' stands in for the thin-plate spline" in note for note in told["figures"]["notes"])
    ranges = [one["text"] for one in told["check"]["findings"] if one["code"] == "ratio-range"]
    assert len(ranges) == 1 and "'edcstfn' was made for ratios from 2 to 20" in ranges[0]


def _in_tiles(method, needs, scene, side):
    found = np.full((len(scene.names), scene.grid.height, scene.grid.width), np.nan, np.float32)
    for tile in plan(scene.grid.width, scene.grid.height, side, needs.halo, needs.blend, needs.multiple):
        rows, cols = tile.write.inside(scene.grid.window)
        found[:, rows, cols] = method.predict(read_patch(scene, tile, needs.coarse_margin))
    return found
