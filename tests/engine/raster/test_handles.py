"""An image is a value: it can be pickled, and each thread that reads opens its file once."""

import pickle
import threading
from collections import Counter

import images
import numpy as np
import pytest
import runs

from chronofuse.engine import fuse
from chronofuse.engine.align.scene import open_scene
from chronofuse.engine.raster import handles
from chronofuse.engine.raster.grid import Window
from chronofuse.engine.raster.readers import open_image

WINDOW = Window(0, 0, 8, 8)


@pytest.fixture
def opened(monkeypatch) -> Counter:
    """How often a thread opened a file, by thread and path, from now on."""
    handles.close()
    counts, real = Counter(), handles.File.open

    def counted(file):
        counts[threading.get_ident(), file.path] += 1
        return real(file)

    monkeypatch.setattr(handles.File, "open", counted)
    return counts


def job_of(pair, out, **wishes):
    return runs.job_for(
        [(pair.fine_1, pair.coarse_1)],
        pair.coarse_2,
        "softmix",
        out / "fused.tif",
        reference=pair.fine_2,
        change=str(out / "change.tif"),
        tile=64,
        threads=2,
        **wishes,
    )


def test_a_run_opens_each_image_at_most_once_a_thread(opened, pair, out):
    fuse.run(job_of(pair, out), lambda event: None)
    threads, files = ({key[part] for key in opened} for part in (0, 1))
    assert len(files) == 5  # F1, C1, C2, the reference, and the prediction that is measured
    assert sum(opened.values()) <= len(files) * len(threads) and set(opened.values()) == {1}


def test_nothing_stays_open_after_a_run(pair, out):
    fuse.run(job_of(pair, out), lambda event: None)
    assert not handles._held


def test_the_images_of_a_scene_can_be_pickled(pair, out):
    scene = open_scene(job_of(pair, out))
    again = pickle.loads(pickle.dumps(scene))
    for image, other in zip((*scene.images, *scene.on_lattice), (*again.images, *again.on_lattice)):
        np.testing.assert_array_equal(image.read(image.grid.window), other.read(other.grid.window))


def test_a_file_that_was_written_anew_is_read_anew(tmp_path):
    path = images.write(tmp_path / "a.tif", np.full((1, 8, 8), 0.25))
    before = open_image(path, "F1").read(WINDOW)
    images.write(tmp_path / "a.tif", np.full((1, 8, 8), 0.75))
    assert np.all(open_image(path, "F1").read(WINDOW) != before)


def test_of_few_files_each_stays_open_for_the_next_window_and_of_many_none(opened, tmp_path):
    path = images.write(tmp_path / "one.tif", np.ones((1, 8, 8)))
    image = open_image(str(path), "F1")
    for files, often in ((handles.OPEN_AT_ONCE, 1), (handles.OPEN_AT_ONCE + 1, 2)):
        handles.close()
        opened.clear()
        for _ in range(2):
            with handles.closed_where_many(files):
                image.read(WINDOW)
        assert sum(opened.values()) == often
