"""Running the engine under a Processing feedback: progress, words, cancel and errors as QGIS wants them."""

from __future__ import annotations

import time
from typing import Any, Callable

from qgis.core import QgsProcessingException, QgsProcessingFeedback

from ..engine.door import client, events
from ..engine.door.errors import ChronofuseError
from ..shell import words
from ..shell.pace import Pace

InWords = Callable[[str], str]
STANDS = 0.6
"""Seconds for which something must be compiled before the log says so: one short kernel after the other would
fill it."""


class FeedbackTeller:
    """Passes the engine's events on to a feedback; a text is said again only when it changes."""

    def __init__(self, feedback: QgsProcessingFeedback, in_words: InWords):
        self.feedback, self.in_words = feedback, in_words
        self.last_stage, self._compiles_since = "", 0.0
        self.pace = Pace()

    def __call__(self, event: events.Event) -> None:
        if isinstance(event, events.Progress):
            if event.stage == words.COMPILING != self.pace.stage:
                self._compiles_since = time.monotonic()
            self.pace.hear(event)
            self._move()
        elif isinstance(event, events.Warned):
            self.feedback.pushWarning(self.in_words(event.message))
        elif isinstance(event, events.Started):
            self.feedback.pushInfo(words.started(event))
        elif isinstance(event, events.Finished):
            self._findings(event)

    def is_cancelled(self) -> bool:
        """Whether the user has cancelled; asked ten times a second, so the bar goes on with it."""
        self._move()
        return self.feedback.isCanceled()

    def _move(self) -> None:
        """Tell how far the run is by now."""
        if not self.pace.stage:
            return
        self.feedback.setProgress(100 * self.pace.share())
        text = words.stage_now(self.pace)
        is_short = self.pace.stage == words.COMPILING and time.monotonic() - self._compiles_since < STANDS
        if text != self.last_stage and not is_short:
            self.last_stage = text
            self.feedback.setProgressText(text)

    def _findings(self, finished: events.Finished) -> None:
        """What the engine found in the images and has to say about the method; the warnings were told when
        it began."""
        sentences = [
            text
            for date in finished.dates
            for text in (
                *(finding.text for finding in date.check.findings if finding.level == "info"),
                *(date.figures.get("notes") or []),
            )
        ]
        for text in dict.fromkeys(sentences):  # what is true of every date is said once
            self.feedback.pushInfo(self.in_words(text))


def run(job: client.AnyJob, feedback: QgsProcessingFeedback, in_words: InWords) -> events.Finished:
    """Run a job to its end; `in_words` puts the engine's sentences into those of the form.

    Raises:
        QgsProcessingException: with the engine's own sentence; nothing was written then.
    """
    teller = FeedbackTeller(feedback, in_words)
    return translated(lambda: client.run(job, teller, teller.is_cancelled), in_words)


def translated(action: Callable[[], Any], in_words: InWords = str) -> Any:
    """The result of an action; an error of ours becomes QGIS's."""
    try:
        return action()
    except ChronofuseError as error:
        raise QgsProcessingException(in_words(str(error))) from error
