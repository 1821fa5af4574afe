"""An option that a command does not have: the sentence says which it may be, and where all are listed."""

from __future__ import annotations

import pytest

from chronofuse.engine.cli import main

PAIR = ["--fine", "f.tif", "--coarse", "c.tif", "--target", "t.tif", "--method", "fsdaf", "-o", "o.tif"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["fuse", *PAIR, "--option", "spatial=ganstfm"], "does not know '--option': did you mean --param?"),
        (["fuse", *PAIR, "--unmached=spectral"], "does not know '--unmached': did you mean --unmatched?"),
        (["fuse", *PAIR, "--zzz"], "'chronofuse fuse' does not know '--zzz'. 'chronofuse fuse --help' lists"),
        (["fuse", *PAIR, "more"], "'chronofuse fuse' does not know 'more'."),
        (["series", "fill", "x", "-o", "y", "--exten", "union", "--chek"], "fill' does not know '--chek'"),
    ],
)
def test_an_unknown_option_is_told_the_nearest(arguments, told, capsys):
    with pytest.raises(SystemExit) as ended:
        main.main(arguments)
    assert ended.value.code == 2 and told in capsys.readouterr().err
