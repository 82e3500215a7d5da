"""Who lives in an area and how: the registry's shares of one release, ready to be said and drawn.

A share is given, or the query says why it is not: it would be one of too few, or is not published
for a desa (health, disability and children, in the public edition), or nothing was counted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from language import numbers
from language.text import _, language
from ui.records import records
from ui.words import withheld
from ui.words.withheld import Reason

# What a file says of a share that is given, and of one that is not.
STATES: Final = {
    None: "shown",
    "too_few": "too_few",
    "kecamatan_only": "restricted",
    "not_measured": "missing",
}
LIVING: Final = ("floor", "wall", "water", "light", "toilet", "fuel")
MOST_VALUES: Final = 4  # of one characteristic; the rest stand in the table
FAR: Final = 2.0  # percentage points: below, nothing stands out
ROUND: Final = 0.05  # a share below it is 0,0


@dataclass(frozen=True, slots=True)
class Share:
    """How many of an area's families or persons have one value, in percent, beside two others.

    None where it is not given; `reason` says why for the area itself.
    """

    label: str
    share: float | None
    kecamatan: float | None
    kabupaten: float | None
    count: int | None = None
    previous: int | None = None  # in the release before
    reason: Reason | None = None
    value: str = ""
    withheld: Sequence[Mapping[str, str]] = ()  # as the query said it, for files

    @property
    def difference(self) -> float | None:
        """Percentage points above the kabupaten."""
        if self.share is None or self.kabupaten is None:
            return None
        return self.share - self.kabupaten


@dataclass(frozen=True, slots=True)
class Block:
    """A few shares under one heading."""

    title: str
    rows: tuple[Share, ...]


@dataclass(frozen=True)
class Profile:
    """All shares of an area in a release, by unit and characteristic, in the order of the codes."""

    shares: dict[tuple[str, str], tuple[Share, ...]]
    titles: dict[tuple[str, str], str]

    def of(self, unit: str, characteristic: str) -> tuple[Share, ...]:
        """The values of one characteristic; () where it is not counted."""
        return self.shares.get((unit, characteristic), ())

    def one(self, unit: str, characteristic: str, value: str) -> Share | None:
        """One value; None where it is not counted."""
        return next((s for s in self.of(unit, characteristic) if s.value == value), None)

    def is_known(self, unit: str, characteristic: str) -> bool:
        """Whether the registry knows it of anybody here; a value that nobody has says nothing."""
        return any(s.share and not _is_left_over(s) for s in self.of(unit, characteristic))


def profile_of(rows: pd.DataFrame, values: pd.DataFrame) -> Profile:
    """A profile from what two questions answer.

    Args:
        rows: `village_profile`: unit, characteristic, value, count, share_pct,
            kecamatan_share_pct, kabupaten_share_pct, previous_count, withheld.
        values: `characteristic_value`: their labels and order.
    """
    found = {
        (row["unit"], row["characteristic"], row["value"]): row
        for row in records(
            rows,
            (
                *("unit", "characteristic", "value", "count", "share_pct"),
                *("kecamatan_share_pct", "kabupaten_share_pct", "previous_count"),
            ),
        )
    }
    shares: dict[tuple[str, str], list[Share]] = {}
    titles: dict[tuple[str, str], str] = {}
    for value in records(values):
        key = (str(value["unit"]), str(value["characteristic"]))
        row = found.get((*key, value["value"]), {})
        titles[key] = str(value[f"label_{language()}"])
        shares.setdefault(key, []).append(
            Share(
                label=str(value[f"value_label_{language()}"]),
                share=row.get("share_pct"),
                kecamatan=row.get("kecamatan_share_pct"),
                kabupaten=row.get("kabupaten_share_pct"),
                count=_whole(row.get("count")),
                previous=_whole(row.get("previous_count")),
                reason=withheld.reason(row, "share_pct") if row else "not_measured",
                value=str(value["value"]),
                withheld=row.get("withheld", ()),
            )
        )
    return Profile({key: tuple(said) for key, said in shares.items()}, titles)


def profiles_of(rows: pd.DataFrame, values: pd.DataFrame) -> dict[str, Profile]:
    """A profile of each area by code; rows: `village_profile` of each, with area_code."""
    return {
        str(code): profile_of(pd.DataFrame(own), values)
        for code, own in rows.groupby("area_code", sort=False)
    }


def deciles(profile: Profile) -> Block:
    """Families by decile group."""
    return Block(_("Keluarga menurut desil"), profile.of("family", "decile_group"))


def who(profile: Profile) -> list[Block]:
    """Who lives there: ages, and those who need more care than others."""
    ages = [share for share in profile.of("person", "age_group") if not _is_left_over(share)]
    old = [share for share in ages if share.value in ("60-69", "70+")]
    care = [
        together(_("lansia (60 tahun ke atas)"), old),
        renamed(profile.one("person", "disability", "severe"), _("disabilitas berat")),
        part_of(
            _("anak 7–18 tahun tidak sekolah *"),
            profile.one("person", "child_school", "out_of_school"),
            profile.one("person", "child_school", "at_school"),
        ),
        renamed(profile.one("family", "head_sex", "female"), _("kepala keluarga perempuan **")),
    ]
    return [
        Block(_("Umur"), tuple(ages)),
        Block(_("Yang perlu perhatian"), tuple(share for share in care if share is not None)),
    ]


def living(profile: Profile) -> list[Block]:
    """How families live: of each characteristic the values that most have, here or around."""
    return [
        Block(profile.titles["family", name], largest(profile.of("family", name)))
        for name in LIVING
        if ("family", name) in profile.titles
    ]


def largest(shares: Sequence[Share], most: int = MOST_VALUES) -> tuple[Share, ...]:
    """The most frequent values, in their own order; what is nowhere, and the unknown, last."""
    weighed = sorted(
        (share for share in shares if _weight(share) >= ROUND),
        key=lambda share: (_is_left_over(share), -_weight(share)),
    )
    kept = weighed[:most]
    return tuple(share for share in shares if share in kept)


def standing_out(profile: Profile, most: int = 3) -> list[tuple[str, Share]]:
    """What differs most from the kabupaten: of each characteristic the value furthest off.

    The name of the characteristic and the share, the largest difference first. Of values that
    differ equally far, the one that families here have more often.
    """
    found = []
    for name in LIVING:
        shares = [
            share
            for share in profile.of("family", name)
            if share.difference is not None and not _is_left_over(share)
        ]
        if shares:
            furthest = max(
                shares, key=lambda share: (abs(share.difference or 0), share.difference or 0)
            )
            found.append((profile.titles["family", name], furthest))
    found.sort(key=lambda pair: -abs(pair[1].difference or 0))
    return [pair for pair in found[:most] if abs(pair[1].difference or 0) >= FAR]


def together(label: str, shares: Sequence[Share]) -> Share | None:
    """Several values as one; not shown where one of them is not."""
    if not shares:
        return None
    return Share(
        label,
        _sum(share.share for share in shares),
        _sum(share.kecamatan for share in shares),
        _sum(share.kabupaten for share in shares),
        reason=next((share.reason for share in shares if share.reason), None),
    )


def part_of(label: str, part: Share | None, other: Share | None) -> Share | None:
    """One value as a share of itself and another: children out of school, of all children."""
    if part is None or other is None:
        return None
    own = _ratio(part.share, other.share)
    reason = part.reason or other.reason
    counts = [each.count for each in (part, other) if each.count is not None]
    # A share of two values alone, which no query gives.
    if reason is None and counts and sum(counts) < numbers.FEWEST:
        own, reason = None, "too_few"
    return Share(
        label,
        own,
        _ratio(part.kecamatan, other.kecamatan),
        _ratio(part.kabupaten, other.kabupaten),
        reason=reason,
    )


def renamed(share: Share | None, label: str) -> Share | None:
    """A share under a name of its own."""
    if share is None:
        return None
    return Share(label, share.share, share.kecamatan, share.kabupaten, reason=share.reason)


def _whole(value: Any) -> int | None:
    return None if value is None else int(value)


def _is_left_over(share: Share) -> bool:
    return share.value in ("unknown", "undetermined")


def _weight(share: Share) -> float:
    known = [each for each in (share.share, share.kabupaten) if each is not None]
    return max(known, default=0.0)


def _sum(parts: Any) -> float | None:
    """Of protected parts, which may come to more than their whole."""
    known = list(parts)
    return None if any(part is None for part in known) else min(100.0, float(sum(known)))


def _ratio(part: float | None, other: float | None) -> float | None:
    if part is None or other is None or part + other <= 0:
        return None
    return 100 * part / (part + other)
