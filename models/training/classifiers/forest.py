"""A random forest (Breiman 2001, Random forests) of scikit-learn's, exported by skl2onnx.

Of few and shallow trees: on images of one date deeper ones learn the noise of single pixels, and the time
that a map takes is that of all steps down the trees (docs/landcover.md has what was measured).
"""

from __future__ import annotations

from typing import Optional

import numpy as np
import onnx
from skl2onnx import to_onnx
from sklearn.ensemble import RandomForestClassifier

from ....engine.door.fit_job import FitJob
from ....engine.door.train_classifier_job import DEPTH, LEAF, TREES


class Forest:
    """Learns from samples."""

    def __init__(self, job: FitJob, classes: int):
        options = {"trees": TREES, "depth": DEPTH, "leaf": LEAF, **job.options}
        self._forest = RandomForestClassifier(
            options["trees"],
            max_depth=options["depth"],
            min_samples_leaf=options["leaf"],
            random_state=job.seed,
            n_jobs=job.threads or -1,
        )

    def fit(
        self,
        values: np.ndarray,
        labels: np.ndarray,
        folds: Optional[np.ndarray] = None,
        weights: Optional[np.ndarray] = None,
    ) -> None:
        self._forest.fit(values, labels, sample_weight=weights)

    def probabilities(self, values: np.ndarray) -> np.ndarray:
        return self._forest.predict_proba(values).astype(np.float32)

    def exported(self) -> bytes:
        example = np.zeros((1, self._forest.n_features_in_), np.float32)
        model = to_onnx(self._forest, example, options={id(self._forest): {"zipmap": False}}, target_opset=17)
        model.producer_version = ""
        onnx.checker.check_model(model)
        return bytes(model.SerializeToString())
