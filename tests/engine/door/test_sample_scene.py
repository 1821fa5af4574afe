"""The sample scene, when two windows of QGIS ask for it at once. The generator is a stand-in that writes
small files; tests/ui has the real one."""

import threading
from pathlib import Path

from chronofuse.engine.door import sample_scene


def test_two_windows_that_make_the_scene_at_once_both_get_it_whole(monkeypatch, tmp_path):
    monkeypatch.setattr(sample_scene, "folder", lambda: tmp_path / "sample")
    both = threading.Barrier(2, timeout=10)

    def make_scene(python, place: Path, *_):
        for name in sample_scene.NAMES.values():
            (place / name).write_text(name)
        both.wait()  # neither is the first

    monkeypatch.setattr(sample_scene, "make_scene", make_scene)
    got: list[dict] = []
    windows = [threading.Thread(target=lambda: got.append(sample_scene.made("python"))) for _ in range(2)]
    for window in windows:
        window.start()
    for window in windows:
        window.join()

    assert len(got) == 2 and got[0] == got[1]
    assert {path.read_text() for path in got[0].values()} == set(sample_scene.NAMES.values())
    assert [path.name for path in tmp_path.iterdir()] == ["sample"], "nothing half made is left"
