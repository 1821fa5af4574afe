"""The Dask cluster: the one home of `distributed`, an optional library that is loaded only for --cluster.

Parts of a run are sent as the text of their jobs, never as pixels. A part runs on a Dask worker in an engine
process of its own (on_worker.py), as on a single machine, so that what happens to it can't take the worker
along.
"""

from __future__ import annotations

import asyncio
import importlib
import queue
import sys
import time
import uuid
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent import futures
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Callable, Optional

from ..door.environment import PACKAGE
from ..door.errors import (
    CancelledError,
    ChronofuseError,
    ClusterError,
    StalledError,
    WorkerDiedError,
    from_code,
)
from ..door.plain_text import cut
from ..door.version import __version__
from .on_worker import LIBRARIES, facts, file_size, run_part
from .parts import Part

CONNECT_SECONDS = 3
ASK_SECONDS = 1.0
WORKERLESS_SECONDS = 10.0
"""How long a cluster may be without any worker; Dask's nannies restart one that died in about two."""
MOST_TRIES = 3
TRIED_AGAIN = (WorkerDiedError.code, StalledError.code, CancelledError.code)
"""What may go better on another machine, or was stopped because Dask dropped it and wants it all the same.
Every other error of the engine would come again."""


class Cluster:
    """A connection to a scheduler; leaving it stops what runs there for us."""

    def __init__(self, address: str):
        """Raises ClusterError: `distributed` is not installed, nobody answers, or there are no workers."""
        self.address = address
        self._client = _connected(address)
        self._happened: queue.SimpleQueue = queue.SimpleQueue()
        self._seen = time.monotonic()
        if not self.slots:
            self._client.close()
            raise ClusterError(
                f"The cluster at {address} has no workers: start some (docs/cluster.md), and run again."
            )

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, *_) -> None:
        self._client.close()

    @property
    def slots(self) -> int:
        """How many parts run at the same time. Raises ClusterError: the scheduler was lost."""
        with self._lost_before("any rows"):
            return sum(self._client.nthreads().values())

    def look(self, inputs: Sequence[str], folders: Sequence[Path]) -> list[str]:
        """Ask every worker what it is and sees; sentences about what may make the result differ.

        Raises:
            ClusterError: a worker has no Chronofuse or another version, or does not see an input or a folder;
                or the scheduler was lost.
        """
        sizes = {path: size for path in inputs if (size := file_size(path)) is not None}
        with self._lost_before("any rows"):
            found = self._client.run(facts, sizes, [str(folder) for folder in folders], on_error="return")
        ours = facts({}, [])
        return [note for answer in found.values() if (note := self._judged(answer, ours))]

    def run(
        self,
        parts: Sequence[Part],
        text_of: Callable[[Part], str],
        moved: Callable[[Part, float], None],
        waits: Callable[[], None],
    ) -> Iterator[tuple[Part, dict[str, Any]]]:
        """Have all parts predicted; each with what `run_part` gave, as they are finished.

        Args:
            text_of: a part to the job's text.
            moved: takes a part and how much of it is done, 0 to 1.
            waits: called while nothing comes: parts may stand behind other people's work, and have a watchdog
                of their own.

        Raises:
            ClusterError: a part failed too often, or the cluster was lost.
            ChronofuseError: of the engine, on a worker.
        """
        topic = f"chronofuse-{uuid.uuid4().hex}"
        with self._lost_before(_named(list(parts))):
            self._client.subscribe_topic(topic, lambda event: self._happened.put(event[1]))
            submitted = [self._submit(part, text_of, topic) for part in parts]
        running = {future.key: (future, part) for future, part in zip(submitted, parts)}
        failed: Counter[Part] = Counter()
        del submitted  # Dask forgets a result when its future is gone
        while running:
            key, share = self._next(running, waits)
            if share is not None:
                moved(running[key][1], share)
                continue
            future, part = running.pop(key)
            result = self._result(future, part, failed)
            del future  # or Dask would compute what was lost beside what is submitted now
            if result is None:
                with self._lost_before(str(part)):
                    again = self._submit(part, text_of, topic)
                running[again.key] = (again, part)
            else:
                yield part, result

    @contextmanager
    def _lost_before(self, what: str) -> Iterator[None]:
        """Dask's own errors of a connection that ended, which may come at any call, as a sentence."""
        try:
            yield
        except (OSError, asyncio.TimeoutError) as error:
            raise self._lost(what) from error

    def _lost(self, what: str) -> ClusterError:
        return ClusterError(
            f"The scheduler at {self.address} was lost before {what} were through: look whether it still "
            "runs, and run again."
        )

    # ---- what happens to parts

    def _submit(self, part: Part, text_of: Callable[[Part], str], topic: str):
        key = f"chronofuse-{uuid.uuid4().hex[:12]}"
        future = self._client.submit(run_part, text_of(part), key, topic, __version__, key=key, pure=False)
        future.add_done_callback(lambda done: self._happened.put({"key": done.key, "share": None}))
        return future

    def _next(self, running: dict, waits: Callable[[], None]) -> tuple[str, Optional[float]]:
        """The key of the next part that is through (None) or got on (its share)."""
        while True:
            self._require_workers([part for _, part in running.values()])
            try:
                event = self._happened.get(timeout=ASK_SECONDS)
            except queue.Empty:
                waits()
                continue
            if event["key"] in running:
                return event["key"], event["share"]

    def _require_workers(self, parts: list[Part]) -> None:
        """Raises ClusterError where there has been no worker for too long."""
        now = time.monotonic()
        if now - self._seen < ASK_SECONDS:
            return
        if self._has_workers():
            self._seen = time.monotonic()
        elif now - self._seen > WORKERLESS_SECONDS:
            raise ClusterError(
                f"The cluster at {self.address} has had no worker for {WORKERLESS_SECONDS:.0f} seconds, and "
                f"{_named(parts)} are missing: look why the workers ended, start them and run again."
            )

    def _has_workers(self) -> bool:
        try:
            return self._client.status == "running" and bool(self.slots)
        except ClusterError:  # the scheduler is gone, which the parts will tell in a moment
            return False

    def _result(self, future, part: Part, failed: Counter[Part]) -> Optional[dict[str, Any]]:
        """What a part gave; None where it is to be tried again, as often as results are lost, and until it
        `failed` too often."""
        status = future.status
        if status == "cancelled":
            raise self._lost(str(part))
        if status == "error":
            raise self._broken(future.exception(), part)
        if status == "lost":  # the worker ended after it had told of the result, which nobody had fetched
            return None
        try:
            result = future.result(timeout=WORKERLESS_SECONDS)
        except (TimeoutError, asyncio.TimeoutError):  # it ended meanwhile; Dask would compute the part again
            return None
        except (OSError, futures.CancelledError) as error:
            raise self._lost(str(part)) from error
        if "code" not in result:
            return result
        if result["code"] not in TRIED_AGAIN:
            raise from_code(result["code"], f"On {result['host']}: {result['message']}")
        failed[part] += 1
        if failed[part] < MOST_TRIES:
            return None
        raise ClusterError(
            f"The {part} failed {MOST_TRIES} times, the last time on {result['host']}: {result['message']}"
        )

    def _broken(self, error: BaseException, part: Part) -> ChronofuseError:
        if type(error).__name__ == "KilledWorker":
            return ClusterError(
                f"The workers that had {part} ended one after the other, and Dask gave up: look at their "
                "logs and at their memory, and run again."
            )
        return ClusterError(
            f"The {part} could not be run on a worker ({type(error).__name__}: {_short(error)}): start the "
            "workers with the engine's Python and the same Chronofuse (docs/cluster.md)."
        )

    def _judged(self, answer: Any, ours: dict[str, Any]) -> str:
        """A sentence about a worker whose libraries differ; empty where they don't."""
        if isinstance(answer, BaseException):
            raise ClusterError(
                f"A worker of {self.address} can't run Chronofuse ({type(answer).__name__}: "
                f"{_short(answer)}): start the workers with the engine's Python and the same Chronofuse "
                "(docs/cluster.md)."
            )
        host, theirs, here = answer["host"], answer["versions"], ours["versions"]
        if theirs["Chronofuse"] != here["Chronofuse"]:
            raise ClusterError(
                f"The worker on {host} has Chronofuse {theirs['Chronofuse']} and this machine "
                f"{here['Chronofuse']}: install the same version on all machines."
            )
        if answer["missing"]:
            raise ClusterError(
                f"The worker on {host} does not see '{answer['missing'][0]}' as this machine does: put the "
                "images and the outputs on a file system that all machines share under the same path."
            )
        unlike = answer["products"].items() ^ ours["products"].items()
        if unlike:
            raise ClusterError(
                f"The worker on {host} and this machine have different descriptions of products of your own "
                f"('{cut(min(unlike)[0])}'), so they would read the images differently: put the same files "
                "into both folders of products (docs/products.md)."
            )
        other = [
            f"{name} {theirs[name]} instead of {here[name]}"
            for name in LIBRARIES
            if theirs[name] != here[name]
        ]
        return (
            f"The worker on {host} has {', '.join(other)}; its rows may be rounded differently."
            if other
            else ""
        )


def _connected(address: str):
    try:
        distributed = importlib.import_module("distributed")
    except ImportError as error:
        raise ClusterError(
            f"--cluster takes the library 'distributed', which is not installed ({error}): install it by "
            f"'{sys.executable} -m pip install --require-hashes --no-deps -r "
            f"{PACKAGE / 'requirements' / 'cluster.lock'}'."
        ) from error
    try:
        return distributed.Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, TimeoutError, ValueError, TypeError, RuntimeError) as error:
        raise ClusterError(
            f"The cluster at '{address}' can't be reached ({_short(error)}): give the address of a running "
            "Dask scheduler, as tcp://HOST:8786, and look whether a firewall lies between."
        ) from error


def _named(parts: list[Part]) -> str:
    first = sorted(parts, key=lambda part: (part.date, part.first))
    return ", ".join(map(str, first[:3])) + (f" and {len(first) - 3} parts more" if len(first) > 3 else "")


def _short(error: BaseException) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
