"""Nothing is sent anywhere: ONNX Runtime, as it comes, asks for its maker's host after ten seconds.

The processes run in a network of their own, in which nothing but the machine itself can be reached, and every
proxy of the environment is a listener here that writes down who is asked for.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
import runs

from chronofuse.models.catalogue.manifest import BUNDLED

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(
        sys.platform != "linux" or os.geteuid() != 0 or not (shutil.which("unshare") and shutil.which("ip")),
        reason="a network of one's own takes Linux, root, unshare and ip",
    ),
]
PROXIES = ("https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY")
SECONDS = 12.0
"""After which the telemetry has asked for its host on a machine with nothing else to do."""
PATIENCE = 90.0
"""Seconds for which a session that computes nothing is waited for: a busy machine is late."""
OURS = ("CHRONOFUSE_PYTHON", "CHRONOFUSE_HOME", "NUMBA_CACHE_DIR")
KEPT = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", *OURS)
"""All that the watched process gets of the environment: a variable that names a build server (CI, TF_BUILD),
a ``no_proxy`` or ORT_DISABLE_TELEMETRY silences the runtime by itself, and the test would prove nothing."""
WATCHED = f"""
import json, os, socket, subprocess, sys, threading, time

subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
listener = socket.create_server(("127.0.0.1", 0))
asked = []


def listen():
    while True:
        connection, _ = listener.accept()
        asked.append(connection.recv(4096).decode("latin-1").splitlines()[0])
        connection.sendall(b"HTTP/1.1 403 no\\r\\n\\r\\n")
        connection.close()


threading.Thread(target=listen, daemon=True).start()
proxy = "http://127.0.0.1:%d" % listener.getsockname()[1]
environment = {{**os.environ, **dict.fromkeys({PROXIES!r}, proxy)}}
streams = dict(stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
process = subprocess.Popen(sys.argv[1:], env=environment, text=True, **streams)
said = []
reader = threading.Thread(target=lambda: said.append(process.stderr.read()))
reader.start()
while process.poll() is None and not asked:
    time.sleep(0.1)
if asked:
    process.kill()
reader.join()
print(json.dumps([process.wait(), said[0], asked]))
"""


def watched(home: Path, *words: object) -> tuple[int, str, list[str]]:
    """Exit status of a command, what it said, and its requests: at the first one it is killed."""
    environment = {name: os.environ[name] for name in KEPT if name in os.environ}
    done = subprocess.run(
        ["unshare", "-n", sys.executable, "-c", WATCHED, *map(str, words)],
        env={**environment, "HOME": str(home), "TMPDIR": str(home)},
        capture_output=True,
        text=True,
        timeout=400,
        check=True,
    )
    return tuple(json.loads(done.stdout))


@pytest.fixture
def user(tmp_path) -> Path:
    (tmp_path / "user").mkdir()
    return tmp_path / "user"


def test_a_session_of_the_runtime_alone_is_noticed(user):
    """What the other test goes by."""
    session = (
        "import sys, time, onnxruntime; "
        "session = onnxruntime.InferenceSession(sys.argv[1], providers=['CPUExecutionProvider']); "
        f"time.sleep({PATIENCE})"
    )
    status, said, asked = watched(user, runs.warm.PYTHON, "-c", session, BUNDLED / "edcstfn.onnx")
    if not asked:
        assert status == 0, said
        pytest.skip("the runtime of this machine sends nothing of its own: the test below proves little here")
    assert all(request.startswith("CONNECT ") for request in asked)


def test_a_long_fusion_with_a_network_asks_for_nothing_and_leaves_nothing(user, tmp_path):
    scene = tmp_path / "scene"
    made = ["-m", "chronofuse.models.simulation", scene, "--size", "768", "--bands", "2", "--ratio", "8"]
    subprocess.run([runs.warm.PYTHON, *made], check=True, capture_output=True)
    images = dict(
        zip(
            ("--fine", "--coarse", "--target"),
            (scene / f"{name}.tif" for name in ("fine_2024-04-12", "coarse_2024-04-12", "coarse_2024-07-01")),
        )
    )
    words = [word for pair in images.items() for word in pair]
    begun = time.monotonic()
    status, said, asked = watched(
        user,
        runs.warm.REAL_COMMAND,
        *("fuse", *words, "--method", "stfdiff", "--param", "samples=16", "-o", tmp_path / "o.tif"),
    )
    seconds = time.monotonic() - begun
    assert status == 0, said
    assert seconds > SECONDS, "too short to tell: take more samples"
    assert asked == []
    assert [path for path in user.rglob("*") if path.is_file()] == []
