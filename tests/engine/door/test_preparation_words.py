"""What is done with the images, in words of the command line and of forms."""

import pytest

from chronofuse.engine.door.codec import from_plain, to_plain
from chronofuse.engine.door.errors import JobError
from chronofuse.engine.door.preparation import BandPair, Preparation, Reading
from chronofuse.engine.door.preparation_words import preparation_of


def test_words_become_a_preparation():
    asked = preparation_of(
        "blue=1:3, 4:1",
        "red=3,nir=4",
        {"scale": ["coarse=1e-4", "C2.2=0.5"], "nodata": ["-9999"], "mask": ["F1=a=b.tif", "c.tif"]},
        buffer=2,
        register="-3.5, 12",
        harmonise="auto",
    )

    assert asked.bands == (BandPair(1, 3, "blue"), BandPair(4, 1))
    assert asked.roles == {"red": 3, "nir": 4}
    assert asked.of("C1") == Reading(scale=1e-4, nodata=-9999, mask="c.tif")
    assert asked.of("C2 2") == Reading(scale=0.5, nodata=-9999, mask="c.tif"), "what says more goes before"
    assert asked.of("F1") == Reading(nodata=-9999, mask="a=b.tif"), "a path may hold an equals sign"
    assert asked.shift == (-3.5, 12.0)


def test_what_is_said_of_one_of_several_dates_is_of_that_date_alone():
    asked = preparation_of(
        readings={"mask": ["C2.1=a.tif", "reference.1=r.tif"], "scale": ["C2=2", "C2.2=3"]}
    )
    alone = [asked.of_date(number) for number in (1, 2, 3)]

    assert [asked.of(role) for role in ("C2", "C2 2", "C2 3")] == [one.of("C2") for one in alone]
    assert alone[0].of("C2") == Reading(scale=2, mask="a.tif") and alone[0].of("reference").mask == "r.tif"
    assert alone[1].of("C2") == Reading(scale=3) and alone[1].of("reference") == Reading()
    assert alone[2].of("C2") == Reading(scale=2)


def test_nothing_said_is_nothing_done():
    assert preparation_of() == Preparation()
    assert preparation_of().of("F1") == Reading()
    assert preparation_of("position") == Preparation(by_position=True)


def test_it_crosses_the_border():
    given = {"offset": ["C1=-0.2"], "nodata": ["C2=none", "F1=-1e38"]}
    asked = preparation_of("blue=1:3", "red=3", given, register="1,2")

    assert from_plain(Preparation, to_plain(asked)) == asked


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ({"bands": "blue"}, "'bands' has 'blue'"),
        ({"bands": "blue=0:1"}, "'bands' is 0"),
        ({"bands": "1:2,1:3"}, "The fine band 1 is matched twice"),
        ({"roles": "red"}, "'roles' has 'red'"),
        ({"roles": "red=0"}, "the band of red"),
        ({"readings": {"scale": ["abc"]}}, "'scale' is 'abc'"),
        ({"readings": {"scale": ["0"]}}, "The scale is 0"),
        ({"readings": {"scale": ["1e-300"]}}, "The scale is 1e-300, which leaves nothing"),
        ({"readings": {"scale": ["-1e300"]}}, r"The scale is -1e\+300"),
        ({"readings": {"offset": ["1e300"]}}, r"The offset is 1e\+300"),
        ({"bands": "a=1:1,A=2:2"}, "Two fine bands are called 'a'"),
        ({"roles": "red=2,red=3"}, "names red twice, as band 2 and as band 3"),
        ({"roles": "red=2,nir=2"}, "Band 2 of F1 is named as red and nir"),
        ({"readings": {"scale": ["nan"]}}, "The scale is nan"),
        ({"readings": {"scale": ["none"]}}, "'scale' is 'none'"),
        ({"readings": {"offset": ["inf"]}}, "The offset is inf"),
        ({"readings": {"scale": ["X9=1"]}}, "'scale' is given for 'X9'"),
        ({"readings": {"scale": ["1", "all=2"]}}, "'scale' is given twice for all"),
        ({"register": "left"}, "'register' is 'left'"),
        ({"harmonise": "maybe"}, "'harmonise' is 'maybe'"),
        ({"unmatched": "guess"}, "'unmatched' is 'guess'"),
        ({"buffer": -1}, "'buffer' is -1"),
    ],
    ids=str,
)
def test_words_that_mean_nothing_are_refused_with_what_to_give(words, told):
    with pytest.raises(JobError, match=told) as refused:
        preparation_of(**words)
    assert any(f": {remedy} " in str(refused.value) for remedy in ("give", "use", "name"))
