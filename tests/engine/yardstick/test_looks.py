"""Which bands the small pictures of a report show."""

import pytest

from chronofuse.engine.yardstick.looks import composite


@pytest.mark.parametrize(
    ("names", "bands"),
    [
        (("blue", "green", "red", "nir"), [2, 1, 0]),
        (("green", "red", "nir"), [2, 1, 0]),
        (("1", "2", "3", "4"), [0, 1, 2]),
        (("ndvi",), [0, 0, 0]),
    ],
)
def test_the_report_shows_the_colours_of_the_layers(names, bands):
    """Finding 12: the report was in false colour, the fused layer in true colour."""
    assert composite(names) == bands
