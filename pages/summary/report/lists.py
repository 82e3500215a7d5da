"""What the lists of recipients show in the whole kabupaten: coverage, pillars, what to check."""

from collections.abc import Sequence

from language import numbers
from language.text import _
from pages.coverage import exhibits as coverage
from pages.coverage import lists as received
from pages.coverage import pillars, words
from pages.coverage import programmes as picture
from pages.coverage.programmes import Row
from pages.integrity import exhibits as integrity
from pages.integrity import words as verdicts
from pages.integrity.findings import findings_in
from pages.integrity.unchecked import unchecked_in
from pages.summary.report.official import prose
from pages.village.sheet import reach
from ui.asking import Asking
from ui.exhibit import is_empty
from ui.paper import blocks, draw
from ui.paper.blocks import Block


def programmes(on: Asking) -> list[Block]:
    """Each programme whose rule can be told: reached, missed, outside the rule."""
    rows = picture.rows_in(on)
    return [
        prose(" ".join(reach.spoken(rows)), words.by_registry_rule()),
        *reach.charts(coverage.each_programme(on)),
        _shares([row for row in rows if row.is_readable]),
        prose(*reach.others(rows), _unlisted(on)),
    ]


def _shares(rows: Sequence[Row]) -> Block:
    return {
        "kind": "table",
        "title": _("Cakupan, yang terlewat, dan penerima di luar aturan"),
        "subtitle": "",
        "table": blocks.table(
            [
                _("Program"),
                _("Dihitung"),
                _("Cakupan"),
                _("Belum terjangkau"),
                _("Penerima"),
                _("Di luar aturan, perlu dicek"),
            ],
            [_share(row) for row in rows],
            words=2,
            widths=[2.6, 0.9, 0.8, 1.0, 0.9, 1.5],
            size=9.5,
        ),
        "remark": words.leaked_answer(rows),
    }


def _share(row: Row) -> list[str]:
    n = row.numbers
    return [
        row.name,
        {"family": _("keluarga"), "person": _("orang")}[row.unit],
        pillars.whole_percent(n, "coverage_pct"),
        pillars.whole_percent(n, "exclusion_pct"),
        numbers.count(n["recipients"]),
        f"{numbers.count(n['leaked'])} ({pillars.whole_percent(n, 'leakage_pct')})",
    ]


def _unlisted(on: Asking) -> str:
    names = picture.unlisted(received.programmes_of(on))
    if not names:
        return ""
    return _("Belum ada daftar penerima untuk triwulan ini: {names}.").format(
        names=", ".join(names)
    )


def unreached(on: Asking) -> list[Block]:
    """Families of deciles 1 and 2 by pillar: in all, by kecamatan, by group."""
    made = (
        coverage.both_pillars(on),
        coverage.pillars_below(on),
        coverage.pillars_of_groups(on),
    )
    return [
        prose(words.answer(received.whole_of(on), on.name)),
        *(draw.chart(shown) for shown in made if shown and not is_empty(shown.picture)),
    ]


def to_check(on: Asking) -> list[Block]:
    """What was found in the lists, and what could not be checked."""
    return [
        prose(*verdicts.answer(findings_in(on), on.name, on.release)),
        draw.chart(integrity.findings(on)),
        {
            "kind": "list",
            "title": _("Yang belum dapat diperiksa"),
            "items": unchecked_in(on),
        },
    ]
