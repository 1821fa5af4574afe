"""The engine's sentences in the words of a window.

They name what a terminal offers (`--overwrite`); the dock and the forms of the toolbox have a tick of another
name. Here, and nowhere else, the names of the command line become those of the window; the command line keeps
its own. The sentences are English in every language of QGIS; the fields in them are called what the window
calls them.
"""

from __future__ import annotations

import re
from string import Formatter
from typing import Callable, Optional

from .tr import mark, tr_marked
from .words import field_title

Title = Callable[[str], Optional[str]]
"""What a window calls the field of an option, by its name (`overwrite`), or what the field offers in the
place of a value (`register=auto`); None where it has none."""

_PHRASES = (
    # What a whole phrase becomes, because a name in its place would read badly; the first that fits counts.
    # A window that lacks one of the fields is told the option, as below.
    (r"ask to overwrite it \(--overwrite\)", "tick {overwrite}"),
    (r"run without --resume to start anew", "{resume=off}"),
    (r"resume it \(--resume\) to go on from there", "{resume=on} to go on from there"),
    (r"go on with --device cpu and --resume", "choose the processor as {device} and resume the run"),
    (r"--resume was given with --cluster", "{resume} was asked for with a cluster"),
    (r"--resume goes", "{resume} goes"),
    (r"say which does \(--bands\)", "say which does under {bands}"),
    (r"say which go together \(--bands\)", "say so under {bands}"),
    (r"set the band descriptions", "fill in {roles}"),
    (r"leave it out \(--bands\)", "leave it out under {bands}"),
    (r"\(--unmatched (?:leave-out|nearest|spectral)\)", "({unmatched})"),
    (r"--nodata none", "{nodata} none"),
    (r"let it be moved \(--register auto\)", "let it be moved ({register}: {register=auto})"),
    (r"give the shift \(--register DX,DY\)", "give the shift ({register}: {register=DX,DY})"),
    (r"--harmonise auto brings", "{harmonise}: {harmonise=auto} brings"),
    (r"--harmonise on to apply", "{harmonise}: {harmonise=on} to apply"),
    (r"--mask \S+=auto, or a mask of your own", "{mask=auto}, or a mask of your own"),
    (r"\(--param samples=(\d+)\)", r"({param=samples}: \1)"),
    (r"or say which they are \(--(?:fine|coarse) (?:KIND|R)\)", "or choose the role of each"),
    (r"give --fine and --coarse once or twice", "give one pair or two"),
    (r"give --fine and --coarse the same number of times", "give a coarse image with each fine one"),
    (r"--fine and --coarse, each a folder or a kind", "the role of each"),
    (r"name one with --fine or --coarse to take it", "choose its role to take it"),
    (r", or run the algorithm chronofuse:setup(?: once)?", "{setup=algorithm}"),
    (r", and to measure, with --target-date", ""),
    (r"give --target-date once per target date", "give the day of each target image"),
    (r"give --memory (?=\d)", "set {memory} to "),
    (r"give --tile (?=\d)", "set {tile} to "),
    (r"that with --gap \d+", "that by hand"),
    (r"--precision float32", "{precision}: float32"),
    (r"--split (?=field|blocks)", "{split}: "),
    (r"--rule (?=ndwi)", "{rule}: "),
    (r"--index (?=band)", "{index}: "),
    (r"--model (?=formula|linear|pls)", "{model}: "),
    (
        r"give a field of the places, or a raster \(--response\)",
        "choose {response} of the places, or {response-raster}",
    ),
    (r"give one at least \(--factors\)", "choose one at least under {factors} or {factor-rasters}"),
    (r"(?<=coordinate reference system of the )(\w+) \(--crs\)", r"\1"),  # a layer has its own
    (r"--(?:\w+)[ =]\{date\}", "{{date}}"),
)
_OF_THE_DOCK = {
    "memory": mark("Memory"),
    "tile": mark("Tile size"),
    "ratio": mark("Ratio"),
    "scale": mark("Scale"),
    "offset": mark("Offset"),
    "nodata": mark("Nodata"),
    "mask": mark("Mask"),
    "mask=auto": mark("Leave out clouds"),
    "bands": mark("Bands that go together"),
    "roles": mark("Bands of the indices"),
    "unmatched": mark("Other bands"),
    "register": mark("Registration"),
    "register=auto": mark("where sure"),
    "register=DX,DY": mark("by hand"),
    "harmonise": mark("Harmonise"),
    "harmonise=auto": mark("where sure"),
    "harmonise=on": mark("always"),
    "device": mark("Device"),
    "precision": mark("Precision"),
    "dtype": mark("Data type"),
    "overwrite": mark("Overwrite"),
    "resume": mark("Resume"),
    "resume=on": "resume it",
    "resume=off": "start anew",
    "setup=algorithm": "",  # the dock has a button for it
    "output": mark("Fused image"),
    "target-date": mark("Target date"),
    "html": mark("Report"),
    "param": mark("Parameters"),
    "param=samples": mark("Samples"),
}
_OPTION = re.compile(r"(?<![\w-])--([a-z][a-z-]*)(?: (?:[A-Z]+(?:,[A-Z]+)*\b))?")

_WITH_VALUE = re.compile(r"\(--([a-z][a-z-]*) ([a-z\d][^\s()]*)\)")


def in_the_dock(option: str) -> str:
    """What the dock calls an option, or the value of one."""
    known = _OF_THE_DOCK.get(option)
    return field_title(option.replace("-", "_")) if known is None else tr_marked(known)


def of_sentence(sentence: str, title: Title = in_the_dock) -> str:
    """A sentence of the engine as a window shows it.

    Args:
        title: what the window calls its fields; the dock's own names where it is left out.
    """
    if "pip install" in sentence:  # a command to copy stays as it is typed
        return sentence
    for phrase, words in _PHRASES:
        told = _with_titles(words, title)
        if told is not None:
            sentence = re.sub(phrase, told, sentence)
    sentence = _WITH_VALUE.sub(lambda found: _titled(title(found[1]), found), sentence)
    return _OPTION.sub(lambda found: title(found[1]) or found[0], sentence)


def _titled(title: Optional[str], found: re.Match) -> str:
    return found[0] if title is None else f"({title}: {found[2]})"


def _with_titles(words: str, title: Title) -> Optional[str]:
    """What a phrase becomes in a window; None where it lacks one of the fields."""
    options = [name for _, name, _, _ in Formatter().parse(words) if name]
    titles = {name: title(name) for name in options}
    if None in titles.values():
        return None
    return words.format(**titles)
