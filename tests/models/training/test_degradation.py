"""The term that ties a prediction to C2: what it averages, what it leaves out, where its gradient goes."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from chronofuse.models.training.degradation import Cells, degradation
from chronofuse.models.training.loss import SOFT
from chronofuse.models.training.measured import Measured
from chronofuse.models.training.sensors import block_matrix

SIDE, BANDS = 24, 2


def lattice(ratio: float, row: float, col: float):
    """Of pieces whose first coarse pixel begins at (row, col) fine pixels: maps of centres, and the matrices
    that average."""
    centres = [(np.arange(SIDE) + 0.5 - begin) / ratio for begin in (row, col)]
    maps = np.broadcast_to(centres[0][:, None], (SIDE, SIDE)), np.broadcast_to(centres[1], (SIDE, SIDE))
    return maps, [block_matrix(SIDE, ratio, begin, 0.0, 0.0) for begin in (row, col)]


def given(ratio: float, row: float, col: float, change: np.ndarray, seed: int = 0, counts=None) -> dict:
    """The parts of `Measured` of one piece; `change`, (bands, coarse rows, coarse cols), is C2 - C1."""
    random = np.random.default_rng(seed)
    maps, _ = lattice(ratio, row, col)
    numbers = [np.floor(axis).astype(int) for axis in maps]
    images = {
        "lattice_rows": maps[0][None],
        "lattice_cols": maps[1][None],
        "lattice_change": change[:, numbers[0], numbers[1]],
        "fine_1": random.random((BANDS, SIDE, SIDE)),
        "prediction": random.random((BANDS, SIDE, SIDE)),
        "counts": np.ones((1, SIDE, SIDE)) if counts is None else counts[None],
    }
    return {**images, "fine_std": np.array([0.2, 0.5])}


def as_measured(pieces: list[dict]) -> Measured:
    x = {n: torch.from_numpy(np.stack([p[n] for p in pieces]).astype(np.float32)) for n in pieces[0]}
    prediction, counts = x.pop("prediction").requires_grad_(), x.pop("counts")
    return Measured(prediction, torch.zeros_like(prediction), counts, x, (), lambda given: prediction)


def by_formula(piece: dict, ratio: float, row: float, col: float, change: np.ndarray) -> float:
    """The same by two dense matrices, in the whole coarse pixels alone."""
    down = lattice(ratio, row, col)[1]
    made = down[0] @ (piece["prediction"] - piece["fine_1"]) @ down[1].T
    whole = (down[0] @ piece["counts"][0] @ down[1].T) > 0.99
    error = (made - change) / piece["fine_std"][:, None, None]
    return (np.sqrt(error**2 + SOFT**2) - SOFT)[:, whole].mean()


@pytest.mark.parametrize("ratio, row, col", [(4.0, 0.0, 0.0), (5.3, -2.1, -4.0), (2.5, -0.3, -1.9)])
def test_it_is_the_error_of_the_means_over_coarse_pixels_by_area(ratio, row, col):
    shape = [int(np.ceil((SIDE - begin) / ratio)) for begin in (row, col)]
    change = np.random.default_rng(3).normal(0, 0.1, (BANDS, *shape))
    piece = given(ratio, row, col, change)
    wanted = by_formula(piece, ratio, row, col, change)
    assert degradation(as_measured([piece])).item() == pytest.approx(wanted, rel=1e-4)
    turned = {n: np.rot90(x, 1, (-2, -1))[..., ::-1] if x.ndim > 2 else x for n, x in piece.items()}
    assert degradation(as_measured([turned])).item() == pytest.approx(wanted, rel=1e-4)


def test_pixels_that_do_not_count_take_their_coarse_pixel_out():
    change = np.zeros((BANDS, 6, 6))
    counts = np.ones((SIDE, SIDE))
    counts[5, 9] = 0
    piece = given(4.0, 0.0, 0.0, change, counts=counts)
    piece["prediction"][:, 4:8, 8:12] = 50.0
    assert degradation(as_measured([piece])).item() == pytest.approx(
        by_formula(piece, 4.0, 0.0, 0.0, change), rel=1e-4
    )
    unknown = {**piece, "lattice_change": np.full_like(piece["lattice_change"], np.nan)}
    nothing = degradation(as_measured([unknown]))
    assert nothing.item() == 0


def test_pieces_of_one_batch_keep_to_their_own_lattice():
    changes = [np.full((BANDS, 6, 6), 0.1), np.full((BANDS, 12, 12), -0.2)]
    pieces = [given(4.0, 0.0, 0.0, changes[0]), given(2.0, 0.0, 0.0, changes[1], seed=1)]
    sums = [by_formula(p, r, 0.0, 0.0, c) for p, r, c in zip(pieces, (4.0, 2.0), changes)]
    wanted = (36 * sums[0] + 144 * sums[1]) / 180
    assert degradation(as_measured(pieces)).item() == pytest.approx(wanted, rel=1e-4)


def test_its_gradient_moves_the_prediction_towards_c2_and_no_detail():
    """The means become those that C2 says, and within a coarse pixel all pixels move alike."""
    change = np.random.default_rng(3).normal(0, 0.1, (BANDS, 6, 6))
    measured = as_measured([given(4.0, 0.0, 0.0, change)])
    begun = measured.prediction.detach().clone()
    optimiser = torch.optim.SGD([measured.prediction], lr=20.0)
    for _ in range(200):
        optimiser.zero_grad()
        degradation(measured).backward()
        optimiser.step()
    assert degradation(measured).item() < 1e-5
    moved = (measured.prediction.detach() - begun).unfold(2, 4, 4).unfold(3, 4, 4)
    assert moved.flatten(4).std(-1).max() < 1e-5


def test_the_cells_of_a_pixel_share_its_whole_area():
    maps, _ = lattice(2.7, -1.1, -0.4)
    rows, cols = (torch.from_numpy(m.astype(np.float32))[None, None] for m in maps)
    cells = Cells.of(rows, cols)
    shares = sum(share for _, share in cells.corners)
    assert torch.allclose(shares, torch.full_like(shares, 2.7**-2), rtol=1e-4)
