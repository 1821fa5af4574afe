"""What the tests of the yardstick measure."""

from types import SimpleNamespace

import images
import numpy as np
import pytest
from measuring import NAMES, figures_of

from chronofuse.engine.raster.readers import open_image


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    """A truth, a prediction (with a gap) and F1 on disk as float32; the arrays as they are stored, and
    their figures."""
    folder, random = tmp_path_factory.mktemp("made"), np.random.default_rng(3)
    truth = images.smooth_noise(random, (3, 110, 130))
    prediction = truth + random.normal(0, 0.01, truth.shape)
    prediction[:, 40:52, 60:75] = np.nan
    fine = truth + 0.05 * (images.smooth_noise(random, truth.shape) - 0.2)
    arrays = {
        name: values.astype(np.float32).astype(float)
        for name, values in {"truth": truth, "prediction": prediction, "fine": fine}.items()
    }
    opened = {
        name: open_image(
            images.write(folder / f"{name}.tif", values, names=NAMES, scale=1, dtype="float32"), name
        )
        for name, values in arrays.items()
    }
    return SimpleNamespace(
        arrays=arrays, opened=opened, valid=np.isfinite(prediction[0]), figures=figures_of(opened)
    )
