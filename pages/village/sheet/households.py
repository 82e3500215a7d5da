"""Families by decile, the estimate over time, and the villages of a kecamatan, on paper."""

from dataclasses import replace
from typing import Final

from data.area_code import level_of
from language import numbers
from language.text import _
from pages.village import exhibits
from pages.village.exhibits import class_word
from ui.asking import Asking
from ui.exhibit import Bars, Exhibit
from ui.paper import blocks, draw
from ui.paper.blocks import Block
from ui.paper.draw import Size
from ui.paper.subject import Subject
from ui.records import records
from ui.words.class_sentences import class_title

LONG: Final = 20  # letters of a name
WIDE: Final = Size(lines=98, right=128, most_labels=8)
NARROW: Final = Size(lines=104, right=104, gap=6.5, most_labels=3)


def front(on: Asking) -> list[Block]:
    """Families by decile and the course of the estimate, side by side for a kecamatan."""
    is_narrow = level_of(on.area) != "desa"
    size = NARROW if is_narrow else WIDE
    deciles, course = exhibits.deciles(on), exhibits.course(on)
    return [
        draw.chart(_short(deciles) if is_narrow else deciles, size, source=""),
        *([draw.chart(course, size, source="" if is_narrow else None)] if course else []),
    ]


def _short(shown: Exhibit) -> Exhibit:
    """Bars with the first of their further figures only; a stroke says the other."""
    assert isinstance(shown.picture, Bars)
    bars = tuple(replace(bar, more=bar.more[:1]) for bar in shown.picture.bars)
    return replace(shown, picture=replace(shown.picture, bars=bars, heads=shown.picture.heads[:2]))


def villages(subject: Subject, parent: str) -> Block:
    """The villages of a kecamatan in the order of their codes, in two halves of a table."""
    given = {"parent": parent, "release": subject.release}
    areas = subject.ask("poverty_estimate_by_area", **given)
    unreached = {
        str(row["area_code"]): row["families_none"]
        for row in records(subject.ask("pillars_by_area", **given), ("area_code", "families_none"))
    }
    rows = [
        [
            str(row["area_name"]),
            numbers.percent(row["poverty_rate_pct"], 1),
            class_word(row["province_class"]),
            *([numbers.count(unreached.get(str(row["area_code"])))] if unreached else []),
        ]
        for row in records(areas, ("area_code", "area_name", "poverty_rate_pct", "province_class"))
    ]
    heads = [_("Desa"), _("perkiraan"), _("provinsi"), *([_("tanpa program")] if unreached else [])]
    middle = -(-len(rows) // 2)
    # A long name needs the room more than the words beside it.
    is_long = max((len(str(row[0])) for row in rows), default=0) > LONG
    widths = [1.9, 1.2, 1.0, 1.1] if is_long else [1.0, 0.0, 0.0, 0.0]
    return {
        "title": class_title(areas, "desa"),
        "subtitle": _(
            "Perkiraan penduduk miskin; tempatnya terhadap {province} (belum beda: belum dapat "
            "dibedakan; –: terlalu sedikit warga untuk perkiraan); keluarga desil 1 dan 2 tanpa "
            "program"
        ).format(province=subject.province),
        "halves": [
            blocks.table(heads, half, widths=widths[: len(heads)], size=9.5, inset=2.2)
            for half in (rows[:middle], rows[middle:])
        ],
    }
