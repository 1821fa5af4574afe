#!/usr/bin/env bash
# Measures Chronofuse on a graphics card, on a machine that has nothing but Python 3.12 and NVIDIA's driver:
#
#     bash benchmarks/cuda.sh [FOLDER]
#
# It makes an environment from wheels (GDAL's Python bindings are those of gdal-wheel; no QGIS), checks that every
# bundled network predicts on the card what it predicts on the CPU, measures the bare sessions and a whole Landsat scene
# (benchmarks/cuda_inference.py), and measures training with the minutes that are left (benchmarks/cuda_training.py).
# The figures go to FOLDER (build/cuda), as JSON and as tables. Without a card it says so and runs small, on the CPU.
#
#   MINUTES            of all of it (15); parts that would not end in them are left out, and named
#   WHEELS             a folder of wheels, for a machine without a network
#   CHRONOFUSE_PYTHON  an interpreter that has all that is needed; nothing is set up then
set -euo pipefail
cd "$(dirname "$0")/.."

SECONDS=0
MINUTES=${MINUTES:-15}
OUT=${1:-build/cuda}
PLACE=build/cuda-environment
mkdir -p "$OUT" "$PLACE"

say() { printf 'cuda: %s (%d s)\n' "$*" "$SECONDS"; }
left() { awk -v all="$MINUTES" -v gone="$SECONDS" -v kept="$1" 'BEGIN { m = all - gone / 60 - kept; print (m > 0 ? m : 0) }'; }
has_card() { command -v nvidia-smi >/dev/null && nvidia-smi -L 2>/dev/null | grep -q GPU; }

# What pip is asked for: the engine's libraries with the ONNX Runtime that suits the machine, and GDAL.
wanted() {
    grep -v '^onnxruntime' requirements/engine.txt
    if has_card; then grep '^onnx' requirements/graphics.txt
    else grep '^onnxruntime.*>= "3.11"' requirements/engine.txt; grep '^onnx==' requirements/graphics.txt; fi
    echo gdal-wheel
    echo numpy
}

set_up() {
    local python=${PYTHON:-$(command -v python3.12 || command -v python3)}
    [ -x "$PLACE/bin/python" ] || "$python" -m venv --system-site-packages "$PLACE"
    wanted > "$PLACE/wanted.txt"
    "$PLACE/bin/python" -m pip install -q --disable-pip-version-check --only-binary :all: \
        ${WHEELS:+--no-index --find-links "$WHEELS"} -r "$PLACE/wanted.txt"
    # torch where the machine has it, or where it can be had before half of the time is gone.
    if [ -f benchmarks/cuda_training.py ] && ! "$PLACE/bin/python" -c 'import torch, safetensors' 2>/dev/null; then
        timeout "$(left "$(awk -v all="$MINUTES" 'BEGIN { print all / 2 }')" | awk '{ print int(60 * $1) + 1 }')" \
            "$PLACE/bin/python" -m pip install -q --disable-pip-version-check --only-binary :all: \
            ${WHEELS:+--no-index --find-links "$WHEELS"} $(grep -E '^(torch|safetensors)==' requirements/train.txt |
            sed 's/ *;.*//') || say "torch can't be had here: nothing is said of training"
    fi
}

if [ -n "${CHRONOFUSE_PYTHON:-}" ]; then
    python=$CHRONOFUSE_PYTHON
else
    say "setting up $PLACE"
    set_up
    python=$PLACE/bin/python
fi
# The repository's root is the package, whatever the checkout's folder is called.
ln -sfn "$PWD" "$PLACE/chronofuse"
export PYTHONPATH="$PWD/$PLACE${PYTHONPATH:+:$PYTHONPATH}" PYTHONUNBUFFERED=1
has_card || say "no graphics card here: all runs small, on the CPU, and says nothing of a card"

say "inference"
"$python" benchmarks/cuda_inference.py --minutes "$(left 4)" --out "$OUT" ${NETWORKS:+--network $NETWORKS}
if [ -f benchmarks/cuda_training.py ] && "$python" -c 'import torch, safetensors' 2>/dev/null; then
    say "training"
    seconds=$(left 1 | awk '{ print int(60 * $1) }')
    timeout "$((seconds + 1))" "$python" benchmarks/cuda_training.py --out "$OUT/training.json" \
        || say "training did not end in the $seconds s that were left, or failed: what it had measured is in $OUT"
fi
say "done: $OUT"
