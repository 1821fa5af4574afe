"""A scratch QGIS profile with this checkout linked in as the plugin, so that nobody's own profile is
touched."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Optional

ROOT = Path(__file__).resolve().parent.parent


def make_profile(folder: Path, plugin: Optional[Path] = None) -> Path:
    """Make the profile, link the plugin (default: this checkout) and enable it; the folder."""
    plugins = folder / "profiles" / "default" / "python" / "plugins"
    plugins.mkdir(parents=True, exist_ok=True)
    link = plugins / "chronofuse"
    if not link.exists():
        link.symlink_to(plugin or ROOT, target_is_directory=True)
    subprocess.run(
        ["qgis_process", "plugins", "enable", "chronofuse"],
        env=environment(folder),
        check=True,
        capture_output=True,
    )
    return folder


def environment(profile: Path) -> dict[str, str]:
    """Variables for a QGIS that uses the profile and needs no screen."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON") and k != "VIRTUAL_ENV"}
    return {
        **kept,
        "QGIS_CUSTOM_CONFIG_PATH": str(profile),
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_RUNTIME_DIR": str(profile),
    }
