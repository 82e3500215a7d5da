"""Families by decile, the estimate over time, and the villages of a kecamatan, on paper."""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from language import numbers
from language.text import _
from pages.village import words as said
from pages.village.profile import Profile, Share
from ui.paper import blocks
from ui.paper.blocks import Area, Block, Line, Row
from ui.paper.subject import Subject
from ui.records import records
from ui.words import classes, sources, top_decile
from ui.words.class_sentences import class_title

LONG: Final = 20  # letters of a name
DECILES: Final = ("family", "decile_group")


def deciles(
    profile: Profile, subject: Subject, around: Mapping[str, str], *, is_narrow: bool
) -> Block:
    """Families by decile group: a bar each, a stroke for the kabupaten."""
    shares = profile.of(*DECILES)
    known = [v for s in shares for v in (s.share, s.kabupaten) if v is not None]
    widest = min(100.0, -(-max(known, default=100.0) // 10) * 10) or 10.0
    kabupaten = list(around.values())[-1]

    def row(share: Share) -> Row:
        return Row(
            share.label[:1].upper() + share.label[1:],
            None if share.share is None else share.share / widest,
            (
                numbers.count(share.count),
                numbers.percent(share.share, 1, missing=numbers.too_few()),
                *around_here(share),
            ),
            None if share.kabupaten is None else share.kabupaten / widest,
        )

    def around_here(share: Share) -> tuple[str, ...]:
        # Where it is narrow, the stroke says it.
        return () if is_narrow else (numbers.percent(share.kabupaten, 1),)

    title = said.deciles_title(profile)
    return blocks.chart(
        blocks.bars(
            [row(share) for share in shares],
            heads=(_("jumlah"), _("bagian"), *([] if is_narrow else [_("kabupaten")])),
            key=(("mark", kabupaten),),
            label_width=80 if is_narrow else 88,
            height=10,
            gap=6.5 if is_narrow else 4,
            alt=title,
        ),
        title=title,
        subtitle=_("keluarga menurut desil nasional, {release}").format(
            release=numbers.release(subject.release)
        ),
        kinds=["registry"],
        remark=top_decile.note(subject.newest),
    )


def course(
    trend: pd.DataFrame,
    area: str,
    subject: Subject,
    around: Mapping[str, str],
    *,
    is_narrow: bool,
) -> Block:
    """The estimate of an area by release with its band, those around it, and the province."""
    releases = [str(release) for release in subject.releases["release"]]
    columns = ("area_code", "release", "poverty_rate_pct", "poverty_rate_low_pct")
    rows = {
        (str(row["area_code"]), str(row["release"])): row
        for row in records(trend, (*columns, "poverty_rate_high_pct", "province_rate_pct"))
    }

    def path(code: str, column: str) -> tuple[float | None, ...]:
        return tuple(rows.get((code, each), {}).get(column) for each in releases)

    own = path(area, "poverty_rate_pct")
    low, high = path(area, "poverty_rate_low_pct"), path(area, "poverty_rate_high_pct")
    # A band is drawn where both of its ends are known.
    both = [None not in pair for pair in zip(low, high, strict=True)]
    band = Area(
        tuple(v if is_known else None for v, is_known in zip(low, both, strict=True)),
        tuple(v if is_known else None for v, is_known in zip(high, both, strict=True)),
        "area",
    )
    others = [
        Line(around[code], path(code, "poverty_rate_pct"), "muted", 1.0)
        for code in list(around)[1:]
    ]
    province = Line(subject.province, path(area, "province_rate_pct"), "province", is_dashed=True)
    title = said.trend_title(trend, area)
    return blocks.chart(
        blocks.lines(
            releases,
            [Line(around[area], own, "area", 2.4, has_dots=True), *others, province],
            areas=[band],
            alt=title,
            said=[
                f"{each}: {numbers.percent(value, 1)}"
                for each, value in zip(releases, own, strict=True)
            ],
            height=104 if is_narrow else 98,
            right=104 if is_narrow else 128,
            every=-(-len(releases) // (3 if is_narrow else 8)),
        ),
        title=title,
        subtitle=_("penduduk miskin; pita: kisaran 90 %; skala tidak mulai dari nol"),
        kinds=["estimate", "official"],
        source=""
        if is_narrow
        else sources.both(subject.span(), sources.official(subject.official)),
    )


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
            numbers.percent(row["estimate_pct"], 1),
            class_word(row["class"]),
            *([numbers.count(unreached.get(str(row["area_code"])))] * bool(unreached)),
        ]
        for row in records(areas, ("area_code", "area_name", "estimate_pct", "class"))
    ]
    heads = [_("Desa"), _("perkiraan"), _("provinsi"), *([_("tanpa program")] * bool(unreached))]
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


def class_word(name: str | None) -> str:
    """A class in a narrow column; a dash without one."""
    return {
        None: numbers.MISSING,
        "above": _("di atas"),
        "not_distinguishable": _("belum beda"),
        "below": _("di bawah"),
    }[name]


def class_colour(name: str | None) -> str:
    """The colour of a class; see ui/look/theme.py."""
    return classes.COLOURS.get(name or "", "between")
