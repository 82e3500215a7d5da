"""The findings of one area by kind: a zero is a measured zero, with what was checked beside it."""

from collections.abc import Sequence
from html import escape

import pandas as pd

from language import numbers
from language.text import _, ngettext
from pages.integrity.files import long_form
from pages.integrity.findings import Finding
from ui.asking import Asking
from ui.exhibit import Rows
from ui.screen.sparkline import Scale, scale_of, sparkline


def findings_html(found: Sequence[Finding]) -> str:
    """The kinds that could be checked as one table for `st.html`, those of the claim first."""
    checked = [each for each in found if each.is_checked]
    parts = [
        (_("Yang disebut sudah tidak ada"), [each for each in checked if each.kind.is_claimed]),
        (_("Yang lain dalam daftar"), [each for each in checked if not each.kind.is_claimed]),
    ]
    # Each history on a scale of its own: a kind is to be compared with itself, not with others.
    bodies = "".join(
        f'<tbody><tr class="part"><th scope="rowgroup" colspan="5">{escape(head)}</th></tr>'
        + "".join(_row(each, scale_of([each.history])) for each in rows)
        + "</tbody>"
        for head, rows in parts
        if rows
    )
    heads = [
        _("Yang dicari"),
        _("Perlu dicek"),
        _("Bagian"),
        _("Rupiah yang melekat"),
        _("Setiap rilis"),
    ]
    head = "".join(f'<th scope="col">{escape(words)}</th>' for words in heads)
    return (
        f'<table class="findings"><caption class="visually-hidden">{escape(_("Temuan"))}</caption>'
        f"<thead><tr>{head}</tr></thead>{bodies}</table>"
    )


def _row(found: Finding, scale: Scale) -> str:
    zero = " zero" if found.is_clean else ""
    return (
        f'<tr class="finding{zero}"><th scope="row">{escape(found.kind.label)}'
        f"<small>{escape(found.kind.meaning)}</small></th>"
        f'<td class="count">{count_html(found)}</td>'
        f'<td class="share">{escape(found.share_words)}</td>'
        f'<td class="rupiah">{escape(_rupiah(found))}</td>'
        f'<td class="history">{sparkline(found.history, scale)}</td></tr>'
    )


def count_html(found: Finding) -> str:
    """'120 dari 24.310 diperiksa'."""
    words = escape(_("{findings} dari {checked} diperiksa"))
    own = f"<b>{escape(found.words(found.findings))}</b>"
    return f"<span>{words.format(findings=own, checked=found.words(found.checked))}</span>"


def table(found: Sequence[Finding]) -> Rows:
    """Every kind as a row of words, also what could not be checked."""
    return Rows(
        (
            _("Temuan"),
            _("perlu dicek"),
            _("diperiksa"),
            _("bagian"),
            _("nilai yang terkait"),
        ),
        tuple(map(_words, found)),
    )


def _words(found: Finding) -> tuple[str, ...]:
    label = f"**{found.kind.label}.** {found.kind.meaning}"
    if not found.is_checked:
        return (label, _("belum dapat diperiksa"), "", "", "")
    return (
        label,
        found.words(found.findings),
        found.words(found.checked),
        found.share_words,
        _rupiah(found),
    )


def _rupiah(found: Finding) -> str:
    """The rupiah that hang on findings; none where there may be none."""
    if not found.findings and not found.is_clean:
        return numbers.MISSING
    return numbers.rupiah(found.amount_idr, missing=_("tidak disebut"))


def saved(found: Sequence[Finding], on: Asking) -> pd.DataFrame:
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
        for each in found
    ]
    return long_form(rows, ("area", "area_name", "release"))


def title(found: Sequence[Finding]) -> str:
    """How many of the checks found something."""
    checked = [each for each in found if each.is_checked]
    some = sum(each.findings != 0 for each in checked)
    return ngettext(
        "{some} dari {all} pemeriksaan menunjukkan sesuatu yang perlu dicek",
        "{some} dari {all} pemeriksaan menunjukkan sesuatu yang perlu dicek",
        some,
    ).format(some=some, all=len(checked))
