"""Networks that draw samples: their mean is the prediction, their standard deviation the uncertainty."""

import csv
import io
import json
import math
from dataclasses import replace
from pathlib import Path

import images
import numpy as np
import pytest
import runs
from osgeo import gdal

from chronofuse.engine import fuse
from chronofuse.engine.align.scene import open_scenes
from chronofuse.engine.door import errors, unfinished
from chronofuse.engine.door.jobs import FuseJob, target_of
from chronofuse.engine.door.value import Figures
from chronofuse.engine.methods.network.inputs import noise
from chronofuse.engine.methods.registry import create, find_manifest, settings_of
from chronofuse.engine.raster.grid import Window
from chronofuse.engine.raster.readers import open_image
from chronofuse.engine.report.tables import figures_csv, figures_table
from chronofuse.engine.run import budget
from chronofuse.engine.yardstick.uncertainty import honest_share, uncertainty
from chronofuse.models.catalogue.errors import ManifestError
from chronofuse.models.catalogue.installed import refuse_uncertainty
from chronofuse.models.catalogue.parameters import Parameter
from chronofuse.models.catalogue.tensors import Tensor

DEVIATION = 0.01
"""Of the toy network."""
WAYS = ({}, {"halo": 9, "multiple": 8}, {"halo": 3, "blend": 8, "multiple": 8})


@pytest.fixture(scope="module")
def network(noisy, tmp_path_factory):
    return noisy(tmp_path_factory.mktemp("network") / "noisy.onnx")


def job_of(pair, method: str, folder: Path, samples: int = 4, **wishes) -> FuseJob:
    wishes = {
        "target": pair.coarse_2,
        "uncertainty": str(folder / "u.tif"),
        "dtype": "float32",
        "tile": 64,
        "threads": 1,
        "params": {"samples": samples},
        **wishes,
    }
    return runs.job_for([(pair.fine_1, pair.coarse_1)], method=method, output=folder / "o.tif", **wishes)


def run(job: FuseJob):
    """The prediction and its uncertainty, (bands, rows, cols); and what the run told at its end."""
    finished = fuse.run(job, lambda event: None)
    return images.read(job.outputs["output"]), images.read(job.outputs["uncertainty"]), finished.first


def unbiased(samples: int) -> float:
    """The mean of the standard deviation of so many normal numbers whose true one is 1."""
    return math.sqrt(2 / (samples - 1)) * math.exp(math.lgamma(samples / 2) - math.lgamma((samples - 1) / 2))


@pytest.mark.parametrize("samples", [2, 4, 32])
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


@pytest.mark.parametrize("changes", WAYS, ids=str)
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


def test_a_part_of_the_rows_has_the_pixels_of_the_whole(tall, network, home, tmp_path):
    whole = tall_job(tall, network, tmp_path / "whole")
    part = tall_job(tall, network, tmp_path / "part", rows=(512, 1024))
    for asked in (whole, part):
        fuse.run(asked, lambda event: None)
    for role in ("output", "uncertainty"):
        expected, found = (images.read(asked.outputs[role]) for asked in (whole, part))
        np.testing.assert_array_equal(found, expected[:, 512:1024])
        assert np.isfinite(found).mean() > 0.9


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


@pytest.mark.parametrize(
    ("method", "params", "part"),
    [
        (
            "delta",
            {},
            r"The method 'delta' gives no uncertainty: leave it out, or choose a network that draws samples "
            r"from ",
        ),
        ("edcstfn", {}, r"The method 'edcstfn' gives no uncertainty: leave it out"),
        (
            "noisy",
            {"samples": 1},
            r"The method 'noisy' gives no uncertainty from 1 sample: give samples of 2 or more ",
        ),
        ("silent", {}, r"The method 'noisy' gives no uncertainty: leave it out"),
    ],
)
def test_a_method_without_one_says_so_before_the_run(method, params, part, pair, noisy, tmp_path):
    models = {"noisy": {}, "silent": {"parameters": ()}}
    named = noisy(tmp_path / "m.onnx", **models[method]) if method in models else method
    (tmp_path / "out").mkdir()
    for check_only in (False, True):
        with pytest.raises(errors.UncertaintyError, match=part):
            fuse.run(
                job_of(pair, named, tmp_path / "out", params=params, check_only=check_only),
                lambda event: None,
            )
    assert not list((tmp_path / "out").iterdir())


def test_the_sentence_names_the_installed_methods_that_have_one(pair, noisy, home, tmp_path):
    (home / "models").mkdir()
    noisy(home / "models" / "noisy.onnx")
    with pytest.raises(errors.UncertaintyError, match=r"\(.*noisy.*stfdiff, with samples of 2 or more\)\.$"):
        fuse.run(job_of(pair, "delta", tmp_path, params={}), lambda event: None)


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
    assert not manifest.draws_samples and refuse_uncertainty(manifest, {"samples": 4})


# ---- how honest it is


def one_more_draw(pair, path: Path) -> str:
    """A truth that is F1 and noise like the network's samples; its path."""
    drawn = np.random.default_rng(5).standard_normal(pair.before.shape)
    return images.write(path, pair.before + DEVIATION * drawn, names=pair.names, dtype="float32", scale=1)


def test_command_report_and_figures_say_how_honest_it_is(run_command, pair, network, tmp_path):
    """The truth is one more draw, so that as many errors as expected lie within the deviations."""
    truth = one_more_draw(pair, tmp_path / "t_2024-07-01.tif")
    done = run_command(
        "fuse",
        "--fine",
        pair.fine_1,
        "--coarse",
        pair.coarse_1,
        "--target",
        pair.coarse_2,
        "--method",
        network,
        "--param",
        "samples=5",
        "--reference",
        truth,
        "-o",
        tmp_path / "o_{date}.tif",
        "--uncertainty",
        tmp_path / "u_{date}.tif",
        "--html",
        tmp_path / "r.html",
        "--report",
        tmp_path / "r.json",
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "u_2024-07-01.tif").exists()
    figures = json.loads((tmp_path / "r.json").read_text())["figures"]
    found = figures["uncertainty"]
    for key, times in (("within_1", 1), ("within_2", 2)):
        assert found["expected"][key] == honest_share(times, 5)
        for band in pair.names:
            assert found[key]["bands"][band] == pytest.approx(honest_share(times, 5), abs=0.012)
    assert found["deviation"]["mean"] == pytest.approx(DEVIATION * unbiased(5), rel=0.02)
    assert abs(found["error_cc"]["mean"]) < 0.03 and found["reasons"] == {}
    assert f"mean uncertainty {found['deviation']['mean']:.5f}" in done.stdout
    assert (
        f"Errors within 1 deviation {found['within_1']['mean']:.3f} (expected {honest_share(1, 5):.3f})"
        in done.stdout
    )
    page = (tmp_path / "r.html").read_text()
    assert "mean of 5 samples" in page and f"<td>{found['within_2']['bands']['nir']:.4f}</td>" in page
    table = io.StringIO(figures_csv(Figures.from_plain(figures)))
    rows = {(row["figure"], row["band"]): row for row in csv.DictReader(table)}
    assert float(rows["Errors within 2 deviations", "red"]["prediction"]) == found["within_2"]["bands"]["red"]
    assert figures["stretch"]["uncertainty"] > found["deviation"]["mean"]


def test_without_a_truth_only_the_mean_is_known(pair, network, tmp_path):
    _, deviation, finished = run(job_of(pair, network, tmp_path))
    found = finished.figures["uncertainty"]
    assert set(found) == {"deviation"} and not found["deviation"].reason
    assert found["deviation"].parts["red"] == pytest.approx(np.nanmean(deviation[1]), rel=1e-6)
    table = figures_table(finished.figures)
    assert "Errors within" not in table and "mean uncertainty 0.009" in table


@pytest.mark.parametrize("samples", [2, 4, 10, 1000])
def test_the_expected_shares_are_those_of_draws(samples):
    drawn = np.random.default_rng(1).standard_normal((samples + 1, 1_000_000 // samples))
    error = np.abs(drawn[0] - drawn[1:].mean(axis=0)) / drawn[1:].std(axis=0, ddof=1)
    for times in (1, 2):
        assert honest_share(times, samples) == pytest.approx(
            (error <= times).mean(), abs=0.05 if samples > 99 else 0.006
        )
    assert honest_share(1, 10**6) == pytest.approx(0.6827, abs=1e-4)


def test_the_figures_are_those_of_the_pixels(tmp_path):
    """Several windows of two bands with gaps; in one the deviation follows the error, in the other it does
    not vary."""
    random = np.random.default_rng(2)
    truth = random.random((2, 600, 530))
    error = random.normal(0, 0.02, truth.shape)
    deviation = np.stack(
        [np.abs(error[0]) * random.uniform(0.3, 2, truth.shape[1:]), np.full(truth.shape[1:], 0.01)]
    )
    deviation[0, 5:50], truth[:, :, 7] = np.nan, np.nan
    layers = {"deviation": deviation, "prediction": truth + error, "truth": truth}
    opened = {
        role: open_image(images.write(tmp_path / f"{role}.tif", values, dtype="float32", scale=1), role)
        for role, values in layers.items()
    }
    seen = []
    found = uncertainty(
        opened["deviation"], 4, opened["prediction"], opened["truth"], ("a", "b"), seen.append
    )
    d, e = (images.read(tmp_path / "deviation.tif"), np.abs(error))
    for name, spread, off, true in zip("ab", d, e, truth):
        both = np.isfinite(spread) & np.isfinite(true)
        assert found["deviation"].parts[name] == pytest.approx(np.nanmean(spread), rel=1e-6)
        for key, times in (("within_1", 1), ("within_2", 2)):
            assert found[key].parts[name] == pytest.approx((off <= times * spread)[both].mean(), abs=1e-4)
    both = np.isfinite(d[0]) & np.isfinite(truth[0])
    assert found["error_cc"].parts == {
        "a": pytest.approx(np.corrcoef(e[0][both], d[0][both])[0, 1], abs=1e-4),
        "b": None,
    }
    reasons = {key: value.reason for key, value in found.measured().items() if value.reason}
    assert reasons == {"error_cc": {"b": "the deviation is the same everywhere"}}
    assert sum(seen) == 600 * 530
