"""What it is worth that the bias of each coarse date is taken off before a series is filled.

    python benchmarks/series_bias.py FOLDER [--bias 0.01] [--gain 0] [--step 3] [--every 3] [--method kriging]

FOLDER holds clear fine images of one place. The coarse images are simulated as in series.py; there is one
every `step` days, interpolated between those of the fine dates, each with a gain and with a normal number of
the deviation `bias` added to each band. Every so many inner dates are predicted as in series.py, with the
coarse images as they are and with the biases taken off; the noises of the levels, and what the method needs,
are learnt without the fine image that is predicted. Printed are RMSE / RMSE of NDVI, and how far off the
biases of the predicted dates are.
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import numpy as np
from series import FOLDS, PIXELS, _off, _read, _simulated, _targets, brought_up

from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.fill_job import KRIGING, LEARNING_METHODS, FillJob
from chronofuse.engine.series.coarse_values import levels_of
from chronofuse.engine.series.date_bias import biases, noises_of
from chronofuse.engine.series.dates import Filled
from chronofuse.engine.series.filling import fill
from chronofuse.engine.series.kriging_kernels import NOT_FADED
from chronofuse.engine.series.learning import Learnt, learnt_of

GAPS = (0, 60)


class Scene:
    """The images of a place, fine ones on a few days, coarse ones on many."""

    def __init__(self, options: argparse.Namespace):
        self.ratio, self.method, self.folder = options.ratio, options.method, str(options.folder)
        days, fine, self.names = _read(options.folder, options.pattern, self.ratio)
        whole = [at for at, image in enumerate(fine) if np.isfinite(image).all()]
        self.days, self.fine = [days[at] for at in whole], fine[whole]
        at = np.array([day.toordinal() for day in self.days])
        self.at = np.unique([*at, *range(at[0], at[-1] + 1, options.step)])
        low = np.stack([_simulated(image, self.ratio) for image in self.fine])
        between = np.interp(self.at, at, np.arange(len(at)))
        first = np.minimum(between.astype(int), len(at) - 2)
        share = (between - first)[:, None, None, None]
        random = np.random.default_rng(1)
        self.bias = random.normal(0, 1, (len(self.at), len(self.names))) * options.bias
        low = ((1 - share) * low[first] + share * low[first + 1]) * (1 + options.gain)
        low += self.bias[..., None, None]
        self.coarse = np.stack([brought_up(image, self.ratio).reshape(len(image), -1) for image in low])
        self.place_of = {day: int(np.searchsorted(self.at, day.toordinal())) for day in self.days}

    def found(self, known: list[date]) -> np.ndarray:
        """(dates, bands): the biases that are found where the fine images of some days are known."""
        fine = np.full_like(self.coarse, np.nan)
        for day in known:
            fine[self.place_of[day]] = self.fine[self.days.index(day)].reshape(len(self.names), -1)
        days = [date.fromordinal(int(one)) for one in self.at]
        levels = levels_of(days, self.coarse, fine, self.ratio)
        return np.stack([biases(one, noises_of(one)) for one in levels], axis=1)

    def learnt(self, bias: np.ndarray, fold: int) -> Learnt | None:
        if self.method not in LEARNING_METHODS:
            return None
        kept = [number for number in range(len(self.days)) if number % FOLDS != fold]
        at = [self.place_of[self.days[number]] for number in kept]
        pixels = np.random.default_rng(0).permutation(self.coarse.shape[2])[:PIXELS]
        coarse = (self.coarse[at] - bias[at][..., None])[:, :, pixels]
        fine = self.fine[kept].reshape(*coarse.shape[:2], -1)[:, :, pixels]
        samples = (one.transpose(2, 0, 1) for one in (coarse, fine))
        return learnt_of(self.method, [self.days[number] for number in kept], *samples)

    def off(self, target: Filled, bias: np.ndarray, learnt: Learnt | None) -> tuple[float, float]:
        shape = self.fine.shape[1:]
        used = (*target.references, target.day)
        read = SimpleNamespace(
            fine={
                day: image.reshape(shape[0], -1).astype(np.float32)
                for day, image in zip(self.days, self.fine)
            },
            coarse={
                day: (self.coarse[at] - bias[at][:, None]).astype(np.float32)
                for day, at in ((day, self.place_of[day]) for day in used)
            },
            is_of_the_day=lambda day: np.ones(shape[1] * shape[2], bool),
            further_noise=lambda references, side: NOT_FADED,
            in_rows=lambda values: values.reshape(*values.shape[:-1], *shape[1:]),
            ratio=self.ratio,
        )
        job = FillJob((CollectionSource((self.folder,)),), self.folder, method=self.method, keep=False)
        values = fill(job, target, read, learnt).values.reshape(shape)
        return _off(values, self.fine[self.days.index(target.day)], self.names)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pattern", default="fine_*.tif")
    parser.add_argument("--ratio", type=int, default=16)
    parser.add_argument("--bias", type=float, default=0.01)
    parser.add_argument("--gain", type=float, default=0.0)
    parser.add_argument("--step", type=int, default=3)
    parser.add_argument("--every", type=int, default=3)
    parser.add_argument("--method", default=KRIGING)
    options = parser.parse_args()
    scene = Scene(options)
    nothing = np.zeros_like(scene.bias)
    for name in ("as they are", "taken off"):
        takes_off = name == "taken off"
        learnt = {}
        for gap in GAPS:
            found, left = [], []
            for number, before, after in list(_targets(scene.days, gap))[:: options.every]:
                fold = number % FOLDS
                bias = scene.found([*before, *after]) if takes_off else nothing
                if fold not in learnt:
                    others = [day for one, day in enumerate(scene.days) if one % FOLDS != fold]
                    learnt[fold] = scene.learnt(scene.found(others) if takes_off else nothing, fold)
                target = Filled(scene.days[number], tuple(before), tuple(after), True)
                found.append(scene.off(target, bias, learnt[fold]))
                left.append((bias - scene.bias)[scene.place_of[target.day]])
            rmse, ndvi = np.mean(found, axis=0)
            off = np.sqrt(np.mean(np.square(left)))
            print(f"{name:>12}  gap {gap:>2}  {rmse:.4f} / {ndvi:.3f}  biases off by {off:.4f}", flush=True)


if __name__ == "__main__":
    main()
