"""What the buttons ask of this server by address: the code that draws."""

from pathlib import Path
from typing import Final

from ui.browser_code import Code

FOLDER: Final = "gambar"  # in addresses, below the dashboard's own
CODE: Final = Code(FOLDER, Path(__file__).parent / "browser")
ENTRY: Final = "buttons.js"


def code_address() -> str:
    """Where the browser finds the code."""
    return CODE.address_of(ENTRY)
