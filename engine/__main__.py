"""Starts the engine's process, also from a plugin folder that has another name than `chronofuse`.

python -m chronofuse.engine fuse ...        the command line
python PATH/engine/__main__.py worker JOB   the worker, as the client starts it
python PATH/engine/__main__.py training ... what needs torch (models/training/), as `chronofuse export` starts
it
python PATH/engine/__main__.py scene FOLDER ... the generator of sample scenes (models/simulation/)
"""

import importlib.util
import runpy
import sys
from pathlib import Path


def load_package() -> None:
    """Make this very copy importable as `chronofuse`, whatever its folder is called."""
    root = Path(__file__).resolve().parent.parent
    spec = importlib.util.spec_from_file_location(
        "chronofuse", root / "__init__.py", submodule_search_locations=[str(root)]
    )
    module = importlib.util.module_from_spec(spec)
    sys.modules["chronofuse"] = module
    spec.loader.exec_module(module)


if __name__ == "__main__":
    load_package()
    if sys.argv[1:2] == ["worker"]:
        from chronofuse.engine.worker import end, main

        end(main(sys.argv[2:]))
    if sys.argv[1:2] == ["training"]:
        del sys.argv[1]
        runpy.run_module("chronofuse.models.training", run_name="__main__")
    if sys.argv[1:2] == ["scene"]:
        del sys.argv[1]
        runpy.run_module("chronofuse.models.simulation", run_name="__main__")
        sys.exit()
    from chronofuse.engine.cli.main import main

    sys.exit(main(sys.argv[1:]))
