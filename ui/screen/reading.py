"""What the browser does with exhibits: sorts a table, copies a link, comes to where one leads."""

import json
from pathlib import Path
from typing import Final

from ui.browser_code import Code

FOLDER: Final = "bagan"  # in addresses, below the dashboard's own
CODE: Final = Code(FOLDER, Path(__file__).parent / "browser")
ENTRY: Final = "exhibits.js"


def script() -> str:
    """What a page runs to get it."""
    code = json.dumps(CODE.address_of(ENTRY))
    return f"import(new URL({code}, document.baseURI).href).then(code => code.ready())"
