"""Which priors of a network a card can make by itself, and what it needs to know of the scene for that."""

from __future__ import annotations

import math
from typing import Optional

import numpy as np

from ....models.catalogue.tensors import Tensor
from ...devices import prior_plan as plans
from ...devices.prior_plan import AveragedPart, LinePart, PriorPlan, UnmixingPart
from ..base import Needs
from ..fitfc import FLAT, FitFc
from ..softmix import SAMPLED_RADIUS, Softmix
from ..steps import bilateral
from . import inputs as network_inputs
from .card_priors import CardPriors


def planned(inputs: network_inputs.Inputs, needs: Needs, ratios: tuple[float, float]) -> Optional[CardPriors]:
    """What of the inputs of a network a card can make, of a scene that they are prepared for; None where it
    is no prior.

    Args:
        needs: those of the inputs.
        ratios: coarse pixel / fine pixel, of rows and columns.
    """
    unmixing = line = averaged = None
    found = None
    for tensor in inputs.manifest.inputs:
        prior = inputs.priors.get(tensor.name)
        if isinstance(prior, Softmix) and unmixing is None:
            found, unmixing = prior, _unmixing(tensor, prior)
        elif isinstance(prior, FitFc) and line is None:
            line = _line(tensor, prior)
        elif tensor.role == "averaged" and tensor.pair == 1 and not inputs.bridged:
            averaged = AveragedPart(tensor.name, network_inputs.COVERED, network_inputs.LEAST_WEIGHT)
    if not unmixing and not line:
        return None
    back = math.ceil(3 * math.sqrt(ratios[0] * ratios[1]))
    halo, margin = needs.halo - inputs.reach, needs.coarse_margin or 0
    return CardPriors(PriorPlan(inputs.bands, ratios, back, halo, margin, unmixing, line, averaged), found)


def _unmixing(tensor: Tensor, method: Softmix) -> UnmixingPart:
    model = method.models[0]
    sigma, spatial, spectral = (
        float(method.settings[name]) for name in ("coarse_sigma", "filter_sigma", "spectral_sigma")
    )
    step = max(1, method.radius // SAMPLED_RADIUS)
    return UnmixingPart(
        tensor.name,
        model.classes.centres,
        model.classes.unit,
        model.classes.mean,
        model.softness,
        model.level,
        model.coefficients,
        model.ridge,
        sigma,
        method.neighbours,
        model.covered,
        method.radius // step * step,
        step,
        spatial * method.ratio,
        spectral * math.sqrt(model.bands),
        bilateral.MOST,
    )


def _line(tensor: Tensor, method: FitFc) -> Optional[LinePart]:
    """None where similar pixels have to be looked for in their order."""
    if method.similar != 1 or method.half > plans.MOST_HALF:
        return None
    centre, guides = np.stack(method.centre), tuple(np.array(method.guides, int).tolist())
    spread, reach, half = float(method.spread), int(method.reach), int(method.half)
    return LinePart(tensor.name, centre, method.slope, spread, FLAT, reach, half, guides)
