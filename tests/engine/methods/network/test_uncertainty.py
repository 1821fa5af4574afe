"""Networks that draw samples: their mean is the prediction, their standard deviation the uncertainty."""

import math
from dataclasses import replace
from pathlib import Path

import images
import numpy as np
import pytest
import runs
from draws import DEVIATION, job_of, run, unbiased
from osgeo import gdal

from chronofuse.engine import fuse
from chronofuse.engine.align.scene import open_scenes
from chronofuse.engine.door import errors, unfinished
from chronofuse.engine.door.jobs import FuseJob, target_of
from chronofuse.engine.methods.network.inputs import noise
from chronofuse.engine.methods.registry import create, find_manifest, settings_of
from chronofuse.engine.raster.grid import Window
from chronofuse.engine.run import budget
from chronofuse.models.catalogue.error_models import error_model
from chronofuse.models.catalogue.errors import ManifestError
from chronofuse.models.catalogue.parameters import Parameter
from chronofuse.models.catalogue.tensors import Tensor

pytestmark = pytest.mark.usefixtures("unguarded")

WAYS = ({}, {"halo": 9, "multiple": 8}, {"halo": 3, "blend": 8, "multiple": 8})


@pytest.mark.parametrize("samples", [2, 4, pytest.param(32, marks=pytest.mark.long)])
def test_mean_and_deviation_are_those_of_the_samples(samples, pair, network, tmp_path):
    output, deviation, _ = run(job_of(pair, network, tmp_path, samples))
    there = np.isfinite(output)
    assert np.array_equal(there, np.isfinite(deviation)) and 0.9 < there.mean() < 1
    error = (output - pair.before)[there]
    assert abs(error.mean()) < 3e-4 and error.std() == pytest.approx(DEVIATION / math.sqrt(samples), rel=0.03)
    assert deviation[there].mean() == pytest.approx(DEVIATION * unbiased(samples), rel=0.02)
    assert np.sqrt(np.mean(deviation[there] ** 2)) == pytest.approx(DEVIATION, rel=0.02)
    drawn = np.stack(
        [images.read(pair.fine_1) + DEVIATION * noise(Window(0, 0, 160, 160), 3, k) for k in range(samples)]
    )
    np.testing.assert_allclose(output[there], drawn.mean(axis=0)[there], atol=2e-7)
    np.testing.assert_allclose(deviation[there], drawn.std(axis=0, ddof=1)[there], atol=2e-7)


def test_samples_have_noise_of_their_own_that_belongs_to_the_place():
    first, second = (noise(Window(0, 0, 200, 300), 2, sample) for sample in (0, 1))
    for values in (first, second):
        assert abs(values.mean()) < 0.01 and abs(values.std() - 1) < 0.01
    every = np.corrcoef(np.concatenate([first, second]).reshape(4, -1)) - np.eye(4)
    assert np.abs(every).max() < 0.02
    assert np.array_equal(noise(Window(37, 80, 100, 90), 2, 1), second[:, 80:170, 37:137])


def test_one_sample_takes_no_noise(pair, network, tmp_path):
    finished = fuse.run(job_of(pair, network, tmp_path, 1, uncertainty=None), lambda event: None)
    found, fine = images.read(tmp_path / "o.tif"), images.read(pair.fine_1)
    there = np.isfinite(found)
    assert there.mean() > 0.9 and np.abs(found - fine)[there].max() < 1e-7
    assert finished.first.figures["uncertainty"] is None and list(finished.first.outputs) == ["output"]


def test_the_prediction_is_the_same_whether_its_uncertainty_is_asked_for_or_not(pair, network, tmp_path):
    folders = [tmp_path / "with", tmp_path / "without"]
    for folder in folders:
        folder.mkdir()
        asked = job_of(pair, network, folder, change=str(folder / "c.tif"))
        fuse.run(
            asked if folder.name == "with" else runs.changed(asked, uncertainty=None), lambda event: None
        )
    for name in ("o.tif", "c.tif"):
        assert folders[0].joinpath(name).read_bytes() == folders[1].joinpath(name).read_bytes()


@pytest.mark.parametrize(
    "changes",
    [WAYS[0], *(pytest.param(way, marks=pytest.mark.long) for way in WAYS[1:])],
    ids=str,
)
def test_no_pixel_depends_on_the_tile(changes, pair, noisy, tmp_path):
    model, found = noisy(tmp_path / "noisy.onnx", **changes), []
    for tile in (40, 64, 1024):
        found.append(run(job_of(pair, model, tmp_path, tile=tile, overwrite=True))[:2])
    for output, deviation in found[1:]:
        np.testing.assert_allclose(output, found[0][0], rtol=0, atol=2e-7)
        np.testing.assert_allclose(deviation, found[0][1], rtol=0, atol=2e-7)


def test_equal_runs_give_equal_bytes(pair, network, tmp_path):
    found = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        run(job_of(pair, network, tmp_path / name, threads=2))
        found.append(runs.bytes_of(tmp_path / name))
    assert found[0] == found[1] and len(found[0]) == 2


def test_the_file_has_the_bands_of_f1_as_floats_and_says_what_it_is(pair, network, tmp_path):
    run(job_of(pair, network, tmp_path, dtype="like-fine"))
    file = gdal.Open(str(tmp_path / "u.tif"))
    bands = [file.GetRasterBand(number + 1) for number in range(file.RasterCount)]
    assert [band.GetDescription() for band in bands] == list(pair.names)
    assert {(gdal.GetDataTypeName(band.DataType), band.GetNoDataValue()) for band in bands} == {
        ("Float32", -9999.0)
    }
    assert file.GetMetadataItem("CHRONOFUSE_PRODUCT") == "uncertainty"
    assert "samples=4" in file.GetMetadataItem("CHRONOFUSE_PARAMETERS")
    assert gdal.GetDataTypeName(gdal.Open(str(tmp_path / "o.tif")).GetRasterBand(1).DataType) == "Int16"


# ---- the rest of a run


@pytest.fixture(scope="module")
def tall(tmp_path_factory):
    return runs.tall_scene(tmp_path_factory.mktemp("tall"), height=1304)


@pytest.fixture
def home(tmp_path_factory):
    yield from runs.own_home(tmp_path_factory.mktemp("home"))


def tall_job(tall, network, folder, **wishes) -> FuseJob:
    folder.mkdir()
    return runs.job_of(
        tall,
        folder,
        network,
        tile=256,
        uncertainty=str(folder / "uncertainty.tif"),
        params={"samples": 2},
        **wishes,
    )


class PowerError(Exception):
    """The power goes."""


@pytest.mark.long
def test_a_resumed_run_gives_the_bytes_of_an_uninterrupted_one(tall, network, home, tmp_path, monkeypatch):
    fuse.run(tall_job(tall, network, tmp_path / "whole"), lambda event: None)
    asked, real = tall_job(tall, network, tmp_path / "out"), unfinished.Unfinished.add

    def add(kept, *arguments):
        real(kept, *arguments)
        if len(kept.strips) == 2:
            raise PowerError

    with monkeypatch.context() as patched, pytest.raises(PowerError):
        patched.setattr(unfinished.Unfinished, "add", add)
        fuse.run(asked, lambda event: None)
    assert runs.kept_strips(asked) == 2 and not list((tmp_path / "out").glob("*.tif"))
    assert not [file for file in Path("/proc/self/fd").iterdir() if ".rows" in str(file.resolve())]
    for changed in ({"params": {"samples": 3}}, {"uncertainty": None}):
        with pytest.raises(errors.ResumeError):
            fuse.run(runs.changed(asked, resume=True, **changed), lambda event: None)
    fuse.run(runs.changed(asked, resume=True), lambda event: None)
    assert runs.bytes_of(tmp_path / "out") == runs.bytes_of(tmp_path / "whole")


@pytest.mark.long
def test_a_part_of_the_rows_has_the_pixels_of_the_whole(tall, network, home, tmp_path):
    whole = tall_job(tall, network, tmp_path / "whole")
    part = tall_job(tall, network, tmp_path / "part", rows=(512, 1024))
    for asked in (whole, part):
        fuse.run(asked, lambda event: None)
    for role in ("output", "uncertainty"):
        expected, found = (images.read(asked.outputs[role]) for asked in (whole, part))
        np.testing.assert_array_equal(found, expected[:, 512:1024])
        assert np.isfinite(found).mean() > 0.9


@pytest.mark.long
def test_of_several_dates_those_have_one_that_ask_for_it(pair, network, tmp_path):
    (tmp_path / "alone").mkdir()
    (tmp_path / "both").mkdir()
    alone = job_of(pair, network, tmp_path / "alone", target=pair.between)
    further = target_of(
        pair.between,
        output=str(tmp_path / "both" / "o2.tif"),
        uncertainty=str(tmp_path / "both" / "u2.tif"),
    )
    both = job_of(pair, network, tmp_path / "both", uncertainty=None)
    both = replace(both, targets=(*both.targets, further))
    figures = fuse.run(alone, lambda event: None).first.figures["uncertainty"]
    first, second = fuse.run(both, lambda event: None).dates
    assert sorted(runs.bytes_of(tmp_path / "both")) == ["o.tif", "o2.tif", "u2.tif"]
    assert (tmp_path / "both" / "u2.tif").read_bytes() == (tmp_path / "alone" / "u.tif").read_bytes()
    assert first.figures["uncertainty"] is None and second.figures["uncertainty"] == figures


def test_the_budget_knows_of_it(pair, network, tmp_path):
    job, manifest = job_of(pair, network, tmp_path), find_manifest(network, 1)
    scene, settings = open_scenes(job)[0], settings_of(find_manifest(network, 1), job.params)
    found = []
    for asked in (False, True):
        method = create(manifest, "cpu", 1, settings, uncertainty=asked)
        needs = method.prepare(scene, lambda pixels: None)
        needs = replace(needs, value_bytes=100.0)  # what was measured of the graph is another matter
        found.append(budget.allot(1000, method, needs, scene, 64, 1))
    assert found[1].estimate - found[0].estimate == 4 * 64 * 64 * 3 * (found[0].depth + found[0].batch)


# ---- who has none


def test_a_method_without_one_says_so_before_the_run(pair, noisy, tmp_path):
    part, named = (
        r"The method 'noisy' gives no uncertainty from 1 sample: give samples ",
        noisy(tmp_path / "m.onnx"),
    )
    (tmp_path / "out").mkdir()
    asked = job_of(pair, named, tmp_path / "out", samples=1)
    with pytest.raises(errors.UncertaintyError, match=part) as caught:
        fuse.run(asked, lambda event: None)
    check = fuse.run(asked.with_wishes(check_only=True), lambda event: None).first.check
    told = [(one.code, one.text) for one in check.findings if one.level == "error"]
    assert told == [("no-uncertainty", str(caught.value))]
    assert not list((tmp_path / "out").iterdir())


@pytest.mark.parametrize(
    "parameter",
    [
        Parameter("samples", 4.0, "x", 1, 32),
        Parameter("samples", "few", "x", choices=("few", "many")),
        Parameter("samples", 4, "x", 0, 32),
        Parameter("samples", 4, "x", 1, 64),
    ],
)
def test_a_model_file_with_other_samples_is_refused(parameter, noisy, tmp_path):
    with pytest.raises(ManifestError, match="must be a whole number from 1 to 32 at most"):
        noisy(tmp_path / "m.onnx", parameters=(parameter,))


def test_samples_that_are_a_tensor_of_the_graph_are_its_own_affair(pair, noisy, tmp_path):
    inputs = (
        Tensor("fine_1", "fine"),
        Tensor("noise", "noise"),
        Tensor("samples", "parameter", of="samples"),
    )
    manifest = find_manifest(noisy(tmp_path / "m.onnx", inputs=inputs), 1)
    assert not manifest.draws_samples and error_model(manifest).lent
