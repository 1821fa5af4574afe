"""The progress of a run on a terminal."""

from __future__ import annotations

import sys

from ..door import events
from ..door.plain_text import printable


class Bar:
    """A progress bar with the time left on a terminal; warnings above it, everything on standard error."""

    def __init__(self):
        self.bar = None

    def show(self, event: events.Event) -> None:
        if isinstance(event, events.Warned):
            self._write(f"warning: {printable(event.message)}")
        elif isinstance(event, events.Progress) and sys.stderr.isatty():
            self._advance(event)
        elif isinstance(event, (events.Finished, events.Failed)) and self.bar:
            self.bar.close()

    def _advance(self, event: events.Progress) -> None:
        from tqdm import tqdm

        if self.bar is None:
            self.bar = tqdm(total=event.total, bar_format="{desc:<20} {percentage:3.0f}% |{bar}| {postfix}")
        self.bar.set_description_str(event.stage, refresh=False)
        left = event.seconds_left
        self.bar.set_postfix_str("" if left is None else f"{_clock(left)} left", refresh=False)
        self.bar.n = event.done
        self.bar.refresh()

    def _write(self, text: str) -> None:
        from tqdm import tqdm

        tqdm.write(text, file=sys.stderr)


def _clock(seconds: float) -> str:
    minutes, seconds = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
