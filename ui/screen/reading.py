"""What the browser does with exhibits: sorts a table, copies a link, comes to where one leads."""

from pathlib import Path
from typing import Final

import htpy as h

from ui.browser_code import Code

FOLDER: Final = "bagan"  # in addresses, below the dashboard's own
CODE: Final = Code(FOLDER, Path(__file__).parent / "browser")
ENTRY: Final = "exhibits.js"


def script() -> h.Element:
    """What a page runs to get it."""
    return CODE.call(ENTRY, "ready")
