"""The histogram that widens: its quantiles, and that no order of the values changes it."""

import numpy as np
import pytest

from chronofuse.engine.yardstick.histogram import Histogram


def all_of(values: np.ndarray) -> np.ndarray:
    return np.array([0, values.shape[0], 0, values.shape[1]])


def test_a_histogram_does_not_depend_on_the_order_of_its_values():
    values = (
        np.random.default_rng(0).gamma(2, size=(100, 100)).astype(np.float32)
        * np.logspace(-5, 1, 100)[:, None]
    )
    parts = np.array_split(values.astype(np.float32), 7)
    histograms = []
    for order in (parts, parts[::-1]):
        histogram = Histogram()
        for part in order:
            histogram.add(part, all_of(part))
        histograms.append(histogram)
    assert histograms[0].power == histograms[1].power and histograms[0].base == histograms[1].base
    np.testing.assert_array_equal(histograms[0].counts, histograms[1].counts)
    np.testing.assert_array_equal(histograms[0].largest, histograms[1].largest)


def test_quantiles_of_a_histogram_are_those_of_the_values():
    values = np.random.default_rng(0).gamma(2, size=(300, 300)).astype(np.float32)
    whole_numbers = np.rint(values * 1000).astype(np.float32) * np.float32(1e-4)
    for case, tolerance in ((values, np.ptp(values) / 60_000), (whole_numbers, 0)):
        histogram = Histogram()
        histogram.add(case, all_of(case))
        for share in (0.001, 0.5, 0.9, 0.999, 1.0):
            expected = np.quantile(case, share, method="inverted_cdf")
            assert histogram.quantile(share) == pytest.approx(expected, abs=tolerance)
    assert Histogram().quantile(0.5) is None


@pytest.mark.parametrize("value", [0.0, -3.4e38, 1e30, 1e-12])
def test_a_histogram_takes_any_constant(value):
    constant = np.full((3, 3), value, np.float32)
    histogram = Histogram()
    histogram.add(constant, all_of(constant))
    assert histogram.quantile(0.5) == np.float32(value) and histogram.total == 9
