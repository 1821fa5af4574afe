"""Reading, predicting and writing at the same time, with a bounded number of tiles between them.

    readers (a few threads) -> [depth tiles] -> prediction (this thread) -> [depth tiles] -> writer (one
    thread)

Order is kept: what is written is the same whatever runs ahead of what. An error in any of the three stops all
of them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Callable, TypeVar

Item = TypeVar("Item")


def run(
    items: Iterable[Item],
    read: Callable[[Item], Any],
    predict: Callable[[Sequence[Any]], Sequence[Any]],
    write: Callable[[Item, Any], None],
    depth: int,
    batch: int = 1,
    readers: int = 1,
) -> None:
    """Take every item through the three steps.

    Args:
        read: an item to what is predicted from; called in a reader's thread, several at a time.
        predict: what was read of one or more items to their predictions; called in this thread.
        write: takes the prediction of an item, in the order of the items; called in the writer's thread.
        depth: how many items may wait before and behind the prediction.
        batch: how many items are predicted together.
    """
    write = _until_it_fails(write)
    ahead: deque[tuple[Item, Future]] = deque()
    behind: deque[Future] = deque()
    source = iter(items)
    with _Pool(readers, "read") as reading, _Pool(1, "write") as writing:
        while True:
            while len(ahead) < depth + batch and (item := next(source, _END)) is not _END:
                ahead.append((item, reading.submit(read, item)))
            if not ahead:
                break
            taken = [ahead.popleft() for _ in range(min(batch, len(ahead)))]
            for (item, future), prediction in zip(taken, predict([future.result() for _, future in taken])):
                behind.append(writing.submit(write, item, prediction))
                del future
            del taken
            while behind and (len(behind) > depth or behind[0].done()):
                behind.popleft().result()
        while behind:
            behind.popleft().result()


_END = object()


def _until_it_fails(write: Callable[[Item, Any], None]) -> Callable[[Item, Any], None]:
    """The same, but nothing is written any more after what could not be: rows with a hole would pass for
    finished."""
    failed = False

    def guarded(item: Item, prediction: Any) -> None:
        nonlocal failed
        if failed:
            return
        try:
            write(item, prediction)
        except BaseException:
            failed = True
            raise

    return guarded


class _Pool(ThreadPoolExecutor):
    """Threads that drop what waits when something goes wrong, and are through with what runs before anyone
    goes on."""

    def __init__(self, threads: int, name: str):
        super().__init__(threads, f"chronofuse-{name}")

    def __exit__(self, kind, error, trace):
        self.shutdown(wait=True, cancel_futures=kind is not None)
        return False
