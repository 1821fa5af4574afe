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


PREPARED = [
    (
        {"BANDS": ["blue", 1, 2, "", 3, 1], "ROLES": "red=3,nir=1", "UNMATCHED": "nearest"},
        ["--bands", "blue=1:2,3:1", "--roles", "red=3,nir=1", "--unmatched", "nearest"],
    ),
    ({"BY_POSITION": True}, ["--bands", "position"]),
    (
        {
            "READINGS": ["C1", "1e-4", "-0.2", "", "", "2024-05-03", "fine", "", "", "-9999", "auto", ""],
            "BUFFER": 3,
        },
        [
            "--scale",
            "C1=1e-4",
            "--offset",
            "C1=-0.2",
            "--nodata",
            "fine=-9999",
            "--mask",
            "fine=auto",
            "--date",
            "C1=2024-05-03",
            "--buffer",
            "3",
        ],
    ),
    ({"REGISTER": "-3.5,12", "HARMONISE": "auto"}, ["--register", "-3.5,12", "--harmonise", "auto"]),
]


@pytest.mark.parametrize("in_qgis, words", PREPARED, ids=("bands", "position", "readings", "sensors"))
def test_both_ways_prepare_the_images_alike(in_qgis, words, asked, parameters, scene, tmp_path):
    output = str(tmp_path / "fused.tif")
    images = ["--fine", scene.fine_1, "--coarse", scene.coarse_1, "--target", scene.target]
    options = command._options(["fuse", *images, "--method", "delta", "-o", output, *words])

    by_qgis = asked({**parameters, "METHOD": "delta", "OUTPUT": output, **in_qgis})
    assert by_qgis.preparation == fuse_command.job_of(options).preparation
    assert (
        by_qgis.preparation
        != fuse_command.job_of(
            command._options(["fuse", *images, "--method", "delta", "-o", output])
        ).preparation
    )


@pytest.mark.parametrize(
    "wrong, told",
    [
        ({"BANDS": ["blue", "first", 2]}, "'bands' has 'blue=first:2'"),
        ({"BANDS": ["", 1, 2], "BY_POSITION": True}, "one by one and by position"),
        ({"READINGS": ["C1", "0", "", "", "", ""]}, "The scale is 0"),
        ({"REGISTER": "left"}, "'Registration' is 'left'"),
    ],
    ids=str,
)
def test_a_form_that_is_filled_in_wrongly_says_so_before_it_runs(wrong, told, run, parameters):
    with pytest.raises(QgsProcessingException, match=told):
        run({**parameters, **wrong})
