"""The engine's sentences in the words of the interface.

They name what a terminal offers (`--overwrite`); the dock and the toolbox have a tick of another name. Here,
and nowhere else, the names of the command line become those of the interface; the command line keeps its own.
"""

from __future__ import annotations

import re

from .tr import tr
from .words import field_title

_PHRASES = (
    # What a whole phrase becomes, because a name in its place would read badly; the first that fits counts.
    (r"ask to overwrite it \(--overwrite\)", "tick Overwrite"),
    (r"run without --resume to start anew", "start anew"),
    (r"resume it \(--resume\) to go on from there", "resume it to go on from there"),
    (r"go on with --device cpu and --resume", "choose the processor as Device and resume the run"),
    (r"--resume was given with --cluster", "Resume was asked for with a cluster"),
    (r"--resume goes", "Resume goes"),
    (r"say which does \(--bands\)", "say which does under Bands that go together"),
    (r"say which go together \(--bands\)", "say so under Bands that go together"),
    (r"set the band descriptions, or leave NDVI out", "fill in Bands of the indices, or leave NDVI out"),
    (r"leave it out \(--bands\)", "leave it out under Bands that go together"),
    (r"let the nearest one stand in \(--unmatched nearest\)", "let the nearest one stand in (Other bands)"),
    (r"--nodata none", "Nodata none"),
    (r"let it be moved \(--register auto\)", "let it be moved (Registration: where sure)"),
    (r"give the shift \(--register DX,DY\)", "give the shift (Registration: by hand)"),
    (r"--harmonise auto brings", "Harmonise: where sure brings"),
    (r"--harmonise on to apply", "Harmonise: always to apply"),
    (r"--mask \S+=auto, or a mask of your own", "Leave out clouds, or a mask of your own"),
    (r"\(--bands red=1:3, as FINE:COARSE\)", "(Bands that go together)"),
    (r"\(--param samples=(\d+)\)", r"(Samples: \1)"),
    (r"or say which they are \(--(?:fine|coarse) (?:KIND|R)\)", "or choose the role of each"),
    (r"give --fine and --coarse once or twice", "give one pair or two"),
    (r"give --fine and --coarse the same number of times", "give a coarse image with each fine one"),
    (r"--fine and --coarse, each a folder or a kind", "the role of each"),
    (r"name one with --fine or --coarse to take it", "choose its role to take it"),
    (r", or run the algorithm chronofuse:setup(?: once)?", ""),
    (r", and to measure, with --target-date", ""),
    (r"give --target-date once per target date", "give the day of each target image"),
    (r"give --memory (?=\d)", "set Memory to "),
    (r"give --tile (?=\d)", "set Tile size to "),
    (r"that with --gap \d+", "that by hand"),
    (r"--precision float32", "Precision: float32"),
    (r"--(?:\w+)[ =]\{date\}", "{date}"),
)
_NAMES = {
    "memory": "Memory",
    "tile": "Tile size",
    "ratio": "Ratio",
    "scale": "Scale",
    "offset": "Offset",
    "nodata": "Nodata",
    "mask": "Mask",
    "bands": "Bands that go together",
    "unmatched": "Other bands",
    "register": "Registration",
    "harmonise": "Harmonise",
    "device": "Device",
    "precision": "Precision",
    "dtype": "Data type",
    "overwrite": "Overwrite",
    "resume": "Resume",
    "output": "Fused image",
    "target-date": "Target date",
    "html": "Report",
    "param": "Parameters",
}
"""Name of an option to that of its field."""
_OPTION = re.compile(r"(?<![\w-])--([a-z][a-z-]*)(?: (?:[A-Z]+(?:,[A-Z]+)*\b))?")


def of_sentence(sentence: str) -> str:
    """A sentence of the engine as a window shows it."""
    if "pip install" in sentence:  # a command to copy stays as it is typed
        return sentence
    for phrase, words in _PHRASES:
        sentence = re.sub(phrase, words, sentence)
    return _OPTION.sub(lambda found: tr(_name(found.group(1))), sentence)


def _name(option: str) -> str:
    return _NAMES.get(option) or field_title(option.replace("-", "_"))
