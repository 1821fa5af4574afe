"""The commands that are a job and what is told at its end: their names, helps and the files that know them.

`fuse`, `check`, `methods` and what else goes its own way stand in main.py.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from typing import Any, Callable

from ..door import events
from . import (
    boundaries_command,
    change_command,
    compare_command,
    curves_command,
    drivers_command,
    dynamics_command,
    invert_command,
    map_command,
    pairs_command,
    phenology_command,
    repair_command,
    series_check_command,
    series_command,
)

Arguments = Callable[[argparse.ArgumentParser], None]
JobOf = Callable[[argparse.Namespace], Any]
Tell = Callable[[events.Finished, argparse.Namespace], None]


@dataclass(frozen=True)
class JobCommand:
    """A command; `job_of` makes a job of its arguments, `tell` prints what came of it."""

    name: str
    help: str
    add_arguments: Arguments
    job_of: JobOf
    tell: Tell


def unless_events(tell: Callable[[events.Finished], None]) -> Tell:
    """For whom standard output is the events' alone where they were asked for."""

    def told(finished: events.Finished, options: argparse.Namespace) -> None:
        if not options.events:
            tell(finished)

    return told


OF_SERIES = (
    JobCommand(
        "check",
        "what is there, what is wrong, and which dates can be filled well",
        series_check_command.add_arguments,
        series_check_command.job_of,
        series_check_command.tell,
    ),
    JobCommand(
        "fill",
        "a fine image of every date, without gaps",
        series_command.add_arguments,
        series_command.job_of,
        series_command.tell,
    ),
)
"""What follows `chronofuse series`."""

MAP = JobCommand(
    "map",
    "map land cover by a model of your own; 'map train' makes one",
    map_command.add_map_arguments,
    map_command.map_job_of,
    unless_events(map_command.tell_mapped),
)
MAP_TRAIN = JobCommand(
    "train",
    "train a land-cover model on points or polygons with classes",
    map_command.add_train_arguments,
    map_command.train_job_of,
    unless_events(map_command.tell_trained),
)

OF_IMAGES = (
    JobCommand(
        "pairs",
        "find the pairs in folders of dated images, and the best for a date",
        pairs_command.add_arguments,
        pairs_command.job_of,
        pairs_command.tell,
    ),
    JobCommand(
        "repair",
        "make a cloudy fine image whole",
        repair_command.add_arguments,
        repair_command.job_of,
        repair_command.tell,
    ),
    JobCommand(
        "compare",
        "which method suits a place, by dates whose truth is known",
        compare_command.add_arguments,
        compare_command.job_of,
        compare_command.tell,
    ),
    JobCommand(
        "phenology",
        "when the season of each pixel of a series starts, peaks and ends",
        phenology_command.add_arguments,
        phenology_command.job_of,
        unless_events(phenology_command.tell),
    ),
    JobCommand(
        "curves",
        "the values of a series at points or in polygons: a table, and a chart to look at",
        curves_command.add_arguments,
        curves_command.job_of,
        unless_events(curves_command.tell),
    ),
)
"""What works with the images of many dates."""

OF_MAPS = (
    JobCommand(
        "boundaries",
        "the outlines of water, of classes or of a value: polygons and lines",
        boundaries_command.add_arguments,
        boundaries_command.job_of,
        unless_events(boundaries_command.tell),
    ),
    JobCommand(
        "dynamics",
        "how often, when and how long there is water or a class, and how much on each date",
        dynamics_command.add_arguments,
        dynamics_command.job_of,
        unless_events(dynamics_command.tell),
    ),
    JobCommand(
        "change",
        "between two dates, two class rasters, or within a series",
        change_command.add_arguments,
        change_command.job_of,
        unless_events(change_command.tell),
    ),
    JobCommand(
        "drivers",
        "what a response goes with: q and p of its factors",
        drivers_command.add_arguments,
        drivers_command.job_of,
        unless_events(drivers_command.tell),
    ),
    JobCommand(
        "invert",
        "a parameter of the ground, from measurements and images",
        invert_command.add_arguments,
        invert_command.job_of,
        unless_events(invert_command.tell),
    ),
)
"""What is made of images and series for maps, and what maps tell."""
