"""The methods in groups, what each needs, and why one can't run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Optional

from ..engine.door.plain_text import listed
from ..models.catalogue.card import reached_on_tests, share_of_delta
from ..models.catalogue.manifest import Manifest
from ..models.catalogue.measured import MACHINE, measured
from ..shell import own_speed
from ..shell.tr import tr, tr_marked
from ..shell.words import sentence

RECOMMENDED = ("chrono", "softmix")
"""What docs/guide.md names first for one pair and for two."""


@dataclass(frozen=True)
class Wanted:
    """What is known of the run that a method is chosen for."""

    pairs: int = 1
    bands: Optional[tuple[str, ...]] = None
    """Names of the bands; None where they are not known yet."""
    ratio: Optional[float] = None
    pixels: Optional[float] = None
    """Of F1."""
    device: str = "cpu"


def groups_of(methods: Mapping[str, Manifest]) -> list[tuple[str, list[Manifest]]]:
    """Title and methods of each group that is not empty, in the order of the list."""
    in_group: dict[str, list[Manifest]] = {
        title: []
        for title in (tr("Recommended"), tr("Classical"), tr("Networks"), tr("Baselines"), tr("My own"))
    }
    for manifest in methods.values():
        in_group[_group(manifest)].append(manifest)
    first = in_group[tr("Recommended")]
    first.sort(key=lambda manifest: RECOMMENDED.index(manifest.name))
    return [(title, members) for title, members in in_group.items() if members]


def _group(manifest: Manifest) -> str:
    if manifest.origin == "own":
        return tr("My own")
    if manifest.name in RECOMMENDED:
        return tr("Recommended")
    return {"classical": tr("Classical"), "network": tr("Networks"), "baseline": tr("Baselines")}[
        manifest.family
    ]


def hindrance(manifest: Manifest, wanted: Wanted) -> str:
    """Why the method can't do that run, in a few words; empty where nothing is known to hinder it."""
    if wanted.pairs < manifest.pairs_min:
        return tr("needs a second pair")
    if wanted.pairs > manifest.pairs_max:
        return tr("takes one pair alone")
    if manifest.bands == ("ndvi",) and wanted.bands and wanted.bands != ("ndvi",):
        return tr("takes images of NDVI alone")
    if manifest.bands != "any" and wanted.bands and tuple(manifest.bands) != wanted.bands:
        return tr("needs the bands {bands}").format(bands=listed(list(manifest.bands)))
    low, high = manifest.ratio_range
    if manifest.family == "network" and wanted.ratio and not low <= wanted.ratio <= high:
        return tr("made for coarse pixels {low} to {high} times as large as fine ones").format(
            low=f"{low:g}", high=f"{high:g}"
        )
    return ""


def card(manifest: Manifest, wanted: Wanted) -> list[str]:
    """What a method needs, how accurate it is and how fast, a line each."""
    return [line for line in (_needs(manifest), _accuracy(manifest), _speed(manifest, wanted)) if line]


def in_a_line(manifest: Manifest, wanted: Wanted) -> str:
    """The last two of them in short, or why it can't run."""
    reason = hindrance(manifest, wanted)
    if reason:
        return tr("Not now: {reason}.").format(reason=reason)
    share, seconds = _error(manifest), _seconds(manifest, wanted)
    parts = [
        tr("error {share} of adding the coarse change").format(share=f"{share[0]:.0%}") if share else "",
        _time_in_short(seconds, wanted) if seconds else "",
    ]
    return sentence("; ".join(filter(None, parts))) if any(parts) else ""


def _time_in_short(seconds: tuple[float, bool], wanted: Wanted) -> str:
    """Of a whole run, where this machine made one; elsewhere the computing alone was measured."""
    told = (
        tr("about {time} for {what}")
        if seconds[1]
        else tr("about {time} of computing for {what} on {machine}")
    )
    return told.format(time=_duration(seconds[0]), what=_what(wanted), machine=tr_marked(MACHINE))


def _needs(manifest: Manifest) -> str:
    pairs = {(1, 1): tr("one pair"), (2, 2): tr("two pairs")}.get(
        (manifest.pairs_min, manifest.pairs_max), tr("one or two pairs")
    )
    bands = tr("any bands") if manifest.bands == "any" else listed(list(manifest.bands))
    return tr("Needs: {pairs}, {bands}.").format(pairs=pairs, bands=bands)


def _accuracy(manifest: Manifest) -> str:
    """Against what is simplest: F1 plus the coarse change."""
    found = _error(manifest)
    if found is None:
        return tr("Accuracy: not measured.") if manifest.family != "baseline" else ""
    share, cases = found
    told = (
        tr("Accuracy: error {share} of adding the coarse change, on {cases} cases.")
        if cases
        else tr("Accuracy: error {share} of adding the coarse change, on places held out.")
    )
    return told.format(share=f"{share:.0%}", cases=cases)


def _error(manifest: Manifest) -> Optional[tuple[float, int]]:
    """RMSE as a share of that of F1 plus the coarse change, and on how many cases (0: on places held out)."""
    figures = measured(manifest.name) if manifest.origin != "own" else None
    if figures and figures.share_of_delta:
        return figures.share_of_delta, figures.cases
    held_out = share_of_delta(manifest)
    return reached_on_tests(manifest) or ((held_out, 0) if held_out else None)


def _speed(manifest: Manifest, wanted: Wanted) -> str:
    """By this machine's last run, else by where it was measured."""
    found = _seconds(manifest, wanted)
    if found is None:
        return ""
    seconds, is_own = found
    told = (
        tr("Speed: about {time} for {what}, by its last run on this machine.")
        if is_own
        else tr("Speed: about {time} of computing for {what} on {machine}; not measured on this machine yet.")
    )
    return told.format(time=_duration(seconds), what=_what(wanted), machine=tr_marked(MACHINE))


def _seconds(manifest: Manifest, wanted: Wanted) -> Optional[tuple[float, bool]]:
    """How long it takes, and whether this machine says so."""
    pixels, bands = wanted.pixels or 1e6, len(wanted.bands or ()) or 6
    own = own_speed.seconds_for(manifest.name, wanted.device, pixels, bands)
    if own is not None:
        return own, True
    elsewhere = measured(manifest.name).seconds_for(pixels, bands) if manifest.origin != "own" else None
    return None if elsewhere is None else (elsewhere, False)


def _what(wanted: Wanted) -> str:
    return tr("these images") if wanted.pixels else tr("a million pixels")


def _duration(seconds: float) -> str:
    if seconds < 1:
        return tr("a second")
    if seconds < 90:
        return tr("{seconds} s").format(seconds=f"{seconds:.0f}")
    if seconds < 90 * 60:
        return tr("{minutes} min").format(minutes=f"{seconds / 60:.0f}")
    return tr("{hours} h").format(hours=f"{seconds / 3600:.1f}")
