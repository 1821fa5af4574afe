"""Reading, predicting and writing at the same time, with a bounded number of tiles between them.

    readers (a few threads) -> [depth tiles] -> prediction (this thread) -> [depth tiles] -> writer (one
    thread)

Where another device predicts, or cores would wait, what can be done beforehand is done one batch ahead, in a
thread between reading and prediction. Order is kept: what is written is the same whatever runs ahead of what.
An error in any of them stops all.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Callable, Optional, TypeVar

Item = TypeVar("Item")


def run(
    items: Iterable[Item],
    read: Callable[[Item], Any],
    predict: Callable[[Sequence[Any]], Sequence[Any]],
    write: Callable[[Item, Any], None],
    depth: int,
    batch: int = 1,
    readers: int = 1,
    load: Optional[Callable[[Sequence[Any]], Sequence[Any]]] = None,
) -> None:
    """Take every item through the steps.

    Args:
        read: an item to what is predicted from; called in a reader's thread, several at a time.
        predict: what was read of one or more items to their predictions; called in this thread.
        write: takes the prediction of an item, in the order of the items; called in the writer's thread.
        depth: how many items may wait before and behind the prediction.
        batch: how many items are predicted together.
        load: what was read of the items of a batch to what `predict` then takes; called in a thread of its
            own while the batch before is predicted.
    """
    write = _until_it_fails(write)
    behind: deque[Future] = deque()
    with _Pool(readers, "read") as reading, _Pool(1, "load") as loading, _Pool(1, "write") as writing:
        batches = _batches(iter(items), lambda item: reading.submit(read, item), depth, batch)
        ready: Iterator[Loaded] = _ahead(batches, load, loading) if load else _in_turn(batches)
        for taken, values in ready:
            for item, prediction in zip(taken, predict(values)):
                behind.append(writing.submit(write, item, prediction))
            del values
            while behind and (len(behind) > depth or behind[0].done()):
                behind.popleft().result()
        while behind:
            behind.popleft().result()


_END = object()
Batch = tuple[list[Any], list[Future]]
Loaded = tuple[list[Any], Sequence[Any]]


def _batches(source: Iterator[Any], read: Callable[[Any], Future], depth: int, batch: int) -> Iterator[Batch]:
    """Items with what is being read of them; `depth` items are read ahead of those of the next batch."""
    ahead: deque[tuple[Any, Future]] = deque()
    while True:
        while len(ahead) < depth + batch and (item := next(source, _END)) is not _END:
            ahead.append((item, read(item)))
        if not ahead:
            return
        taken = [ahead.popleft() for _ in range(min(batch, len(ahead)))]
        items, futures = [item for item, _ in taken], [future for _, future in taken]
        del taken
        yield items, futures


def _in_turn(batches: Iterator[Batch]) -> Iterator[Loaded]:
    for items, futures in batches:
        values = _results(futures)
        yield items, values
        del values


def _ahead(
    batches: Iterator[Batch], load: Callable[[Sequence[Any]], Sequence[Any]], pool: ThreadPoolExecutor
) -> Iterator[Loaded]:
    """Batches as they were loaded; the next one is under way while one is in use."""

    def begun() -> Optional[tuple[list[Any], Future]]:
        items, futures = next(batches, ([], []))
        return (items, pool.submit(lambda: load(_results(futures)))) if items else None

    current = begun()
    while current is not None:
        items, future = current
        values = future.result()
        del future
        current = begun()
        yield items, values
        del values


def _results(futures: list[Future]) -> list[Any]:
    """What was read; the list is empty afterwards, so that nothing holds it that is not in use any more."""
    found = [future.result() for future in futures]
    futures.clear()
    return found


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
