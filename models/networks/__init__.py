"""The networks by name. Each is a torch module that also says what a manifest has to know about it."""

from __future__ import annotations

from .chrono import Chrono
from .ecpw import ECPW
from .edcstfn import EDCSTFN
from .ganstfm import GANSTFM
from .mlffgan import MLFFGAN
from .progressive import Progressive
from .rescnn_ndvi import ResCNN
from .segment import SegmentNetwork
from .sequence import SeriesNetwork
from .series_classifier import SequenceClassifier, Together
from .stfdiff import STFDiff
from .swinstfm import SwinSTFM
from .twostream import TwoStream

NETWORKS = {
    network.name: network
    for network in (
        *(Chrono, ECPW, EDCSTFN, GANSTFM, MLFFGAN),
        *(Progressive, ResCNN, STFDiff, SwinSTFM, TwoStream),
    )
}
SEQUENCES = {SeriesNetwork.name: SeriesNetwork}
"""Those that take many dates; they are no methods of a fusion."""
CLASSIFIERS = {one.name: one for one in (SegmentNetwork, SequenceClassifier, Together)}
"""Those that make classes of images and of series."""
EVERY = {**NETWORKS, **SEQUENCES, **CLASSIFIERS}
