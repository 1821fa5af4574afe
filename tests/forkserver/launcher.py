"""What a client sees in the place of the engine's interpreter or of the command; see tests/warm.py.

    python -IS launcher.py ADDRESS KERNELS PID INTERPRETER SELF command|python ARGUMENT...

It imports what is built in and nothing else: it is started a thousand times.
"""

import _socket
import _struct
import errno
import marshal
import posix
import sys
import time

MOST = 1 << 16


def main() -> None:
    address, kernels, parent, interpreter, own, kind, *arguments = sys.argv[1:]
    folder = __file__.rsplit("/", 1)[0]
    entry = folder.rsplit("/", 2)[0] + "/engine/__main__.py"
    if kind == "python":
        if arguments[:3] != ["-I", entry, "worker"] or len(arguments) != 4:
            posix.execv(interpreter, [interpreter, *arguments])
        kind, arguments = "worker", arguments[3:]
    given = [argument.encode("utf-8", "surrogateescape") for argument in arguments]
    request = marshal.dumps((kind, given, posix.environ, posix.getcwdb(), own))
    server = reach(address, [interpreter, "-I", f"{folder}/server.py", address, kernels, parent])
    streams = [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, _struct.pack("3i", 0, 1, 2))]
    server.sendmsg([_struct.pack("I", len(request))], streams)
    server.sendall(request)
    answer = server.recv(4)
    if not answer:
        posix.write(2, b"the fork server of the tests is gone\n")
        posix._exit(70)
    (status,) = _struct.unpack("i", answer)
    if status < 0:
        die(-status)
    posix._exit(status)


def reach(address: str, command: list) -> _socket.socket:
    """A connection to the server, which is started where it does not run yet."""
    deadline, started = time.monotonic() + 60, False
    while True:
        server = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
        try:
            server.connect(f"\0{address}")
            return server
        except OSError as error:
            if error.errno != errno.ECONNREFUSED or time.monotonic() > deadline:
                raise
        if not started:
            start(command)
            started = True
        time.sleep(0.01)


def start(command: list) -> None:
    """Start the server; of two that are started at once, one ends by itself."""
    if posix.fork():
        return
    posix.setsid()
    null = posix.open("/dev/null", posix.O_RDWR)
    for number in range(3):
        posix.dup2(null, number)
    posix.closerange(3, 1024)
    posix.execv(command[0], command)


def die(number: int) -> None:
    """End as the engine's process ended: by this signal."""
    import _signal

    if number not in (_signal.SIGKILL, _signal.SIGSTOP):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        _signal.signal(number, _signal.SIG_DFL)
    posix.kill(posix.getpid(), number)


main()
