"""The installed methods, their parameters and their cards as text, for `chronofuse methods`."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ...models.catalogue import classifier_manifest, series_manifest
from ...models.catalogue.card import in_brief, share_of_delta, size_of
from ...models.catalogue.classifier_manifest import ClassifierManifest
from ...models.catalogue.manifest import Manifest
from ...models.catalogue.manifest_json import to_json
from ...models.catalogue.parameters import Parameter
from ...models.catalogue.plain_values import readable
from ...models.catalogue.series_manifest import SeriesManifest
from ...models.catalogue.tensors import Tensor

WIDTH, WIDEST_START = 100, 42
"""Columns of the whole, and of what stands before the sentences; a longer start moves its own sentence
alone."""
FOOT = (
    "The indented lines are parameters, with defaults and limits: set one with --param name=value. "
    "'chronofuse methods NAME' shows all that is known of a method."
)
SERIES, LAND_COVER = "series", "land cover"
"""What stands where other methods have their family."""

Entry = tuple[str, str]
"""What stands in the first columns of a line, and the sentence behind it."""


def methods_text(
    methods: Iterable[Manifest],
    unusable: Mapping[str, str],
    of_series: Iterable[SeriesManifest] = (),
    of_land: Iterable[ClassifierManifest] = (),
) -> str:
    """A method a line, below it what it is, and its parameters as they are written behind --param, with their
    defaults.

    Args:
        unusable: path to reason of the model files that can't be used.
        of_series, of_land: the networks for sequences and the land-cover models, which stand last.
    """
    entries = [entry for manifest in methods for entry in _entries(manifest)]
    entries += [entry for manifest in of_series for entry in _entries_of_series(manifest)]
    entries += [
        entry for m in of_land for entry in ((f"{m.name:<12} {LAND_COVER:<10}", m.title), ("", m.in_brief))
    ]
    indent = min(WIDEST_START, max((len(start) for start, _ in entries), default=0)) + 2
    lines = [line for start, text in entries for line in _lines(start, text, indent)]
    refused = [f"can't be used: {readable(path)} ({reason})" for path, reason in unusable.items()]
    # A path stays whole, whatever it holds: people copy it.
    wrapped = textwrap.TextWrapper(WIDTH, break_on_hyphens=False, break_long_words=False).wrap
    return "\n".join([*lines, "", *(line for text in [*refused, FOOT] for line in wrapped(text))])


def methods_json(
    methods: Iterable[Manifest],
    unusable: Mapping[str, str],
    of_series: Iterable[SeriesManifest] = (),
    of_land: Iterable[ClassifierManifest] = (),
) -> str:
    """All manifests with what is known of their files; of a model file that can't be used, its path and
    why."""
    usable = [{**as_values(manifest), "unusable": None} for manifest in methods]
    usable += [
        {
            **json.loads(series_manifest.to_json(manifest)),
            "family": SERIES,
            "path": manifest.path,
            "origin": manifest.origin,
            "unusable": None,
        }
        for manifest in of_series
    ]
    usable += [
        {
            **json.loads(classifier_manifest.to_json(one)),
            "family": LAND_COVER,
            "path": one.path,
            "origin": one.origin,
            "unusable": None,
        }
        for one in of_land
    ]
    return json.dumps(
        [*usable, *({"name": None, "path": path, "unusable": reason} for path, reason in unusable.items())],
        indent=1,
    )


def as_values(manifest: Manifest) -> dict[str, Any]:
    """The manifest and what is known of its file, ready for JSON."""
    return {
        **json.loads(to_json(manifest)),
        "path": manifest.path,
        "origin": manifest.origin,
        "bytes": size_of(manifest),
        "share_of_delta": share_of_delta(manifest),
    }


def card_text(manifest: Manifest) -> str:
    """All that is known of a method, to read."""
    pairs = f"{manifest.pairs_min}" if manifest.pairs_min == manifest.pairs_max else "1 or 2"
    facts = {
        "what": in_brief(manifest),
        "family": manifest.family,
        "version": manifest.version,
        "pairs": pairs,
        "ratios": " to ".join(f"{r:g}" for r in manifest.ratio_range),
        "tile": f"{manifest.tile} pixels",
        "halo": f"{manifest.halo} pixels" if manifest.halo else "",
        "file": readable(manifest.path or ""),
        "citation": manifest.citation,
        "sha256": manifest.sha256,
    }
    lines = [
        f"{manifest.name}: {manifest.summary}",
        "",
        *(f"  {name:<10}{value}" for name, value in facts.items() if value),
    ]
    for title, values in (
        ("inputs", {t.name: _tensor(t) for t in manifest.inputs}),
        ("parameters", {p.name: f"{p.default}, {p.allowed}. {p.help}" for p in manifest.parameters}),
        ("trained on", manifest.trained_on),
        ("accuracy", manifest.accuracy),
    ):
        if values:
            lines += ["", f"  {title}", *_branches(values, 4)]
    return "\n".join(wrapped for line in lines for wrapped in _folded(line))


def _tensor(tensor: Tensor) -> str:
    role = f"{tensor.role} {tensor.pair}" if tensor.role in ("fine", "coarse", "averaged") else tensor.role
    return f"{role} {tensor.of} {tensor.settings or ''}".rstrip()


def _branches(values: Mapping[str, Any], indent: int) -> Iterator[str]:
    """A line for each value; what is in a value itself stands deeper."""
    for name, value in values.items():
        parts = value if isinstance(value, dict) else dict(enumerate(value, 1)) if _is_nested(value) else None
        if parts:
            yield f"{'':<{indent}}{name}:"
            yield from _branches(parts, indent + 2)
        else:
            yield f"{'':<{indent}}{name}: {', '.join(map(str, value)) if isinstance(value, list) else value}"


def _is_nested(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(item, dict) for item in value)


def _folded(line: str) -> list[str]:
    deeper = " " * (len(line) - len(line.lstrip()) + 4)
    unbroken = textwrap.TextWrapper(
        WIDTH, subsequent_indent=deeper, break_long_words=False, break_on_hyphens=False
    )
    return unbroken.wrap(line) or [""]


def _entries(manifest: Manifest) -> list[Entry]:
    pairs = str(manifest.pairs_min) if manifest.pairs_min == manifest.pairs_max else "1-2"
    return [
        (f"{manifest.name:<12} {manifest.family:<10} pairs {pairs}", manifest.summary),
        ("", in_brief(manifest)),
        *map(_parameter, manifest.parameters),
    ]


def _entries_of_series(manifest: SeriesManifest) -> list[Entry]:
    return [(f"{manifest.name:<12} {SERIES:<10} dates", manifest.summary), ("", manifest.in_brief)]


def _parameter(parameter: Parameter) -> Entry:
    start = f"  {parameter.name}={parameter.default}"
    if parameter.choices:
        return start, f"{parameter.help} One of {', '.join(parameter.choices)}."
    return f"{start:<21} {parameter.least:g} to {parameter.most:g}", parameter.help


def _lines(start: str, text: str, indent: int) -> list[str]:
    first = f"{start}  ".ljust(indent)
    return textwrap.wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=" " * indent, break_on_hyphens=False
    ) or [start]
