"""The findings of one area by kind: a zero is a measured zero, with what was checked beside it."""

from collections.abc import Sequence
from typing import Final

import htpy as h
import pandas as pd
from markupsafe import Markup

from language import numbers
from language.text import _, ngettext
from pages.integrity.files import long_form
from pages.integrity.findings import Finding
from ui.asking import Asking
from ui.exhibit import Rows
from ui.look.markup import filled, joined, sentence
from ui.screen.sparkline import scale_of, sparkline

# A form, filled for every kind.
_ROW: Final = Markup(
    h.tr(class_="%s")[
        h.th(scope="row")["%s", h.small["%s"]],
        h.td(".count")[h.span["%s"]],
        h.td(".share")["%s"],
        h.td(".rupiah")["%s"],
        h.td(".history")["%s"],
    ]
)


def findings_html(findings: Sequence[Finding]) -> Markup:
    """The kinds that could be checked as one table for `st.html`, those of the claim first."""
    checked = [each for each in findings if each.is_checked]
    parts = [
        (_("Yang disebut sudah tidak ada"), [each for each in checked if each.kind.is_claimed]),
        (_("Yang lain dalam daftar"), [each for each in checked if not each.kind.is_claimed]),
    ]
    heads = [
        _("Yang dicari"),
        _("Perlu dicek"),
        _("Bagian"),
        _("Rupiah yang melekat"),
        _("Setiap rilis"),
    ]
    return Markup(
        h.table(".findings")[
            h.caption(".visually-hidden")[_("Temuan")],
            h.thead[h.tr[(h.th(scope="col")[words] for words in heads)]],
            (
                h.tbody[
                    h.tr(".part")[h.th(scope="rowgroup", colspan=5)[part]],
                    joined(map(_row, rows)),
                ]
                for part, rows in parts
                if rows
            ),
        ]
    )


def _row(finding: Finding) -> Markup:
    count = sentence(
        _("{findings} dari {checked} diperiksa"),
        findings=h.b[finding.words(finding.findings)],
        checked=finding.words(finding.checked),
    )
    # Each history on a scale of its own: a kind is to be compared with itself, not with others.
    history = sparkline(finding.history, scale_of([finding.history]))
    return filled(
        _ROW,
        (
            "finding zero" if finding.is_clean else "finding",
            finding.kind.label,
            finding.kind.meaning,
            count,
            finding.share_words,
            _rupiah(finding),
            history,
        ),
    )


def table(findings: Sequence[Finding]) -> Rows:
    """Every kind as a row of words, also what could not be checked."""
    return Rows(
        (
            _("Temuan"),
            _("perlu dicek"),
            _("diperiksa"),
            _("bagian"),
            _("nilai yang terkait"),
        ),
        tuple(map(_words, findings)),
    )


def _words(finding: Finding) -> tuple[str, ...]:
    label = f"**{finding.kind.label}.** {finding.kind.meaning}"
    if not finding.is_checked:
        return (label, _("belum dapat diperiksa"), "", "", "")
    return (
        label,
        finding.words(finding.findings),
        finding.words(finding.checked),
        finding.share_words,
        _rupiah(finding),
    )


def _rupiah(finding: Finding) -> str:
    """The rupiah that hang on findings; none where there may be none."""
    if not finding.findings and not finding.is_clean:
        return numbers.MISSING
    return numbers.rupiah(finding.amount_idr, missing=_("tidak disebut"))


def saved(findings: Sequence[Finding], on: Asking) -> pd.DataFrame:
    """Every kind as a row, to be read and saved."""
    rows = [
        {
            "checked": 0,
            **each.row,
            "area": on.area,
            "area_name": on.name,
            "release": on.release,
            "kind": each.kind.name,
        }
        for each in findings
    ]
    return long_form(rows, ("area", "area_name", "release"))


def title(findings: Sequence[Finding]) -> str:
    """How many of the checks found something."""
    checked = [each for each in findings if each.is_checked]
    some = sum(each.findings != 0 for each in checked)
    return ngettext(
        "{some} dari {all} pemeriksaan menunjukkan sesuatu yang perlu dicek",
        "{some} dari {all} pemeriksaan menunjukkan sesuatu yang perlu dicek",
        some,
    ).format(some=some, all=len(checked))
