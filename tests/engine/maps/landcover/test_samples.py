"""What counts as a sample: labels of texts and numbers, shared pixels, few pixels, folds of whole groups."""

import numpy as np
import pytest

from chronofuse.engine.door.errors import ClassesError
from chronofuse.engine.maps.landcover import labels, samples, splits
from chronofuse.engine.points.footprints import Cell, Footprints
from chronofuse.engine.raster.grid import Grid, Window
from chronofuse.engine.raster.legend import Legend

GRID = Grid(100, 80, (0.0, 1.0, 0.0, 0.0, 0.0, -1.0), "")


def test_texts_are_numbered_by_the_alphabet_and_numbers_are_their_own_codes():
    found = labels.labels_of(["water", "forest", "", "water"], "class", "s.gpkg")
    assert found.codes.tolist() == [2, 1, -1, 2] and found.legend.names == ("forest", "water")
    assert "1 sample without a class" in found.notes[0]
    numbers = labels.labels_of(["7", "3.0", "7"], "class", "s.gpkg")
    assert numbers.codes.tolist() == [7, 3, 7] and numbers.legend.codes == (3, 7)


def test_known_classes_keep_their_codes_and_new_ones_get_free_ones():
    known = Legend.of({1: "Water", 2: "forest"})
    found = labels.labels_of(["forest", "water", "snow"], "class", "s.gpkg", known)
    assert found.codes.tolist() == [2, 1, 3] and found.legend[3].name == "snow"
    assert labels.labels_of(["2", "1"], "class", "s.gpkg", known).codes.tolist() == [2, 1]


@pytest.mark.parametrize(
    "texts, said",
    [
        (["0.25", "1"], "holds 0.25"),
        (["-4", "1"], "holds -4"),
        ([str(n) for n in range(300)], "300 different values"),
        ([f"id {n}" for n in range(300)], "300 different values"),
        (["", ""], "is empty everywhere"),
    ],
)
def test_a_field_that_holds_no_classes_is_refused_with_its_values(texts, said):
    with pytest.raises(ClassesError) as refused:
        labels.labels_of(texts, "height", "s.gpkg")
    assert said in str(refused.value) and "'height'" in str(refused.value)


def footprints(*places):
    """Of each place its pixels (column, row)."""
    cells = []
    for number, pixels in enumerate(places):
        columns, rows = (np.array(axis) for axis in zip(*pixels))
        cells.append(Cell(Window(0, 0, 100, 80), rows, columns, np.full(len(rows), number)))
    return Footprints(cells)


def test_pixels_with_two_classes_are_left_out_by_name_and_shared_ones_count_once():
    names = Legend.of({1: "water", 2: "reed"})
    where = footprints([(1, 1), (2, 1)], [(2, 1), (3, 1)], [(3, 1), (4, 4)])
    pixels, notes = samples.pixels_of(where, np.array([1, 2, 2]), GRID, names)
    assert sorted(map(tuple, pixels[:, [0, 1, 3]].tolist())) == [(1, 1, 1), (3, 1, 2), (4, 4, 2)]
    assert notes == [
        "1 pixel with samples of different classes ('water' and 'reed') is left out: check the samples there."
    ]
    unlabelled, _ = samples.pixels_of(where, np.array([1, -1, 2]), GRID, names)
    assert len(unlabelled) == 4


def made(codes, values=None):
    count = len(codes)
    values = np.ones((count, 2), np.float32) if values is None else values
    return samples.Samples(values, np.array(codes), *(np.arange(count) for _ in range(3)))


def test_a_class_with_three_pixels_is_left_out_by_name():
    legend = Legend.of({1: "water", 2: "reed", 3: "bog"})
    kept, rest, notes = samples.usable(made([1] * 6 + [2] * 7 + [3] * 3), legend, False)
    assert len(kept) == 13 and rest.names == ("water", "reed")
    assert "'bog' (3)" in notes[0] and "left out" in notes[0]
    with pytest.raises(ClassesError, match=r"'reed' \(3\)"):
        samples.usable(made([1] * 6 + [2] * 3), Legend.of({1: "water", 2: "reed"}), False)


def test_pixels_on_nodata_are_told_and_left_out_unless_gaps_are_filled():
    values = np.ones((12, 2), np.float32)
    values[0], values[1, 0] = np.nan, np.nan
    legend, codes = Legend.of({1: "a", 2: "b"}), [1, 2] * 6
    kept, _, notes = samples.usable(made(codes, values), legend, False)
    assert len(kept) == 10 and "2 of 12 pixels with a class lie on nodata" in notes[0]
    assert len(samples.usable(made(codes, values), legend, True)[0]) == 11


def test_of_many_pixels_classes_stay_as_frequent_and_rare_ones_are_kept():
    pixels = np.zeros((100_000, 4), np.int64)
    pixels[:300, 3], pixels[300:30_300, 3] = 1, 2
    kept, notes = samples.drawn(pixels, 10_000, 1)
    counts = np.bincount(kept[:, 3])
    assert counts.tolist() == [6970, 300, 3000] and "100000 pixels" in notes[0]
    assert samples.drawn(pixels, 100_000, 1)[1] == []


def test_folds_hold_whole_groups_and_even_classes():
    random = np.random.default_rng(5)
    groups = random.integers(0, 60, 3000)
    truth = (groups % 3 + (random.random(3000) < 0.2)) % 3
    folds = splits.folds_of(groups, truth, 5, 1)
    assert set(folds) == set(range(5))
    assert all(np.unique(folds[groups == g]).size == 1 for g in range(60))
    table = np.zeros((5, 3))
    np.add.at(table, (folds, truth), 1)
    assert (table / table.sum(axis=0)).min() > 0.1
    assert splits.folds_of(np.array([0, 0, 1]), np.array([0, 1, 1]), 5, 1).max() == 1


def test_two_parts_of_blocks_are_a_checkerboard():
    x, y = np.array([0.5, 1.5, 0.5, 1.5]), np.array([0.5, 0.5, 1.5, 1.5])
    assert splits.checkerboard(*splits.blocks_of(x, y, 1.0)).tolist() == [0, 1, 1, 0]


def test_samples_are_read_where_they_lie_whatever_the_window():
    picture = np.arange(2 * 80 * 100, dtype=np.float32).reshape(2, 80, 100)
    random = np.random.default_rng(2)
    pixels = np.column_stack(
        [random.integers(0, 100, 50), random.integers(0, 80, 50), np.arange(50), np.ones(50)]
    )
    pixels = pixels.astype(np.int64)

    def read(window):
        return picture[:, window.y : window.bottom, window.x : window.right]

    for side in (16, 33, 512):
        found = samples.read_samples(pixels, read, 2, GRID, side, lambda share: None)
        np.testing.assert_array_equal(found.values, picture[:, pixels[:, 1], pixels[:, 0]].T)


def test_samples_without_any_value_are_told_as_such_and_not_as_too_few():
    nothing = made([1] * 6 + [2] * 6, np.full((12, 2), np.nan, np.float32))
    with pytest.raises(ClassesError, match=r"No pixel with a class .12. lies where"):
        samples.usable(nothing, Legend.of({1: "water", 2: "reed"}), False)
