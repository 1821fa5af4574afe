"""What the command line prints."""

import pytest

from chronofuse.engine.cli.terminal import figure
from chronofuse.engine.report.area_chart import number


@pytest.mark.parametrize("told", [figure, lambda value: number(value, 4)])
def test_large_numbers_are_whole_and_never_powers_of_ten(told):
    assert [told(value) for value in (11652.3, 132.64, 0.05312, 0)] == ["11,652", "132.6", "0.05312", "0"]
    assert "e" not in told(9999.7) + told(99999.6) + told(999.96)
