"""The environment variables of the processes that we start: a list of what is allowed, and what we set.

What QGIS, another plugin, a terminal or a module system set for programs of their own may be anything: an
interpreter's search path, another program's proj.db, a switch that lets a VRT run Python. So nothing is
handed on that does not stand here.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Optional

from .private_folder import private_folder

KERNEL_BYTES, FONT_BYTES = 10_000_000, 1_000_000
"""More than all compiled kernels, or matplotlib's list of fonts, take."""
SILENT = {"ORT_DISABLE_TELEMETRY": "1"}
"""ONNX Runtime's builds for Linux and Windows send usage data to their maker, and keep an id of the device in
the user's home: not from our processes."""

_USER = "HOME LOGNAME USER USERNAME SHELL PATH LANG LANGUAGE TZ TMPDIR TEMP TMP KRB5CCNAME"
_WINDOWS = (
    "ALLUSERSPROFILE APPDATA COMPUTERNAME COMSPEC HOMEDRIVE HOMEPATH LOCALAPPDATA NUMBER_OF_PROCESSORS OS "
    "OSGEO4W_ROOT PATHEXT PROGRAMDATA PUBLIC SYSTEMDRIVE SYSTEMROOT USERDOMAIN USERPROFILE WINDIR"
)
_LIBRARIES = "LD_LIBRARY_PATH DYLD_LIBRARY_PATH DYLD_FALLBACK_LIBRARY_PATH"
"""Where CUDA's libraries lie; never what is loaded before all others (LD_PRELOAD)."""
_NETWORK = (
    "HTTP_PROXY HTTPS_PROXY FTP_PROXY ALL_PROXY NO_PROXY CURL_CA_BUNDLE REQUESTS_CA_BUNDLE SSL_CERT_DIR "
    "SSL_CERT_FILE GDAL_PROXY_AUTH GDAL_DISABLE_READDIR_ON_OPEN GDAL_INGESTED_BYTES_AT_OPEN "
    "GOOGLE_APPLICATION_CREDENTIALS IDENTITY_ENDPOINT IDENTITY_HEADER MSI_ENDPOINT PGHOST PGPORT PGUSER "
    "PGPASSWORD PGPASSFILE PGSERVICE PGSERVICEFILE PGSSLMODE"
)
"""What reading over the network takes; http_proxy and its like are written in small letters, too."""
_PROJ = (
    "PROJ_NETWORK PROJ_NETWORK_ENDPOINT PROJ_CURL_CA_BUNDLE PROJ_USER_WRITABLE_DIRECTORY "
    "PROJ_ONLY_BEST_DEFAULT"
)
_THREADS = "NUMBA_NUM_THREADS NUMBA_THREADING_LAYER"

ALLOWED = frozenset(" ".join((_USER, _WINDOWS, _LIBRARIES, _NETWORK, _PROJ, _THREADS)).split())
ALLOWED_BEGINNINGS = (
    *("CHRONOFUSE_", "LC_", "XDG_", "PIP_", "PROCESSOR_", "PROGRAMFILES", "COMMONPROGRAM"),
    *("AWS_", "AZURE_", "GS_", "OSS_", "OS_", "SWIFT_", "WEBHDFS_", "EEDA_", "GDAL_HTTP_"),
    *("CPL_AWS_", "CPL_AZURE_", "CPL_CURL_", "CPL_GCE_", "CPL_GS_", "CPL_MACHINE_", "CPL_VSIL_", "VSI"),
    *("CUDA_", "CUDNN_", "CUBLAS_", "NCCL_", "NVIDIA_", "TORCH_", "PYTORCH_", "DASK_"),
    *("OMP_", "GOMP_", "KMP_", "MKL_", "OPENBLAS_", "MALLOC_"),
    *("PYTEST_", "COVERAGE_", "COV_CORE_"),  # of the tests
)
OWN_DATA = ("GDAL_DATA", "GDAL_DRIVER_PATH", "PROJ_DATA", "PROJ_LIB")
"""Where GDAL and PROJ find what belongs to them: handed on where that is part of this very installation, as
QGIS for Windows, its snap and conda have it; another program's does not fit our libraries."""


def clean_environment(scratch: Optional[Path] = None) -> dict[str, str]:
    """The environment variables for a process of ours: of this process's own those that are allowed.

    Args:
        scratch: the temporary folder of the run, closed to others, for what can't be kept in the user's data
            folder.
    """
    kept = {name: value for name, value in os.environ.items() if _is_allowed(name)}
    for name in OWN_DATA:
        own = os.pathsep.join(filter(_is_of_this_installation, os.environ.get(name, "").split(os.pathsep)))
        if own:
            kept[name] = own
    folders = {
        "NUMBA_CACHE_DIR": private_folder("kernels", KERNEL_BYTES, scratch),
        "MPLCONFIGDIR": private_folder("matplotlib", FONT_BYTES, scratch),
    }
    ours = {name: str(folder) for name, folder in folders.items() if folder}
    return {**kept, **_without_other_database(), **SILENT, **ours}


def _without_other_database() -> dict[str, str]:
    """That PROJ leaves out the user's own folder, where a database lies in it: it goes before the one of our
    PROJ, and another program or an older version put it there. Grids that were downloaded lie there without
    one, and are used."""
    other = os.path.lexists(_folder_of_proj() / "proj.db")
    return {"PROJ_SKIP_READ_USER_WRITABLE_DIRECTORY": "YES"} if other else {}


def _folder_of_proj() -> Path:
    """The user's own folder for PROJ, as PROJ looks for it."""
    own = os.environ.get("PROJ_USER_WRITABLE_DIRECTORY")
    if own:
        return Path(own)
    home = Path(os.path.expanduser("~"))
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home)) / "proj"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "proj"
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "proj"


def _is_allowed(name: str) -> bool:
    return name.upper() in ALLOWED or name.upper().startswith(ALLOWED_BEGINNINGS)


def _is_of_this_installation(path: str) -> bool:
    real = Path(os.path.realpath(path))
    return bool(path) and any(real.is_relative_to(root) for root in _installation())


def _installation() -> list[Path]:
    """Where the interpreter's own GDAL and PROJ keep what belongs to them."""
    prefix = Path(os.path.realpath(sys.base_prefix))
    roots = [prefix / "share", prefix / "lib", prefix / "Library"]  # the last in conda for Windows
    if prefix.parent.name.lower() == "apps":  # OSGeo4W\apps\Python312
        roots += [prefix.parent, prefix.parents[1] / "share"]
    return roots + [parent for parent in prefix.parents if parent.suffix == ".app"]
