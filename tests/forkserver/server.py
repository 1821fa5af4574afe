"""Starts the engine's processes of the tests in milliseconds: all is imported once, then forked (Linux).

    python -I server.py ADDRESS KERNELS PID

ADDRESS is of an abstract socket, at which launcher.py asks; KERNELS where numba keeps what it compiled; with
the process PID, which is pytest's, the server ends, and its children with it. See tests/warm.py.
"""

import contextlib
import ctypes
import gc
import importlib
import importlib.util
import marshal
import os
import selectors
import signal
import socket
import struct
import sys
import tempfile
import traceback
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PARENTS_DEATH = 1
"""PR_SET_PDEATHSIG, see prctl(2)."""
OURS = (
    "cli.main cli.device_list methods.registry methods.baselines methods.starfm methods.estarfm "
    "methods.elm methods.fitfc methods.fsdaf methods.softmix methods.ubdf methods.with_deviation "
    "methods.network.network align.resample_kernels raster.raster_kernels report.page "
    "yardstick.measure yardstick.second_pass yardstick.class_agreement yardstick.uncertainty "
    "yardstick.looks"
)
"""Beside the flows of all jobs; whatever is missing here is imported by each child for itself."""
OTHERS = "onnx onnxruntime scipy.sparse scipy.ndimage tqdm"


def main(address: str, kernels: str, parent: int) -> None:
    listener = socket.socket(socket.AF_UNIX)
    try:
        listener.bind(f"\0{address}")
    except OSError:
        return  # another one was faster
    listener.listen(64)
    os.environ["NUMBA_CACHE_DIR"] = kernels
    import_engine()
    Server(listener, parent).serve()


def import_engine() -> None:
    """Load what the engine's processes need, from this very copy. Nothing runs, so no kernel's thread is
    started, no image opened and no network loaded; the threads of OpenBLAS are used to forks."""
    spec = importlib.util.spec_from_file_location("entry", ROOT / "engine" / "__main__.py")
    entry = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(entry)
    entry.load_package()
    flows = importlib.import_module("chronofuse.engine.worker").FLOWS.values()
    for name in [*(f"chronofuse.engine.{name}" for name in (*OURS.split(), *flows)), *OTHERS.split()]:
        with contextlib.suppress(ModuleNotFoundError):
            importlib.import_module(name)
    from numba.core.registry import cpu_target

    # What each child would do at its first kernel, for a third of a second.
    cpu_target.typing_context.refresh()
    cpu_target.target_context.refresh()
    gc.collect()
    gc.freeze()  # or each child would copy the pages that its collector touches


class Server:
    def __init__(self, listener: socket.socket, parent: int):
        self.listener = listener
        self.selector = selectors.DefaultSelector()
        self.watch(listener, self.accept)
        self.watch(os.pidfd_open(parent), sys.exit)

    def watch(self, file, act) -> None:
        self.selector.register(file, selectors.EVENT_READ, act)

    def serve(self) -> None:
        while True:
            for key, _ in self.selector.select():
                if key.fd in self.selector.get_map():  # or it went with another one of the same look
                    key.data()

    def accept(self) -> None:
        connection, _ = self.listener.accept()
        try:
            head, streams, _, _ = socket.recv_fds(connection, 4, 3)
            request = marshal.loads(_exactly(connection, *struct.unpack("I", head)))
        except (EOFError, OSError, struct.error):
            connection.close()  # it was killed while it asked
            return
        child = os.fork()
        if not child:
            connection.close()
            os._exit(live(streams, *request))
        for stream in streams:
            os.close(stream)
        handle = os.pidfd_open(child)
        self.watch(connection, lambda: self.kill(child, connection))
        self.watch(handle, lambda: self.bury(child, handle, connection))

    def kill(self, child: int, connection: socket.socket) -> None:
        """The launcher is gone."""
        self.selector.unregister(connection)
        os.kill(child, signal.SIGKILL)

    def bury(self, child: int, handle: int, connection: socket.socket) -> None:
        """The child is gone."""
        _, status = os.waitpid(child, 0)
        self.selector.unregister(handle)
        os.close(handle)
        if connection.fileno() in self.selector.get_map():
            self.selector.unregister(connection)
        with contextlib.suppress(OSError):
            connection.send(struct.pack("i", os.waitstatus_to_exitcode(status)))
        connection.close()


def live(
    streams: list[int], kind: str, arguments: list, environment: dict, folder: bytes, python: str
) -> int:
    """A child's life; its exit status."""
    try:
        ctypes.CDLL(None).prctl(PARENTS_DEATH, signal.SIGKILL)
        os.setsid()
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
        os.closerange(3, 1024)  # the server's own and those of other children
        os.chdir(folder)
        os.environb.clear()
        os.environb.update(environment)
        tempfile.tempdir = None
        return run(kind, [os.fsdecode(argument) for argument in arguments], python)
    except SystemExit as end:
        return _status(end)
    except BaseException:
        traceback.print_exc()
        return 1
    finally:
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(OSError):
                stream.flush()


def run(kind: str, arguments: list[str], python: str) -> int:
    if kind == "worker":
        from chronofuse.engine.worker import end, main

        end(main(arguments))
    from chronofuse.engine.cli.main import main

    sys.argv = ["chronofuse", *arguments]
    sys.executable = python  # so that the command starts its worker here too
    return main(arguments)


def _status(end: SystemExit) -> int:
    if end.code is None or isinstance(end.code, int):
        return end.code or 0
    print(end.code, file=sys.stderr)
    return 1


def _exactly(connection: socket.socket, length: int) -> bytes:
    read = b""
    while len(read) < length:
        more = connection.recv(length - len(read))
        if not more:
            raise EOFError
        read += more
    return read


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
