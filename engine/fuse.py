"""The flow of a fusion, from the job to the outputs in place. Read this first.

raster (readers) -> align (scene) -> run (check, budget, tiles) -> methods -> run (rows, products) ->
raster (writers) -> yardstick -> report -> outputs in place
"""

from __future__ import annotations

import time
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Optional

from .door import events
from .door.jobs import FuseJob
from .methods.registry import find_manifest, require_change, require_uncertainty, settings_of
from .raster import handles
from .run import checked
from .run.course import FUSING, Course, Tell, look, outputs_of
from .run.crowding import Crowding
from .run.finish import RowSource, finish
from .run.here import Here
from .run.promised import require_reports
from .run.stages import Stages, compiling_told

if TYPE_CHECKING:
    from .cluster.dask_cluster import Cluster


def run(job: FuseJob, tell: Tell) -> events.Finished:
    """Fuse, or only check (run/checked.py), and say what happens.

    Raises:
        ChronofuseError: anything that the user can mend; nothing is left behind but what --resume goes on
            from.
    """
    if job.manner.check_only:
        return checked.run(job, tell)
    begun, crowding = time.monotonic(), Crowding()
    manifest = find_manifest(job.method, len(job.pairs))
    settings = settings_of(manifest, job.params)
    if job.asks_uncertainty:
        require_uncertainty(manifest, settings)
    if job.asks_change_probability:
        require_change(manifest)
    require_reports(job, manifest)
    with handles.closing(), _connected(job) as cluster, outputs_of(job, cluster is not None) as outputs:
        with compiling_told(tell):
            course = look(job, manifest, settings, outputs, tell)
            source = _source(course, cluster)
        progress = Stages(
            tell, course.stages(), FUSING, begun, course.looking(), course.compiling(), crowding
        )
        products = source.predict(progress)
        return finish(course, source, products, progress)


def _connected(job: FuseJob) -> AbstractContextManager[Optional[Cluster]]:
    """The connection to the job's cluster, before anything is written; None without one."""
    if job.machine.cluster is None:
        return nullcontext()
    from .cluster.dask_cluster import Cluster

    return Cluster(job.machine.cluster)


def _source(course: Course, cluster: Optional[Cluster]) -> RowSource:
    """Where the rows come from."""
    if cluster is None:
        return Here(course)
    from .cluster.spread import Spread

    return Spread(course, cluster)
