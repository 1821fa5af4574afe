"""The configurations that are trained for equal minutes (equal_minutes.py), the one list of them: a new
option of a network, or of a training, is one more line."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Optional

from chronofuse.models.catalogue.tensors import is_bridged
from chronofuse.models.networks import NETWORKS


@dataclass(frozen=True)
class Row:
    """One configuration."""

    name: str
    network: str
    options: dict[str, Any] = field(default_factory=dict)
    losses: dict[str, float] = field(default_factory=dict)
    """Weights of further terms of the loss."""
    adversary: Optional[str] = None
    """As of a training: None is the network's own."""
    training: dict[str, Any] = field(default_factory=dict)
    """Further fields of the training's job."""
    prepared: dict[str, Any] = field(default_factory=dict)
    """How its cases to learn from are prepared otherwise than those of all (fields of `prepare.Wanted`)."""
    asks: str = ""
    """Which claim it answers, for the table."""

    @property
    def configuration(self) -> dict[str, Any]:
        """All that the result depends on."""
        values = {name: value for name, value in asdict(self).items() if name not in ("name", "asks")}
        if not self.prepared:  # so that a row from before there were such stays the same
            del values["prepared"]
        if is_bridged(NETWORKS[self.network].inputs):  # a row of before it was is another one
            values["bridged"] = True
        return values

    @property
    def cases(self) -> str:
        """The folder of the cases that it learns from."""
        return "-".join(["learn", *(f"{name}-{value}" for name, value in sorted(self.prepared.items()))])


ROWS = (
    Row("edcstfn", "edcstfn", asks="what the others are compared with"),
    Row("edcstfn seed 2", "edcstfn", training={"seed": 2}, asks="how much is the luck of the seed"),
    Row("edcstfn residual", "edcstfn", {"block": "residual"}, asks="residual blocks"),
    Row("edcstfn dense", "edcstfn", {"block": "dense"}, asks="dense blocks"),
    Row("edcstfn separable", "edcstfn", {"block": "separable"}, asks="separable convolutions"),
    Row("edcstfn selective", "edcstfn", {"block": "selective"}, asks="kernels of several sizes, chosen"),
    Row("edcstfn convnext", "edcstfn", {"block": "convnext"}, asks="ConvNeXt blocks"),
    Row("edcstfn channel", "edcstfn", {"attention": "channel"}, asks="attention to channels"),
    Row("edcstfn spatial", "edcstfn", {"attention": "spatial"}, asks="attention to places"),
    Row("edcstfn cbam", "edcstfn", {"attention": "cbam"}, asks="attention to both"),
    Row("edcstfn edge", "edcstfn", {"attention": "edge"}, asks="attention to F1's edges"),
    Row("edcstfn angle", "edcstfn", losses={"spectral_angle": 0.1}, asks="a loss of the spectra's angle"),
    Row("edcstfn scales", "edcstfn", losses={"multi_scale": 0.1}, asks="SSIM at several scales"),
    Row("edcstfn wavelet", "edcstfn", losses={"wavelet": 0.1}, asks="a loss of Haar's coefficients"),
    Row("edcstfn degradation", "edcstfn", losses={"degradation": 0.1}, asks="held to C2 when averaged"),
    Row("edcstfn cycle", "edcstfn", losses={"cycle": 0.1}, asks="back from the prediction to F1"),
    Row("edcstfn adversary", "edcstfn", adversary="plain", asks="a plain adversary"),
    Row("edcstfn relativistic", "edcstfn", adversary="relativistic", asks="a relativistic adversary"),
    Row("edcstfn pyramid", "edcstfn", adversary="pyramid", asks="an adversary at several scales"),
    Row("progressive", "progressive", asks="the coarse image raised in steps"),
    Row("progressive 2 levels", "progressive", {"stages": 2}, asks="two levels in the place of three"),
    Row("progressive plain", "progressive", {"block": "plain"}, asks="without residual blocks"),
    Row("progressive channel", "progressive", {"attention": "channel"}, asks="steps, attention to channels"),
    Row("progressive upsample", "progressive", {"start": "upsample"}, asks="from the coarse image alone"),
    Row("twostream", "twostream", asks="change in time and detail in space, weighed"),
    Row("twostream bias", "twostream", {"bias": True}, asks="the sensors' bias by a network of its own"),
    Row("twostream days", "twostream", {"days": True}, asks="the days between the dates"),
    Row("twostream change", "twostream", {"change": True}, asks="a probability of change, learnt with it"),
    Row("twostream consistency", "twostream", losses={"consistency": 0.1}, asks="three dates that add up"),
    Row("swinstfm", "swinstfm", asks="attention in windows that carries the change"),
    Row("swinstfm texture", "swinstfm", {"value": "texture"}, asks="attention that carries F1's texture"),
    Row("swinstfm both", "swinstfm", {"value": "both"}, asks="attention that carries both"),
    Row("ganstfm", "ganstfm", asks="one fine image, and an adversary at several scales"),
    Row("ganstfm alone", "ganstfm", adversary="none", asks="the same without its adversary"),
    Row("mlffgan", "mlffgan", asks="features at several levels, and an adversary"),
    Row("mlffgan alone", "mlffgan", adversary="none", asks="the same without its adversary"),
    Row("mlffgan nested", "mlffgan", {"decoder": "nested"}, asks="a nested decoder, as of U-Net++"),
    Row("ecpw", "ecpw", asks="detail and mean apart"),
    Row(
        "ecpw crossed", "ecpw", prepared={"cross_pairs": 0.5}, asks="C1 of another date in half of the cases"
    ),
    Row("stfdiff", "stfdiff", asks="diffusion"),
    Row("stfdiff latent", "stfdiff", {"generative": "latent"}, asks="a latent in its place"),
    Row("chrono", "chrono", asks="a mixture of what methods predict"),
)
