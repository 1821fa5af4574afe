"""Numbers in sentences agree with what they count."""

from __future__ import annotations

import pytest

from chronofuse.engine.door.plain_text import agreed, many, none_of, plural


@pytest.mark.parametrize(
    ("count", "one", "told"),
    [
        (0, "image", "0 images"),
        (1, "image", "1 image"),
        (2, "image", "2 images"),
        (1, "class", "1 class"),
        (9, "class", "9 classes"),
        (2, "box", "2 boxes"),
        (3, "more date", "3 more dates"),
        (2, "value of a field", "2 values of a field"),
    ],
)
def test_a_number_agrees_with_what_it_counts(count, one, told):
    assert many(count, one) == told


def test_a_plural_of_its_own_is_named():
    assert many(2, "index", "indices") == "2 indices" and many(1, "index", "indices") == "1 index"
    assert plural("zone") == "zones"


def test_the_verb_goes_with_the_number():
    assert [agreed(count, "lies", "lie") for count in (0, 1, 2)] == ["lie", "lies", "lie"]


def test_none_of_one_is_none():
    assert none_of(1, "sample") == "No sample" and none_of(9, "class") == "None of the 9 classes"
