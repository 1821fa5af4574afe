#!/usr/bin/env bash
# Tries the pins of requirements/engine.txt on every Python from 3.9 to 3.13 that is on this machine:
#   1. a new environment with the numpy that a QGIS brings with this Python, and GDAL's bindings
#   2. the engine's libraries, installed by the plugin's own rule
#   3. the engine's own tests (below), which fuse through the worker's process as well
# It fails when one of them fails, and ends with a table of what was run (docs/versions.md keeps one).
#
#   scripts/test_pythons.sh              all of them
#   scripts/test_pythons.sh 3.9 3.13     some
#
# GDAL: a Python that QGIS itself uses here has it already, and its packages are seen as the plugin sees them.
# Else the package gdal-wheel holds one, for Python 3.12 on. Else the bindings are built against the GDAL that
# `make setup` installs; Debian's headers for that are fetched without installing them.
set -uo pipefail
cd "$(dirname "$0")/.."

HERE=$PWD
BUILD=$HERE/build/pythons
WANTED=("$@")
[ $# -gt 0 ] || WANTED=(3.9 3.10 3.11 3.12 3.13)

# The numpy that a QGIS brings with this Python.
declare -A NUMPY=(
    [3.9]=1.20.1   # QGIS 3.22 to 3.34 on macOS
    [3.10]=1.21.5  # QGIS 3.22 on Ubuntu 22.04
    [3.11]=1.24.2  # QGIS 3.22 and 3.40 on Debian 12
    [3.12]=1.26.4  # QGIS 3.34 on Ubuntu 24.04, QGIS 3.40 on Windows
    [3.13]=2.2.4   # QGIS 3.40 on Debian 13
)

# Every room of the engine, and two fusions by each method through the worker's process. What measures time or
# memory, and what starts the engine many times, is left to `make test`.
TESTS=(
    tests/models/catalogue
    tests/engine/door
    --ignore=tests/engine/door/test_client.py
    tests/engine/raster
    --ignore=tests/engine/raster/test_odd_images.py
    tests/engine/align
    tests/engine/methods
    tests/engine/yardstick
    tests/engine/run/test_pipeline.py
    tests/engine/run/test_rows.py
    tests/engine/run/test_tiles.py
    tests/engine/devices
    tests/engine/test_fuse.py::test_two_runs_give_the_same_bytes
    tests/engine/test_fuse.py::test_ndvi_change_and_reports_agree_with_the_fused_raster
)

say() { printf 'test-pythons: %s\n' "$*"; }

# An interpreter of that version: QGIS's own, one on PATH, or pyenv's; nothing where there is none.
find_python() {
    local root candidate
    root=${PYENV_ROOT:-$(pyenv root 2>/dev/null)}
    for candidate in "/usr/bin/python$1" "python$1" "${root:-/nonexistent}/versions/$1".*/bin/python; do
        if "$candidate" -c "import sys, venv, ensurepip; assert '%d.%d' % sys.version_info[:2] == '$1'" \
            2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
}

has_gdal() { "$1" -c 'from osgeo import gdal, gdal_array, osr' 2>/dev/null; }

# Sets GDAL_VERSION, and where its headers and library are.
find_gdal() {
    [ -n "${GDAL_VERSION:-}" ] && return
    if ! command -v gdal-config >/dev/null; then
        local library
        library=$(ldconfig -p | awk '/libgdal\.so\.[0-9]+ / { print $NF; exit }')
        [ -n "$library" ] || return 1
        if [ ! -x "$BUILD/gdal/usr/bin/gdal-config" ]; then
            (mkdir -p "$BUILD/gdal/lib" && cd "$BUILD" && apt-get download -qq libgdal-dev 2>/dev/null \
                && dpkg -x libgdal-dev_*.deb gdal) || return 1
        fi
        ln -sf "$library" "$BUILD/gdal/lib/libgdal.so"
        export PATH=$BUILD/gdal/usr/bin:$PATH CPATH=$BUILD/gdal/usr/include/gdal LIBRARY_PATH=$BUILD/gdal/lib
    fi
    GDAL_VERSION=$(gdal-config --version)
}

install_gdal() {
    local wheels=$BUILD/wheels/$1-numpy-$2
    if ! compgen -G "$wheels/*.whl" >/dev/null; then
        pip download --only-binary :all: --no-deps -d "$wheels" gdal-wheel \
            || { find_gdal && CFLAGS=-O1 pip wheel --no-deps --no-build-isolation --no-cache-dir \
                -w "$wheels" "gdal==$GDAL_VERSION"; } || return 1
    fi
    pip install --no-deps "$wheels"/*.whl && has_gdal "$PYTHON"
}

pip() { "$PYTHON" -m pip --disable-pip-version-check "$@" >>"$ENVIRONMENT/pip.log" 2>&1; }

# Python, GDAL and the libraries as a row of the table.
versions() {
    "$PYTHON" - <<'TEXT'
import platform
from importlib.metadata import version
from osgeo import gdal
names = ("numpy", "onnxruntime", "scipy", "numba", "matplotlib")
print(" | ".join([platform.python_version(), gdal.__version__, *map(version, names)]))
TEXT
}

# Makes the environment of a Python version from an interpreter.
make_environment() {
    local numpy=${NUMPY[$1]} own=""
    has_gdal "$2" && own=--system-site-packages
    rm -rf "$ENVIRONMENT" && mkdir -p "$BUILD/wheels" && "$2" -m venv $own "$ENVIRONMENT" || return 1
    pip install --no-compile setuptools==80.9.0 wheel || return 1
    if [ -n "$own" ]; then
        numpy=$("$2" -c 'import numpy; print(numpy.__version__)')
    else
        pip install --no-compile "numpy==$numpy" && install_gdal "$1" "$numpy" || return 1
    fi
    say "Python $1: the engine's libraries beside numpy $numpy"
    pip install --no-deps --no-build-isolation -e . || return 1
    "$PYTHON" - "$numpy" >"$ENVIRONMENT/constraints.txt" <<'TEXT' || return 1
import sys
from chronofuse.engine.door.libraries import numpy_beside_gdal
print(numpy_beside_gdal(sys.argv[1]))
TEXT
    "$PYTHON" - >>"$ENVIRONMENT/pip.log" 2>&1 <<'TEXT' || return 1
import subprocess, sys
from chronofuse.engine.door.libraries import install_engine
install_engine(sys.executable, lambda command: subprocess.check_output(command, text=True))
TEXT
    pip install --no-compile -c "$ENVIRONMENT/constraints.txt" -c requirements/engine.txt \
        -r requirements/test-engine.txt
}

# Sets ROW, a row of the table; the status is that of the try.
try_python() {
    local interpreter about status
    ENVIRONMENT=$BUILD/$1
    PYTHON=$ENVIRONMENT/bin/python
    interpreter=$(find_python "$1")
    if [ -z "$interpreter" ]; then
        ROW="| $1 | | | | | | | not tried: there is no such Python here |"
        return
    fi
    tried=$((tried + 1))
    say "Python $1: a new environment"
    if ! make_environment "$1" "$interpreter" || ! about=$(versions); then
        say "Python $1: the environment could not be made; the end of ${ENVIRONMENT#"$HERE"/}/pip.log:"
        tail -n 5 "$ENVIRONMENT/pip.log"
        ROW="| $1 | | | | | | | FAILED: no environment |"
        return 1
    fi
    say "Python $1: the engine's tests"
    CHRONOFUSE_HOME=$ENVIRONMENT/home CHRONOFUSE_PYTHON=$PYTHON NUMBA_CACHE_DIR=$ENVIRONMENT/home/kernels \
        "$PYTHON" -m pytest --durations=10 "${TESTS[@]}" | tee "$ENVIRONMENT/tests.log"
    status=${PIPESTATUS[0]}
    ROW="| $about | $([ "$status" = 0 ] || printf 'FAILED: ')$(tail -n 1 "$ENVIRONMENT/tests.log") |"
    return "$status"
}

rows=() tried=0 failed=0
for wanted in "${WANTED[@]}"; do
    try_python "$wanted" || failed=1
    rows+=("$ROW")
done
printf '\n| Python | GDAL | numpy | onnxruntime | scipy | numba | matplotlib | tests |\n'
printf '| --- | --- | --- | --- | --- | --- | --- | --- |\n'
printf '%s\n' "${rows[@]}"
[ "$failed" = 0 ] && [ "$tried" -gt 0 ]
