"""How honest an uncertainty is: the shares of errors within the deviations, against those of draws."""

import csv
import io
import json
from pathlib import Path

import images
import numpy as np
import pytest
import runs
from draws import DEVIATION, job_of, run, unbiased

from chronofuse.engine.door.value import Figures
from chronofuse.engine.raster.readers import open_image
from chronofuse.engine.report.tables import figures_csv, figures_table
from chronofuse.engine.yardstick.uncertainty import honest_share, of_samples, uncertainty


def one_more_draw(pair, path: Path) -> str:
    """A truth that is F1 and noise like the network's samples; its path."""
    drawn = np.random.default_rng(5).standard_normal(pair.before.shape)
    return images.write(path, pair.before + DEVIATION * drawn, names=pair.names, dtype="float32", scale=1)


@pytest.mark.long
def test_command_report_and_figures_say_how_honest_it_is(run_command, pair, network, tmp_path):
    """The truth is one more draw, so that as many errors as expected lie within the deviations."""
    truth = one_more_draw(pair, tmp_path / "t_2024-07-01.tif")
    output, deviation = tmp_path / "o_{date}.tif", tmp_path / "u_{date}.tif"
    further = ("--param", "samples=5", "--reference", truth, "--uncertainty", deviation)
    reports = ("--html", tmp_path / "r.html", "--report", tmp_path / "r.json")
    done = run_command(*runs.words(pair, network, output, *further, *reports))
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
        opened["deviation"], of_samples(4), opened["prediction"], opened["truth"], ("a", "b"), seen.append
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
