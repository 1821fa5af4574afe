#!/usr/bin/env bash
# Installs what is missing to use and to develop Chronofuse, and nothing twice:
#   1. QGIS with its Python bindings, GDAL, Xvfb and Qt's lrelease from Debian (root or sudo, only where they are
#      missing)
#   2. .venv, made from the system's Python so that it sees the system's QGIS and GDAL
#   3. what users get, from the same locks; then what development takes beside it, with numpy held at the version
#      that GDAL was built against
#   4. the command .venv/bin/chronofuse
# Run again it only compares a stamp, which takes well under a second.
set -euo pipefail
cd "$(dirname "$0")/.."

PYTHON=/usr/bin/python3
VENV=.venv
DEBIAN_PACKAGES=(qgis python3-qgis gdal-bin python3-gdal python3-venv xvfb qttools5-dev-tools)

say() { printf 'setup: %s\n' "$*"; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null; then sudo "$@"
    else
        say "root is needed for: $*. Run 'make setup' as root or install sudo." >&2
        exit 1
    fi
}

# The mirror from which apt takes a release, or nothing.
mirror_of() { apt-get indextargets --format '$(RELEASE) $(REPO_URI)' 'Created-By: Packages' \
    | awk -v release="$1" '$1 == release && !found { print $2; found = 1 }'; }

has_desktop() { "$PYTHON" -c 'import osgeo.gdal, osgeo.gdal_array, qgis.core, venv, ensurepip' 2>/dev/null \
    && command -v qgis_process >/dev/null && command -v Xvfb >/dev/null \
    && { command -v lrelease || [ -x /usr/lib/qt5/bin/lrelease ]; } >/dev/null; }

install_desktop() {
    . /etc/os-release
    export DEBIAN_FRONTEND=noninteractive
    local from=()
    if [ "${VERSION_CODENAME:-}" = bookworm ]; then
        # Debian 12 itself holds QGIS 3.22; 3.40 comes from its backports, on the mirror that this machine uses.
        local list=/etc/apt/sources.list.d/bookworm-backports.list
        if ! mirror_of bookworm-backports | grep -q .; then
            echo "deb $(mirror_of bookworm) bookworm-backports main" | as_root tee "$list" >/dev/null
        fi
        from=(-t bookworm-backports)
    fi
    say "installing QGIS, GDAL, Xvfb and lrelease from Debian (about two minutes)"
    as_root apt-get update -qq
    as_root apt-get install -y -qq --no-install-recommends "${from[@]}" "${DEBIAN_PACKAGES[@]}" >/dev/null
}

stamp() {
    cat requirements/*.txt requirements/*.lock pyproject.toml scripts/setup.sh | sha256sum | cut -c1-16
    "$PYTHON" -c 'import sys, numpy; print(sys.version, numpy.__version__)'
    pwd
}

install_python() {
    say "making $VENV from $PYTHON and installing the pinned requirements"
    [ -x "$VENV/bin/python" ] || "$PYTHON" -m venv --system-site-packages "$VENV"
    "$PYTHON" -c 'import numpy; print("numpy==" + numpy.__version__)' > "$VENV/constraints.txt"
    # torch's lock is left out: the CPU's own build, where pip knows one, is a tenth of PyPI's for Linux.
    "$VENV/bin/python" -m pip install -q --disable-pip-version-check --require-hashes --no-deps \
        --only-binary :all: -r requirements/engine.lock -r requirements/cluster.lock -r requirements/train.lock
    "$VENV/bin/python" -m pip install -q --disable-pip-version-check \
        -c "$VENV/constraints.txt" -r requirements/engine.txt -r requirements/cluster.txt -r requirements/dev.txt
    "$VENV/bin/python" -m pip install -q --disable-pip-version-check \
        --no-deps --no-build-isolation -e .
    "$VENV/bin/chronofuse" --version
}

has_desktop || install_desktop
wanted=$(stamp)
if [ "$(cat "$VENV/.stamp" 2>/dev/null)" != "$wanted" ]; then
    install_python
    printf '%s' "$wanted" > "$VENV/.stamp"
fi
say "ready: .venv/bin/chronofuse"
