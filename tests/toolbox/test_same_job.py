"""QGIS and the command line ask the engine for the same, with every method and number of pairs that it takes.

That the same job gives the same bytes either way is shown by tests/integration/test_qgis_process.py with one
method of each family.
"""

import pytest
from qgis.core import QgsProcessingException

from chronofuse.engine.cli import fuse_command
from chronofuse.engine.cli import main as command
from chronofuse.engine.door import client
from chronofuse.engine.door.errors import JobError
from chronofuse.models.catalogue.installed import catalogue

EVERY_WAY = [
    (name, pairs)
    for name, manifest in catalogue().items()
    for pairs in range(manifest.pairs_min, manifest.pairs_max + 1)
]


@pytest.fixture
def asked(run, monkeypatch):
    """A function that gives the job that an algorithm hands to the client."""

    def job_of(parameters: dict, algorithm: str = "fuse"):
        jobs = []

        def take(job, *_, **__):
            jobs.append(job)
            raise JobError("It is known now.")

        with monkeypatch.context() as patched:
            patched.setattr(client, "run", take)
            with pytest.raises(QgsProcessingException, match="It is known now"):
                run(parameters, algorithm)
        return jobs[0]

    return job_of


@pytest.mark.parametrize("method, pairs", EVERY_WAY)
@pytest.mark.parametrize("given", ["nothing further", "all that both can say"])
def test_both_ways_ask_for_the_same(method, pairs, given, asked, parameters, scene, tmp_path):
    output = str(tmp_path / "fused.tif")
    in_qgis = {**parameters, "METHOD": method, "OUTPUT": output}
    words = ["--fine", scene.fine_1, "--coarse", scene.coarse_1]
    if pairs == 2:
        in_qgis.update(FINE_2=scene.truth, COARSE_2=scene.target)
        words += ["--fine", scene.truth, "--coarse", scene.target]
    words += ["--target", scene.target, "--method", method, "-o", output]
    if given != "nothing further":
        in_qgis.update(
            RATIO=16,
            NDVI=str(tmp_path / "ndvi.tif"),
            TILE=64,
            MEMORY=512,
            DEVICE="cpu",
            REFERENCE=scene.truth,
        )
        words += ["--ratio", "16", "--ndvi", str(tmp_path / "ndvi.tif"), "--tile", "64", "--memory", "512"]
        words += ["--device", "cpu", "--reference", scene.truth]

    by_qgis = asked(in_qgis)
    by_command = fuse_command.job_of(command._options(["fuse", *words]))

    # A run has an id of its own; Processing has asked already whether a file may be replaced.
    assert by_qgis.with_wishes(id="its own", overwrite=False) == by_command.with_wishes(
        id="its own", overwrite=False
    )
