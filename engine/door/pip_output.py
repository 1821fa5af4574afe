"""What pip prints, understood: which library it is at, and why it failed, as one sentence with a way on.

pip ends nearly every failure with "No matching distribution found", whatever went wrong before; the reason
stands in its warnings. Standard library alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Optional

from .addresses import without_secrets
from .errors import ChronofuseError, DiskFullError, EngineMissingError
from .interpreter import platform_words
from .libraries import plain_name
from .plain_text import cut

_WHEEL = r"([\w.]+)-[\w.+!]+-[\w.]+-[\w.]+-[\w.]+\.whl"
_DOWNLOADING = re.compile(rf"^\s*(?:Downloading|Using cached) (?:\S*/)?{_WHEEL}(?=\s|$)")
_AT_HAND = re.compile(rf"^\s*(?:Processing|File was already downloaded) (.*?[/\\]{_WHEEL})(?=\s|$)")
_COLLECTING = re.compile(r"^\s*Collecting ([\w.-]+)")
_INSTALLING = re.compile(r"^\s*Installing collected packages: (.+)")
_MISSING = re.compile(r"No matching distribution found for ([\w.-]+==[\w.+!]+)")


@dataclass(frozen=True)
class PipStep:
    """What pip is at."""

    library: str
    """Its name; of an installation the first of `libraries`."""
    file: str = ""
    """A wheel that lies on this machine, and is not downloaded."""
    libraries: tuple[str, ...] = ()
    """All that are installed from here on, in their order; empty while libraries are downloaded."""


def step(line: str) -> Optional[PipStep]:
    """What a line of pip's says that it is at; None where it says nothing of that."""
    found = _AT_HAND.match(line)
    if found:
        return PipStep(plain_name(found[2]), file=found[1])
    for pattern in (_DOWNLOADING, _COLLECTING):
        found = pattern.match(line)
        if found:
            return PipStep(plain_name(found[1]))
    found = _INSTALLING.match(line)
    if found:
        names = tuple(plain_name(name) for name in found[1].split(", "))
        return PipStep(names[0], libraries=names)
    return None


BEGIN = "The engine can't be set up: "
AGAIN = "what was downloaded is kept"

_REASONS: tuple[tuple[str, str, str], ...] = (
    (
        r"\b407\b[^\n]*Proxy|Proxy Authentication Required",
        "the proxy asks for a login{proxy}",
        "enter its user and password in QGIS under Settings > Options > Network, or put them before the "
        "host in "
        "HTTPS_PROXY, then try again",
    ),
    (
        r"Missing dependencies for SOCKS support",
        "pip can't use a SOCKS proxy{proxy}",
        "give an HTTP proxy in QGIS under Settings > Options > Network, or set up from a folder of wheels",
    ),
    (
        r"CERTIFICATE_VERIFY_FAILED|SSLError|SSLCertVerificationError|certificate verify failed",
        "the certificate of the package index was not accepted, as where a company's firewall reads along",
        "set PIP_CERT to your company's certificate file, or set up from a folder of wheels",
    ),
    (
        r"ProxyError|Cannot connect to proxy|Tunnel connection failed",
        "the proxy can't be reached{proxy}",
        "check it in QGIS under Settings > Options > Network, or HTTPS_PROXY, then try again",
    ),
    (
        r"NewConnectionError|NameResolutionError|Name or service not known|"
        r"Temporary failure in name resolution|"
        r"getaddrinfo failed|nodename nor servname|Network is unreachable|No route to host|ConnectTimeout|"
        r"Failed to establish a new connection|Connection refused|WinError 1006[01]",
        "the package index can't be reached",
        "check the network and the proxy (QGIS: Settings > Options > Network), then try again, or set up "
        "from a "
        "folder of wheels",
    ),
    (
        r"ReadTimeout|Read timed out|Connection reset|ConnectionResetError|IncompleteRead|Connection broken|"
        r"RemoteDisconnected|Connection aborted",
        "the connection to the package index broke off",
        "try again",
    ),
    (
        r"(?:40[13]|429|50\d) (?:Client|Server) Error|HTTP error (?:40[13]|429|50\d)",
        "the package index refused to answer",
        "try again later, or look where pip takes its files from ('pip config list', PIP_INDEX_URL)",
    ),
)
"""What a failure is recognised by, what it was, and what to do; the first that fits is the reason."""

_NO_SPACE = re.compile(
    r"No space left on device|\[Errno 28\]|WinError 112|Disk quota exceeded", re.IGNORECASE
)
_NO_RIGHT = re.compile(
    r"(?:Permission denied|Read-only file system|Access is denied|\[Errno (?:13|30)\]|WinError 5\b)[^'\n]*"
    r"(?:'([^'\n]+)')?",
    re.IGNORECASE,
)


def unexplained(output: str) -> str:
    """The library that pip did not find where it says no word on the reason; empty where it does."""
    missing = _MISSING.search(output)
    return missing[1] if missing and not any(re.search(pattern, output) for pattern, _, _ in _REASONS) else ""


def failure(output: str, step_name: str, proxy: str, wheels: str, folder: str) -> ChronofuseError:
    """The error for a step that failed.

    Args:
        output: all that it printed.
        step_name: what it did, for where nobody knows the reason.
        proxy: the proxy's address; its login is left out.
        wheels: the folder of wheels that it installed from; empty: the network.
        folder: where the environment is made.
    """
    if _NO_SPACE.search(output):
        return DiskFullError(
            f"{BEGIN}the disk of '{folder}' is full: free some space, or set CHRONOFUSE_HOME to a folder on "
            "another disk, then try again."
        )
    denied = _NO_RIGHT.search(output)
    if denied:
        return not_writable(denied[1] or folder)
    missing = _MISSING.search(output)
    if wheels and missing:
        return EngineMissingError(
            f"{BEGIN}the folder '{wheels}' holds no wheel of {missing[1]} for {platform_words()}: fill it "
            "anew "
            "with pip download for this Python and system, or set up with a network."
        )
    for pattern, reason, remedy in _REASONS:
        if re.search(pattern, output):
            named = f" ({without_login(proxy)})" if proxy else ""
            return EngineMissingError(f"{BEGIN}{reason.format(proxy=named)}: {remedy}; {AGAIN}.")
    if missing:
        return EngineMissingError(
            f"{BEGIN}the package index offers no wheel of {missing[1]} for {platform_words()}: look where "
            "pip "
            "takes its files from ('pip config list', PIP_INDEX_URL), or set up from a folder of wheels."
        )
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    told = [line for line in lines if line.startswith("ERROR") or "Error:" in line] or lines
    last = cut(told[-1], 300) if told else "it said nothing"
    return EngineMissingError(f"{BEGIN}{step_name} failed ({last}): the log has all of it; try again.")


def not_writable(place: str) -> EngineMissingError:
    """The error for a folder in which nothing can be written."""
    return EngineMissingError(
        f"{BEGIN}'{place}' can't be written: check the folder's permissions, or set CHRONOFUSE_HOME to a "
        "folder "
        "of your own (QGIS: Settings > Options > System > Environment)."
    )


def without_login(proxy: str) -> str:
    """A proxy's address without the user and the password."""
    return without_secrets(proxy)
