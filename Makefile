# Every target installs what it needs; `make demo` and `make test` are the only commands that a newcomer needs.
PYTHON := .venv/bin/python
TWO := -n 2 --dist loadgroup

.PHONY: help setup demo test test-long test-all test-pythons test-matrix test-qt lint types lock translations speed accuracy memory scale guide graphs zip changelog tables screenshots clean

help:  ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup:  ## install QGIS, GDAL and the pinned requirements where they are missing
	@scripts/setup.sh

demo: setup  ## fuse a generated scene through QGIS, with the network, softmix and STARFM; and fill a year
	@$(PYTHON) scripts/demo.py
	@$(PYTHON) scripts/demo_year.py

test: setup  ## run the tests in the real QGIS with the real engine
	@$(PYTHON) -m pytest $(TWO) -m "not long"

test-long: setup  ## run the long lane: the installed copy, chains of kills, frail clusters, whole trainings
	@$(PYTHON) -m pytest $(TWO) -m long

test-all: test test-long  ## run both lanes

test-pythons: setup  ## try the pins and the engine's tests on each Python from 3.9 to 3.13 that is here
	@scripts/test_pythons.sh

test-matrix: setup  ## the reduced suite on QGIS 3.22, 3.40 and 3.44, in folders of Debian where needed (root)
	@scripts/test_matrix.sh

test-qt:  ## the interface in Qt 6, with qgis stubbed
	@[ -x build/qt6/bin/python ] || python3 -m venv build/qt6
	@build/qt6/bin/python -m pip install -q PyQt6==6.11.0
	@build/qt6/bin/python scripts/try_qt6.py build/qt6/dock.png

lint: setup types  ## check style, types and the dependency rule
	@.venv/bin/ruff check .
	@$(PYTHON) -m pytest tests/test_dependency_rule.py

types: setup  ## check types with mypy: strict in door and catalogue, elsewhere no more errors than there were
	@$(PYTHON) scripts/check_types.py

lock: setup  ## requirements/*.lock anew: the pins, what they need, and the SHA-256 of every wheel
	@$(PYTHON) scripts/lock_requirements.py

speed: setup  ## measure the kernels against plain loops
	@$(PYTHON) benchmarks/speed.py --json benchmarks/speed.json

accuracy: setup  ## measure every method on ../shared/data
	@$(PYTHON) benchmarks/accuracy.py

memory: setup  ## measure the memory of a 6000 x 6000 x 4 fusion
	@$(PYTHON) benchmarks/memory.py --out benchmarks/memory.json

scale: setup  ## measure the engine against its own kernels, against GDAL, and on a large scene
	@$(PYTHON) benchmarks/scale.py --out benchmarks/scale.json

guide: setup  ## resources/guide/: docs/ as HTML, for the plugin's own help
	@$(PYTHON) scripts/make_guide.py

graphs: setup  ## resources/*.model3 anew, after a change in scripts/make_graphs.py
	@$(PYTHON) scripts/make_graphs.py

translations: setup  ## resources/i18n/ anew, after a change of texts: new ones in, gone ones out, .qm by Qt's lrelease
	@$(PYTHON) scripts/translations.py

zip: setup  ## build/chronofuse.zip, to install in QGIS
	@$(PYTHON) scripts/make_zip.py

changelog: setup  ## at a release: the fragments of changes/ into CHANGELOG.md and metadata.txt
	@$(PYTHON) scripts/changelog.py --release

tables: setup  ## the tables of the dependency rule, of the products and of the names into the documents
	@$(PYTHON) scripts/rule_tables.py
	@$(PYTHON) scripts/product_tables.py
	@$(PYTHON) scripts/names_document.py

screenshots: setup  ## drive a real QGIS window from the zip to a graph, and keep its pictures (10 minutes)
	@$(PYTHON) scripts/walk.py
	@$(PYTHON) scripts/screenshot.py docs/screenshot.png

clean:  ## remove what was built, but not the environment
	rm -rf build resources/guide
