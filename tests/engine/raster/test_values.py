"""Scale, nodata and data type: a table of cases each."""

import numpy as np
import pytest

from chronofuse.engine.raster.values import Encoding, is_nodata, output_nodata

nan = float("nan")


@pytest.mark.parametrize(
    "dtype, scale, offset, nodata, stored, values",
    [
        ("int16", 1e-4, 0, -9999, [0, 1234, -9999], [0, 0.1234, nan]),
        ("uint16", 1e-4, 0, 0, [0, 1, 10000], [nan, 0.0001, 1]),
        ("uint16", 2.75e-5, -0.2, 0, [0, 7273], [nan, 0.0000075]),
        ("float32", 1, 0, nan, [0.5, nan], [0.5, nan]),
        ("float32", 1, 0, -3.4e38, [0.5, np.float32(-3.4e38), np.inf], [0.5, nan, nan]),
        ("uint8", 1 / 255, 0, None, [0, 255], [0, 1]),
    ],
)
def test_stored_numbers_are_decoded(dtype, scale, offset, nodata, stored, values):
    decoded = Encoding(dtype, scale, offset, nodata).decode(np.array(stored, dtype))
    np.testing.assert_allclose(decoded, values, atol=1e-7)


@pytest.mark.parametrize(
    "dtype, scale, nodata, values, stored",
    [
        ("int16", 1e-4, -9999, [0.12344, nan, 9.0], [1234, -9999, 32767]),
        ("uint16", 1e-4, 0, [0.0, -0.3, nan, 0.00014], [1, 1, 0, 1]),
        ("uint8", 1 / 255, 255, [1.0, 2.0, nan], [254, 254, 255]),
        ("float32", 1e-4, -9999, [0.12344, nan], [1234.4, -9999]),
    ],
)
def test_values_are_encoded_and_no_valid_pixel_becomes_nodata(dtype, scale, nodata, values, stored):
    encoded = Encoding(dtype, scale, 0, nodata).encode(np.array(values, np.float32))
    assert encoded.dtype == dtype
    np.testing.assert_allclose(encoded, np.array(stored, dtype), rtol=1e-6)


@pytest.mark.parametrize(
    "dtype, declared, expected",
    [
        ("int16", -999, -999),
        ("int16", None, -32768),
        ("uint16", None, 65535),
        ("uint8", 0, 0),
    ],
)
def test_the_output_keeps_the_fine_nodata_or_takes_an_unlikely_one(dtype, declared, expected):
    assert output_nodata(dtype, declared) == expected


def test_nan_is_nodata_even_where_another_value_is_declared():
    assert is_nodata(np.array([1, nan, -9999.0]), -9999).tolist() == [False, True, True]
