"""A network that tells the probability of change: what the engine makes of it, whatever else is asked for."""

from __future__ import annotations

from types import SimpleNamespace

import images
import numpy as np
import pytest
import runs
from sklearn.metrics import roc_auc_score
from tellers import teller

from chronofuse.engine import fuse
from chronofuse.engine.door.errors import ChangeProbabilityError
from chronofuse.models.catalogue.manifest import Manifest
from chronofuse.models.catalogue.manifest_json import from_json, to_json
from chronofuse.models.catalogue.model_file import from_model_file

SIDE, RATIO = 64, 8
FLOATS = {"scale": 1, "dtype": "float32"}


@pytest.fixture
def files(tmp_path):
    """F1, C1, C2, and F3, C3 of two bands, with a gap in F1; values between 0 and 1."""
    random = np.random.default_rng(5)
    days = [0.3 + images.smooth_noise(random, (2, SIDE, SIDE), sigma=2) for _ in range(3)]
    values = {"f": days[0], "f3": days[2], **{n: images.block_mean(d, RATIO) for n, d in zip("ctx", days)}}
    values["f"][:, 20:24, 30:40] = np.nan
    return {
        name: images.write(tmp_path / f"{name}.tif", image, pixel=240.0 if name in "ctx" else 30.0, **FLOATS)
        for name, image in values.items()
    }


def fused(tmp_path, files, pairs=("fc",), **wishes) -> dict[str, np.ndarray]:
    named, _ = run(tmp_path, files, pairs, **wishes)
    return {role: images.read(path) for role, path in named.items()}


def run(tmp_path, files, pairs=("fc",), **wishes):
    """The paths of the rasters, and what the run found."""
    model = teller(tmp_path / "teller.onnx")
    named = {role: str(tmp_path / f"{role}.tif") for role in ("output", *wishes.pop("also", ()))}
    given = [(files[p[:-1]], files[p[-1]]) for p in pairs]
    job = runs.job_for(given, files["t"], model, dtype="float32", overwrite=True, **named, **wishes)
    return named, fuse.run(job, lambda event: None).first.figures


def mean_of_f1(files, name="f"):
    return images.read(files[name]).mean(0)


@pytest.mark.parametrize("also", [(), ("uncertainty", "change")])
def test_the_probability_is_a_raster_beside_f2_which_stays_as_it_is(files, tmp_path, also):
    alone = fused(tmp_path, files, also=also)
    found = fused(tmp_path, files, also=(*also, "change_probability"))
    for role, values in alone.items():
        np.testing.assert_array_equal(found[role], values)
    probability = found["change_probability"]
    assert probability.shape == (1, SIDE, SIDE)
    np.testing.assert_array_equal(np.isnan(probability[0]), np.isnan(found["output"][0]))
    known = np.isfinite(probability[0])
    np.testing.assert_allclose(probability[0][known], mean_of_f1(files)[known], atol=1e-6)


def test_it_does_not_depend_on_the_tile(files, tmp_path):
    whole, tiled = (
        fused(tmp_path, files, also=("change_probability",), tile=tile)["change_probability"]
        for tile in (1024, 24)
    )
    np.testing.assert_allclose(tiled, whole, atol=1e-6)


def test_of_two_pairs_it_lies_between_what_each_tells(files, tmp_path):
    found = fused(tmp_path, files, pairs=("fc", "f3x"), also=("change_probability",))["change_probability"][0]
    first, second = mean_of_f1(files), mean_of_f1(files, "f3")
    both = np.isfinite(first) & np.isfinite(found)
    low, high = np.minimum(first, second), np.maximum(first, second)
    assert ((found > low - 1e-5) & (found < high + 1e-5))[both].all()
    assert np.isfinite(found[21, 33]), "where one pair is missing, the other one tells"


def test_a_band_that_the_network_is_not_given_does_not_take_it_away(files, tmp_path):
    fine = images.read(files["f"])
    fine[0] = np.where(np.isfinite(fine[0]), 0.2, np.nan)
    files["f"] = images.write(tmp_path / "flat.tif", fine, **FLOATS)
    found = fused(tmp_path, files, also=("change_probability",))["change_probability"][0]
    known = np.isfinite(found)
    assert known.mean() > 0.9
    np.testing.assert_allclose(found[known], fine[1][known], atol=1e-6)


def test_with_a_truth_it_is_told_how_well_it_tells_what_changed(files, tmp_path):
    """As the training has it: beside what of the scene's change the network was not shown."""
    page = tmp_path / "r.html"
    wishes = {"reference": files["f3"], "html": str(page), "also": ("change_probability",)}
    named, figures = run(tmp_path, files, **wishes)
    before, after, coarse = (images.read(files[name]).astype(np.float64) for name in ("f", "f3", "c"))
    not_shown = (images.read(files["t"]) - coarse)[:, np.isfinite(coarse).all(0)].mean(1) / 2
    std = np.nanstd(before.reshape(2, -1), axis=1)
    off = (after - not_shown[:, None, None] - before) / std[:, None, None]
    changed = np.sqrt((off**2).mean(0)) > 1
    probability = images.read(named["change_probability"])[0]
    known = np.isfinite(off).all(0) & np.isfinite(probability)
    told = figures["change_probability"]
    assert told.value("likely_changed").mean == pytest.approx((probability[known] > 0.5).mean())
    assert told["expected"]["likely_changed"] == pytest.approx(changed[known].mean(), abs=0.005)
    expected = roc_auc_score(changed[known], probability[known])
    assert told.value("change_auc").mean == pytest.approx(expected, abs=0.005)
    assert sum(one["pixels"] for one in told["reliability"]) == known.sum()
    text = page.read_text()
    assert "<h2>Probability of change</h2>" in text and "farther from F1 than one standard deviation" in text
    assert "Reliability diagram of the probability of change" in text


def test_without_a_truth_there_is_the_share_alone_and_of_two_pairs_the_reason(files, tmp_path):
    page, also = tmp_path / "r.html", ("change_probability",)
    figures = run(tmp_path, files, also=also, html=str(page))[1]["change_probability"]
    assert set(figures) == {"likely_changed"} and 0 < figures.value("likely_changed").mean < 1
    assert "is not known without a truth" in page.read_text()
    figures = run(tmp_path, files, ("fc", "f3x"), also=also, reference=files["f3"], html=str(page))[1]
    told = figures["change_probability"]
    assert told.value("likely_changed").mean is not None and told.value("change_auc").mean is None
    assert told.value("change_auc").reason.startswith("two pairs were given")
    assert "two pairs were given" in page.read_text()


def test_the_command_line_calls_it_by_its_words(files, tmp_path, run_command):
    pair = SimpleNamespace(fine_1=files["f"], coarse_1=files["c"], coarse_2=files["t"])
    asked = ("--change-probability", tmp_path / "p.tif", "--reference", files["f3"])
    done = run_command(*runs.words(pair, teller(tmp_path / "teller.onnx"), tmp_path / "o.tif", *asked))
    assert f"change probability  {tmp_path / 'p.tif'}" in done.stdout
    assert "Likely changed 0." in done.stdout and "Area under the ROC curve 0." in done.stdout


def test_a_method_that_tells_none_refuses_in_a_sentence(files, tmp_path):
    outputs = {"output": str(tmp_path / "o.tif"), "change_probability": str(tmp_path / "p.tif")}
    job = runs.job_for([(files["f"], files["c"])], files["t"], "starfm", **outputs)
    with pytest.raises(
        ChangeProbabilityError, match=r"'starfm' gives no probability of change: leave it out"
    ):
        fuse.run(job, lambda event: None)
    assert not list(tmp_path.glob("[op].tif"))


def test_a_manifest_says_it_and_one_that_does_not_is_as_it_was(tmp_path):
    teller(tmp_path / "t.onnx")
    told = from_model_file(tmp_path / "t.onnx", verify=True)
    assert told.change and from_json(to_json(told)).change
    plain = Manifest("x", "x", "x", "baseline")
    assert '"change"' not in to_json(plain) and not from_json(to_json(plain)).change
