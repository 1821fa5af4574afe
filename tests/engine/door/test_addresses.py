"""Where data come from, as others may read it."""

import pytest

from chronofuse.engine.door import errors, events
from chronofuse.engine.door.addresses import for_a_report, for_a_tag, without_secrets
from chronofuse.engine.door.plain_text import printable

HOST = "h.example:8000"


@pytest.mark.parametrize(
    "text",
    [
        f"/vsicurl/http://alice:S3CRET@{HOST}/c.tif",
        f"/vsicurl/http://alice:S3C@RET@{HOST}/c.tif",
        f"/vsicurl/https://{HOST}/c.tif?se=2030-01-01&sig=S3CRET",
        f"/vsicurl/https://{HOST}/c.tif?X-Amz-Credential=S3CRET%2F2024&X-Amz-Signature=S3CRET",
        f"/vsicurl/https://{HOST}/c.tif?X-Goog-Signature=S3CRET",
        f"/vsicurl/https://{HOST}/c.tif?note='S3CRET'&x=S3CRET",
        f"https://{HOST}/c.tif?whatever_the_next_cloud_calls_it=S3CRET",
        f"/vsicurl?header.Authorization=Bearer%20S3CRET&url=https%3A%2F%2Fu%3AS3CRET%40{HOST}%2Fc.tif%3Fsig%3DS3CRET",
        "/vsicurl?use_head=no&header.x=S3CRET",
        f"/vsizip/{{/vsicurl/https://{HOST}/c.zip?sig=S3CRET}}/B04.tif",
        f'HDF5:"/vsicurl/https://{HOST}/c.h5?sig=S3CRET"://red',
        "c.tif|option:NUM_THREADS=2|credential:AWS_SECRET_ACCESS_KEY=S3CRET",
        f"vrt:///vsicurl/https://{HOST}/c.tif?bands=1&sig=S3CRET",
        f"https://{HOST}/c.tif?bands=S3CRET",
        "PG:host=h dbname=d user=me password='S3CRET' table=t",
    ],
)
def test_what_lets_one_in_goes_nowhere(text):
    sentence = f"C2 '{text}' can't be read (HTTP error code: 403 - {text}): check the address."
    for told in (without_secrets(text), for_a_tag(text), for_a_report(text), without_secrets(sentence)):
        assert "S3C" not in told and "RET" not in told.replace("SECRET_ACCESS", ""), told
    assert without_secrets(sentence).endswith("check the address.")
    assert without_secrets(without_secrets(text)) == without_secrets(text)
    assert "S3C" not in str(errors.UnreadableFileError(sentence))
    for event in (events.Warned("x", sentence), events.Failed("x", sentence)):
        assert "S3C" not in events.encode(event)


@pytest.mark.parametrize(
    "text",
    [
        "C2 'C:\\data\\c.tif' does not exist: check the path.",
        "Is the file there? Then its name is wrong: give window=41, mode=image.",
        "/data/what?/c_2024-07-01.tif",
        "/vsis3/bucket/key.tif",
        "chronofuse fuse --fine 'vrt:///data/ndvi.tif?bands=3' --target vrt:///data/ndvi.tif?bands=4,5",
        "The reader asked for a token, and tcp://127.0.0.1:8786 gave none.",
    ],
)
def test_what_lets_nobody_in_stays_as_it_is(text):
    assert without_secrets(text) == text


@pytest.mark.parametrize(
    "source, name",
    [
        ("/home/jane.doe/data/f_2020-06-01.tif", "f_2020-06-01.tif"),
        ("C:\\Users\\jane\\f.tif", "f.tif"),
        ("f.tif", "f.tif"),
        ("/vsizip//home/jane/S2_20190907.zip/GRANULE/B04.tif", "S2_20190907.zip/GRANULE/B04.tif"),
        ("/home/jane/S2A_20200817.SAFE/IMG/B04.jp2", "S2A_20200817.SAFE/IMG/B04.jp2"),
        ('NETCDF:"/home/jane/x.nc":ndvi', 'NETCDF:"x.nc":ndvi'),
        ("NETCDF:C:\\Users\\jane\\x.nc:ndvi", 'NETCDF:"x.nc":ndvi'),
        ("vrt:///home/jane/x.tif?bands=1", "x.tif"),
        ("<VRTDataset><SourceFilename>/home/jane/x.tif</SourceFilename></VRTDataset>", "a virtual dataset"),
        (f"/vsicurl/https://jane:pw@{HOST}/a/x.tif?sig=1", f"/vsicurl/https://{HOST}/a/x.tif"),
        ("/vsis3/bucket/a/x.tif", "/vsis3/bucket/a/x.tif"),
    ],
)
def test_a_tag_names_files_and_not_the_folders_of_a_user(source, name):
    assert for_a_tag(source) == name


def test_a_report_says_the_users_own_folder_as_everybodys(monkeypatch):
    monkeypatch.setenv("HOME", "/home/jane")
    monkeypatch.setenv("USERPROFILE", "/home/jane")
    assert for_a_report("/home/jane/data/f.tif") == "~/data/f.tif"
    assert for_a_report('NETCDF:"/home/jane/x.nc":ndvi') == 'NETCDF:"~/x.nc":ndvi'
    assert for_a_report("/home/janet/f.tif") == "/home/janet/f.tif"


def test_a_sentence_is_one_line_that_no_terminal_obeys():
    said = str(
        errors.MissingFileError(
            "F1 'a\x1b]0;owned\x07\u202egpj.\x9b2J\nb' does not exist: check\r\n the path."
        )
    )
    assert said == "F1 'a\\x1b]0;owned\\x07\\u202egpj.\\x9b2J b' does not exist: check the path."
    assert printable("täglich, 毎日, a\tb\n") == "täglich, 毎日, a\tb\n"
    assert len(str(errors.JobError("x" * 800_000 + ": give less."))) < 2100
    assert str(errors.JobError("x" * 800_000 + ": give less.")).endswith(": give less.")
