"""What one more quota would do where: shared out by those who are eligible and not yet reached."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import htpy as h
import pandas as pd
from markupsafe import Markup

from language import numbers
from language.text import _
from pages.coverage.pillars import percent_words
from pages.coverage.programmes import units
from ui.asking import Ask
from ui.exhibit import Rows
from ui.look.markup import plain_table
from ui.records import records

QUOTA: Final = 1000
MOST_NAMED: Final = 3


@dataclass(frozen=True)
class Share:
    """Of one programme: how many are missed, and whom a quota would reach where.

    Args:
        parts: (area name, missed, of the quota), the largest first; no more than are missed.
            Empty where too few are missed in each area to be told.
    """

    code: str
    name: str
    unit: str
    missed: int
    parts: Sequence[tuple[str, int, int]]


def shares(
    ask: Ask, names: Mapping[str, str], readable: Sequence[str], *, release: str, parent: str
) -> list[Share]:
    """A quota of QUOTA for each programme, over the areas just below one.

    names: of the programmes, by code. Left out are those that miss nobody.
    """
    covered = records(
        ask("coverage_by_programme", area=parent, release=release),
        ("programme_code", "unit", "missed"),
    )
    shares = [
        _share(
            ask(
                "coverage_by_area", programme=row["programme_code"], release=release, parent=parent
            ),
            row,
            names[row["programme_code"]],
        )
        for row in covered
        if row["programme_code"] in readable and row["missed"]
    ]
    return sorted(shares, key=lambda share: -share.missed)


def _share(areas: pd.DataFrame, programme: Mapping[str, Any], name: str) -> Share:
    rows = records(areas, ("area_name", "missed"))
    by_area = [(str(row["area_name"]), int(row["missed"])) for row in rows if row["missed"]]
    by_area.sort(key=lambda pair: (-pair[1], pair[0]))
    counts = [count for _name, count in by_area]
    missed = int(programme["missed"])
    # Those of the areas do not add up to it: each count is protected by itself.
    parts = parted(counts, min(QUOTA, missed, sum(counts)))
    return Share(
        programme["programme_code"],
        name,
        programme["unit"],
        missed,
        [(area, count, part) for (area, count), part in zip(by_area, parts, strict=True)],
    )


def parted(counts: Sequence[int], quota: int) -> list[int]:
    """A quota in whole places by the size of the counts: the largest remainders are rounded up."""
    whole = sum(counts)
    if not whole:
        return [0] * len(counts)
    parts = [quota * count // whole for count in counts]
    rest = sorted(range(len(counts)), key=lambda i: (-(quota * counts[i] % whole), i))
    for place in rest[: quota - sum(parts)]:
        parts[place] += 1
    return parts


def table(shares: Sequence[Share]) -> Rows:
    """A row for each programme: what is missed, where a quota would go, and what would be left."""
    return Rows(
        (
            _("Program"),
            _("Berhak, belum menerima"),
            _("Seribu kuota tambahan, dibagi menurut yang belum terjangkau"),
            _("Sesudah itu masih belum terjangkau"),
        ),
        tuple(
            (
                share.name,
                units(share.missed, share.unit),
                places_words(share),
                units(share.missed - QUOTA, share.unit) if share.missed > QUOTA else _("tidak ada"),
            )
            for share in shares
        ),
        words=4,
    )


def table_html(shown: Rows, caption: str) -> Markup:
    """The table as HTML."""
    return Markup(h.div(".quota")[plain_table(shown.head, shown.rows, caption)])


def places_words(share: Share) -> str:
    """Where a quota would go: '183 di Saradan, 120 di Kare, 697 di 13 lainnya'."""
    if not share.parts:
        return _("tersebar: {few} di setiap wilayah").format(few=numbers.count(0))
    named = [
        _("{count} di {area}").format(count=numbers.integer(part), area=area)
        for area, _missed, part in share.parts[:MOST_NAMED]
        if part
    ]
    others = [part for _area, _missed, part in share.parts[MOST_NAMED:] if part]
    if others:
        named.append(
            _("{count} di {areas} lainnya").format(
                count=numbers.integer(sum(others)), areas=numbers.integer(len(others))
            )
        )
    return ", ".join(named)


def saved(shares: Sequence[Share]) -> pd.DataFrame:
    """Every area with its part, to be read and saved."""
    rows: list[dict[str, Any]] = [
        {
            "programme_code": share.code,
            "programme_name": share.name,
            "area_name": area,
            "missed": missed,
            "quota": part,
        }
        for share in shares
        for area, missed, part in share.parts
    ]
    return pd.DataFrame(
        rows, columns=["programme_code", "programme_name", "area_name", "missed", "quota"]
    )


def title(shares: Sequence[Share]) -> str:
    """What a quota would do for the programme that misses most."""
    if not shares:
        return _("Belum ada angka yang dapat dibagi")
    first = shares[0]
    if first.missed <= QUOTA:
        return _("{name}: {count} sudah menutup semua yang belum terjangkau").format(
            name=first.name, count=units(first.missed, first.unit)
        )
    part = percent_words(100 * QUOTA / first.missed)
    if not first.parts:
        return _("{name}: seribu kuota menutup {part} dari yang belum terjangkau").format(
            name=first.name, part=part
        )
    area, _missed, count = first.parts[0]
    return _(
        "{name}: seribu kuota menutup {part} dari yang belum terjangkau, {count} di {area}"
    ).format(name=first.name, part=part, count=numbers.integer(count), area=area)


def remark() -> str:
    """How the quota is shared out, and what it is not."""
    return _(
        "Kuota dibagi sebanding dengan yang berhak menurut registri dan belum menerima. Ini "
        "hitungan, bukan usulan: belum dilihat siapa yang paling membutuhkan."
    )
