"""The user's own models: what an import is asked to take in, and what `chronofuse remove` takes out.

What a foreign model is said to be stands in a JSON file beside it, or in the model itself if it was exported
by Chronofuse. Whether it is true is tried by the engine's process (importing.py).

Standard library alone.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Optional, Union

from ...models.catalogue import either
from ...models.catalogue.classifier_manifest import ClassifierManifest, classifiers
from ...models.catalogue.either import Either
from ...models.catalogue.errors import ManifestError
from ...models.catalogue.installed import catalogue, own_models
from ...models.catalogue.manifest import Manifest
from ...models.catalogue.model_file import NO_FILE
from ...models.catalogue.series_manifest import SeriesManifest, own_series_models, series_models
from .errors import ModelFileError, OutputExistsError, UnknownMethodError
from .fill_job import SERIES_METHODS
from .jobs import ImportJob
from .outputs import os_errors
from .plain_files import require_there

LARGEST, LARGEST_MANIFEST = 1_000_000_000, 1_000_000
"""Bytes of a model, and of the JSON beside it."""
GUIDE = "docs/guide.md, 'Models of your own', has an example"


def import_job(
    model: str,
    manifest_file: Optional[str] = None,
    name: Optional[str] = None,
    overwrite: bool = False,
    threads: Optional[int] = None,
) -> ImportJob:
    """The job that takes in a model file.

    Args:
        manifest_file: the JSON that says what the model's tensors are; None: the one beside it, else the one
            in it.
        name: another name than the manifest has.
    Raises:
        MissingFileError, ModelFileError: no such file, or nothing that says what it is.
        OutputExistsError: there is such a model already.
    """
    path = Path(model).expanduser()
    _require_file(path, "model file", LARGEST)
    manifest = _described(path, manifest_file)
    if name is not None:
        try:
            manifest = replace(manifest, name=name)
        except ManifestError as error:
            raise ModelFileError(
                f"The model can't be called '{name}' ({error}): choose another --name."
            ) from error
    place = _place_of_series if isinstance(manifest, SeriesManifest) else _place
    output = _require_free(manifest.name, place(manifest.name), overwrite)
    return ImportJob(str(path), either.to_text(manifest), str(output), threads, overwrite)


def remove(name: str) -> Path:
    """Delete a model of the user's own, of whichever kind; the file that is gone.

    Raises:
        UnknownMethodError: there is none of that name, or it is part of Chronofuse.
    """
    every = _every()
    mine = {n: m for n, m in every.items() if m.origin == "own"}
    if name not in mine:
        why = "is part of Chronofuse" if name in (*every, *SERIES_METHODS) else "is not there"
        raise UnknownMethodError(f"The model '{name}' {why}: yours are {', '.join(mine) or 'none so far'}.")
    path = Path(str(mine[name].path))
    with os_errors(path):
        path.unlink()
    return path


def _every() -> dict[str, Union[Either, ClassifierManifest]]:
    return {**classifiers(), **catalogue(), **series_models()}


def require_name_for_land_cover(name: str) -> None:
    """Raises ModelFileError where a method of another kind has a name: by it models are listed and "
    "removed."""
    if name in catalogue() or name in series_models() or name in SERIES_METHODS:
        raise _taken(name)


def _described(path: Path, manifest_file: Optional[str]) -> Either:
    """What the model is said to be."""
    beside = (
        [Path(manifest_file).expanduser()]
        if manifest_file
        else [path.with_suffix(".json"), Path(f"{path}.json")]
    )
    file = next((p for p in beside if p.is_file()), beside[0] if manifest_file else None)
    if file is None:
        return _described_inside(path, beside[0])
    _require_file(file, "manifest", LARGEST_MANIFEST)
    try:
        manifest = either.from_text(file.read_text("utf-8"))
        if isinstance(manifest, Manifest) and manifest.family != "network":
            raise ManifestError(f"it says that the model is a {manifest.family} method, not a network")
        return manifest
    except (ManifestError, OSError, UnicodeDecodeError) as error:
        raise ModelFileError(
            f"The manifest '{file}' can't be used ({error}): correct it ({GUIDE})."
        ) from error


def _described_inside(path: Path, beside: Path) -> Either:
    try:
        return either.in_file(path)
    except (ManifestError, OSError) as error:
        raise ModelFileError(
            f"Nothing says what the tensors of '{path}' are: there is no '{beside}', and of the model file "
            f"itself: {error}. Write that JSON, or name it with --manifest ({GUIDE})."
        ) from error


def _place(name: str) -> Path:
    """Where a model of pairs goes."""
    namesake = catalogue().get(name)
    if (
        name in series_models()
        or name in classifiers()
        or (namesake is not None and namesake.origin != "own")
    ):
        raise _taken(name)
    return Path(str(namesake.path)) if namesake else own_models() / f"{name}.onnx"


def _place_of_series(name: str) -> Path:
    """Where a network for sequences goes; a series is filled by methods of pairs, too, so that none of them
    may have its name."""
    namesake = series_models().get(name)
    if (
        name in SERIES_METHODS
        or name in catalogue()
        or name in classifiers()
        or (namesake and namesake.origin != "own")
    ):
        raise _taken(name)
    return Path(str(namesake.path)) if namesake else own_series_models() / f"{name}.onnx"


def _taken(name: str) -> ModelFileError:
    """The refusal of a name that a method of the other kind has, or one that is part of Chronofuse."""
    other = _every().get(name)
    of_land = isinstance(other, ClassifierManifest)
    kind = (
        "for sequences" if isinstance(other, SeriesManifest) else "of land cover" if of_land else "of pairs"
    )
    is_own = other is not None and other.origin == "own"
    whose = f"a model {kind} of yours" if is_own else "a method that is part of Chronofuse"
    return ModelFileError(f"'{name}' is the name of {whose}: give the model another one (--name).")


def _require_free(name: str, path: Path, overwrite: bool) -> Path:
    """The path; raises OutputExistsError where a model is there that is not to be replaced."""
    if path.exists() and not overwrite:
        raise OutputExistsError(
            f"There is a model '{name}' already ('{path}'): give this one another name (--name), or ask "
            "to put it in the place of that (--replace)."
        )
    return path


def _require_file(path: Path, kind: str, largest: int) -> None:
    require_there(f"The {kind}", str(path))
    if not path.is_file():
        raise ModelFileError(f"The {kind} '{path}' can't be used ({NO_FILE}): give a file.")
    size = path.stat().st_size
    if size > largest:
        raise ModelFileError(
            f"The {kind} '{path}' has {size / 1e6:,.0f} MB, but at most {largest / 1e6:,.0f} MB are taken."
        )
