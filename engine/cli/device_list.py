"""`chronofuse devices`: what a network can run on here, found by running one on each device."""

from __future__ import annotations

import platform
from dataclasses import asdict, dataclass
from typing import Optional

from ...models.catalogue.installed import catalogue
from ...models.catalogue.manifest import Manifest
from ..devices import hardware, inference
from ..door.errors import OutOfMemoryError
from ..methods.network.network import TRIAL_SIDE, NetworkMethod, trial_bands
from ..methods.registry import priors_of

NAMES = {provider: device for device, provider in inference.PROVIDERS.items()}
UNUSED = "Chronofuse does not use it"


@dataclass(frozen=True)
class Device:
    """A device and what came of running a network on it."""

    name: str
    """`cpu`, `cuda`, or ONNX Runtime's name of a provider that Chronofuse does not use."""
    works: bool
    reason: str
    """Why not, as a clause; empty where it works."""
    remedy: str
    """What to do about it."""
    hardware: str
    threads: Optional[int] = None
    memory: Optional[int] = None
    """Bytes: of the machine, or of the graphics card."""
    speed: Optional[float] = None
    """Million pixels x bands per second."""
    seconds: Optional[float] = None
    """For one tile."""


def survey(threads: int) -> dict:
    """All devices and what they were tried with, ready for JSON."""
    manifest = next(m for m in catalogue().values() if m.family == "network")
    cards = hardware.cards()
    devices = [
        _try("cpu", manifest, threads, platform.processor() or platform.machine(), hardware.machine_bytes()),
        _try("cuda", manifest, threads, *_describe(cards)),
        *(Device(name, False, UNUSED, "", "") for name in inference.providers() if name not in NAMES),
    ]
    return {
        "onnxruntime": inference.VERSION,
        "providers": list(inference.providers()),
        "network": manifest.name,
        "tile": [trial_bands(manifest), TRIAL_SIDE, TRIAL_SIDE],
        "devices": [asdict(device) for device in devices],
        "cards": [asdict(card) for card in cards],
    }


def devices_text(tried: dict) -> str:
    """The survey for people: a line or two a device."""
    bands, side, _ = tried["tile"]
    lines = [
        f"ONNX Runtime {tried['onnxruntime']}; tried with the network {tried['network']} on a tile of {side} "
        f"x {side} pixels x {bands} bands",
        "",
    ]
    for device in tried["devices"]:
        lines += [_line(device), *([f"          {device['remedy']}"] if device["remedy"] else [])]
    fastest = max((d for d in tried["devices"] if d["works"]), key=lambda d: d["speed"], default=None)
    return "\n".join(
        [*lines, "", f"--device auto would take {fastest['name'] if fastest else 'none of them'}."]
    )


def _try(name: str, manifest: Manifest, threads: int, named: str, memory: Optional[int]) -> Device:
    try:
        network = NetworkMethod(manifest, name, threads, priors=lambda: priors_of(manifest, threads))
        seconds = network.seconds()
    except inference.UnusableError as error:
        return Device(name, False, error.reason.what, error.reason.remedy, named)
    except OutOfMemoryError as error:
        return Device(name, False, "its memory ran out in a trial", str(error), named)
    work = trial_bands(manifest) * TRIAL_SIDE**2
    return Device(name, True, "", "", named, threads, memory, work / seconds / 1e6, seconds)


def _describe(cards: list[hardware.Card]) -> tuple[str, Optional[int]]:
    """The first card, which is the one that ONNX Runtime takes, and its memory."""
    if not cards:
        return "", None
    card = cards[0]
    return f"{card.name}, driver {card.driver}, compute capability {card.compute}", card.memory


def _line(device: dict) -> str:
    if not device["works"]:
        name = device["name"]
        return f"{name:<8}  {'-' if device['reason'] == UNUSED else 'no'}: {device['reason']}"
    facts = [
        f"{device['speed']:.2f} million pixels x bands a second ({device['seconds']:.2g} s a tile)",
        f"{device['threads']} threads" if device["name"] == "cpu" else device["hardware"],
    ]
    if device["memory"]:
        facts.append(f"{device['memory'] / 1024**3:.1f} GiB of memory")
    return f"{device['name']:<8}  works: {', '.join(fact for fact in facts if fact)}"
