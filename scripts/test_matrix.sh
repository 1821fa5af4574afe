#!/usr/bin/env bash
# The reduced suite on several QGIS: load, set up, fuse through qgis_process, graph, dock.
#
#   scripts/test_matrix.sh [VERSION ...]     3.22 3.40 3.44; all of them where none is named
#
# 3.22 is Debian 12's own, 3.40 this machine's where it has that one (else Debian 12's backports), 3.44 that of
# Debian 13's backports. Each other one lies in a folder under build/matrix (debootstrap; root, about 3 GB and some
# minutes each, made once). The last commit is copied in, so that nothing of this machine's .venv is used; pip's
# settings are bound in, and the folders that CHRONOFUSE_BIND names (of wheels, for example). A row for
# docs/versions.md is printed for each.
set -uo pipefail
cd "$(dirname "$0")/.."

HERE=$(pwd)
BUILD=$HERE/build/matrix
MIRROR=${CHRONOFUSE_MIRROR:-http://deb.debian.org/debian}
declare -A SUITE=([3.22]=bookworm [3.40]=bookworm [3.44]=trixie)
declare -A FROM=([3.22]= [3.40]=bookworm-backports [3.44]=trixie-backports)
PACKAGES=(qgis python3-qgis gdal-bin python3-gdal python3-venv git ca-certificates)
TESTS=(
    tests/integration/test_installed_copy.py                # the zip in an empty profile: load, set up, fuse
    tests/ui/test_plugin.py                                 # load and unload in a window
    tests/toolbox/test_toolbox.py                           # search, icons, help, flags
    tests/toolbox/test_graphs.py                            # the shipped graphs from their dialogs, and others
    tests/ui/test_dock.py                                   # the dock
)
WANTED=("$@")
[ ${#WANTED[@]} -gt 0 ] || WANTED=(3.22 3.40 3.44)

say() { printf 'matrix: %s\n' "$*"; }

# The version of QGIS as qgis_process tells it, for example 3.40.6.
PRINT_VERSION='from qgis.core import Qgis; print(Qgis.QGIS_VERSION.split("-")[0])'

# Makes the folder of a version; nothing where it is made already.
bootstrap() {
    local root=$BUILD/$1
    [ -e "$root/.made" ] && return
    command -v debootstrap >/dev/null || { say "debootstrap is missing (apt-get install debootstrap)"; return 1; }
    say "$1: ${SUITE[$1]} with QGIS into $root"
    rm -rf "$root" && mkdir -p "$root"
    debootstrap --variant=minbase "${SUITE[$1]}" "$root" "$MIRROR" >"$BUILD/$1.log" 2>&1 || return 1
    echo force-unsafe-io >"$root/etc/dpkg/dpkg.cfg.d/unsafe-io"  # the folder can be made again
    local from=()
    if [ -n "${FROM[$1]}" ]; then
        echo "deb $MIRROR ${FROM[$1]} main" >"$root/etc/apt/sources.list.d/backports.list"
        from=(-t "${FROM[$1]}")
    fi
    enter "$1" "apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
        --no-install-recommends ${from[*]} ${PACKAGES[*]}" >>"$BUILD/$1.log" 2>&1 || return 1
    rm -rf "$root"/var/cache/apt/archives/*.deb
    # in 3.22's package qgis_process stops over --noversioncheck
    [ ! -e "$root/etc/default/qgis" ] || echo 'QGIS_OPTS=' >"$root/etc/default/qgis"
    touch "$root/.made"
}

# Runs a command line in the folder of a version, with what pip needs of this machine.
enter() {
    CHRONOFUSE_BIND=${CHRONOFUSE_BIND:-} unshare -m bash -s "$BUILD/$1" "$2" <<'INSIDE'
root=$1
mount --bind /proc "$root/proc" && mount --bind /dev "$root/dev"
cp -L /etc/resolv.conf /etc/hosts "$root/etc/" 2>/dev/null
for place in /etc/pip.conf /etc/xdg/pip /etc/ssl/certs/ca-certificates.crt $CHRONOFUSE_BIND; do
    [ -e "$root/.made" ] && [ -e "$place" ] || continue  # a package that is being installed writes some of them itself
    if [ -d "$place" ]; then mkdir -p "$root$place"; else mkdir -p "$root${place%/*}" && touch "$root$place"; fi
    mount --bind "$place" "$root$place"
done
exec chroot "$root" /usr/bin/env -u VIRTUAL_ENV PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin \
    HOME=/root LANG=C.UTF-8 QT_QPA_PLATFORM=offscreen XDG_RUNTIME_DIR=/tmp bash -c "$2"
INSIDE
}

# The checkout as git has it, and an environment for the tests beside it.
prepare() {
    local root=$BUILD/$1
    rm -rf "$root/chronofuse" && git clone -q --no-hardlinks "$HERE" "$root/chronofuse" || return 1
    enter "$1" "cd /chronofuse && $(declare -f make_environment) && make_environment" >>"$BUILD/$1.log" 2>&1
}

make_environment() {
    local python=/environment/bin/python
    [ -x $python ] || python3 -m venv --system-site-packages /environment || return 1
    $python -m pip install -q setuptools==80.9.0 wheel || return 1
    $python -m pip install -q --no-build-isolation --no-deps -e . || return 1
    $python - <<'TEXT' || return 1
import subprocess, sys
from chronofuse.engine.door.libraries import install_engine
install_engine(sys.executable, lambda command: subprocess.check_output(command, text=True))
TEXT
    python3 -c 'import numpy; print("numpy==" + numpy.__version__)' >/environment/constraints.txt
    $python -m pip install -q -c /environment/constraints.txt -r requirements/test-engine.txt \
        "$(grep ^pytest-qgis requirements/dev.txt)" "$(grep ^Markdown requirements/dev.txt)"
}

# Sets ROW, a row of the table; the status is that of the try.
try() {
    local status log=$BUILD/$1-tests.log about
    mkdir -p "$BUILD"
    if [ "$1" = "$(/usr/bin/python3 -c "$PRINT_VERSION" 2>/dev/null | cut -d. -f1,2)" ]; then
        about=$(/usr/bin/python3 -c "$PRINT_VERSION; import platform; print('|', platform.python_version())")
        .venv/bin/python -m pytest "${TESTS[@]}" -rs --durations=5 2>&1 | tee "$log"
        status=${PIPESTATUS[0]}
    else
        if ! bootstrap "$1" || ! prepare "$1"; then
            say "$1: it could not be made; the end of $BUILD/$1.log:"
            tail -n 5 "$BUILD/$1.log"
            ROW="| $1 | | | not tried: no such QGIS could be made here |"
            return 1
        fi
        about=$(enter "$1" "python3 -c '$PRINT_VERSION; import platform; print(\"|\", platform.python_version())'")
        enter "$1" "cd /chronofuse && /environment/bin/python -m pytest ${TESTS[*]} -rs --durations=5" 2>&1 | tee "$log"
        status=${PIPESTATUS[0]}
    fi
    ROW="| $(echo $about) | $([ "$status" = 0 ] || printf 'FAILED: ')$(grep -E '(passed|failed|error)' "$log" | tail -n 1) |"
    return "$status"
}

rows=() failed=0
for wanted in "${WANTED[@]}"; do
    if [ -z "${SUITE[$wanted]:-}" ]; then say "$wanted is none of ${!SUITE[*]}"; exit 2; fi
    try "$wanted" || failed=1
    rows+=("$ROW")
done
printf '\n| QGIS | Python | reduced suite |\n| --- | --- | --- |\n'
printf '%s\n' "${rows[@]}"
exit "$failed"
