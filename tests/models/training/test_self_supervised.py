"""A network that learns by itself from the scene that it is for: what of it can be learnt from, the step at
the fine scale, and the whole way to a model that fuses."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from chronofuse.engine.door import client
from chronofuse.engine.door.errors import BandMismatchError, MissingFileError, TrainingDataError
from chronofuse.engine.door.train_job import TrainJob
from chronofuse.models import images
from chronofuse.models.catalogue.model_file import from_model_file

torch = pytest.importorskip("torch")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import invented_cases as invented  # noqa: E402

from chronofuse.models.simulation.__main__ import generate  # noqa: E402
from chronofuse.models.training import coarse_images, degradation, own_scene, self_run, self_supervised  # noqa: E402
from chronofuse.models.training.dataset import load_all  # noqa: E402
from chronofuse.models.training.loss import SOFT  # noqa: E402
from chronofuse.models.training.places import TrainingPlace, from_array  # noqa: E402

RNG = np.random.default_rng(4)
GRID = images.ImageGrid(90, 40, (500_000.0, 240.0, 0.0, 5_000_000.0, 0.0, -240.0), "EPSG:32633")


def place(rows: int = 90, cols: int = 40, clear: float = 1.0) -> TrainingPlace:
    """C1 and C2 of two bands; the share of C2's pixels that is clear, from above."""
    both = RNG.random((2, 2, rows, cols)).astype(np.float32)
    both[1, :, round(clear * rows) :] = np.nan
    return from_array("the scene", both, ("red", "nir"))


# ---- what is learnt from


def test_the_part_that_is_validated_on_is_not_learnt_from():
    learn, check = own_scene.parts(place(120))
    assert learn.size[0] + own_scene.GAP + check.size[0] == 120
    assert learn.first[0] + learn.size[0] + own_scene.GAP == check.first[0]


@pytest.mark.parametrize(
    "scene, sentence",
    [
        (place(71), "have 71 x 40 pixels of their own over the scene, too few to be averaged once more"),
        (place(cols=31), "at least 72 x 32"),
        (place(clear=0.7), "Only 16% of the coarse pixels are clear on both dates"),
        (
            from_array("one", np.ones((2, 1, 90, 40), np.float32), ("red",)),
            "C1 and C2 are alike in every pixel",
        ),
    ],
)
def test_a_scene_that_tells_nothing_is_refused_in_a_sentence(scene, sentence):
    with pytest.raises(TrainingDataError, match=sentence):
        own_scene.parts(scene)


def test_what_is_drawn_are_c1_and_c2_and_their_averages():
    scene, rng = place(), np.random.default_rng(0)
    drawn = own_scene.draw(scene, 4.0, rng, forward=True)
    first, second = (scene.read(date, (0, 1), (slice(0, 90), slice(0, 40))) for date in (0, 1))
    assert np.array_equal(drawn.first, first) and np.array_equal(drawn.second, second)
    assert drawn.ratio == 4.0 and drawn.coarse.shape[2] in (23, 24)
    inner = drawn.coarse[:, :, 2:-2, 2:-2].mean(axis=(2, 3))
    np.testing.assert_allclose(inner, [x.mean(axis=(1, 2)) for x in (first, second)], atol=0.03)
    ways = {own_scene.draw(scene, 4.0, rng).first[0, 0, 0] for _ in range(12)}
    assert ways == {first[0, 0, 0], second[0, 0, 0]}


def test_the_ratio_is_less_where_few_averages_would_be_left():
    assert own_scene.averaged_by((90, 40), 16.0) == 10.0
    assert own_scene.averaged_by((400, 300), 16.0) == 16.0


# ---- C1 and C2 as files


def written(path: Path, values: np.ndarray, grid: images.ImageGrid, names=("red", "nir")) -> Path:
    images.write(path, values, names, grid)
    return path


def test_images_on_other_pixels_and_resampled_ones_come_to_the_coarse_ones(tmp_path):
    rows, cols = np.mgrid[:90, :40]
    field = np.stack([rows / 200, cols / 100]).astype(np.float32)
    target = written(tmp_path / "c2.tif", field, GRID)
    half = images.ImageGrid(88, 38, (500_240.0, 240.0, 0.0, 4_999_760.0, 0.0, -240.0), "EPSG:32633")
    moved = written(tmp_path / "c1.tif", field[:, 1:89, 1:39], half)
    scene = coarse_images.place_of(moved, target)
    first, second = (scene.read(date, (0, 1), (slice(2, 80), slice(2, 30))) for date in (0, 1))
    np.testing.assert_allclose(first, second, atol=2e-4)

    as_fine = written(
        tmp_path / "fine.tif",
        field.repeat(2, 1).repeat(2, 2),
        images.ImageGrid(180, 80, (500_000.0, 120.0, 0.0, 5_000_000.0, 0.0, -120.0), "EPSG:32633"),
    )
    scene = coarse_images.place_of(as_fine, as_fine, 2.0)
    assert scene.size == (90, 40)
    np.testing.assert_allclose(scene.read(1, (0,), (slice(0, 90), slice(0, 40)))[0], field[0], atol=1e-4)


def test_the_longer_side_becomes_the_rows_and_gaps_stay_gaps(tmp_path):
    values = RNG.random((2, 40, 90)).astype(np.float32)
    values[:, 3, 5] = np.nan
    grid = images.ImageGrid(40, 90, GRID.transform, GRID.crs)
    path = written(tmp_path / "c.tif", values, grid)
    scene = coarse_images.place_of(path, path)
    assert scene.size == (90, 40)
    assert np.isnan(scene.read(0, (0, 1), (slice(5, 6), slice(3, 4)))).all()


def test_images_that_do_not_go_together_are_refused_in_a_sentence(tmp_path):
    values = RNG.random((2, 90, 40)).astype(np.float32)
    good = written(tmp_path / "c1.tif", values, GRID)
    one = written(tmp_path / "one.tif", values[:1], GRID, ("red",))
    there = images.ImageGrid(90, 40, (900_000.0, 240.0, 0.0, 5_000_000.0, 0.0, -240.0), "EPSG:32633")
    far = written(tmp_path / "far.tif", values, there)
    (tmp_path / "text.tif").write_text("no image")
    for target, error, sentence in (
        (one, BandMismatchError, "C1 has the bands red, nir and C2 red"),
        (far, TrainingDataError, "have no ground in common"),
        (tmp_path / "text.tif", TrainingDataError, "is no image that GDAL can open"),
        (tmp_path / "none.tif", MissingFileError, "none.tif"),
    ):
        with pytest.raises(error, match=sentence):
            coarse_images.place_of(good, target)


# ---- the step at the fine scale


def scene_inputs(change: torch.Tensor, ratio: float = 5.0) -> dict[str, torch.Tensor]:
    """F1 of noise, C1 as its mean, and a C2 that shows the change."""
    fine = torch.rand(1, 1, *change.shape)
    coarse = torch.full_like(fine, 0.5)
    return {
        "fine_1": fine,
        "coarse_1": coarse,
        "target": coarse + change,
        "valid": torch.ones_like(fine),
        "fine_std": torch.full((1, 1), 0.3),
        "ratio": torch.tensor([ratio]),
    }


@pytest.mark.parametrize("ratio, length", [(1.0, 1), (3.0, 3), (16.0, 17), (7.3, 9)])
def test_a_mean_is_as_wide_as_a_coarse_pixel(ratio, length):
    kernel = degradation.box(ratio)
    assert len(kernel) == length and kernel.sum() == pytest.approx(1)
    assert kernel[len(kernel) // 2] == pytest.approx(1 / ratio)
    assert torch.equal(kernel, kernel.flip(0))


def test_what_shows_the_coarse_change_misses_nothing_whatever_its_detail():
    x = scene_inputs(torch.full((40, 40), 0.1))
    detail = 0.1 * (1 - 2 * (torch.arange(40) % 2)).expand(40, 40)  # the means over pixels do not see it
    missed = degradation.missed_around
    assert missed(x["fine_1"] + 0.1, x) < 1e-9
    assert missed(x["fine_1"] + 0.1 + detail, x) < 0.1 * missed(x["fine_1"], x)
    expected = (torch.tensor(0.1 / 0.3) ** 2 + SOFT**2).sqrt() - SOFT
    torch.testing.assert_close(missed(x["fine_1"], x), expected)


def test_a_band_that_is_constant_in_f1_counts_as_it_is():
    """Its deviation is 0, and it must not drown the others."""
    x = scene_inputs(torch.full((20, 20), 0.1))
    both = {name: torch.cat([x[name], x[name]], 1) for name in ("fine_1", "coarse_1", "target", "fine_std")}
    both["fine_std"][:, 1] = 0.0
    found = degradation.missed_around(both["fine_1"], {**x, **both})
    wanted = sum((torch.tensor(0.1 / by) ** 2 + SOFT**2).sqrt() - SOFT for by in (0.3, 1.0)) / 2
    torch.testing.assert_close(found, wanted)


def test_a_sharp_edge_misses_less_than_the_coarse_image_of_it():
    """C2 is what a sensor makes of the truth, interpolated; the truth is right and `delta` is blurred."""
    truth = torch.zeros(60, 60)
    truth[:, 30:] = 0.3
    kernel = degradation.box(5.0)
    blurred = degradation.slid(truth[None, None], kernel)[0, 0]
    x = scene_inputs(blurred)
    x["valid"][..., :6] = x["valid"][..., -6:] = 0  # where the means leave the image
    x["valid"][..., :6, :] = x["valid"][..., -6:, :] = 0
    sharp, soft = (degradation.missed_around(x["fine_1"] + one, x) for one in (truth, blurred))
    assert sharp < 0.2 * soft
    hidden = torch.where(x["valid"] > 0, x["fine_1"] + truth, 9.0)
    torch.testing.assert_close(degradation.missed_around(hidden, x), sharp)


def training(folder: Path, begin_with=None, **wishes) -> self_supervised.SelfTraining:
    job = invented.job(folder, steps=2, patience=0, **wishes)
    network = invented.NETWORKS[job.network](**job.options)
    sets = [load_all([folder / name], network) for name in ("learn", "check", "learn")]
    return self_supervised.SelfTraining(job, *sets, {"data": ["here"]}, begin_with=begin_with)


def test_the_step_is_made_once_and_kept_where_it_takes_nothing(cases, monkeypatch):
    done = training(cases)
    best = done.run()
    step = best["trained_on"][self_supervised.FINE_STEP]
    assert step["steps"] == self_supervised.FEWEST and len(step["coarse_change_missed"]) == 2
    assert "coarse scale of the scene itself" in best["accuracy"]["measure"]

    again = training(cases)
    again.resume()
    monkeypatch.setattr(again, "_fine_step", lambda optimiser: pytest.fail("a second time"))
    assert again.run()["trained_on"][self_supervised.FINE_STEP] == step


def test_a_step_that_misses_more_of_c2_is_left_out(cases, monkeypatch):
    done, missed = training(cases), iter((0.1, 0.2))
    monkeypatch.setattr(done, "_missed", lambda: next(missed))
    weights: list[dict] = []
    monkeypatch.setattr(
        done,
        "_fine_step",
        lambda optimiser: (
            weights or weights.append({k: v.clone() for k, v in done.network.state_dict().items()})
        ),
    )
    best = done.run()
    assert best["trained_on"][self_supervised.FINE_STEP]["kept"] is False
    assert all(torch.equal(best["state"][key], value) for key, value in weights[0].items())


def test_a_network_that_began_with_a_model_ends_halfway(cases, monkeypatch):
    begin_with = {"state": invented.NETWORKS["edcstfn"](**invented.TINY).state_dict()}
    for value in begin_with["state"].values():
        torch.nn.init.normal_(value, std=0.05)
    done, missed = training(cases, begin_with=begin_with), iter((0.2, 0.1))
    monkeypatch.setattr(done, "_missed", lambda: next(missed))
    monkeypatch.setattr(self_supervised, "TOLERANCE", 9.0)  # so the step is kept
    best, learnt = done.run(), done.network.state_dict()
    assert best["trained_on"][self_supervised.HALFWAY] is True
    for name, value in best["state"].items():
        torch.testing.assert_close(value, (learnt[name] + begin_with["state"][name]) / 2)
    assert training(cases).run()["trained_on"][self_supervised.HALFWAY] is False


def test_what_gained_nothing_is_said():
    job = TrainJob("of-itself", task="self", scene=("f", "c", "t"), start_from="edcstfn")

    def said(steps: int, kept: bool) -> list[str]:
        card = {"steps": steps, self_supervised.FINE_STEP: {"kept": kept}}
        told: list[str] = []
        outcome = {"accuracy": {"share_of_delta": 0.9}, "trained_on": card}
        self_run._warn_of_the_outcome(job, outcome, lambda code, sentence: told.append(sentence))
        return told

    assert said(9, True) == []
    assert "no weights were better than those of 'edcstfn'; what is new is the step" in said(0, True)[0]
    assert "so these were kept" in said(0, False)[0] and "is left out" in said(0, False)[1]


# ---- the whole way


@pytest.fixture(scope="module")
def scene(tmp_path_factory) -> Path:
    """One place with fine and coarse images of two dates, 80 x 80 coarse pixels."""
    folder = tmp_path_factory.mktemp("scene")
    generate(folder, 320, seed=3, ratio=4, bands=2)
    return folder


@pytest.mark.long
def test_a_model_of_the_scene_itself_is_made_and_says_so(scene, tmp_path, own_home):
    fine, coarse = (sorted(scene.glob(f"{kind}_*.tif")) for kind in ("fine", "coarse"))
    job = TrainJob(
        "of-itself",
        task="self",
        scene=(str(fine[0]), str(coarse[0]), str(coarse[1])),
        start_from="edcstfn",
        steps=3,
        scenes=4,
        threads=1,
        work=str(tmp_path / "work"),
    )
    told: list = []
    finished = client.run(job, told.append, python=sys.executable)
    manifest = from_model_file(finished.first.outputs["model"], verify=True)
    card = manifest.trained_on
    assert card["scene"] == {"fine": fine[0].name, "coarse": coarse[0].name, "target": coarse[1].name}
    assert card["ratio"] == pytest.approx(4, abs=0.01)
    assert card["averaged_by"] == [card["ratio"]] * 2
    assert card["started_from"]["name"] == "edcstfn" and "without a second fine image" in card["note"]
    assert card[self_supervised.FINE_STEP]["steps"] == self_supervised.FEWEST
    assert str(fine[1]) not in str(card) and (own_home / "models" / "of-itself.onnx").exists()
