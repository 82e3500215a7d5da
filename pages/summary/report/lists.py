"""What the lists of recipients show in the whole kabupaten: coverage, pillars, what to check."""

from collections.abc import Mapping, Sequence
from typing import Any

from language import numbers
from language.text import _
from pages.coverage import lists as received
from pages.coverage import pillars, words
from pages.coverage import programmes as picture
from pages.coverage.programmes import Row
from pages.integrity import words as verdicts
from pages.integrity.findings import Finding, findings_in
from pages.integrity.unchecked import unchecked_in
from pages.summary.report.official import prose
from pages.village.sheet import reach
from ui.paper import blocks
from ui.paper.blocks import Block
from ui.paper.subject import Subject


def programmes(subject: Subject) -> list[Block]:
    """Each programme whose rule can be told: reached, missed, outside the rule."""
    rows = reach.rows_of(subject, subject.issue.region)
    known = [row for row in rows if row.is_readable]
    return [
        prose(" ".join(reach.spoken(known)), words.by_registry_rule()),
        blocks.chart(
            reach.coverage_bars(known),
            title=words.programmes_title(rows),
            subtitle=_("dari yang berhak menurut aturan yang dapat dibaca dari registri"),
            kinds=["registry"],
            source=reach.source(subject),
        ),
        _shares(known),
        prose(*reach.others(rows), _unlisted(subject)),
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
        pillars.whole_percent(n["coverage_pct"]),
        pillars.whole_percent(n["exclusion_pct"]),
        numbers.count(n["recipients"]),
        f"{numbers.count(n['leaked'])} ({pillars.whole_percent(n['leakage_pct'])})",
    ]


def _unlisted(subject: Subject) -> str:
    names = picture.unlisted(subject.described)
    if not names:
        return ""
    return _("Belum ada daftar penerima untuk triwulan ini: {names}.").format(
        names=", ".join(names)
    )


def unreached(subject: Subject) -> list[Block]:
    """Families of deciles 1 and 2 by pillar: in all, by kecamatan, by group."""
    region, release = subject.issue.region, subject.release
    groups = received.groups_of(subject.asking(region))
    around = subject.ask("pillars_by_area", release=release, parent=region)
    whole = received.whole_of(subject.asking(region))
    area_bars = pillars.area_bars(around, subject.names, region)
    group_bars = pillars.group_bars(groups)
    source = reach.source(subject)
    return [
        prose(words.answer(whole, subject.names[region])),
        blocks.chart(
            reach.own_pillars(whole),
            title=words.pillars_title(whole),
            subtitle=_("keluarga desil 1 dan 2 menurut pilar yang menjangkaunya"),
            kinds=["registry"],
        ),
        blocks.chart(
            _bars(area_bars, words.areas_title(area_bars)),
            title=words.areas_title(area_bars),
            subtitle=_("keluarga desil 1 dan 2, {release}").format(
                release=numbers.release(release)
            ),
            kinds=["registry"],
            source=source,
        ),
        blocks.chart(
            _bars(group_bars, words.groups_title(group_bars)),
            title=words.groups_title(group_bars),
            subtitle=_("keluarga desil 1 dan 2 menurut anggotanya"),
            kinds=["registry"],
            source=source,
        ),
    ]


def _bars(rows: Sequence[pillars.Bar], alt: str) -> Block:
    def ends(row: Mapping[str, Any]) -> tuple[str, ...]:
        return (
            numbers.count(row["families_none"]),
            numbers.count(row[pillars.WHOLE]),
            pillars.whole_percent(row["unreached_pct"]),
        )

    return blocks.bars(
        [reach.stack(bar.name, bar.row, ends(bar.row)) for bar in rows],
        heads=(_("tanpa program"), _("dari"), _("bagian")),
        key=[(kind, pillars.part_words(kind)) for _name, kind in pillars.PARTS],
        label_width=128,
        height=9,
        alt=alt,
    )


def to_check(subject: Subject) -> list[Block]:
    """What was found in the lists, and what could not be checked."""
    region, release = subject.issue.region, subject.release
    on = subject.asking(region)
    found = findings_in(on)
    said = verdicts.answer(found, subject.names[region], release)
    return [
        prose(*said),
        {
            "kind": "table",
            "title": _("Temuan yang perlu dicek"),
            "subtitle": _("kasus dalam daftar penerima, di antara yang dapat diperiksa"),
            "table": blocks.table(
                [
                    _("Temuan"),
                    _("perlu dicek"),
                    _("diperiksa"),
                    _("bagian"),
                    _("nilai yang terkait"),
                ],
                [_finding(each) for each in found],
                widths=[3.6, 0.9, 0.9, 0.7, 1.3],
                size=9.5,
                inset=4.2,
            ),
            "remark": "",
        },
        {
            "kind": "list",
            "title": _("Yang belum dapat diperiksa"),
            "items": unchecked_in(on),
        },
    ]


def _finding(found: Finding) -> list[str]:
    label = f"**{found.kind.label}.** {found.kind.meaning}"
    if not found.is_checked:
        return [label, _("belum dapat diperiksa"), "", "", ""]
    return [
        label,
        found.words(found.findings),
        found.words(found.checked),
        numbers.percent(found.share_pct, missing=numbers.too_few()),
        numbers.rupiah(found.amount_idr),
    ]


def listed(subject: Subject) -> bool:
    """Whether there is any list to speak of."""
    return received.count(subject.described) > 0
