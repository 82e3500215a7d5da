"""The findings of one area by kind: a zero is a measured zero, with what was checked beside it."""

from collections.abc import Sequence
from html import escape

from ui import format
from ui.integrity.band import Band
from ui.integrity.files import hidden_rows, long_form
from ui.integrity.findings import Finding
from ui.sparkline import Scale, scale_of, sparkline
from ui.text import _, ngettext


def findings_html(found: Sequence[Finding]) -> str:
    """The kinds that could be checked as one table for `st.html`, those of the claim first."""
    checked = [each for each in found if each.state != "unchecked"]
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
    kind = {None: " covered", 0: " zero"}.get(found.findings, "")
    return (
        f'<tr class="finding{kind}"><th scope="row">{escape(found.kind.label)}'
        f"<small>{escape(found.kind.meaning)}</small></th>"
        f'<td class="count">{count_html(found.findings, found.checked)}</td>'
        f'<td class="share">{_share(found)}</td>'
        f'<td class="rupiah">{_rupiah(found)}</td>'
        f'<td class="history">{_history(found, scale)}</td></tr>'
    )


def count_html(findings: int | None, checked: int | None) -> str:
    """'120 dari 24.310 diperiksa'; each of the two may be hidden."""
    words = escape(_("{findings} dari {checked} diperiksa"))
    own = f"<b>{_count(findings)}</b>"
    return f"<span>{words.format(findings=own, checked=_count(checked))}</span>"


def _count(value: int | None) -> str:
    return hidden_html() if value is None else escape(format.integer(value))


def hidden_html() -> str:
    """The hatched word in the place of a number."""
    return f'<span class="hidden-cell"><span>{escape(format.hidden())}</span></span>'


def narrow_html() -> str:
    """Hatching where the word does not fit; it is read aloud."""
    return (
        '<span class="hidden-cell narrow">'
        f'<span class="visually-hidden">{escape(format.hidden())}</span></span>'
    )


def _share(found: Finding) -> str:
    if found.share_pct is None:
        return narrow_html()
    return escape(format.percent(found.share_pct))


def _history(found: Finding, scale: Scale) -> str:
    """The small line; hatched where not one release can be seen."""
    if all(share is None for share in found.history):
        return narrow_html()
    return sparkline(found.history, scale)


def _rupiah(found: Finding) -> str:
    if found.state == "hidden":
        return hidden_html()
    return escape(format.rupiah(found.amount_idr, missing=_("tidak disebut")))


def band(found: Sequence[Finding], area: str, area_name: str, release: str) -> Band:
    """The findings of one area and release."""
    rows = [
        {
            "area": area,
            "area_name": area_name,
            "release": release,
            "kind": each.kind.name,
            "findings": each.findings,
            "checked": each.checked,
            "amount_idr": each.amount_idr,
        }
        for each in found
    ]
    data = long_form(rows, ("area", "area_name", "release"))
    return {
        "html": findings_html(found),
        "title": _title(found),
        "subtitle": _("daftar penerima triwulan {release}, {area}").format(
            area=area_name, release=format.release(release)
        ),
        "data": data,
        "hidden": hidden_rows(data),
        "remark": _(
            "Satu penyaluran dapat masuk beberapa temuan, jadi baris dan rupiahnya tidak "
            "dijumlahkan. Rupiah adalah nominal dalam daftar, bukan kerugian; pada dua program "
            "sekaligus dihitung yang lebih kecil."
        ),
    }


def _title(found: Sequence[Finding]) -> str:
    """How many of the checks found something."""
    checked = [each for each in found if each.state != "unchecked"]
    some = sum(each.findings != 0 for each in checked)
    return ngettext(
        "{some} dari {all} pemeriksaan menemukan sesuatu yang perlu dicek",
        "{some} dari {all} pemeriksaan menemukan sesuatu yang perlu dicek",
        some,
    ).format(some=some, all=len(checked))
