"""Coarse images simulated from fine ones."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from chronofuse.models import images
from chronofuse.models.training import simulate


def perfect(bands: int, ratio: float) -> simulate.Sensor:
    """A sensor without any error."""
    sensor = simulate.draw(bands, ratio, torch.Generator().manual_seed(0))
    return replace(sensor, origin=(0.0, 0.0), blur=0.0, shift=((0.0, 0.0),) * 2, noise=0.0,
                   gain=torch.ones_like(sensor.gain), offset=torch.zeros_like(sensor.offset))


def test_without_blur_a_coarse_pixel_is_the_mean_of_its_block():
    fine = torch.rand(24)
    blocks = simulate.block_matrix(24, ratio=4, origin=0, shift=0, blur=0) @ fine
    torch.testing.assert_close(blocks, fine.view(6, 4).mean(1))


@pytest.mark.parametrize(("ratio", "origin", "shift", "blur"), [
    (4, 0, 0, 0), (5.5, -2.2, 0, 0.4), (3.3, -3.2, 1.6, 0.6), (16, -0.1, -8, 0), (20, -19.9, 10, 0.2)])
def test_weights_sum_to_one_and_are_not_negative(ratio, origin, shift, blur):
    weights = simulate.block_matrix(40, ratio, origin, shift, blur)
    torch.testing.assert_close(weights.sum(1), torch.ones(len(weights)))
    assert weights.min() >= -1e-6


def test_a_shift_moves_what_is_seen():
    ramp = torch.arange(60, dtype=torch.float32)
    still, moved = (simulate.block_matrix(60, 5, 0, shift, 0.3) @ ramp for shift in (0, 2.0))
    torch.testing.assert_close((moved - still)[3:-3], torch.full((6,), 2.0), atol=1e-4, rtol=0)


@pytest.mark.parametrize("ratio", [4, 5.5])
def test_bringing_up_agrees_with_gdals_cubic(ratio):
    coarse = np.random.default_rng(0).random((14, 12), np.float32)
    rows, cols = round(14 * ratio), round(12 * ratio)
    there = images.Grid(14, 12, (5e5, 30 * ratio, 0, 5e6, 0, -30 * ratio), "EPSG:32633")
    here = images.Grid(rows, cols, (5e5, 30, 0, 5e6, 0, -30), "EPSG:32633")
    ours = (simulate.cubic_matrix(rows, 14, ratio, 0) @ torch.from_numpy(coarse)
            @ simulate.cubic_matrix(cols, 12, ratio, 0).T).numpy()
    # Where the kernel sticks out of the image GDAL falls back to bilinear.
    edge = int(np.ceil(2 * ratio))
    inner = (slice(edge, -edge),) * 2
    np.testing.assert_allclose(ours[inner], images.cubic_onto(coarse, there, here)[inner], atol=1e-5)


def test_a_perfect_sensor_keeps_a_smooth_image():
    rows, cols = torch.meshgrid(torch.arange(48.0), torch.arange(48.0), indexing="ij")
    fine = (0.1 + rows / 200 + cols / 300).expand(2, 1, 48, 48)
    coarse = simulate.coarse_pair(fine, torch.ones(1), perfect(1, 4.0), torch.Generator())
    torch.testing.assert_close(coarse[..., 8:-8, 8:-8], fine[..., 8:-8, 8:-8], atol=1e-5, rtol=0)


def test_missing_fine_pixels_leave_no_trace_in_the_coarse():
    fine = torch.full((2, 1, 32, 32), 0.3)
    fine[0, :, :, :9] = torch.nan
    coarse = simulate.coarse_pair(fine, torch.ones(1), perfect(1, 4.0), torch.Generator())
    assert torch.isnan(coarse[0, 0, :, :8]).all() and not torch.isnan(coarse[0, 0, :, 8:]).any()
    assert not torch.isnan(coarse[1]).any()
    torch.testing.assert_close(coarse[0, 0, :, 8:], torch.full((32, 24), 0.3))


def test_the_same_seed_draws_the_same_sensor():
    first, second = (simulate.draw(3, 8.0, torch.Generator().manual_seed(4)) for _ in range(2))
    assert first.shift == second.shift
    torch.testing.assert_close(first.gain, second.gain)
