"""Facts and a template in, a PDF out: the same bytes for the same facts."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

import typst

Template = Literal["sheet", "report"]

TYPST: Final = Path(__file__).parent / "typst"
FONTS: Final = Path(__file__).parent.parent / "fonts"
# Typst refuses to write a file that breaks it: a figure without words, a letter without a glyph.
STANDARDS: Final = ("1.7", "ua-1")


def pdf(template: Template, facts: Mapping[str, Any]) -> bytes:
    """A tagged PDF (PDF/UA-1).

    facts: what the template reads, of plain lists, mappings, text and numbers; see sheet.py and
        report.py. typst.TypstError tells what of them breaks the standard.
    """
    made = typst.compile(
        TYPST / f"{template}.typ",
        root=TYPST,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=list(STANDARDS),
        sys_inputs={"facts": _said(facts)},
    )
    assert isinstance(made, bytes)
    return made


def pictures(template: Template, facts: Mapping[str, Any], ppi: float = 110) -> list[bytes]:
    """The same pages as PNG, to be looked at."""
    made = typst.compile(
        TYPST / f"{template}.typ",
        root=TYPST,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        format="png",
        ppi=ppi,
        sys_inputs={"facts": _said(facts)},
    )
    return made if isinstance(made, list) else [made]  # type: ignore[list-item]


@cache
def _fonts() -> typst.Fonts:
    """Ours only: what an office has installed must not change a page."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )


def _said(facts: Mapping[str, Any]) -> str:
    # NaN is no JSON, and no number of ours: it would be drawn as something.
    return json.dumps(facts, ensure_ascii=False, allow_nan=False)
