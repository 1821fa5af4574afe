"""Which places are held out, and that nothing is validated on what was learnt."""

from __future__ import annotations

import numpy as np
import pytest
from invented_places import DAYS, places_in, write

from chronofuse.engine.door.errors import TrainingDataError, TrainingOverlapError
from chronofuse.models.training import holdout


def test_about_a_quarter_of_the_places_is_held_out_by_the_seed(tmp_path, warned):
    for n in range(8):
        write(tmp_path / f"p{n}", *DAYS, seed=n, west=1000.0 * n)
    everywhere = places_in(tmp_path, warned)
    one, again, other = (holdout.split(everywhere, (), (), seed) for seed in (1, 1, 2))
    assert len(one.check) == 2 and len(one.learn) == 6 and one.note is None
    assert [p.name for p in one.check] == [p.name for p in again.check] != [p.name for p in other.check]


def test_places_on_the_same_ground_are_never_parted(tmp_path, warned):
    write(tmp_path / "a", *DAYS, seed=1)
    write(tmp_path / "b", *DAYS, seed=2, west=300.0)  # overlaps a
    write(tmp_path / "c", *DAYS, seed=3, west=9000.0)
    for seed in range(6):
        split = holdout.split(places_in(tmp_path, warned), (), (), seed)
        assert {p.name for p in split.check} in ({"c"}, {"a", "b"})


@pytest.mark.parametrize("crs", ["+proj=utm +zone=33 +datum=WGS84 +units=m +no_defs", "EPSG:25833"])
def test_places_on_the_same_ground_whose_crs_has_two_names_are_never_parted(tmp_path, warned, crs):
    write(tmp_path / "a", *DAYS, seed=1)
    write(tmp_path / "b", *DAYS, seed=2, west=300.0, crs=crs)
    first, second = places_in(tmp_path, warned)
    assert holdout.same_ground(first, second) == "overlap on the ground"


def test_neighbours_that_only_touch_may_be_parted(tmp_path, warned):
    write(tmp_path / "a", *DAYS, seed=1)
    write(tmp_path / "b", *DAYS, seed=2, west=500.0)
    assert [p.name for p in holdout.split(places_in(tmp_path, warned), (), ("b",), 1).learn] == ["a"]


@pytest.mark.parametrize(
    "second, sentence",
    [
        (
            {"seed": 1, "west": 9000.0, "size": (60, 50), "same": True},
            r"have the same image \(fine_2020-01-01.tif and",
        ),
        ({"seed": 2, "west": 300.0}, "overlap on the ground"),
    ],
)
def test_training_and_validation_that_overlap_are_refused_by_both_names(tmp_path, warned, second, sentence):
    write(tmp_path / "a", *DAYS)
    if second.pop("same", False):
        write(tmp_path / "b", *DAYS, **second)
        (tmp_path / "b" / DAYS[0]).write_bytes((tmp_path / "a" / DAYS[0]).read_bytes())
        (tmp_path / "b" / DAYS[1]).write_bytes((tmp_path / "a" / DAYS[1]).read_bytes())
    else:
        write(tmp_path / "b", *DAYS, **second)
    with pytest.raises(
        TrainingOverlapError, match=f"'a', which is to be learnt from, and 'b', .*{sentence}"
    ) as error:
        holdout.split(places_in(tmp_path, warned), (), ("b",), 1)
    assert error.value.code == "training-overlap"


@pytest.mark.parametrize(
    "train, validate, sentence",
    [
        ((), ("c",), "There is no place 'c' .* there are a, b"),
        ((), ("a", "b"), r"All places \(a, b\) are to be validated on"),
    ],
)
def test_names_that_leave_nothing_are_refused(tmp_path, warned, train, validate, sentence):
    write(tmp_path / "a", *DAYS)
    write(tmp_path / "b", *DAYS, seed=2, west=9000.0)
    with pytest.raises(TrainingDataError, match=sentence):
        holdout.split(places_in(tmp_path, warned), train, validate, 1)


def test_of_a_single_place_rows_are_held_out_with_a_gap_and_it_is_said(tmp_path, warned):
    write(tmp_path / "lake", *DAYS, size=(150, 50))
    (place,) = places_in(tmp_path / "lake", warned)
    split = holdout.split([place], (), (), 1)
    upper, lower = split.learn[0], split.check[0]
    assert upper.window_in_file(0)[0].stop + 8 <= lower.window_in_file(0)[0].start
    assert lower.window_in_file(0)[0] == slice(100, 150) and "the lower third of its rows" in split.note
    assert (
        holdout.same_ground(upper, lower) == "are the same place"
    )  # the files; only the split itself may part them
    whole = place.read(1, [0], (slice(0, 150), slice(0, 50)))
    np.testing.assert_array_equal(lower.read(1, [0], (slice(0, 50), slice(0, 50))), whole[:, 100:])
