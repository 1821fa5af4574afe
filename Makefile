# Every target installs what it needs; `make demo` and `make test` are the only commands that a newcomer needs.
PYTHON := .venv/bin/python

.PHONY: help setup demo test test-pythons lint speed accuracy memory scale zip screenshot clean

help:  ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup:  ## install QGIS, GDAL and the pinned requirements where they are missing
	@scripts/setup.sh

demo: setup  ## fuse a generated scene through QGIS, with the network, softmix and STARFM
	@$(PYTHON) scripts/demo.py

test: setup  ## run all tests in the real QGIS with the real engine
	@$(PYTHON) -m pytest

test-pythons: setup  ## try the pins and the engine's tests on each Python from 3.9 to 3.13 that is here
	@scripts/test_pythons.sh

lint: setup  ## check style and the dependency rule
	@.venv/bin/ruff check .
	@$(PYTHON) -m pytest tests/test_dependency_rule.py

speed: setup  ## measure the kernels against plain loops
	@$(PYTHON) benchmarks/speed.py --json benchmarks/speed.json

accuracy: setup  ## measure every method on ../shared/data
	@$(PYTHON) benchmarks/accuracy.py

memory: setup  ## measure the memory of a 6000 x 6000 x 4 fusion
	@$(PYTHON) benchmarks/memory.py --out benchmarks/memory.json

scale: setup  ## measure the engine against its own kernels, against GDAL, and on a large scene
	@$(PYTHON) benchmarks/scale.py --out benchmarks/scale.json

zip: setup  ## build/chronofuse.zip, to install in QGIS
	@$(PYTHON) scripts/make_zip.py

screenshot: setup  ## drive a real QGIS window and keep its picture
	@$(PYTHON) scripts/screenshot.py docs/screenshot.png

clean:  ## remove what was built, but not the environment
	rm -rf build
