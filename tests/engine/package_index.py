"""A tiny package index behind a proxy with a password, and wheels of a moment's size: in the place of PyPI,
whose 150 MB would take minutes. pip, the proxy's protocol and the refusals are the real ones."""

from __future__ import annotations

import base64
import hashlib
import http.server
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HOST = "wheels.example.org"
"""A name that nobody resolves: only the proxy knows it."""


def wheel(folder: Path, name: str, text: str = "value = 1") -> str:
    """A wheel of one module; its SHA-256."""
    about = f"{name}-1.0.dist-info"
    files = {
        f"{name}.py": text,
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{about}/RECORD": "".join(f"{file},,\n" for file in (f"{name}.py", f"{about}/RECORD")),
    }
    path = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for file, content in files.items():
            archive.writestr(file, content)
    return hashlib.sha256(path.read_bytes()).hexdigest()


def lock_of(folder: Path, *names: str) -> str:
    """The text of a lock of wheels, which are made."""
    return "".join(f"{name}==1.0 \\\n    --hash=sha256:{wheel(folder, name)}\n" for name in names)


class Proxy(http.server.ThreadingHTTPServer):
    """Answers for HOST with what lies in a folder, where it is asked with the login."""

    def __init__(self, folder: Path, login: str):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folder = folder
        self.expected = "Basic " + base64.b64encode(login.encode()).decode()
        self.asked: list[tuple[str, int]] = []
        """What was asked for, and the status that was answered."""
        self.broken_after: int | None = None
        """Break the line off after so many wheels."""

    @property
    def place(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"


class _Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        server: Proxy = self.server  # type: ignore[assignment]
        wheels = sum(path.endswith(".whl") and status == 200 for path, status in server.asked)
        if self.headers.get("Proxy-Authorization") != server.expected:
            self._answer(407, b"a login is needed", [("Proxy-Authenticate", 'Basic realm="test"')])
            return
        path = self.path.removeprefix(f"http://{HOST}")
        if path.endswith(".whl") and server.broken_after is not None and wheels >= server.broken_after:
            server.asked.append((path, 0))
            time.sleep(0.5)  # as long as a download of a true wheel takes at least
            self.close_connection = True
            self.connection.close()
            return
        file = server.folder / path.rpartition("/")[2]
        if path.endswith(".whl") and file.is_file():
            self._answer(200, file.read_bytes(), [("Content-Type", "application/zip")])
        elif path.startswith("/simple/"):
            name = path.strip("/").rpartition("/")[2].replace("-", "_")
            links = "".join(
                f'<a href="/files/{one.name}">{one.name}</a>' for one in server.folder.glob(f"{name}-*")
            )
            self._answer(200 if links else 404, f"<html><body>{links}</body></html>".encode())
        else:
            self._answer(404, b"")

    def _answer(self, status: int, body: bytes, headers: list[tuple[str, str]] = []) -> None:  # noqa: B006
        server: Proxy = self.server  # type: ignore[assignment]
        server.asked.append((self.path, status))
        self.send_response(status)
        for key, value in headers or [("Content-Type", "text/html")]:
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_) -> None:
        """Nothing on the terminal."""


@contextmanager
def proxy(folder: Path, login: str) -> Iterator[Proxy]:
    """The proxy at work."""
    server = Proxy(folder, login)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def settings_of_pip() -> dict[str, str]:
    """pip's settings that make it know the tiny index and nothing else."""
    return {
        "PIP_CONFIG_FILE": "/dev/null",
        "PIP_INDEX_URL": f"http://{HOST}/simple/",
        "PIP_TRUSTED_HOST": HOST,
        "PIP_RETRIES": "0",
    }
