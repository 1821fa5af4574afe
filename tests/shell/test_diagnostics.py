"""What the diagnostics tell, and what they don't: who the user is."""

import getpass
import os

from chronofuse.engine.door.errors import EngineMissingError
from chronofuse.shell import diagnostics


def test_home_folder_and_user_are_taken_out_however_they_are_written():
    text = r"/home/anna/x C:\Users\anna\AppData c:/users/anna/y /home/annabel/z by anna, not Joanna"
    plain = diagnostics.anonymous(text, "/home/anna", "anna")
    assert plain.startswith("~/x ") and "/home/annabel/z" in plain and "Joanna" in plain
    assert "by <user>," in plain and "anna\\" not in plain and "/anna/" not in plain
    windows = diagnostics.anonymous(r"C:\Users\anna\x and C:/Users/anna/y", r"C:\Users\anna", "anna")
    assert windows == r"~\x and ~/y"


def test_the_whole_text_names_neither(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LOGNAME", "hildegard")
    monkeypatch.setenv("CHRONOFUSE_MODELS", f"{tmp_path}/models of hildegard")
    diagnostics.remember(EngineMissingError(f"'{tmp_path}/engine' of hildegard can't be written: try again."))
    assert getpass.getuser() == "hildegard"
    text = diagnostics.as_text([*diagnostics.of_qgis(), ("Variables", diagnostics._variables())])
    assert str(tmp_path) not in text and "hildegard" not in text
    assert "[engine-missing] '~/engine' of <user> can't be written" in text
    assert "CHRONOFUSE_MODELS=~/models of <user>" in text


def test_versions_of_all_that_matters_are_there():
    facts = dict(diagnostics.of_qgis())
    assert facts["QGIS"].startswith("3.") and facts["GDAL, PROJ"].count(".") >= 3
    assert facts["Python"].startswith("3.") and facts["Chronofuse"][0].isdigit()


def test_no_password_goes_in(monkeypatch):
    monkeypatch.setenv("PIP_INDEX_URL", "https://me:secret@wheels.example.org/simple")
    text = diagnostics.as_text([("Variables", diagnostics._variables())])
    assert "wheels.example.org" in text and "secret" not in text
    assert os.environ["PIP_INDEX_URL"].count("secret") == 1
