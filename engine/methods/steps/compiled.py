"""What the classical methods have in common: their kernels are compiled by numba."""

from __future__ import annotations

import numba

from ....models.catalogue.manifest import Manifest
from ....models.catalogue.parameters import Value
from ..base import Method


class CompiledMethod(Method):
    """A method whose kernels run on as many threads as the run may use."""

    def __init__(self, manifest: Manifest, threads: int, settings: dict[str, Value]):
        super().__init__(manifest)
        self.settings = settings
        numba.set_num_threads(min(threads, numba.config.NUMBA_NUM_THREADS))
