"""What networks are given: toy model files whose output is one of their inputs, and training cases of the
same inputs."""

import dataclasses
import json
import subprocess
import sys
from pathlib import Path

import images
import numpy as np
import pytest
from echoes import echo
from osgeo import gdal
from scipy import ndimage

from chronofuse.engine.door import client
from chronofuse.models.catalogue.errors import ManifestError
from chronofuse.models.catalogue.manifest import Manifest
from chronofuse.models.catalogue.manifest_json import to_json
from chronofuse.models.catalogue.tensors import Tensor

pytestmark = pytest.mark.usefixtures("unguarded")

SOFTMIX = Tensor("x", "prior", of="softmix")
LINE = Tensor("x", "prior", of="fitfc", settings={"similar": 1, "window": 3})
AVERAGED, NOISE = Tensor("x", "averaged"), Tensor("x", "noise")


@pytest.fixture
def told(fuse, tmp_path):
    """What a network is told of `pair` by a tensor: (bands, rows, cols), the same whatever its tiles and
    its halo."""

    def run(tensor: Tensor, *options) -> np.ndarray:
        found = []
        for number, (tile, changes) in enumerate(
            [(1024, {}), (64, {"halo": 9, "multiple": 8}), (40, {"halo": 3})]
        ):
            model = echo(tmp_path / f"{number}.onnx", tensor, **changes)
            found.append(
                fuse(
                    model,
                    tmp_path / f"{number}.tif",
                    "--tile",
                    tile,
                    "--dtype",
                    "float32",
                    "--overwrite",
                    *options,
                )
            )
        for other in found[1:]:
            np.testing.assert_allclose(other, found[0], rtol=0, atol=2e-6)
        return found[0]

    return run


@pytest.mark.parametrize(
    ("tensor", "options"),
    [
        pytest.param(SOFTMIX, (), marks=pytest.mark.long),
        pytest.param(LINE, ("--param", "similar=1", "--param", "window=3"), marks=pytest.mark.long),
        (Tensor("x", "prior", of="delta"), ()),
    ],
)
def test_a_prior_is_what_the_method_itself_predicts(tensor, options, told, fuse, tmp_path):
    alone = fuse(tensor.of, tmp_path / "alone.tif", "--dtype", "float32", *options)
    found = told(tensor)
    both = np.isfinite(found) & np.isfinite(alone)
    assert both.mean() > 0.9
    np.testing.assert_allclose(found[both], alone[both], rtol=0, atol=2e-6)


def test_f1_averaged_keeps_the_means_of_coarse_pixels_and_has_no_detail(told, pair):
    found = told(AVERAGED)
    for band in range(3):
        means, wanted = (images.block_mean(v[band : band + 1], pair.ratio) for v in (found, pair.before))
        inside = np.isfinite(means) & np.isfinite(wanted)
        inside[:, [0, -1]] = inside[:, :, [0, -1]] = False
        assert np.corrcoef(means[inside], wanted[inside])[0, 1] > 0.98
    rough = [np.nanstd(np.diff(v, axis=2)) for v in (found, pair.before)]
    assert rough[0] < rough[1]


def test_noise_is_normal_and_the_same_at_the_same_place(told):
    found = told(NOISE)
    valid = found[:, np.isfinite(found).all(axis=0)]
    assert abs(valid.mean()) < 0.02 and abs(valid.std() - 1) < 0.02
    assert abs(np.corrcoef(valid)[0, 1]) < 0.02, "bands have noise of their own"


@pytest.mark.parametrize("role", ["gap_std", "change_std"])
def test_figures_of_the_coarse_images_are_those_of_the_whole_scene(role, told, pair):
    found = told(Tensor("x", role))
    first, second = images.read(pair.coarse_1), images.read(pair.coarse_2)
    blocks = pair.before.reshape(3, 20, 8, 20, 8).transpose(0, 1, 3, 2, 4).reshape(3, 20, 20, 64)
    known = np.isfinite(blocks)
    means = np.where(known.mean(axis=3) > 0.5, np.nansum(blocks, axis=3) / known.sum(axis=3).clip(1), np.nan)
    values = second - first if role == "change_std" else first - means
    counts = np.isfinite(second + means).all(axis=0)
    for band in range(3):
        there = found[band][np.isfinite(found[band])]
        assert np.ptp(there) < 1e-7
        assert there[0] == pytest.approx(values[band][counts].std(), rel=0.01, abs=5e-5)


def test_a_parameter_reaches_the_graph(told):
    wish = Tensor("x", "parameter", of="wish")
    assert np.nanmax(np.abs(told(wish) - 0.25)) == 0
    assert np.nanmax(np.abs(told(wish, "--param", "wish=0.75") - 0.75)) == 0


@pytest.mark.parametrize(
    ("tensor", "part"),
    [
        ({"role": "prior"}, "need"),
        ({"role": "parameter", "of": "gloss"}, "not declared"),
        ({"role": "fine", "of": "x"}, "'of'"),
        ({"role": "dream"}, "the role 'dream'"),
    ],
)
def test_a_manifest_that_contradicts_itself_is_refused(tensor, part):
    with pytest.raises(ManifestError, match=part):
        Manifest(
            name="x", title="x", summary="x", family="network", inputs=(Tensor("x", **tensor),), output="y"
        )


# ---- training cases


def prepare(tmp_path: Path, scenes: list[dict], **changes) -> tuple[int, list[dict], Path]:
    """Let the worker prepare cases; its exit status, its events and the folder."""
    inputs = (
        Tensor("fine_1", "fine"),
        Tensor("coarse_1", "coarse"),
        Tensor("target", "target"),
        Tensor("valid", "valid"),
        dataclasses.replace(SOFTMIX, name="softmix"),
        dataclasses.replace(AVERAGED, name="averaged"),
        Tensor("fine_mean", "fine_mean"),
        Tensor("ratio", "ratio"),
    )
    manifest = Manifest(
        name="x", title="x", summary="x", family="network", inputs=inputs, output="y", halo=24, multiple=8
    )
    folder = tmp_path / "cases"
    folder.mkdir()
    job = {
        "chronofuse_job": 2,
        "action": "cases",
        "manifest": to_json(manifest),
        "folder": str(folder),
        "scenes": scenes,
        **changes,
    }
    (tmp_path / "job.json").write_text(json.dumps(job))
    entry = client.ENTRY
    with subprocess.Popen(
        [sys.executable, str(entry), "worker", str(tmp_path / "job.json")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as worker:
        events = [json.loads(line) for line in worker.stdout]
        worker.wait(timeout=20)  # before its leash, standard input, is closed
    return worker.returncode, events, folder


def scene_of(pair, name="a", **changes) -> dict:
    return {
        "name": name,
        "pairs": [{"fine": pair.fine_1, "coarse": pair.coarse_1}],
        "target": pair.coarse_2,
        "truth": pair.fine_2,
        **changes,
    }


@pytest.mark.long
def test_training_cases_hold_what_a_network_is_given(pair, told, tmp_path):
    status, events, folder = prepare(tmp_path, [scene_of(pair)])
    assert status == 0 and events[-1]["dates"][0]["figures"] == {"cases": 1}
    case = np.load(folder / "a-0.npz")
    valid = case["valid"]
    assert case["truth"].shape == (3, 160, 160) and 0.9 < valid.mean() < 1 and case["ratio"] == pair.ratio
    np.testing.assert_allclose(case["fine_1"][:, valid], pair.before[:, valid], atol=1e-4)
    put_back = case["put_back"][:, None, None]
    whole = case["truth"] + put_back
    np.testing.assert_allclose(whole[:, case["counts"]], pair.after[:, case["counts"]], atol=1e-4)
    assert np.array_equal(case["counts"], valid), "the truth has no gaps of its own"
    np.testing.assert_allclose((case["softmix"] + put_back)[:, valid], told(SOFTMIX)[:, valid], atol=2e-6)
    # Around F1's gaps its mean leans on C1, whose gap to F1 a network is shown by half.
    near_a_gap = ndimage.binary_dilation(~valid, iterations=3 * pair.ratio)
    apart = np.abs(case["averaged"] - told(AVERAGED))
    assert apart[:, ~near_a_gap].max() < 2e-6 and apart[:, valid].max() < 1e-4


@pytest.mark.long
def test_pieces_of_a_scene_are_those_of_the_whole(pair, tmp_path):
    (tmp_path / "whole").mkdir()
    whole = np.load(prepare(tmp_path / "whole", [scene_of(pair)])[2] / "a-0.npz")
    *_, folder = prepare(tmp_path, [scene_of(pair)], side=80, pieces=4)
    assert len(list(folder.iterdir())) == 4
    corner = np.load(folder / "a-3.npz")
    for name in ("fine_1", "target", "softmix", "averaged", "truth"):
        np.testing.assert_allclose(
            np.where(corner["valid"], corner[name], 0),
            np.where(corner["valid"], whole[name][:, 80:, 80:], 0),
            rtol=0,
            atol=2e-6,
            err_msg=name,
        )


@pytest.mark.long
def test_pieces_are_alike_in_size(pair, tmp_path):
    *_, folder = prepare(tmp_path, [scene_of(pair)], side=100, pieces=9)
    assert [np.load(path)["valid"].shape for path in sorted(folder.iterdir())] == [(80, 80)] * 4


@pytest.mark.parametrize(("ratio", "told_of"), [(None, 1), (8, 0)])
def test_coarse_images_on_fine_pixels_are_told_of_or_averaged(pair, ratio, told_of, tmp_path):
    resampled = {name: str(tmp_path / f"{name}.tif") for name in ("coarse_1", "coarse_2")}
    for name, path in resampled.items():
        fine = gdal.Open(pair.fine_1)
        x, width, _, y, _, height = fine.GetGeoTransform()
        bounds = x, y + height * fine.RasterYSize, x + width * fine.RasterXSize, y
        gdal.Warp(path, getattr(pair, name), xRes=width, yRes=-height, outputBounds=bounds)
    scene = scene_of(
        pair,
        pairs=[{"fine": pair.fine_1, "coarse": resampled["coarse_1"]}],
        target=resampled["coarse_2"],
        ratio=ratio,
    )
    status, events, folder = prepare(tmp_path, [scene])
    warned = [event["code"] for event in events if event["event"] == "warned"]
    assert status == 0 and warned == ["resampled-coarse"] * told_of
    assert np.load(folder / "a-0.npz")["ratio"] == (ratio or 1)


def test_a_scene_that_can_not_be_used_is_left_out_with_its_reason(pair, tmp_path):
    status, events, folder = prepare(
        tmp_path, [scene_of(pair), scene_of(pair, "b", truth=str(tmp_path / "no.tif"))]
    )
    warned = [event["message"] for event in events if event["event"] == "warned"]
    assert (
        status == 0
        and len(warned) == 1
        and "The scene 'b' is left out: " in warned[0]
        and "no.tif" in warned[0]
    )
    assert [path.name for path in folder.iterdir()] == ["a-0.npz"]


@pytest.mark.parametrize(
    ("scenes", "part"),
    [
        ([], "None of the 0 scenes"),
        ([{"name": "a"}], "scenes[0].pairs is missing: give a list"),
        (["a"], "give an object"),
    ],
)
def test_cases_of_nothing_are_refused_in_a_sentence(scenes, part, tmp_path):
    status, events, _ = prepare(tmp_path, scenes)
    assert status == 2 and events[-1]["event"] == "failed" and part in events[-1]["message"]
