"""What other pages say of programmes: one line on Ringkasan, a short part on Profil desa."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd

from language import numbers
from language.text import _
from pages.coverage import bands, choices, pillars, programmes
from pages.coverage import words as answers
from pages.coverage.choices import Ask
from pages.coverage.programmes import Row
from pages.coverage.screen import screen
from ui.look.markup import marked
from ui.words.measures import kind_words


def summary_html(ask: Ask, area: str, head: Mapping[str, Any], newest: Mapping[str, Any]) -> str:
    """One line with a link to Cakupan; '' without lists.

    head: the row of `headline`. newest: the newest release, {} before the first.
    """
    release = newest.get("release")
    if not release or not choices.lists(ask("programme_by_release", release=release)):
        return ""
    whole = choices.whole_of(ask("pillars_by_group", area=area, release=release))
    said = answers.summary_line(whole, str(head.get("area_name") or ""))
    if not said:
        return ""
    words = escape(_("Siapa yang terjangkau, siapa yang belum"))
    link = f'<a href="{escape(answers.address(area))}" target="_self">{words}</a>'
    tag = f'<span class="kind kind-registry">{escape(kind_words("registry"))}</span>'
    return f'<p class="beside with-link">{tag} · {marked(said)} {link}</p>'


def profile(
    ask: Ask, known: pd.DataFrame, by_cutoff: pd.DataFrame, region: str, area: str, release: str
) -> bands.Drawn | None:
    """What programmes do in one area, in the space of a hand; None without lists."""
    if not choices.lists(ask("programme_by_release", release=release)):
        return None
    on = screen(ask, known, by_cutoff, region, area, release, {})
    covered = ask("coverage_by_programme", area=area, release=release)
    rows = [
        row for row in programmes.rows_of(covered, on.described, on.readable) if row.is_readable
    ]
    words = escape(_("Semua program di Cakupan"))
    link = f'<p><a href="{escape(answers.address(area))}" target="_self">{words}</a></p>'
    return {
        "html": f'<div class="area-programmes">{_bar(on.whole)}{_list(rows)}{link}</div>',
        "title": answers.profile_title(on.whole),
        "subtitle": on.subtitle(_("keluarga desil 1 dan 2, dan yang berhak atas setiap program")),
        "data": programmes.saved(rows),
        "measure": "missed",
        "source": on.source,
    }


def _bar(whole: Mapping[str, Any]) -> str:
    if not whole.get(pillars.WHOLE):
        return ""
    return pillars.own_html(whole, answers.pillars_alt(whole))


def _list(rows: Sequence[Row]) -> str:
    return f'<ul class="reach-list">{"".join(map(_item, rows))}</ul>'


def _item(row: Row) -> str:
    n = row.numbers
    words = _("{reached} dari {eligible} berhak; {missed} terlewat").format(
        reached=numbers.count(n["reached"]),
        eligible=numbers.count(n["eligible"]),
        missed=numbers.count(n["missed"]),
    )
    return (
        f'<li class="of-{row.pillar}"><span>{escape(row.name)}</span> '
        f"<small>{escape(words)}</small></li>"
    )
