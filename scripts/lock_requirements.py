"""requirements/*.lock from requirements/*.txt: every library that is downloaded onto a user's machine, those
that another one needs included, with its version and the SHA-256 of each of its wheels.

uv resolves for all Pythons and systems at once and says which wheels there are. Of these the ones for the
Pythons and systems of QGIS are kept, and what has none there is named. Nothing is taken that is younger
than a week: most planted releases are found by then. How many bytes each list is to download stands in
requirements/downloads.json, with which a test compares what a user is told.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import tomllib
from packaging.markers import Marker

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS, TOOLS = ROOT / "requirements", ROOT / "build" / "lock"
DOWNLOADS = REQUIREMENTS / "downloads.json"
UV, YOUNGEST = "uv==0.13.9", "7 days"
SINCE = {"engine": 9, "train": 10, "cluster": 10, "graphics": 11}
"""The oldest Python 3 that each list is made for."""
LAST = 13
ONLY_OF_TORCH = re.compile(r"torch|triton|(nvidia|cuda)-.*")
"""What torch alone brings. Its other requirements stay with the training's libraries."""
NUMPY = {1: 'numpy<2 ; python_version < "3.13"', 2: "numpy>=2,<3"}
"""Binary interfaces. numpy 1 is made for no Python from 3.13 on."""
OF_QGIS = """
numpy==1.26.4 ; python_version < "3.11"
numpy==1.24.2 ; python_version == "3.11"
numpy==1.26.4 ; python_version == "3.12"
numpy==2.2.4 ; python_version >= "3.13"
"""
"""The numpy that a QGIS brings (scripts/test_pythons.sh has the versions), or where that is older than 1.22
the one that takes its place: the libraries are chosen so that it can stay."""
GAPS = {
    *(("Intel Mac", python, name) for python in (10, 11, 12, 13) for name in ("numba", "llvmlite", "torch")),
    *(("Intel Mac", python, "onnxruntime") for python in (11, 12, 13)),
}
"""Wheels that the libraries' authors do not offer (docs/versions.md): system, Python 3, library."""


@dataclass(frozen=True)
class System:
    """A system that QGIS runs on, as markers and as wheels call it."""

    sys_platform: str
    platform_machine: str
    os_name: str
    wheel: str
    """A pattern of the wheel's platform."""


SYSTEMS = {
    "Linux x86_64": System("linux", "x86_64", "posix", r"(many)?linux\w*_x86_64"),
    "Linux aarch64": System("linux", "aarch64", "posix", r"(many)?linux\w*_aarch64"),
    "Windows": System("win32", "AMD64", "nt", "win_amd64"),
    "Apple Mac": System("darwin", "arm64", "posix", r"macosx_\w+_(arm64|universal2)"),
    "Intel Mac": System("darwin", "x86_64", "posix", r"macosx_\w+_(x86_64|universal2|intel)"),
}
WITH_CARDS = ("Linux x86_64", "Windows")
"""Where ONNX Runtime is made for NVIDIA cards."""


def main() -> None:
    """Write all locks, or none."""
    uv, missing = install_uv(), set()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        numpy, constraints = folder / "numpy.txt", folder / "constraints.txt"
        numpy.write_text(OF_QGIS, "utf-8")
        engine = resolve(uv, folder, "engine", numpy)
        constraints.write_text("".join(f"{line(package)}\n" for package in engine), "utf-8")
        train = resolve(uv, folder, "train", numpy, constraints)
        constraints.write_text("".join(f"{line(package)}\n" for package in (*engine, *train)), "utf-8")
        cluster = resolve(uv, folder, "cluster", numpy, constraints)
        locks = {
            "engine": ("engine", engine),
            "train": ("train", [one for one in train if not ONLY_OF_TORCH.fullmatch(one["name"])]),
            "torch": ("train", [one for one in train if ONLY_OF_TORCH.fullmatch(one["name"])]),
            "cluster": ("cluster", cluster),
        }
        for interface in NUMPY:
            locks[f"numpy-{interface}"] = ("engine", resolve_numpy(uv, folder, interface, [*engine, *train]))
        locks["graphics"] = ("graphics", resolve(uv, folder, "graphics", numpy, constraints))
    texts = {name: lock(*of, missing) for name, of in locks.items()}
    if missing != GAPS:
        sys.exit(
            f"there are no wheels, and GAPS says otherwise: {sorted(missing - GAPS)}; "
            f"there are wheels, and GAPS says otherwise: {sorted(GAPS - missing)}"
        )
    write_downloads({name: packages for name, (_, packages) in locks.items()}, texts)
    for name, text in texts.items():
        (REQUIREMENTS / f"{name}.lock").write_text(text, "utf-8")
        versions = len(re.findall(r"(?m)^\w", text))
        print(f"requirements/{name}.lock: {versions} versions, {text.count('--hash')} wheels")


def install_uv() -> Path:
    """uv, in an environment of its own: nothing but this script needs it."""
    subprocess.run([sys.executable, "-m", "venv", str(TOOLS)], check=True)
    subprocess.run([str(TOOLS / "bin" / "python"), "-m", "pip", "install", "-q", UV], check=True)
    return TOOLS / "bin" / "uv"


def resolve(uv: Path, folder: Path, name: str, *constraints: Path) -> list[dict]:
    """The packages of a list and all that they need but numpy, each with its wheels."""
    given = [str(REQUIREMENTS / f"{name}.txt")]
    for constraint in constraints:
        given += ["-c", str(constraint)]
    packages = compiled(uv, folder / f"pylock.{name}.toml", SINCE[name], given)
    return [package for package in packages if package["name"] != "numpy"]


def resolve_numpy(uv: Path, folder: Path, interface: int, packages: list[dict]) -> list[dict]:
    """The newest numpy of one binary interface that all of these packages take."""
    wishes, name = folder / "wishes.txt", f"numpy-{interface}"
    wishes.write_text("\n".join([NUMPY[interface], *map(line, packages)]), "utf-8")
    packages = compiled(uv, folder / f"pylock.{name}.toml", SINCE["engine"], [str(wishes)])
    return [one for one in packages if f"{one['name']}-{one['version']}".startswith(f"{name}.")]


def compiled(uv: Path, target: Path, since: int, given: list[str]) -> list[dict]:
    """What uv resolves, as PEP 751 has it."""
    settings = {"UV_PYTHON_DOWNLOADS": "never", "UV_NO_CONFIG": "1"}
    subprocess.run(
        [
            *(str(uv), "pip", "compile", "-q", "--universal", "--python-version", f"3.{since}"),
            *("--only-binary", ":all:", "--exclude-newer", YOUNGEST),
            *("--format", "pylock.toml", "-o", str(target), *given),
        ],
        check=True,
        env={**os.environ, **settings},
    )
    return tomllib.loads(target.read_text("utf-8"))["packages"]


def lock(source: str, packages: list[dict], missing: set) -> str:
    """The text of a lock; wheels that a Python on a system lacks are added to `missing`."""
    told = (
        f"# Made from requirements/{source}.txt by scripts/lock_requirements.py (`make lock`): edit that.\n"
        f"# Wheels for Python 3.{SINCE[source]} to 3.{LAST} on {', '.join(systems_of(source))}.\n"
    )
    return told + "".join(entry(package, source, missing) for package in packages)


def systems_of(source: str) -> dict[str, System]:
    """The systems that a list is for, by name."""
    return {name: about for name, about in SYSTEMS.items() if source != "graphics" or name in WITH_CARDS}


def entry(package: dict, source: str, missing: set) -> str:
    """A library's lines; none where it is for later Pythons alone."""
    hashes = set()
    for system, about in systems_of(source).items():
        for python in range(SINCE[source], LAST + 1):
            if not applies(package.get("marker"), python, about):
                continue
            fitting = [wheel for wheel in package.get("wheels", ()) if fits(wheel["url"], python, about)]
            hashes.update(wheel["hashes"]["sha256"] for wheel in fitting)
            if not fitting:
                missing.add((system, python, package["name"]))
    lines = [line(package), *(f"    --hash=sha256:{digest}" for digest in sorted(hashes))]
    return " \\\n".join(lines) + "\n" if hashes else ""


def write_downloads(packages: dict[str, list[dict]], texts: dict[str, str]) -> None:
    """How many bytes the wheels of each lock are on each system, of the Python that takes the most."""
    told = {
        name: {
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
            "bytes": {
                system: max(size(packages[name], text, python, about) for python in range(9, LAST + 1))
                for system, about in SYSTEMS.items()
            },
        }
        for name, text in texts.items()
    }
    DOWNLOADS.write_text(json.dumps(told, indent=1) + "\n", "utf-8")


def size(packages: list[dict], text: str, python: int, system: System) -> int:
    """Of a lock for a Python on a system: of each library the largest wheel that fits."""
    return sum(
        max(
            (
                wheel["size"]
                for wheel in package.get("wheels", ())
                if wheel["hashes"]["sha256"] in text and fits(wheel["url"], python, system)
            ),
            default=0,
        )
        for package in packages
        if applies(package.get("marker"), python, system)
    )


def line(package: dict) -> str:
    marker = package.get("marker", "").replace("'", '"')
    return f"{package['name']}=={package['version']}" + (f" ; {marker}" if marker else "")


def applies(marker: str | None, python: int, system: System) -> bool:
    """Whether a library is for a Python on a system."""
    values = {
        "python_version": f"3.{python}",
        "python_full_version": f"3.{python}.0",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "sys_platform": system.sys_platform,
        "platform_machine": system.platform_machine,
        "os_name": system.os_name,
        "platform_system": {"linux": "Linux", "win32": "Windows", "darwin": "Darwin"}[system.sys_platform],
    }
    return not marker or Marker(marker).evaluate(values)


def fits(address: str, python: int, system: System) -> bool:
    """Whether a wheel is for a Python on a system, by its name (PEP 427)."""
    *_, pythons, abi, platforms = address.rsplit("/", 1)[1].removesuffix(".whl").split("-")
    if not any(
        platform == "any" or re.fullmatch(system.wheel, platform) for platform in platforms.split(".")
    ):
        return False
    for tag in pythons.split("."):
        since = re.fullmatch(r"(cp|py)3(\d*)", tag)
        if since is None:
            continue
        oldest = int(since[2] or 0)
        exact = abi == f"cp3{python}" or (abi == "none" and since[1] == "cp")
        if oldest == python if exact else abi in ("abi3", "none") and oldest <= python:
            return True
    return False


if __name__ == "__main__":
    main()
