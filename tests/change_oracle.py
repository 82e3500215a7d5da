"""Why an estimate changed between two releases, counted again in plain Python from families."""

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

FEWEST = 30


class Family(NamedTuple):
    """Where a family lives, its decile (None: not known), and its members."""

    desa: str
    decile: int | None
    persons: int


@dataclass(frozen=True)
class Release:
    """Families by their number; the chance of each decile; the shift; the last decile told."""

    families: Mapping[int, Family]
    chances: Mapping[int, float]
    shift: float
    top: int = 10

    def decile(self, number: int) -> int | None:
        """The decile of a family as this release tells it."""
        own = self.families[number].decile
        return None if own is None else min(own, self.top)


class Parts(NamedTuple):
    """Points; counts of families below desa are not made."""

    change: float | None
    official: float | None
    registry: float | None
    ranks: float | None
    flow: float | None
    stayed: int | None
    came: int | None
    went: int | None


def split(then: Release, now: Release) -> dict[str, Parts]:
    """The parts of every area in which a family of either release lives."""
    areas = {
        area
        for release in (then, now)
        for family in release.families.values()
        for area in _areas(family.desa)
    }
    return {area: _split(area, then, now) for area in areas}


def _split(area: str, then: Release, now: Release) -> Parts:
    before, after = _numbers(then, area), _numbers(now, area)
    is_wide = len(area) < len("35.19.01.2001")
    flows = (len(before & after), len(after - before), len(before - after)) if is_wide else None
    counted = flows or (None, None, None)
    first, last = (_estimate(each, area, each, each.top) for each in (then, now))
    if first is None or last is None:
        return Parts(None, None, None, None, None, *counted)
    change = 100 * (last - first)
    top = min(then.top, now.top)
    ties = (then, now)
    registry = 50 * sum(
        _known(_estimate(now, area, tie, top)) - _known(_estimate(then, area, tie, top))
        for tie in ties
    )
    stayed = before & after
    known = [_by_decile(each, stayed, top) for each in (then, now)]
    ranks = flow = None
    if is_wide and min(sum(persons.values()) for persons in known) >= FEWEST:
        own = 50 * sum(
            _rate(_by_decile(now, after, top), tie, top)
            - _rate(_by_decile(then, before, top), tie, top)
            for tie in ties
        )
        ranks = 50 * sum(_rate(known[1], tie, top) - _rate(known[0], tie, top) for tie in ties)
        flow = own - ranks
        size = abs(ranks) + abs(flow)
        ranks += (registry - own) * (abs(ranks) / size if size > 1e-9 else 0)
        flow = registry - ranks
    return Parts(change, change - registry, registry, ranks, flow, *counted)


def _areas(desa: str) -> tuple[str, str, str]:
    return desa, desa[:8], desa[:5]


def _numbers(release: Release, area: str) -> set[int]:
    return {number for number, family in release.families.items() if area in _areas(family.desa)}


def _by_decile(release: Release, numbers: set[int], top: int) -> dict[int, int]:
    persons: dict[int, int] = defaultdict(int)
    for number in numbers:
        decile = release.decile(number)
        if decile is not None:
            persons[min(decile, top)] += release.families[number].persons
    return persons


def _rate(persons: Mapping[int, int], tie: Release, top: int) -> float:
    """The rate of so many persons of each decile, with the chances and the shift of a release."""
    known = sum(persons.values())
    mean = sum(count * _chance(tie, decile, top) for decile, count in persons.items()) / known
    share = min(max(mean, 0.5 / known), 1 - 0.5 / known)
    return 1 / (1 + math.exp(-math.log(share / (1 - share)) - tie.shift))


def _chance(tie: Release, decile: int, top: int) -> float:
    own = [chance for each, chance in tie.chances.items() if min(each, top) == decile]
    return sum(own) / len(own)


def _estimate(release: Release, area: str, tie: Release, top: int) -> float | None:
    """The mean over the desa of an area by persons; None where no decile is known."""
    total = persons = 0.0
    for desa in {release.families[number].desa for number in _numbers(release, area)}:
        own = _numbers(release, desa)
        known = _by_decile(release, own, top)
        if sum(known.values()):
            weight = sum(release.families[number].persons for number in own)
            total, persons = total + weight * _rate(known, tie, top), persons + weight
    return total / persons if persons else None


def _known(rate: float | None) -> float:
    assert rate is not None
    return rate
