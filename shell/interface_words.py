"""The engine's sentences in the words of the interface.

They name what a terminal offers (`--overwrite`); the dock and the toolbox have a tick of another name. Here,
and nowhere else, the names of the command line become those of the interface; the command line keeps its own.
The sentences are English in every language of QGIS; the fields in them are called what the window calls them.
"""

from __future__ import annotations

import re

from .tr import mark, tr_marked
from .words import field_title

_PHRASES: tuple[tuple[str, ...], ...] = (
    # What a whole phrase becomes, because a name in its place would read badly; the first that fits counts.
    # Behind it stand the names of fields that go into it.
    (r"ask to overwrite it \(--overwrite\)", "tick {0}", mark("Overwrite")),
    (r"run without --resume to start anew", "start anew"),
    (r"resume it \(--resume\) to go on from there", "resume it to go on from there"),
    (
        r"go on with --device cpu and --resume",
        "choose the processor as {0} and resume the run",
        mark("Device"),
    ),
    (r"--resume was given with --cluster", "{0} was asked for with a cluster", mark("Resume")),
    (r"--resume goes", "{0} goes", mark("Resume")),
    (r"say which does \(--bands\)", "say which does under {0}", mark("Bands that go together")),
    (r"say which go together \(--bands\)", "say so under {0}", mark("Bands that go together")),
    (
        r"set the band descriptions, or leave NDVI out",
        "fill in {0}, or leave NDVI out",
        mark("Bands of the indices"),
    ),
    (r"leave it out \(--bands\)", "leave it out under {0}", mark("Bands that go together")),
    (
        r"let the nearest one stand in \(--unmatched nearest\)",
        "let the nearest one stand in ({0})",
        mark("Other bands"),
    ),
    (r"--nodata none", "{0} none", mark("Nodata")),
    (
        r"let it be moved \(--register auto\)",
        "let it be moved ({0}: {1})",
        mark("Registration"),
        mark("where sure"),
    ),
    (
        r"give the shift \(--register DX,DY\)",
        "give the shift ({0}: {1})",
        mark("Registration"),
        mark("by hand"),
    ),
    (r"--harmonise auto brings", "{0}: {1} brings", mark("Harmonise"), mark("where sure")),
    (r"--harmonise on to apply", "{0}: {1} to apply", mark("Harmonise"), mark("always")),
    (r"--mask \S+=auto, or a mask of your own", "{0}, or a mask of your own", mark("Leave out clouds")),
    (r"\(--bands red=1:3, as FINE:COARSE\)", "({0})", mark("Bands that go together")),
    (r"\(--param samples=(\d+)\)", r"({0}: \1)", mark("Samples")),
    (r"or say which they are \(--(?:fine|coarse) (?:KIND|R)\)", "or choose the role of each"),
    (r"give --fine and --coarse once or twice", "give one pair or two"),
    (r"give --fine and --coarse the same number of times", "give a coarse image with each fine one"),
    (r"--fine and --coarse, each a folder or a kind", "the role of each"),
    (r"name one with --fine or --coarse to take it", "choose its role to take it"),
    (r", or run the algorithm chronofuse:setup(?: once)?", ""),
    (r", and to measure, with --target-date", ""),
    (r"give --target-date once per target date", "give the day of each target image"),
    (r"give --memory (?=\d)", "set {0} to ", mark("Memory")),
    (r"give --tile (?=\d)", "set {0} to ", mark("Tile size")),
    (r"that with --gap \d+", "that by hand"),
    (r"--precision float32", "{0}: float32", mark("Precision")),
    (r"--(?:\w+)[ =]\{date\}", "{{date}}"),
)
_NAMES = {
    "memory": mark("Memory"),
    "tile": mark("Tile size"),
    "ratio": mark("Ratio"),
    "scale": mark("Scale"),
    "offset": mark("Offset"),
    "nodata": mark("Nodata"),
    "mask": mark("Mask"),
    "bands": mark("Bands that go together"),
    "unmatched": mark("Other bands"),
    "register": mark("Registration"),
    "harmonise": mark("Harmonise"),
    "device": mark("Device"),
    "precision": mark("Precision"),
    "dtype": mark("Data type"),
    "overwrite": mark("Overwrite"),
    "resume": mark("Resume"),
    "output": mark("Fused image"),
    "target-date": mark("Target date"),
    "html": mark("Report"),
    "param": mark("Parameters"),
}
"""Name of an option to that of its field."""
_OPTION = re.compile(r"(?<![\w-])--([a-z][a-z-]*)(?: (?:[A-Z]+(?:,[A-Z]+)*\b))?")


def of_sentence(sentence: str) -> str:
    """A sentence of the engine as a window shows it."""
    if "pip install" in sentence:  # a command to copy stays as it is typed
        return sentence
    for phrase, words, *names in _PHRASES:
        sentence = re.sub(phrase, words.format(*map(tr_marked, names)), sentence)
    return _OPTION.sub(lambda found: tr_marked(_name(found.group(1))), sentence)


def _name(option: str) -> str:
    return _NAMES.get(option) or field_title(option.replace("-", "_"))
