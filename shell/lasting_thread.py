"""The thread in which layers are opened for the main thread: one that stays as long as QGIS does.

A coordinate reference system belongs to the thread that met it first, and QGIS keeps it for all layers: when
that thread ends, none of these can be transformed to another system any more, and QGIS draws them in the
wrong place without a word.
"""

from __future__ import annotations

import queue
import threading
from concurrent.futures import Future
from typing import Any, Callable, Optional

from qgis.core import QgsMapLayer
from qgis.PyQt.QtCore import QCoreApplication

_work: Optional[queue.Queue] = None
_lock = threading.Lock()


def call(action: Callable[[], Any]) -> Any:
    """What the action gives, or raises, when that thread runs it. Waits for it: not for the main thread."""
    done: Future = Future()
    _queue().put((action, done))
    return done.result()


def give(layer: QgsMapLayer) -> None:
    """Hand a layer over to the main thread; said in the thread that opened it, when it is done with it."""
    layer.moveToThread(QCoreApplication.instance().thread())


def _queue() -> queue.Queue:
    global _work
    with _lock:
        if _work is None:
            _work = queue.Queue()
            # A daemon, which keeps QGIS from nothing when it ends.
            threading.Thread(target=_serve, args=(_work,), name="Chronofuse: layers", daemon=True).start()
        return _work


def _serve(work: queue.Queue) -> None:
    while True:
        action, done = work.get()
        try:
            done.set_result(action())
        except BaseException as error:
            done.set_exception(error)
        del action, done  # nothing of it is kept until the next one comes
