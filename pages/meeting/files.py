"""What a meeting's own windows load: scripts, styles and letters, and the pictures of slides."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from pages.meeting.agenda import Step
from ui.browser_code import Code
from ui.fetch import GENERATION

FOLDER: Final = "sajian"  # in addresses, below the dashboard's own
FONTS: Final = Path(__file__).parents[2] / "ui" / "look" / "fonts"
CODE: Final = Code(
    FOLDER,
    Path(__file__).parent / "browser",
    (FONTS / "SourceSansPro-Regular.ttf", FONTS / "SourceSansPro-Semibold.ttf"),
)
FIT: Final = "fit.js"
PICTURE: Final = "gambar"  # of a slide
PART: Final = "bagian"  # of a list on several slides
SMALL: Final = "kecil"


def picture(step: Step, generation: str, language: str, part: int = 0) -> str:
    """Where the slide of a step is, from any page; part: from 1, 0 where it is one alone."""
    return _address(step, generation, language, {PART: str(part)} if part else {})


def small(step: Step, generation: str, language: str) -> str:
    """Where the slide of a step is as a small picture."""
    return _address(step, generation, language, {SMALL: "ya"})


def _address(step: Step, generation: str, language: str, more: Mapping[str, str]) -> str:
    state = urlencode({GENERATION: generation, "lang": language, **more})
    return f"./{FOLDER}/{PICTURE}/{step.slide}@{step.area}?{state}"
