"""The scripts, styles and letters of a meeting's own windows."""

from pathlib import Path
from typing import Final

from ui.browser_code import Code

FOLDER: Final = "sajian"  # in addresses, below the dashboard's own
FONTS: Final = Path(__file__).parents[2] / "ui" / "look" / "fonts"
CODE: Final = Code(
    FOLDER,
    Path(__file__).parent / "browser",
    (FONTS / "SourceSansPro-Regular.ttf", FONTS / "SourceSansPro-Semibold.ttf"),
)
FIT: Final = "fit.js"
