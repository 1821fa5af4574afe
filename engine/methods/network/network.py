"""Networks: a model file on the device that suits it. engine/devices/inference.py runs them; this file
feeds them."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any, Callable, Optional

import numpy as np

from ....models.catalogue.manifest import Manifest
from ....models.catalogue.parameters import Value
from ....models.catalogue.tensors import FIGURE_ROLES, SCALAR_ROLES
from ...align.scene import Scene
from ...align.scene_figures import Known
from ...devices import inference
from ...door.errors import ModelFileError, OutOfMemoryError
from ..base import Method, Needs, Patch
from ..steps import two_pairs
from . import working_memory
from .half_precision import PrecisionDifference
from .inputs import Given, Inputs
from .samples import Moments
from .soundness import Soundness
from .tile_arrays import cover, cut, fill
from .working_memory import ALIVE_SIDE

TRIAL_SIDE, TRIAL_BANDS = 256, 4
"""The tile that devices are compared on; the bands of a network that takes any."""
TILE_TO_HALO, LARGEST_OWN_TILE = 4, 512
"""Priors can see far: a tile has at least so many times its halo as its side, up to a limit and rounded up to
a power of 2, so that not most of what is computed is overlap."""
CUDA_BATCH = 4
"""Tiles at once on a graphics card. Chosen by what is usual for tiles of this size, not measured yet."""
COMPARED_TILES = 4
"""How many tiles are predicted in both precisions where float16 was asked for."""


class NetworkMethod(Method):
    """A network with its session. Its buffers are used again, so that one thread at a time may call it."""

    fixed_bytes = 32 * 1024**2

    def __init__(
        self,
        manifest: Manifest,
        device: str,
        threads: int,
        settings: Optional[dict[str, Value]] = None,
        precision: str = "float32",
        uncertainty: bool = False,
        priors: Callable[[], dict[str, Method]] = dict,
        change: bool = False,
    ):
        """
        Args:
            device: `cpu`, `cuda`, or `auto` for the faster one, which is measured where there is a choice.
            settings: the model file's parameters; None: their defaults.
            precision: `float16` halves what a graphics card computes with; the CPU would only lose by it.
            priors: gives the methods that predict its priors, new ones each time (registry.priors_of).
            uncertainty: give the deviation of the samples as a second layer; the settings ask for two samples
                at least.
            change: give the probability of change after these, of a network that tells it.
        Raises:
            DeviceError: CUDA was asked for and is not usable.
            ModelFileError: ONNX Runtime refuses the file, or its tensors are not those of the manifest.
        """
        super().__init__(manifest)
        self.threads, self.layers, self.beside = threads, 2 if uncertainty else 1, int(change)
        self._priors, self._settings = priors, settings
        self.inputs = self._new_inputs()
        self.of_pairs = [self.inputs]
        """The inputs from each pair, of a network that takes one pair and is to take two."""
        self.depends_on_target = self.inputs.depends_on_target
        self.session, self.device_reason = self._choose(device, precision)
        self._exact: Optional[inference.Session] = None
        if self.precision == "float16":
            self._exact = self._open(self.device)
        elif precision == "float16":
            self.notes.append(
                "float16 was asked for, but the CPU would gain nothing from it: float32 was used."
            )
        self._difference, self._soundness = PrecisionDifference(), Soundness()

    def _choose(self, device: str, precision: str) -> tuple[inference.Session, str]:
        """The session to run and why that one; CUDA is tried before it is taken."""
        if device == "cpu":
            return self._open("cpu"), "the CPU was asked for"
        try:
            cuda = self._open("cuda", precision)
            if device == "cuda":
                self._seconds(cuda, ALIVE_SIDE, 0)
                return cuda, "CUDA was asked for, and works with this model"
            return self._faster(cuda)
        except inference.UnusableError as error:
            if device == "cuda":
                raise inference.unusable(device, error.reason) from error
            return self._open("cpu"), f"no CUDA here: {error.reason.what}"
        except OutOfMemoryError:
            if device == "cuda":
                raise
            return self._open("cpu"), "no CUDA here: the memory of the graphics card is too small or full"

    def _open(self, device: str, precision: str = "float32") -> inference.Session:
        session = inference.open_session(self.manifest, device, self.threads, precision)
        _check_tensors(session, self.manifest)
        return session

    def _faster(self, cuda: inference.Session) -> tuple[inference.Session, str]:
        """CUDA or the CPU, by the time that a tile takes."""
        cpu = self._open("cpu")
        here, there = self._seconds(cpu), self._seconds(cuda)
        took = f"({min(here, there):.2g} s against {max(here, there):.2g} s for a tile)"
        if there < here:
            return cuda, f"CUDA is {here / there:.2g} times as fast as the CPU here {took}"
        return cpu, f"the CPU is {there / here:.2g} times as fast as CUDA here {took}"

    @property
    def device(self) -> str:
        return self.session.device

    @property
    def precision(self) -> str:
        return self.session.precision

    @property
    def batch(self) -> int:
        return CUDA_BATCH if self.device != "cpu" and self.session.any_batch else 1

    def declared(self, **known: Any) -> Needs:
        least = working_memory.least_of_value(self.manifest)
        return super().declared(
            **{"layers": self.layers, "beside": self.beside, "value_bytes": least, **known}
        )

    def prepare(self, scene: Scene, step: Callable[[int], None], known: Optional[Known] = None) -> Needs:
        """Figures of the whole scene, of the priors too."""
        of_inputs = self._prepare_pairs(scene, step, known or Known())
        tile = min(LARGEST_OWN_TILE, 1 << (TILE_TO_HALO * of_inputs.halo - 1).bit_length())
        margin = of_inputs.coarse_margin
        return self.declared(
            halo=of_inputs.halo,
            tile=max(self.manifest.tile, tile),
            coarse_margin=margin if len(self.of_pairs) == 1 else max(two_pairs.MARGIN, margin or 0),
            value_bytes=(self._measure_memory() + of_inputs.pixel_bytes) / self.inputs.bands,
        )

    def _new_inputs(self) -> Inputs:
        return Inputs(self.manifest, self.manifest.settle(self._settings or {}), self._priors())

    def _prepare_pairs(self, scene: Scene, step: Callable[[int], None], known: Known) -> Needs:
        """The inputs of all pairs at once, or, where the network takes fewer, of each pair; what those of the
        first need, which is what all need."""
        if len(scene.fine) <= self.manifest.pairs_seen:
            return self.inputs.prepare(scene, step, known)
        self.of_pairs = [self.inputs, *(self._new_inputs() for _ in scene.fine[1:])]
        needs = [
            inputs.prepare(scene.of_pair(number), step, known.of_pair(number))
            for number, inputs in enumerate(self.of_pairs)
        ]
        return needs[0]

    def normalise(self, mean: np.ndarray, std: np.ndarray, ratio: float) -> None:
        """Set the figures of a scene that is not there: F1's mean and standard deviation (bands,), and the
        ratio."""
        self.inputs.set_figures(mean, std, ratio)

    def to_cpu(self) -> bool:
        """Open the network anew on the CPU, in float32; False where it runs there already.

        Raises:
            ModelFileError: ONNX Runtime refuses it there.
        """
        if self.device == "cpu":
            return False
        self.device_reason = f"{self.device.upper()} ran out of memory or failed, and the CPU went on"
        if self.precision == "float16":
            self.notes.append("Where the graphics card could not go on, the CPU computed in float32.")
        self.session, self._exact = self._open("cpu"), None
        return True

    def release(self) -> None:
        self.session.release()
        self._exact = None

    # ---- predicting

    def predict(self, patch: Patch) -> np.ndarray:
        return self.predict_batch([patch])[0]

    def predict_batch(self, patches: Sequence[Patch]) -> list[np.ndarray]:
        """F2 of several patches; those of one shape are stacked where the graph allows it.

        Raises:
            OutOfMemoryError, DeviceError, ModelFileError: as `inference.Session.run`.
        """
        if len(self.of_pairs) == 1:
            return self._predict_from(self.inputs, patches)
        each = [
            self._predict_from(inputs, [patch.of_pair(number) for patch in patches])
            for number, inputs in enumerate(self.of_pairs)
        ]
        return [two_pairs.combined(patch, list(predictions)) for patch, *predictions in zip(patches, *each)]

    def _predict_from(self, inputs: Inputs, patches: Sequence[Patch]) -> list[np.ndarray]:
        given = [inputs.take(patch) for patch in patches]
        stacks: dict[tuple[int, ...], list[int]] = {}
        for number, one in enumerate(given):
            key = one.valid.shape if self.session.any_batch else (number,)
            stacks.setdefault(key, []).append(number)
        found: list[Optional[np.ndarray]] = [None] * len(patches)
        for numbers in stacks.values():
            for number, prediction in zip(
                numbers, self._predict_stack([given[number] for number in numbers])
            ):
                found[number] = prediction
        return found

    def _predict_stack(self, given: list[Given]) -> list[np.ndarray]:
        """F2 of patches of one shape, in one run."""
        predicted = self._sampled(self.session, given)
        if self._exact is not None:
            self._compare(given, predicted)
        std = self.inputs.figures["fine_std"]
        for one, of_one in zip(given, predicted):
            self._soundness.add(of_one, one.valid[one.inner], one.instead, std)
        self.figures.update(self._soundness.figures())
        return predicted

    def _sampled(self, session: inference.Session, given: list[Given]) -> list[np.ndarray]:
        """All layers of patches of one shape, over all samples; only the noise is written anew for each."""
        buffers = self._write(session, given)
        moments = [Moments(self.layers > 1) for _ in given]
        wanted = self.inputs.bands * (1 + self.beside)
        for sample in range(self.inputs.samples):
            if sample:
                self._write_noise(buffers, given, sample)
            for moment, values, one in zip(moments, session.run(), given):
                moment.add(cut(values, one)[:wanted])
        return [self._in_order(moment.layers()) for moment in moments]

    def _in_order(self, layers: np.ndarray) -> np.ndarray:
        """F2, its deviation, and last the probability of change, which has none of use."""
        if not (self.beside and self.layers > 1):
            return layers
        bands = self.inputs.bands
        return np.concatenate([layers[:bands], layers[2 * bands : 3 * bands], layers[bands : 2 * bands]])

    def _run(self, session: inference.Session, given: list[Given], shrink: bool = False) -> list[np.ndarray]:
        """One sample."""
        self._write(session, given)
        return [cut(values, one) for values, one in zip(session.run(shrink), given)]

    def _write(self, session: inference.Session, given: list[Given]) -> dict[str, np.ndarray]:
        """The session's buffers, filled with patches of one shape."""
        padded = tuple(side + -side % self.manifest.multiple for side in given[0].valid.shape)
        shapes = {t.name: self.inputs.shape(t, len(given), padded) for t in self.manifest.inputs}
        bands = self.inputs.bands * (1 + self.manifest.change)
        buffers = session.buffers(shapes, (len(given), bands, *padded))
        for tensor in self.manifest.inputs:
            if tensor.role in FIGURE_ROLES + SCALAR_ROLES:
                buffers[tensor.name][...] = given[0].figures[tensor.name]
                continue
            for place, one in zip(buffers[tensor.name], given):
                if tensor.role == "valid":
                    fill(place, one.valid[None])
                else:
                    fill(place, one.images[tensor.name])
                    cover(place, one.valid, 0.0 if tensor.role == "noise" else one.instead[:, None, None])
        return buffers

    def _write_noise(self, buffers: dict[str, np.ndarray], given: list[Given], sample: int) -> None:
        for tensor in self.manifest.inputs:
            if tensor.role == "noise":
                for place, one in zip(buffers[tensor.name], given):
                    fill(place, self.inputs.noise(one.place, sample))
                    cover(place, one.valid, 0.0)

    # ---- float16

    def _compare(self, given: list[Given], predicted: list[np.ndarray]) -> None:
        """Predict the same in float32, and keep how far float16 is off; after a few tiles it is known well
        enough.

        Raises:
            DeviceError: float16 can't hold the network's numbers.
        """
        for exact, half in zip(self._sampled(self._exact, given), predicted):
            self._difference.add(exact[: self.inputs.bands], half[: self.inputs.bands], self.manifest.name)
        self.figures["float16"] = self._difference.figures()
        if self._difference.tiles >= COMPARED_TILES:
            self._exact = None
        self.notes = [self._difference.note()]

    # ---- what it takes

    def seconds(self) -> float:
        """How long a tile takes on its device, warmed up."""
        return self._seconds(self.session)

    def _seconds(self, session: inference.Session, side: int = TRIAL_SIDE, repeat: int = 2) -> float:
        """How long an invented tile takes: the best of `repeat`, after one that counts not."""
        if not self.inputs.bands:  # the scene is not known yet
            bands = trial_bands(self.manifest)
            self.normalise(np.full(bands, 0.3), np.full(bands, 0.1), max(16.0, self.manifest.ratio_range[0]))
        trial = self.inputs.invent(side)
        taken = []
        for _ in range(repeat + 1):
            start = time.perf_counter()
            self._run(session, [trial])
            taken.append(time.perf_counter() - start)
        return min(taken[1:], default=taken[0])

    def _measure_memory(self) -> float:
        """Bytes a pixel of a patch that predicting takes; on a graphics card what our own buffers take, for
        the rest is in its own memory."""
        buffers = working_memory.of_buffers(self.inputs)
        beside = working_memory.beside(self.inputs, self.layers + self.beside, len(self.of_pairs))
        if self.device != "cpu":
            return buffers + 4 * self.inputs.bands + beside
        whole, self.inputs = self.inputs, working_memory.for_trial(self.inputs)
        try:
            grown = working_memory.growth(
                self.inputs, lambda given, shrink: self._run(self.session, [given], shrink)
            )
            grown *= whole.bands / self.inputs.bands
        finally:
            self.inputs = whole
        return max(buffers, grown) + beside


def trial_bands(manifest: Manifest) -> int:
    """How many bands an invented tile has."""
    return TRIAL_BANDS if manifest.bands == "any" else len(manifest.bands)


def _check_tensors(session: inference.Session, manifest: Manifest) -> None:
    """The graph must have the inputs and the output that its manifest names."""
    has, needs = set(session.inputs), {t.name for t in manifest.inputs}
    if has != needs or manifest.output not in session.outputs:
        raise ModelFileError(
            f"The model file '{manifest.path}' has the inputs {sorted(has)} and outputs "
            f"{sorted(session.outputs)}, but its "
            f"manifest names {sorted(needs)} and '{manifest.output}': export it again."
        )
