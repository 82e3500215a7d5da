"""Facts and a template in, a PDF out: the same bytes for the same facts."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

import typst

Template = Literal["sheet", "report", "slide", "card"]
Form = Literal["svg", "png"]

TYPST: Final = Path(__file__).parent / "typst"
FONTS: Final = Path(__file__).parents[1] / "look" / "fonts"
# Typst refuses to write a file that breaks it: a figure without words, a letter without a glyph.
STANDARDS: Final = ("1.7", "ua-1")
# Points: of the text of a template, the first that fits. Below nine only for what no office has.
SIZES: Final[dict[Template, tuple[float, ...]]] = {
    "sheet": (10.5, 10.25, 10.0, 9.75, 9.5, 9.25, 9.0, 8.5, 8.0, 7.5),
    "report": (10.5,),
    "slide": (13.0,),  # says its own
    "card": (15.0,),
}
TOO_LONG: Final = "too long"  # what sheet.typ says of a third page


def pdf(template: Template, facts: Mapping[str, Any]) -> bytes:
    """A tagged PDF (PDF/UA-1), in the largest type that fits on its paper.

    facts: what the template reads, of plain lists, mappings, text and numbers; see sheet.py and
        report.py. typst.TypstError tells what of them breaks the standard.
    """
    content = _set(template, facts, format="pdf", pdf_standards=list(STANDARDS))
    assert isinstance(content, bytes)
    return content


def picture(template: Template, facts: Mapping[str, Any], form: Form, ppi: float = 192) -> bytes:
    """The only page as a picture; its letters are outlines, so it needs no font.

    ppi: of a PNG; at 192 a point is nearly three pixels.
    """
    options = {"ppi": ppi} if form == "png" else {}
    content = _set(template, facts, format=form, **options)
    assert isinstance(content, bytes)
    return content


def labelled(template: Template, facts: Mapping[str, Any], label: str) -> list[Any]:
    """The values that a template leaves at a label: what only it can measure."""
    return json.loads(
        typst.query(
            TYPST / f"{template}.typ",
            f"<{label}>",
            field="value",
            root=TYPST,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"facts": _as_json(facts), "size": "13", "is-last": "yes"},
        )
    )


def pictures(template: Template, facts: Mapping[str, Any], ppi: float = 110) -> list[bytes]:
    """The same pages as PNG, to be looked at."""
    pages = _set(template, facts, format="png", ppi=ppi)
    return pages if isinstance(pages, list) else [pages]


def _set(template: Template, facts: Mapping[str, Any], **options: Any) -> Any:
    inputs = _as_json(facts)
    for size in SIZES[template]:
        is_last = size == SIZES[template][-1]
        try:
            return typst.compile(
                TYPST / f"{template}.typ",
                root=TYPST,
                font_paths=_fonts(),
                ignore_system_fonts=True,
                sys_inputs={
                    "facts": inputs,
                    "size": str(size),
                    "is-last": "yes" if is_last else "",
                },
                **options,
            )
        except typst.TypstError as problem:
            if is_last or TOO_LONG not in problem.message:
                raise
    raise AssertionError("a template has sizes")


@cache
def _fonts() -> typst.Fonts:
    """Ours only: what an office has installed must not change a page."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )


def _as_json(facts: Mapping[str, Any]) -> str:
    # NaN is no JSON, and no number of ours: it would be drawn as something.
    return json.dumps(facts, ensure_ascii=False, allow_nan=False)
