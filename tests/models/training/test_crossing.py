"""Crossed pairs: C1 of another date than F1, in the share that was asked for, and nothing else."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from chronofuse.engine.door.errors import TrainingDataError
from chronofuse.engine.door.train_job import TrainJob
from chronofuse.models import images
from chronofuse.models.training import case_folder, crossing, drawing, places, prepare

CLEAR = {"made_up": 0, "blended": 0, "veiled": 0, "scanned": 0, "faded": 0}
DAYS = ("2024-03-01", "2024-05-01", "2024-07-01")


def dated(count: int) -> places.TrainingPlace:
    """A place whose image of date n holds n / 10 and little beside."""
    noise = np.random.default_rng(4).normal(0, 1e-3, (count, 2, 64, 64))
    levels = np.arange(count)[:, None, None, None] / 10
    return places.from_array("here", (levels + noise).astype(np.float32), ("red", "nir"))


def drawn(place, seed: int, share: float, **wishes) -> drawing.Drawn:
    crossed = crossing.Crossing.of(share, seed, 0)
    return drawing.draw([place], np.random.default_rng(seed), **{**CLEAR, **wishes}, crossing=crossed)


def date_of(image: np.ndarray) -> int:
    return int(np.abs(np.nanmean(image) - np.arange(4) / 10).argmin())


@pytest.mark.parametrize("faded", [0, 1])
def test_a_crossed_scene_has_another_c1_and_is_the_same_beside(faded):
    for seed in range(10):
        one, crossed = (drawn(dated(3), seed, share, faded=faded) for share in (0.0, 1.0))
        assert not one.crossed and crossed.crossed
        assert all(np.array_equal(getattr(one, n), getattr(crossed, n)) for n in ("first", "second", "days"))
        assert np.array_equal(one.coarse[1], crossed.coarse[1], equal_nan=True)
        shown = [date_of(x) for x in (crossed.first, crossed.second, crossed.coarse[0])]
        assert sorted(shown) == [0, 1, 2] and date_of(one.coarse[0]) == shown[0]


def test_the_share_that_was_asked_for_is_crossed_of_places_that_have_the_dates():
    found = [drawn(dated(3), seed, 0.3).crossed for seed in range(100)]
    assert 15 <= sum(found) <= 45
    assert not any(drawn(dated(2), seed, 1.0).crossed for seed in range(5))
    assert not any(drawn(dated(3), seed, 1.0, third_date=True).crossed for seed in range(5))
    four = drawn(dated(4), 1, 1.0, third_date=True)
    assert len({date_of(x) for x in (four.first, four.second, four.coarse[0], four.third)}) == 4


def test_a_date_of_which_hardly_anything_is_valid_is_not_crossed_with():
    values = np.random.default_rng(0).random((3, 2, 64, 64)).astype(np.float32)
    values[2] = np.nan
    place = places.from_array("here", values, ("red", "nir"))
    pairs = [(drawn(place, seed, 1.0), seed) for seed in range(12)]
    assert not any(scene.crossed for scene, _ in pairs if np.isfinite(scene.first + scene.second).any())


@pytest.mark.parametrize(
    "wishes, told",
    [
        ({}, "need 3 dates of a place here, but no place to learn from has more than 2 dates"),
        ({"coarse": "real"}, "need 3 dates of a place here, but .* more than 2 real coarse images"),
        ({"losses": {"consistency": 0.1}}, "need 4 dates of a place here"),
    ],
)
def test_places_without_a_further_date_are_refused(wishes, told):
    job = TrainJob("toy", data="images", cross_pairs=0.5, **wishes)
    with pytest.raises(TrainingDataError, match=told):
        crossing.require_dates(job, [replace(dated(2), coarse=dict.fromkeys(dated(2).dates, Path("c.tif")))])
    crossing.require_dates(replace(job, cross_pairs=None), [dated(2)])
    enough = dated(4)
    crossing.require_dates(
        job, [dated(2), replace(enough, coarse=dict.fromkeys(enough.dates, Path("c.tif")))]
    )


# ---- with the engine


@pytest.fixture
def lake(tmp_path) -> places.TrainingPlace:
    """A folder of three dates, fine and coarse; the image of date n is brighter by n / 10."""
    from chronofuse.models.training import place_folders

    folder = tmp_path / "lake"
    folder.mkdir()
    pattern = np.random.default_rng(3).uniform(0.05, 0.3, (2, 12, 12)).repeat(8, 1).repeat(8, 2)
    for number, day in enumerate(DAYS):
        fine = (pattern + number / 10).astype(np.float32)
        grid = images.ImageGrid(96, 96, (0.0, 10.0, 0.0, 0.0, 0.0, -10.0), "EPSG:32633")
        images.write(folder / f"fine_{day}.tif", fine, ["red", "nir"], grid)
        means = fine.reshape(2, 12, 8, 12, 8).mean((2, 4))
        grid = images.ImageGrid(12, 12, (0.0, 80.0, 0.0, 0.0, 0.0, -80.0), "EPSG:32633")
        images.write(folder / f"coarse_{day}.tif", means, ["red", "nir"], grid)
    return place_folders.find(folder, lambda *warning: None)[0]


def test_real_pairs_are_crossed_with_the_real_coarse_image_of_another_date(lake, tmp_path):
    wanted = prepare.Wanted("", [lake], simulated=0, real=6, seed=1, cross_pairs=1.0)
    pairs = [(lake, *dates) for dates in lake.real_pairs()]
    scenes = prepare._real_scenes(wanted, pairs, 0, tmp_path)
    for (_, first, second), scene in zip(pairs, scenes):
        (left,) = {0, 1, 2} - {first, second}
        assert [Path(path).name[7:17] for path in (scene.pairs[0].coarse, scene.target)] == [
            DAYS[left],
            DAYS[second],
        ]
        assert "~real" in scene.name and scene.name.endswith("~crossed")
    plain = prepare._real_scenes(replace(wanted, cross_pairs=0.0), pairs, 0, tmp_path)
    assert [scene.target for scene in plain] == [scene.target for scene in scenes]
    assert all(
        Path(one.pairs[0].coarse).name[7:17] == DAYS[first] for one, (_, first, _) in zip(plain, pairs)
    )


def test_the_engine_prepares_crossed_cases(lake, tmp_path):
    pytest.importorskip("torch")
    from chronofuse.models.catalogue.manifest_json import to_json
    from chronofuse.models.networks import NETWORKS
    from chronofuse.models.training.dataset import load_all, with_baseline
    from chronofuse.models.training.export import manifest_of

    network, told = NETWORKS["edcstfn"](), []
    manifest = manifest_of(network)
    text = to_json(replace(manifest, inputs=with_baseline(manifest.inputs)))
    wanted = prepare.Wanted(text, [lake], simulated=1, real=1, seed=1, threads=1, cross_pairs=1.0)
    prepare.prepare(wanted, tmp_path / "cases", lambda done: None, lambda *warning: told.append(warning))
    cases = load_all([tmp_path / "cases"], network)
    assert sorted(case.real for case in cases) == [False, True] and not told
    assert all(case_folder.is_crossed(case.name) and case.place == "lake" for case in cases)


def test_a_training_goes_on_with_the_share_that_it_began_with_alone():
    pytest.importorskip("torch")
    from chronofuse.models.training import settling

    job = TrainJob("toy", data="images")
    begun = settling.as_values(replace(job, cross_pairs=0.5))
    assert settling.same_training(replace(job, cross_pairs=0.5, minutes=9.0), begun) == []
    assert settling.same_training(replace(job, cross_pairs=0.3), begun) == ["cross_pairs"]
    older = {name: value for name, value in settling.as_values(job).items() if name != "cross_pairs"}
    assert settling.same_training(job, older) == []


@pytest.mark.long
def test_a_training_on_crossed_pairs_tells_it_in_the_card_of_its_model(lake, tmp_path, own_home):
    """The trainer's process and the engine's, from a folder of images to the model's file."""
    from chronofuse.engine.door import client
    from chronofuse.models.catalogue.model_file import from_model_file

    pytest.importorskip("torch")
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    import invented_cases as invented

    job = TrainJob(
        "crossed",
        data=str(tmp_path / "lake"),
        network="edcstfn",
        options=invented.TINY,
        cross_pairs=0.5,
        steps=2,
        scenes=6,
        pixels=4_000,
        threads=1,
        work=str(tmp_path / "work"),
        output=str(tmp_path / "crossed.onnx"),
    )
    client.run(job, lambda event: None, lambda: False, sys.executable)
    card = from_model_file(tmp_path / "crossed.onnx", verify=True).trained_on
    counts = card["cases"]
    assert card["cross_pairs"] == 0.5
    assert 0 < counts["crossed"] < counts["real"] + counts["simulated"] and "crossed" not in card["checks"]
