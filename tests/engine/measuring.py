"""How tests measure: a prediction against a truth, in windows of any size."""

import warnings
from contextlib import contextmanager

import images
import numpy as np

from chronofuse.engine.door.value import Figures
from chronofuse.engine.raster.readers import open_image
from chronofuse.engine.yardstick import class_rules, measure, survey

NAMES = ("green", "red", "nir")
RATIO = 16


@contextmanager
def windows_of(side: int):
    """Windows of that side in both passes."""
    before = survey.SIDE
    survey.SIDE = measure.SIDE = side
    try:
        yield
    finally:
        survey.SIDE = measure.SIDE = before


def figures_of(opened, side: int = 512, **more) -> Figures:
    """The figures of the prediction, measured in windows of a size; the baselines beside it."""
    rule, _ = class_rules.index_rule(NAMES, None, None, 2, "")
    readers = {"prediction": opened["prediction"].read, "copy": opened["fine"].read, **more}
    with windows_of(side), warnings.catch_warnings():
        warnings.simplefilter("error")
        by_name = measure.against_truth(
            opened["truth"], NAMES, readers, opened["fine"], RATIO, rule=rule
        ).figures
    return Figures(by_name.pop("prediction"), baselines=by_name)


def flat(figures: dict, path: str = "") -> dict[str, object]:
    """All values of nested figures by their path."""
    values = {}
    for key, value in figures.items():
        values.update(flat(value, f"{path}/{key}") if isinstance(value, dict) else {f"{path}/{key}": value})
    return values


def one_band(tmp_path, values, name) -> object:
    path = images.write(tmp_path / f"{name}.tif", np.asarray(values, float)[None], scale=1, dtype="float32")
    return open_image(path, name)
