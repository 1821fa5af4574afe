"""Networks: a model file on the device that suits it. engine/devices/inference.py runs them; this file
feeds them."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Callable, Optional

import numba
import numpy as np

from ....models.catalogue.manifest import Manifest
from ....models.catalogue.parameters import Value
from ...align.scene import Scene
from ...align.scene_figures import Known
from ...devices import inference
from ...door.errors import OutOfMemoryError
from ..base import Method, Needs, Patch
from ..steps import two_pairs
from . import card_trial, on_card, runs, working_memory
from .card_priors import CardPriors
from .choosing import chosen, require_tensors
from .half_precision import Watch
from .inputs import Given, Inputs
from .slots import SLOTS, Slots
from .soundness import Soundness
from .tile_arrays import write

TRIAL_SIDE, TRIAL_BANDS = 256, 4
"""The tile that devices are compared on; the bands of a network that takes any."""
TILE_TO_HALO, LARGEST_OWN_TILE = 4, 512
"""Priors can see far: a tile has at least so many times its halo as its side, up to a limit and rounded up to
a power of 2, so that not most of what is computed is overlap."""


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
            precision: `float16` halves what a graphics card computes with, `tf32` (TensorFloat-32) rounds
                what it multiplies to ten bits of fraction; the CPU would only lose by it.
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
        self._maker: Optional[inference.Maker] = None
        """Makes the priors on the card, where that is worth it."""
        self.session, self.device_reason = chosen(device, precision, self._open, self._seconds)
        self._watch = self._new_watch()
        if self.precision == "float32" and precision != "float32":
            self.notes.append(
                f"{precision} was asked for, but the CPU would gain nothing from it: float32 was used."
            )
        self._soundness, self._loaded = Soundness(), Slots()
        self._card_batch = on_card.USUAL_BATCH

    def _open(
        self, device: str, precision: str = "float32", way: inference.Way = inference.PLAIN
    ) -> inference.Session:
        maker = self._maker if device != "cpu" else None
        session = inference.open_session(self.manifest, device, self.threads, precision, way, maker)
        require_tensors(session, self.manifest)
        return session

    def _new_watch(self) -> Optional[Watch]:
        """On what another precision than float32 makes of the first tiles."""
        if self.precision == "float32":
            return None
        return Watch(self.precision, self.manifest.name, lambda: self._open(self.device))

    @property
    def device(self) -> str:
        return self.session.device

    @property
    def precision(self) -> str:
        return self.session.precision

    @property
    def batch(self) -> int:
        return self._card_batch if self.on_card and self.session.any_batch else 1

    @property
    def on_card(self) -> bool:
        return self.device != "cpu"

    @property
    def ahead(self) -> bool:
        """On the CPU, too, where there are priors: cores that wait for the rest of the graph compute them."""
        return self.on_card or (self.threads > 1 and bool(self.inputs.priors))

    def declared(self, **known: Any) -> Needs:
        least = working_memory.least_of_value(self.manifest)
        return super().declared(
            **{"layers": self.layers, "beside": self.beside, "value_bytes": least, **known}
        )

    def prepare(self, scene: Scene, step: Callable[[int], None], known: Optional[Known] = None) -> Needs:
        """Figures of the whole scene, of the priors too."""
        self._take_maker(None, None)
        of_inputs = self._prepare_pairs(scene, step, known or Known())
        own = min(LARGEST_OWN_TILE, 1 << (TILE_TO_HALO * of_inputs.halo - 1).bit_length())
        tile = max(self.manifest.tile, own)
        if self.on_card:
            try:
                self._settle_on_card(tile + 2 * self.inputs.reach, scene, of_inputs)
            except (inference.UnusableError, OutOfMemoryError) as error:
                full = "its memory is too small or full"
                why = error.reason.what if isinstance(error, inference.UnusableError) else full
                self.notes.append(f"The graphics card failed before the first tile ({why}): the CPU ran.")
                self.to_cpu()
        margin = of_inputs.coarse_margin
        return self.declared(
            halo=of_inputs.halo,
            tile=tile,
            coarse_margin=margin if len(self.of_pairs) == 1 else max(two_pairs.MARGIN, margin or 0),
            value_bytes=(self.memory_of_pixel() + of_inputs.pixel_bytes) / self.inputs.bands,
            ahead_bytes=self._ahead_bytes() if self.ahead else 0.0,
        )

    def memory_of_pixel(self) -> float:
        """Bytes a pixel of a patch that predicting takes, beside what the inputs take."""
        layers = self.layers + self.beside
        return working_memory.of_pixel(self.inputs, self.session, layers, len(self.of_pairs))

    def _ahead_bytes(self) -> float:
        """Bytes a pixel of what is loaded: our own arrays for the card, or what they would be filled with."""
        own = working_memory.of_buffers(self.inputs)
        return SLOTS * own if self.on_card else own

    def _settle_on_card(
        self, side: int, scene: Optional[Scene] = None, needs: Optional[Needs] = None
    ) -> None:
        """Take the way of computing that is the fastest on this card, and as many tiles at once as fit in it.

        Args:
            side: of a tile as the network sees it.
            scene, needs: that is predicted, and what the inputs need; None: the cores make the priors.
        """
        trial = self.inputs.invent(TRIAL_SIDE)
        self.session = on_card.fastest(
            self.session,
            lambda way: self._open(self.device, self.precision, way),
            lambda session, given: runs.once(session, self.inputs, [given]),
            self._seconds,
            trial,
        )
        self.device_reason += on_card.told(self.session.way)
        tile = self.inputs.invent(side)
        if scene and needs and len(self.of_pairs) == 1 and self.session.packing:
            opened = functools.partial(inference.open_maker, device=self.device, threads=self.threads)
            found = card_trial.chosen(self.inputs, scene, needs, TRIAL_SIDE, opened)
            if found:
                self._take_maker(*found)
                self.device_reason += "; the card makes the network's priors, too"
                core = side - 2 * self.inputs.reach
                tile = self.inputs.take(card_trial.patch_of(scene, self.inputs, needs, core))
        if self.session.any_batch:
            self._card_batch = on_card.fitting_batch(
                lambda tiles: runs.once(self.session, self.inputs, [tile] * tiles),
                tile.valid.size,
                TRIAL_SIDE**2,
            )

    def _take_maker(self, maker: Optional[inference.Maker], card: Optional[CardPriors]) -> None:
        """Open the session anew so that its priors are made on the card, or no longer."""
        if maker is self._maker:
            return
        self._loaded.clear()
        if self._maker is not None:
            self._maker.release()
        self._maker, self.inputs.card = maker, card
        way, precision = self.session.way, self.precision
        self.session.release()
        self.session = self._open(self.device, precision, way)
        self._watch = self._new_watch()

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
        if not self.on_card:
            return False
        self.device_reason = f"{self.device.upper()} ran out of memory or failed, and the CPU went on"
        if self.precision != "float32":
            self.notes.append("Where the graphics card could not go on, the CPU computed in float32.")
        self._loaded.clear()
        self._maker = self.inputs.card = None
        self.session, self._watch = self._open("cpu"), None
        return True

    def release(self) -> None:
        self._loaded.clear()
        self.session.release()
        self._watch = self._maker = None

    # ---- predicting

    def load(self, patches: Sequence[Patch]) -> list[Patch]:
        """Priors by all cores, and the copy to the card, while the patches before these are computed.

        Raises:
            OutOfMemoryError, DeviceError: as `inference.Session.run`.
        """
        if len(self.of_pairs) > 1:
            return list(patches)
        numba.set_num_threads(min(self.threads, numba.config.NUMBA_NUM_THREADS))  # it is each thread's own
        given = [self.inputs.take(patch) for patch in patches]
        alike = len(given) == 1 or (self.session.any_batch and len({one.valid.shape for one in given}) == 1)
        if self.on_card and alike:
            slot = self._loaded.free()
            write(self.session, self.inputs, given, slot)
            self.session.send(slot)
            self._loaded.put(slot, given)
        return [replace(patch, given=one) for patch, one in zip(patches, given)]

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
        given = [patch.given or inputs.take(patch) for patch in patches]
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
        if self._watch is not None:
            predicted = self._watched(self._watch, given, predicted)
        std = self.inputs.figures["fine_std"]
        for one, of_one in zip(given, predicted):
            self._soundness.add(of_one, one.valid[one.inner], one.instead, std)
        self.figures.update(self._soundness.figures())
        return predicted

    def _sampled(self, session: inference.Session, given: list[Given]) -> list[np.ndarray]:
        """All layers of patches of one shape, from what was loaded of them, if it was."""
        slot = self._loaded.of(given) if session is self.session else 0
        found = runs.sampled(session, self.inputs, given, self.layers, self.beside, slot)
        if slot:
            self._loaded.empty(slot)
        return found

    def _watched(self, watch: Watch, given: list[Given], predicted: list[np.ndarray]) -> list[np.ndarray]:
        """The predictions, where their precision holds the network's numbers; else those of float32, which is
        stayed with."""
        told = watch.note
        exact = watch.exact_of(given, predicted, lambda session: self._sampled(session, given))
        if exact is not None and watch.exact is not None:
            self.notes.append(watch.too_large())
            self._loaded.clear()
            self.session, self._watch = watch.exact, None
            return exact
        if watch.note != told:
            self.notes[:] = [watch.note, *(note for note in self.notes if note != told)]
            self.figures[self.precision] = watch.figures()
        return predicted

    # ---- what it takes

    def seconds(self) -> float:
        """How long a tile takes on its device, warmed up."""
        return self._seconds(self.session)

    def _seconds(self, session: inference.Session, side: int = 0, repeat: int = 2) -> float:
        """As `runs.seconds`; a side of 0 is TRIAL_SIDE."""
        if not self.inputs.bands:  # the scene is not known yet
            bands = trial_bands(self.manifest)
            self.normalise(np.full(bands, 0.3), np.full(bands, 0.1), max(16.0, self.manifest.ratio_range[0]))
        return runs.seconds(session, self.inputs, side or TRIAL_SIDE, repeat)


def trial_bands(manifest: Manifest) -> int:
    """How many bands an invented tile has."""
    return TRIAL_BANDS if manifest.bands == "any" else len(manifest.bands)
