"""Terms of the loss that a training may ask for beside the usual ones.

Those of the images compare the prediction with the truth and are 0 where they are one; that of the coarse
pixels (degradation.py) compares it with C2, and those of further runs (round_trips.py) run the network again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Callable

import torch
from torch import Tensor
from torch.nn.functional import avg_pool2d, conv2d, max_pool2d

from ...engine.door.loss_terms import CONSISTENCY, CYCLE, DEGRADATION
from ..networks.ecpw import HAAR
from ..networks.layers import unit
from .degradation import degradation
from .loss import mean_where, structure
from .measured import Measured
from .round_trips import consistency, cycle

SCALES = 2
"""How many times the images are halved for SSIM at several scales."""
DARKEST = 1e-3
"""Below this length (reflectance) a spectrum has no direction to speak of."""
HALVINGS = 3
"""Levels of the wavelet."""


def further(weights: Mapping[str, float], measured: Measured) -> Tensor:
    """The sum of the terms that have a weight.

    Args:
        weights: by name, of `TERMS`.
    """
    terms = (weight * TERMS[name](measured) for name, weight in weights.items() if weight)
    return sum(terms, measured.prediction.new_zeros(()))


def spectral_angle(measured: Measured) -> Tensor:
    """The mean angle between the spectra, in radians, by its chord, whose gradient is finite at 0; 0 for one
    band.

    Kruse et al. 1993 (doi:10.1016/0034-4257(93)90013-N) for the angle.
    """
    prediction, truth = measured.prediction, measured.truth
    if prediction.shape[1] < 2:
        return prediction.new_zeros(())
    p, t = (x / torch.sqrt((x**2).sum(1, keepdim=True) + DARKEST**2) for x in (prediction, truth))
    chord = torch.sqrt(((p - t) ** 2).sum(1, keepdim=True) + 1e-8) - 1e-4
    return mean_where(chord, measured.counts, (0, 1, 2, 3))


def multi_scale(measured: Measured) -> Tensor:
    """1 - SSIM, mean over half and a quarter of the resolution; the usual loss has it at the full one.

    After Wang et al. 2003 (doi:10.1109/ACSSC.2003.1292216), with a plain mean of the scales in place of their
    product.
    """
    prediction, truth, counts = measured.prediction, measured.truth, measured.counts
    total, scales = prediction.new_zeros(()), 0
    for _ in range(SCALES):
        share = avg_pool2d(counts, 2)
        prediction, truth = (avg_pool2d(x * counts, 2) / share.clamp_min(1e-6) for x in (prediction, truth))
        counts = (share > 0.5).to(share)
        if min(counts.shape[-2:]) > 11:  # SSIM's window
            total, scales = total + (1 - structure(prediction, truth, counts)).mean(), scales + 1
    return total / max(scales, 1)


def wavelet(measured: Measured) -> Tensor:
    """The mean absolute difference of the Haar coefficients, in deviations of F1: the details of each of
    HALVINGS levels and the means of the last, all sub-bands alike.

    Zhang et al. 2024 (doi:10.1016/j.isprsjprs.2024.04.016), who take one level. Each level splits the means
    of 2 x 2 pixels of the one before; blocks of which a pixel does not count are left out.
    """
    error = (measured.prediction - measured.truth) / unit(measured.inputs["fine_std"]) * measured.counts
    counts, haar = measured.counts, HAAR.to(error)
    total, sub_bands = error.new_zeros(()), 0
    for level in range(HALVINGS):
        if min(error.shape[-2:]) < 2:
            break
        parts = conv2d(error.flatten(0, 1)[:, None], haar, stride=2).unflatten(0, error.shape[:2])
        counts = -max_pool2d(-counts, 2)
        kept = parts if level == HALVINGS - 1 else parts[:, :, 1:]
        total = total + kept.shape[2] * mean_where(kept.flatten(1, 2).abs(), counts, (0, 1, 2, 3))
        sub_bands += kept.shape[2]
        error = parts[:, :, 0] / 2
    return total / max(sub_bands, 1)


TERMS: dict[str, Callable[[Measured], Tensor]] = {
    "spectral_angle": spectral_angle,
    "multi_scale": multi_scale,
    "wavelet": wavelet,
    DEGRADATION: degradation,
    CYCLE: cycle,
    CONSISTENCY: consistency,
}
