"""A report that can't be made costs nobody the rasters: it says why it is missing, and the run goes on."""

from __future__ import annotations

import html
import traceback
from typing import Callable, Optional

from ..door.errors import ChronofuseError


def page_or_reason(make: Callable[[], str]) -> tuple[str, Optional[str]]:
    """An HTML report, and None; or a page that says why there is none, and that sentence.

    Args:
        make: loads what draws and writes the report, and gives the page.
    Raises:
        ChronofuseError: an image that can't be read: then it is not the report alone that is wrong.
    """
    try:
        return make(), None
    except ChronofuseError:
        raise
    except Exception as error:
        traceback.print_exc()  # to the log, for us
        why = (
            f"The HTML report could not be made ({type(error).__name__}: {str(error)[:200]}): all other "
            "outputs are whole, and the figures stand in the JSON report; please report it."
        )
        page = f"<!doctype html><meta charset='utf-8'><title>Chronofuse</title><p>{html.escape(why)}</p>"
        return page.encode("utf-8", "replace").decode("utf-8"), why
