"""build/chronofuse.zip: what is installed in QGIS by 'Install from ZIP'.

Only files that git tracks go in, and of these only what the plugin needs to run. Two things are made on the
way: the changelog of metadata.txt from the fragments of changes/ (scripts/changelog.py), and the guide from
docs/ (scripts/make_guide.py).
"""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path

import changelog
import make_guide

ROOT = Path(__file__).resolve().parent.parent
PARTS = (
    "__init__.py",
    "plugin.py",
    "metadata.txt",
    "LICENSE",
    "README.md",
    "CHANGELOG.md",
    "requirements/engine.txt",
    "requirements/engine.lock",
    "requirements/numpy-1.lock",
    "requirements/numpy-2.lock",
    "requirements/cluster.txt",
    "requirements/cluster.lock",
    "requirements/train.txt",
    "requirements/train.lock",
    "requirements/torch.lock",
    "requirements/graphics.txt",
    "requirements/graphics.lock",
    "ui/",
    "toolbox/",
    "shell/",
    "engine/",
    "models/",
    "resources/",
)
FOR_TRANSLATORS = ".ts"
"""Qt reads the .qm beside it."""
LIMIT = 25_000_000
"""What the plugin site takes."""


def main() -> None:
    target = ROOT / "build" / "chronofuse.zip"
    target.parent.mkdir(exist_ok=True)
    count = make(target)
    size = target.stat().st_size
    if size > LIMIT:
        raise SystemExit(f"{target} has {size / 1e6:.1f} MB, but the plugin site takes {LIMIT / 1e6:.0f} MB")
    print(f"{target}: {count} files, {size / 1e6:.2f} MB")


def make(target: Path) -> int:
    """Write the zip; how many files are in it."""
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\n")
    chosen = [name for name in tracked if name.startswith(PARTS) and not name.endswith(FOR_TRANSLATORS)]
    chosen += [f"resources/guide/{name}" for name in make_guide.build()]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in chosen:
            if name == "metadata.txt":
                entry = zipfile.ZipInfo.from_file(ROOT / name, f"chronofuse/{name}")
                archive.writestr(entry, changelog.metadata(), zipfile.ZIP_DEFLATED)
            else:
                archive.write(ROOT / name, f"chronofuse/{name}")
    return len(chosen)


if __name__ == "__main__":
    main()
