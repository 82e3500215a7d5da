"""What stands on paper, as a reader and a machine find it."""

import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pandas as pd
from pypdf import PdfReader

from data.generation import generations
from data.settings import PROJECT, Settings
from pages.papers import PAPERS
from ui.paper import printer
from ui.paper.press import Press, open_press
from ui.paper.printer import Template
from ui.paper.subject import Ask

LONGEST = "Kedungbanteng Krajan Wetan Kidul"
COUNTS = (
    *("count", "previous_count", "families", "persons", "poor_persons", "families_none"),
    *("families_decile12", "recipients", "eligible", "reached", "missed", "leaked"),
    *("findings", "checked", "families_decile1", "persons_decile1", "persons_reached"),
)
SHARES = ("coverage_pct", "exclusion_pct", "leakage_pct", "unreached_pct")
ARTEFACTS = PROJECT / "tests" / "artefacts"


def press_of(store: Path, release: str | None = None) -> Press:
    """A press for the newest generation of a store."""
    settings = Settings(store=store)
    return open_press(generations.current(store), settings, release, PAPERS)


def swollen(ask: Ask) -> Ask:
    """The same answers with the longest names, and every count as large as counts get."""

    def asked(name: str, **values: Any) -> pd.DataFrame:
        frame = ask(name, **values).copy()
        for column in set(COUNTS) & set(frame.columns):
            frame[column] = 88_888_888
        for column in set(SHARES) & set(frame.columns):
            frame[column] = frame[column].fillna(99.94)
        if "top_decile" in frame.columns:
            frame["top_decile"] = 7  # which the sheet says in a line more
        for column in {"area_name", "parent_name"} & set(frame.columns):
            frame[column] = LONGEST
        return frame

    return asked


def words(content: bytes) -> str:
    """All text of a PDF with single spaces."""
    said = " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    return re.sub(r"\s+", " ", said.replace("\N{NO-BREAK SPACE}", " "))


def pages(content: bytes) -> int:
    return len(PdfReader(BytesIO(content)).pages)


def keep_pictures(template: Template, facts: Mapping[str, Any], name: str) -> list[bytes]:
    """Leave the pages as PNG in tests/artefacts, to be looked at."""
    ARTEFACTS.mkdir(exist_ok=True)
    made = printer.pictures(template, facts)
    for number, picture in enumerate(made, start=1):
        (ARTEFACTS / f"{name}-{number}.png").write_bytes(picture)
    return made
