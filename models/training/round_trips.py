"""The terms of the loss that run the network again: `cycle` back to F1, `consistency` over three dates.

What a further run is given is made of what the batch holds. The classical methods whose predictions some
networks take (chrono's priors) are not run again: `delta` stands in for them there, as the engine has it
where they can't predict.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor

from ..catalogue.tensors import Tensor as Input
from ..networks.layers import unit
from .loss import mean_where
from .measured import Measured, softly


def cycle(measured: Measured) -> Tensor:
    """How far F1 is off when the network goes back from its own prediction, from C2 to C1; in deviations
    of F1.

    After the cycles of CycleGAN-STF (Chen et al. 2020) and DRCGAN (Jiang et al. 2022).
    """
    x = measured.inputs
    there = x.get("valid", measured.counts)
    back = _further(measured, measured.prediction, x["target"], x["coarse_1"], {"valid": there})
    off = (measured.run(back) - x["fine_1"]) / unit(x["fine_std"])
    return mean_where(softly(off), there, (0, 1, 2, 3))


def consistency(measured: Measured) -> Tensor:
    """How far the changes from 1 to 2 and from 2 to 3 are from adding up to that from 1 to 3.

    In deviations of F1; 0 where no third date is known.

    StfNet (Liu et al. 2019): dF12 + dF23 = dF13. The second begins at the true F2.
    """
    x = measured.inputs
    third = x["third"]
    known = torch.isfinite(third).all(1, keepdim=True)
    if not known.any():
        return measured.prediction.new_zeros(())
    valid = x.get("valid", measured.counts) * known
    third = torch.where(known, third, x["target"])
    known_2 = measured.counts * known
    of_third = {"valid": valid, "change_std": x["third_change_std"]}
    second = torch.where(measured.counts > 0, measured.truth, measured.prediction.detach())
    straight = measured.run(_further(measured, x["fine_1"], x["coarse_1"], third, of_third))
    onward = measured.run(_further(measured, second, x["target"], third, of_third))
    sum_of_both = (measured.prediction - x["fine_1"]) + (onward - second)
    off = (sum_of_both - (straight - x["fine_1"])) / unit(x["fine_std"])
    return mean_where(softly(off), known_2, (0, 1, 2, 3))


def _further(
    measured: Measured, fine: Tensor, coarse: Tensor, target: Tensor, other: Mapping[str, Tensor]
) -> dict[str, Tensor]:
    """The network's inputs for a run from another fine image, and from one coarse image to another.

    What is averaged of F1 changes as the coarse sensor says, so that the gap between the sensors stays. All
    figures of the scene stay but those in `other`, by role.
    """
    x = measured.inputs
    instead = {"fine": fine, "coarse": coarse, "target": target, "prior": fine + target - coarse, **other}

    def given(tensor: Input) -> Tensor:
        if tensor.role == "averaged":
            return x[tensor.name] + coarse - x["coarse_1"]
        return instead.get(tensor.role, x[tensor.name])

    return {tensor.name: given(tensor) for tensor in measured.taken}
