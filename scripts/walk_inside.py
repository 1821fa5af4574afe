"""What QGIS runs for scripts/walk.py: the steps of one session, in QGIS's own event loop."""

import json
import os
import sys
import traceback
from pathlib import Path


def start() -> None:
    order = json.loads(os.environ["WALK_ORDER"])
    sys.path.insert(0, order["scripts"])
    from qgis.PyQt.QtCore import QTimer
    from qgis.utils import iface

    def hear(kind, error, trace):  # QGIS would show a message in the pictures
        with (Path(order["raw"]) / "errors.log").open("a") as log:
            traceback.print_exception(kind, error, trace, file=log)

    sys.excepthook = hear
    import walk_driver
    import walk_first
    import walk_second
    import walk_series

    driver = walk_driver.Driver(iface, order)
    sessions = {"first": walk_first.steps, "second": walk_second.steps, "third": walk_series.steps}
    sys.walk = driver  # nothing else keeps it alive
    QTimer.singleShot(2000, lambda: driver.take(sessions[order["session"]](order)))


start()
