"""What could not be checked, listed plainly: a clean column says nothing of what is not in it."""

from collections.abc import Mapping, Sequence
from typing import Any

import htpy as h
import pandas as pd
from markupsafe import Markup

from language import numbers
from language.text import _, ngettext
from pages.integrity.findings import Finding, findings_in
from pages.integrity.kinds import WHOLE_ONLY
from ui.asking import Asking
from ui.kept import kept
from ui.look.markup import bullets
from ui.records import records
from ui.words import top_decile


@kept
def unchecked_html(on: Asking) -> Markup:
    """The list for `st.html`."""
    title = h.h3(".chart-title")[_("Yang belum dapat diperiksa")]
    return Markup(h.fragment[title, bullets(*unchecked_in(on))])


def unchecked_in(on: Asking) -> list[str]:
    """What could not be checked in the area, a sentence each."""
    return unchecked(
        findings_in(on),
        findings_in(on.of(on.region)),
        on.ask("programme_by_release", release=on.release),
        on.ask("integrity_by_programme", release=on.release),
        on.of_release,
    )


def unchecked(
    findings: Sequence[Finding],
    whole: Sequence[Finding],
    programmes: pd.DataFrame,
    by_programme: pd.DataFrame,
    release: Mapping[str, Any],
) -> list[str]:
    """What could not be checked, a sentence each; or that nothing is left.

    Args:
        findings: of the area on screen. whole: of the whole kabupaten.
        programmes: rows of `programme_by_release`.
        by_programme: rows of `integrity_by_programme`.
        release: its row of `release_by_cutoff`.
    """
    sentences = [
        *_kinds(findings, whole),
        _without_list(programmes),
        _without_nik(whole),
        *_rules(programmes),
        _in_one_group(programmes, release),
        _without(
            programmes,
            by_programme,
            "amount_out_of_range",
            _("**Nominal:** tidak disebut daftar, atau besarannya tidak diketahui: {names}."),
        ),
    ]
    return [words for words in sentences if words] or [
        _("Semua yang dapat diperiksa dari daftar yang diterima sudah diperiksa.")
    ]


def _kinds(findings: Sequence[Finding], whole: Sequence[Finding]) -> list[str]:
    everywhere = {each.kind.name: each for each in whole}
    sentences = []
    for each in findings:
        if each.is_checked:
            continue
        if not everywhere[each.kind.name].is_checked:
            why = each.kind.unchecked
        elif each.kind.name in WHOLE_ONLY:
            why = _("hanya dapat dihitung untuk seluruh kabupaten")
        else:
            why = _("penyaluran semacam itu tidak ada di wilayah ini, atau terlalu sedikit")
        sentences.append(f"**{each.kind.label}:** {why}.")
    return sentences


def _without_list(programmes: pd.DataFrame) -> str:
    rows = records(programmes, ("programme_code", "programme_name", "is_listed"))
    lacking = [str(row["programme_name"]) for row in rows if not row["is_listed"]]
    if not lacking:
        return ""
    return ngettext(
        "**Tanpa daftar penerima:** {count} dari {all} program belum dapat diperiksa sama sekali: "
        "{names}.",
        "**Tanpa daftar penerima:** {count} dari {all} program belum dapat diperiksa sama sekali: "
        "{names}.",
        len(lacking),
    ).format(count=len(lacking), all=len(rows), names=", ".join(lacking))


def _without_nik(whole: Sequence[Finding]) -> str:
    """Recipients known by their KK alone: nobody can look them up in the list of deaths."""
    checked = {each.kind.name: each.checked for each in whole}
    everyone, with_nik = checked["not_in_registry"], checked["dead_recipient"]
    if not everyone or not with_nik or everyone <= with_nik:
        return ""
    return _(
        "**NIK kosong atau salah bentuk:** {count} dari {all} penerima di kabupaten tidak dapat "
        "dibandingkan dengan daftar kematian."
    ).format(count=numbers.integer(everyone - with_nik), all=numbers.integer(everyone))


def _rules(programmes: pd.DataFrame) -> list[str]:
    rows = records(
        programmes, ("programme_name", "is_listed", "has_rule", "decile_max", "is_rule_verified")
    )
    listed = [row for row in rows if row["is_listed"]]
    bare = [row["programme_name"] for row in listed if row["decile_max"] is None]
    doubtful = [
        row["programme_name"]
        for row in listed
        if row["decile_max"] is not None and not row["is_rule_verified"]
    ]
    return [
        words.format(names=", ".join(names))
        for words, names in (
            (_("**Batas desil:** tidak diketahui untuk {names}."), bare),
            (
                _("**Batas desil diperiksa dengan aturan yang belum terverifikasi:** {names}."),
                doubtful,
            ),
        )
        if names
    ]


def _in_one_group(programmes: pd.DataFrame, release: Mapping[str, Any]) -> str:
    """Programmes whose limit lies inside the upper deciles that came as one group."""
    columns = ("programme_name", "is_listed", "decile_min", "decile_max")
    names = [
        str(row["programme_name"])
        for row in records(programmes, columns)
        if row["is_listed"] and top_decile.is_cut(release, row["decile_min"], row["decile_max"])
    ]
    if not names:
        return ""
    return _(
        "**Penerima di desil {group}:** desil itu datang sebagai satu kelompok, jadi tidak dapat "
        "dibandingkan dengan batas desil {names}."
    ).format(group=top_decile.words(release), names=", ".join(names))


def _without(programmes: pd.DataFrame, by_programme: pd.DataFrame, kind: str, words: str) -> str:
    """Programmes with a list in which nothing could be checked for a kind."""
    has = set(by_programme.loc[by_programme["kind"] == kind, "programme_code"])
    names = [
        str(row["programme_name"])
        for row in records(programmes, ("programme_code", "programme_name", "is_listed"))
        if row["is_listed"] and row["programme_code"] not in has
    ]
    return words.format(names=", ".join(names)) if names else ""
