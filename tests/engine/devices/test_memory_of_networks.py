"""The memory that a network takes: told before the tiles, and what happens where there is none left."""

import subprocess
import sys

import pytest

MEMORY = """
import numpy as np
from chronofuse.engine.devices.hardware import resident_bytes
from chronofuse.engine.methods.network import runs
from chronofuse.engine.methods.network.network import NetworkMethod
from chronofuse.models.catalogue.installed import catalogue
network = NetworkMethod(catalogue()["edcstfn"], "cpu", 2)
network.normalise(np.full(4, 0.3), np.full(4, 0.1), 8.0)
estimate, tile = network.memory_of_pixel(), network.inputs.invent(320)
before = resident_bytes()
runs.once(network.session, network.inputs, [tile])
print(estimate, (resident_bytes() - before) / 320**2)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads this process's memory as Linux tells it")
def test_the_memory_that_a_pixel_takes_is_known_before_the_tiles():
    shown = subprocess.run([sys.executable, "-c", MEMORY], capture_output=True, text=True, check=True)
    estimate, real = map(float, shown.stdout.split())
    assert real <= 1.1 * estimate and estimate <= 2 * real, (estimate, real)


MANY_BANDS = """
import numpy as np
from chronofuse.engine.methods.network.network import NetworkMethod
from chronofuse.models.catalogue.installed import catalogue
for bands in (10, 200):
    network = NetworkMethod(catalogue()["edcstfn"], "cpu", 2)
    network.normalise(np.full(bands, 0.3), np.full(bands, 0.1), 8.0)
    print(network.memory_of_pixel() / bands, network.inputs.bands)
# The peak of this program alone; ru_maxrss has that of the process that started it.
status = open("/proc/self/status").read()
print(int(status.split("VmHWM:")[1].split()[0]) / 1024, 0)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads this process's memory as Linux tells it")
def test_the_memory_of_many_bands_is_told_by_a_trial_with_few():
    """With all 200 the trial took three gigabytes."""
    shown = subprocess.run([sys.executable, "-c", MANY_BANDS], capture_output=True, text=True, check=True)
    (few, ten), (many, whole), (peak, _) = (map(float, line.split()) for line in shown.stdout.splitlines())
    assert (ten, whole) == (10, 200) and peak < 1000, peak
    assert many == pytest.approx(few, rel=0.3), (few, many)


FULL_MACHINE = """
import resource, sys
import numpy as np
from chronofuse.engine.door.errors import OutOfMemoryError
from chronofuse.engine.methods.network import runs
from chronofuse.engine.methods.network.network import NetworkMethod
from chronofuse.models.catalogue.installed import catalogue
network = NetworkMethod(catalogue()["edcstfn"], "cpu", 1)
network.normalise(np.full(4, 0.3), np.full(4, 0.1), 8.0)
large, small = (network.inputs.invent(side) for side in (700, 64))
runs.once(network.session, network.inputs, [small])
size = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (size + 300_000_000,) * 2)
try:
    runs.once(network.session, network.inputs, [large])
except OutOfMemoryError as error:
    print(error)
print(np.isfinite(runs.once(network.session, network.inputs, [small])[0]).all())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="takes memory away from a process as Linux does")
def test_memory_that_really_runs_out_is_told_and_a_smaller_tile_goes_on():
    shown = subprocess.run([sys.executable, "-c", FULL_MACHINE], capture_output=True, text=True)
    assert shown.returncode == 0, shown.stderr
    assert "The memory of the machine ran out while running 'edcstfn'" in shown.stdout
    assert shown.stdout.strip().endswith("True")
