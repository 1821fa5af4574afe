"""What helps to find out why something does not work here, as a text to hand on: versions, the engine's
environment, devices and why one is not used, the last error, settings. The home folder and the user's name
are taken out, logins and passwords never go in.

The text is English whatever the interface is: it is for whoever helps.
"""

from __future__ import annotations

import getpass
import json
import os
import platform
import re
import sys
import time
from pathlib import Path
from typing import Optional

from qgis.core import Qgis, QgsApplication, QgsSettings
from qgis.PyQt.QtCore import QT_VERSION_STR

from ..engine.door import client, environment, health, kernels, set_up_sizes
from ..engine.door.addresses import without_secrets
from ..engine.door.errors import ChronofuseError
from ..engine.door.plain_text import printable
from ..engine.door.process_environment import clean_environment
from ..engine.door.set_up_log import log_path
from ..engine.door.short_commands import printed_by
from ..engine.door.version import __version__
from ..models.catalogue.home import home

SECONDS = 90
"""Until the engine must have tried its devices."""
OWN_SETTINGS = "chronofuse"
_last_error: Optional[tuple[float, str, str]] = None


def remember(error: ChronofuseError) -> None:
    """Keep an error that was shown, for the diagnostics."""
    global _last_error
    _last_error = time.time(), error.code, str(error)


def of_qgis() -> list[tuple[str, str]]:
    """What QGIS's own process knows; to be called in the main thread, and quick."""
    settings = QgsSettings()
    settings.beginGroup(OWN_SETTINGS)
    own = {key: settings.value(key) for key in settings.allKeys()}
    settings.endGroup()
    proxy = "on" if settings.value("proxy/proxyEnabled", False, type=bool) else "off"
    return [
        ("Chronofuse", __version__),
        ("QGIS", f"{Qgis.version()} ({QgsApplication.platform()})"),
        ("Qt", QT_VERSION_STR),
        ("Python", f"{platform.python_version()} ({sys.executable})"),
        ("GDAL, PROJ", _geo_versions()),
        ("numpy", _version_of("numpy")),
        ("System", platform.platform()),
        ("Language", QgsApplication.locale()),
        ("Plugin", str(environment.PACKAGE)),
        ("Last error", _last_error_text()),
        ("Settings", json.dumps(own, default=str, sort_keys=True) if own else "none"),
        ("Proxy of QGIS", proxy),
    ]


def of_engine() -> list[tuple[str, str]]:
    """What the engine's environment and its process tell; takes seconds, so not for the main thread."""
    target, standing = environment.folder(), environment.standing()
    free = set_up_sizes.free_space(home())
    facts = [
        ("Engine", f"{standing.state}{f' ({standing.why})' if standing.why else ''}"),
        ("Its folder", str(target)),
        ("Its Python", environment.given_python() or str(environment.python_of(target) or "none")),
        ("Parts", _parts(target)),
        ("Libraries", ", ".join(f"{n} {v}" for n, v in health.noted_contents(target).items()) or "not noted"),
        ("Methods compiled", "yes" if kernels.are_compiled() else "no"),
        ("Free on its disk", set_up_sizes.size(free) if free is not None else "unknown"),
        ("Variables", _variables()),
        ("Log of the set-up", str(log_path()) if log_path().exists() else "none"),
    ]
    return [*facts, *_devices()]


def as_text(facts: list[tuple[str, str]], title: str = "Chronofuse diagnostics") -> str:
    """The facts, a line each, without what tells who the user is."""
    broadest = min(20, max(len(name) for name, _ in facts)) if facts else 0
    lines = [f"{name:<{broadest}}  {value}" for name, value in facts]
    return anonymous(printable(without_secrets("\n".join([title, "", *lines]))))


def anonymous(text: str, folder: Optional[str] = None, user: Optional[str] = None) -> str:
    """A text with `~` for the home folder and `<user>` for the user's name, however they are written."""
    folder = os.path.expanduser("~") if folder is None else folder
    user = _user() if user is None else user
    flags = re.IGNORECASE if sys.platform in ("win32", "darwin") else 0
    for spelt in {folder, folder.replace("\\", "/"), folder.replace("\\", "\\\\"), os.path.realpath(folder)}:
        if len(spelt) > 1:
            text = re.sub(rf"{re.escape(spelt)}(?![\w.-])", "~", text, flags=flags)
    return re.sub(rf"(?<![\w]){re.escape(user)}(?![\w])", "<user>", text, flags=flags) if user else text


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # Windows, or a container, without a name
        return ""


def _geo_versions() -> str:
    from osgeo import gdal, osr

    proj = osr.GetPROJVersionMajor(), osr.GetPROJVersionMinor(), osr.GetPROJVersionMicro()
    return f"{gdal.__version__}, {'.'.join(map(str, proj))}"


def _version_of(library: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(library)
    except PackageNotFoundError:
        return "none"


def _last_error_text() -> str:
    if _last_error is None:
        return "none in this session"
    at, code, sentence = _last_error
    return f"{time.strftime('%H:%M:%S', time.localtime(at))} [{code}] {sentence}"


def _parts(target: Path) -> str:
    parts = [
        name
        for name, there in (
            ("training", environment.has_training(target)),
            ("graphics card", environment.has_graphics(target)),
        )
        if there
    ]
    return ", ".join(parts) or "the engine alone"


def _variables() -> str:
    named = {k: v for k, v in os.environ.items() if k.startswith(("CHRONOFUSE_", "PIP_", "CUDA_VISIBLE"))}
    return ", ".join(f"{name}={value}" for name, value in sorted(named.items())) or "none"


def _devices() -> list[tuple[str, str]]:
    """What each device did with a network, or why it is not used; as `chronofuse devices` tells it."""
    try:
        command = [client.find_python(), "-I", str(client.ENTRY), "devices", "--json"]
        tried = json.loads(printed_by(command, SECONDS, clean_environment()) or "")
        return [
            ("ONNX Runtime", f"{tried['onnxruntime']} ({', '.join(tried['providers'])})"),
            *((f"Device {one['name']}", _device(one)) for one in tried["devices"]),
            ("NVIDIA cards", ", ".join(card["name"] for card in tried["cards"]) or "none seen"),
        ]
    except ChronofuseError as error:
        return [("Devices", str(error))]
    except (ValueError, KeyError) as error:
        return [("Devices", f"could not be asked for ({type(error).__name__})")]


def _device(one: dict) -> str:
    if not one["works"]:
        return f"not used: {one['reason']}{'; ' + one['remedy'] if one['remedy'] else ''}"
    hardware = f", {one['hardware']}" if one["hardware"] else ""
    return f"works, {one['speed']:.2f} million pixels x bands a second{hardware}"
