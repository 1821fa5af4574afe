"""Options with which no network can be made are refused before anything is prepared."""

import pytest

from chronofuse.engine.door.errors import ParameterError
from chronofuse.engine.door.train_job import TrainJob
from chronofuse.models.networks import NETWORKS
from chronofuse.models.training.settling import network


def made(name, options):
    return network(TrainJob(data="places", name="mine", network=name, options=options))


@pytest.mark.parametrize(
    "name, options, why",
    [
        ("twostream", {"days": "yes"}, "'days' is true or false, not 'yes'"),
        ("twostream", {"bias": 1}, "'bias' is true or false, not 1"),
        ("progressive", {"stages": 2.5}, "'stages' is a whole number from 1 on, not 2.5"),
        ("progressive", {"width": 0}, "'width' is a whole number from 1 on, not 0"),
        ("twostream", {"change_dilations": 3}, "a list of whole numbers from 1 on, as [2, 4, 8], not 3"),
        ("edcstfn", {"block": "dens"}, "the block is one of plain, residual"),
        ("mlffgan", {"widths": []}, "list index out of range"),
        pytest.param("ganstfm", {"widths": [1, 2, 3, 4]}, "Invalid channel", marks=pytest.mark.long),
        ("twostream", {"change_dilations": [600]}, "its halo would be 602 pixels, and at most 512"),
    ],
)
def test_options_that_no_network_has_are_refused_with_the_reason(name, options, why):
    with pytest.raises(ParameterError, match="can't be made with the options") as refused:
        made(name, options)
    assert why in str(refused.value)


@pytest.mark.parametrize("name", NETWORKS)
def test_a_network_is_made_with_its_own_options(name):
    assert made(name, dict(NETWORKS[name]().options)).options == NETWORKS[name]().options
