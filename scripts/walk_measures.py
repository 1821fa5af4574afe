"""What the walk measures in QGIS's main thread: how long it does not answer, and how true a bar is."""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path
from typing import Any, Callable, Optional

GAP_MS = 100
"""The main thread is to answer within so many."""
LOOK_SECONDS = 0.03
PLACES = 4
"""Lines of the stack that are told of a gap."""


class Measures:
    """Hears every tick of the walk's timer; what the walk itself does in a tick does not count."""

    def __init__(self):
        self.lines: list[str] = []
        self.label = "start"
        """The step that goes on."""
        self.gaps: dict[str, list[tuple[float, float, str]]] = {}
        """Of each step: milliseconds without an answer, how many of these the main thread computed (else it
        waited, as for a core that others use), and where it was."""
        self._bar: Optional[Callable[[], Optional[float]]] = None
        self._shares: list[tuple[float, float]] = []
        self._last, self._ticks, self._ended = time.perf_counter(), True, False
        self._computed = time.thread_time()
        self._place = ""

    def begin(self) -> None:
        self._last = time.perf_counter()
        threading.Thread(target=self._watch, daemon=True).start()

    def tick(self) -> None:
        """The timer's turn begins."""
        self._ticks = True
        gap = (time.perf_counter() - self._last) * 1000
        if gap > GAP_MS / 2:
            computed = (time.thread_time() - self._computed) * 1000
            self.gaps.setdefault(self.label, []).append((gap, computed, self._place))
        self._place = ""
        share = self._bar() if self._bar is not None else None
        if share is not None:
            self._shares.append((time.monotonic(), share))

    def ticked(self) -> None:
        """The timer's turn ends."""
        self._last, self._computed, self._ticks = time.perf_counter(), time.thread_time(), False

    def end(self) -> dict[str, Any]:
        """All that was measured."""
        self._bar, self._ended = None, True
        return {"lines": self.lines, "gaps": self.gaps}

    def say(self, line: str) -> None:
        self.lines.append(line)
        print(line, file=sys.stderr, flush=True)

    def say_step(self, seconds: float) -> None:
        found = sorted(self.gaps.get(self.label, []), reverse=True)
        longest = f"longest gap {found[0][0]:.0f} ms" if found else f"no gap above {GAP_MS // 2} ms"
        self.say(f"{self.label}: {seconds:.1f} s, {longest}")
        for gap, computed, place in found[:3]:
            if gap > GAP_MS:
                self.say(f"    {gap:.0f} ms, {computed:.0f} of them computing: {place or 'QGIS itself'}")

    # ---- bars

    def follow(self, bar: Callable[[], Optional[float]]) -> None:
        """From now on ask the bar for its share, 0 to 1, with every tick; None where it says none."""
        self._shares, self._bar = [], bar

    def say_how_true(self, what: str, begun: float) -> float:
        """How far the bar was from the share of time at most since then; the seconds that it took."""
        self._bar = None
        took = time.monotonic() - begun
        apart = [(share - (at - begun) / took, at - begun) for at, share in self._shares if at >= begun]
        off, at = max(apart, key=lambda one: abs(one[0]), default=(0.0, 0.0))
        first = apart[0][1] if apart else 0.0
        self.say(
            f"  {what}: {took:.1f} s; its bar said a share from {first:.1f} s on, and was at most "
            f"{off * 100:+.0f} points off, at {at:.1f} s"
        )
        return took

    # ---- where the main thread is while it does not answer

    def _watch(self) -> None:
        main = threading.main_thread().ident
        while not self._ended:
            time.sleep(LOOK_SECONDS)
            if not self._ticks and not self._place and time.perf_counter() - self._last > 0.08:
                self._place = _place(sys._current_frames().get(main))


def _place(frame) -> str:
    places = []
    while frame is not None and len(places) < PLACES:
        file = Path(frame.f_code.co_filename)
        if not file.name.startswith("walk_"):
            places.append(f"{file.name}:{frame.f_lineno}")
        frame = frame.f_back
    return " < ".join(places)
