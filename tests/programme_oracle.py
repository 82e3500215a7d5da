"""What programmes reach and what is wrong with their lists, counted again in plain Python.

Written from the issue and the domain notes, not from the SQL it checks: families, persons and
benefits are walked one by one. A number stands for its hash.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

SEEN = {
    *("", "child", "pupil", "elderly", "elderly_alone"),
    *("severe_disability", "severe_disability_alone"),
}
PROTECTION = "Perlindungan dan Jaminan Sosial"


@dataclass(frozen=True)
class Home:
    """A family of the registry."""

    kk: str
    desa: str
    decile: int | None


@dataclass(frozen=True)
class Person:
    """A person of the registry; schooling 1 never, 2 at school, 3 no longer."""

    nik: str | None
    kk: str
    age: int | None
    is_disabled: bool
    schooling: int | None


@dataclass(frozen=True)
class Benefit:
    """One row of a list; numbers are None where they are missing or malformed."""

    programme: str
    period: str
    nik: str | None
    kk: str | None
    rupiah: int | None
    is_failed: bool
    has_bad_nik: bool
    is_elsewhere: bool

    @property
    def start(self) -> date:
        """The first day of its period."""
        year, part = self.period.split("-")
        return date(int(year), 3 * int(part[1]) - 2 if part[0] == "Q" else int(part), 1)


@dataclass
class World:
    """A registry, its lists, and the rules as rows of the three files.

    From `top_decile` on all deciles are one group, unless it is 10.
    """

    homes: list[Home]
    persons: list[Person]
    benefits: list[Benefit]
    deaths: list[tuple[str, date]]
    cutoff: date
    programmes: list[dict[str, str]]
    eligibility: list[dict[str, str]]
    overlaps: list[dict[str, str]]
    top_decile: int = 10


@dataclass
class Cell:
    """What was checked and found: [findings, checked, rupiah or None]."""

    findings: int = 0
    checked: int = 0
    rupiah: int | None = None

    def add(self, is_found: bool, rupiah: int | None) -> None:
        """One more case."""
        self.checked += 1
        if is_found:
            self.findings += 1
            if rupiah is not None:
                self.rupiah = (self.rupiah or 0) + rupiah


@dataclass
class Told:
    """All that must come out."""

    reach: dict[tuple[str, str], list[Any]] = field(default_factory=dict)
    integrity: dict[tuple[str | None, str, str], Cell] = field(
        default_factory=lambda: defaultdict(Cell)
    )
    pillars: dict[tuple[str, str], Counter[str]] = field(
        default_factory=lambda: defaultdict(Counter)
    )
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)
    deciles: dict[tuple[str, int], list[int]] = field(default_factory=dict)


def day(text: str, blank: date) -> date:
    """A date of a rule, or what a blank one means."""
    return date.fromisoformat(text) if text else blank


def total(values: list[int | None]) -> int | None:
    """The sum of what is known; None where nothing is."""
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def tell(world: World) -> Told:
    """Count everything."""
    told = Told()
    homes = {home.kk: home for home in world.homes}
    members: dict[str, list[Person]] = defaultdict(list)
    by_nik: dict[str, list[Person]] = defaultdict(list)
    for person in world.persons:
        members[person.kk].append(person)
        if person.nik:
            by_nik[person.nik].append(person)
    first = {nik: min(own, key=lambda each: each.kk) for nik, own in by_nik.items()}
    programmes = _programmes(world)
    rules = _rules(world)
    listed = sorted({benefit.programme for benefit in world.benefits})
    paid = [benefit for benefit in world.benefits if not benefit.is_failed]

    def home_of(benefit: Benefit) -> Home | None:
        if benefit.nik in first:
            return homes[first[benefit.nik].kk]
        return homes.get(benefit.kk or "")

    def house(benefit: Benefit) -> str | None:
        home = home_of(benefit)
        return home.kk if home else benefit.kk or benefit.nik

    def opens(person: Person, rule: dict[str, str]) -> bool:
        return _opens(person, rule, homes[person.kk], len(members[person.kk]), world.top_decile)

    def may(person: Person, code: str) -> bool:
        return any(opens(person, rule) for rule in rules[code])

    reached_homes: dict[str, set[str]] = defaultdict(set)
    for code in listed:
        unit = programmes[code]["unit"]
        is_ruled = any(
            rule["component"] in SEEN and _is_told(rule, world.top_decile) for rule in rules[code]
        )
        for home in world.homes:
            cell = told.reach.setdefault((home.desa, code), [0, 0, 0, None])
            own = [each for each in paid if each.programme == code and home_of(each) is home]
            able = [person for person in members[home.kk] if may(person, code)]
            is_open = bool(able) or any(
                rule["component"] == ""
                and not rule["age_min"]
                and _decile_fits(rule, home, world.top_decile)
                for rule in rules[code]
            )
            units = int(is_open) if unit == "family" else len(able)
            cell[1] += units
            if not own:
                continue
            reached_homes[home.kk].add(code)
            niks = {each.nik for each in own if each.nik}
            nameless = Counter(each.period for each in own if not each.nik)
            known = {nik for nik in niks if nik in first}
            others = len(niks - known) + max(nameless.values(), default=0)
            right = sum(may(first[nik], code) for nik in known)
            if unit == "family":
                count, rightly = 1, units
            else:
                count = len(known) + others
                rightly = right + min(others, units - right)
            rupiah = total([each.rupiah for each in own])
            cell[0] += count
            cell[2] += rightly
            cell[3] = total([cell[3], rupiah])
            decile = told.deciles.setdefault((code, home.decile or 0), [0, 0])
            decile[0] += count
            decile[1] += len(members[home.kk])
        if not is_ruled:
            for (_desa, other), cell in told.reach.items():
                if other == code:
                    cell[1] = cell[2] = None
    for home in world.homes:
        codes = sorted(reached_homes[home.kk])
        told.pairs.update((one, two) for one in codes for two in codes if one < two)
        if home.decile in (1, 2):
            _pillar(told, home, members[home.kk], {programmes[code]["pillar"] for code in codes})
    _integrity(told, world, paid, listed, programmes, rules, home_of, house)
    return told


def _programmes(world: World) -> dict[str, dict[str, str]]:
    newest: dict[str, dict[str, str]] = {}
    for row in sorted(world.programmes, key=lambda each: each["valid_from"]):
        if day(row["valid_from"], date.min) <= world.cutoff:
            newest[row["programme_code"]] = row
    return newest


def _rules(world: World) -> dict[str, list[dict[str, str]]]:
    rules: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in world.eligibility:
        if day(row["valid_from"], date.min) <= world.cutoff <= day(row["valid_to"], date.max):
            rules[row["programme_code"]].append(row)
    return rules


def _allowed(rule: dict[str, str]) -> set[int]:
    """The deciles that a rule names; all where it names none."""
    return set(range(int(rule["decile_min"] or 1), int(rule["decile_max"] or 10) + 1))


def _possible(decile: int, top: int) -> set[int]:
    """The deciles in which a family may be: its own, or any of the group of the upper ones."""
    return {decile} if decile < top else set(range(top, 11))


def _is_told(rule: dict[str, str], top: int) -> bool:
    """Whether the upper group, as far as there is one, is all within a rule or all outside."""
    group, allowed = _possible(top, top), _allowed(rule)
    return group <= allowed or not group & allowed


def _decile_fits(rule: dict[str, str], home: Home, top: int) -> bool:
    if not rule["decile_min"]:
        return True
    if home.decile is None or not _is_told(rule, top):
        return False
    return _possible(home.decile, top) <= _allowed(rule)


def _opens(person: Person, rule: dict[str, str], home: Home, size: int, top: int) -> bool:
    if rule["component"] not in SEEN or not _decile_fits(rule, home, top):
        return False
    component = rule["component"]
    lowest = {"elderly": 60, "elderly_alone": 60}.get(component, 0)
    low = int(rule["age_min"] or lowest)
    high = int(rule["age_max"] or (17 if component == "child" else 999))
    is_of_age = person.age is not None and low <= person.age <= high
    is_asking_age = bool(rule["age_min"] or rule["age_max"])
    return {
        "": not is_asking_age or is_of_age,
        "child": is_of_age,
        "pupil": is_of_age and person.schooling == 2,
        "elderly": is_of_age,
        "elderly_alone": is_of_age and size == 1,
        "severe_disability": person.is_disabled,
        "severe_disability_alone": person.is_disabled and size == 1,
    }[component]


def _pillar(told: Told, home: Home, own: list[Person], pillars: set[str]) -> None:
    groups = {"all"}
    for person in own:
        groups |= {"elderly"} if person.age is not None and person.age >= 60 else set()
        groups |= {"severe_disability"} if person.is_disabled else set()
        if person.age is not None and 7 <= person.age <= 18 and person.schooling in (1, 3):
            groups.add("child_out_of_school")
    name = {0: "none", 2: "both"}.get(
        len(pillars), "protection" if PROTECTION in pillars else "empowerment"
    )
    for group in groups:
        told.pillars[home.desa, group].update(["families", name])


def _integrity(told, world, paid, listed, programmes, rules, home_of, house) -> None:
    def enter(kind: str, code: str, benefits: list[Benefit], found: bool, rupiah) -> None:
        desa = {home.desa for each in benefits if (home := home_of(each))}
        told.integrity[min(desa, default=None), kind, code].add(found, rupiah)

    def unit(benefit: Benefit) -> str | None:
        is_family = programmes[benefit.programme]["unit"] == "family"
        return house(benefit) if is_family else benefit.nik

    grouped: dict[tuple[str, str, str], list[Benefit]] = defaultdict(list)
    for each in paid:
        if key := unit(each):
            grouped["repeated", f"{each.programme} {each.period}", key].append(each)
        if each.nik:
            grouped["person", each.programme, each.nik].append(each)
        if key := each.nik or each.kk:
            grouped["number", each.programme, key].append(each)
        if (home := home_of(each)) and home.decile:
            grouped["limit", each.programme, key if (key := unit(each)) else home.kk].append(each)
        if each.nik or each.has_bad_nik:
            enter("bad_nik", each.programme, [each], each.has_bad_nik, each.rupiah)
        own = programmes[each.programme]
        if each.rupiah is not None and (own["amount_low_idr"] or own["amount_high_idr"]):
            is_quarter = "Q" in each.period
            times = {"day": 92 if is_quarter else 31, "month": 3 if is_quarter else 1}
            most = int(own["amount_high_idr"] or 10**15) * times.get(own["amount_period"], 1)
            found = not int(own["amount_low_idr"] or 0) <= each.rupiah <= most
            enter("amount_out_of_range", each.programme, [each], found, each.rupiah)
    dead: dict[str, date] = {}
    for nik, died in world.deaths:
        dead[nik] = min(died, dead[nik]) if nik in dead else died
    for (what, code, _key), own in grouped.items():
        if what == "repeated":
            own = sorted(own, key=lambda each: -(each.rupiah if each.rupiah is not None else -1))
            for place, each in enumerate(own):
                enter("repeated_in_programme", code.split()[0], [each], place > 0, each.rupiah)
        elif what == "person" and world.deaths:
            late = [each for each in own if each.nik in dead and dead[each.nik] < each.start]
            enter("dead_recipient", code, own, bool(late), total([each.rupiah for each in late]))
        elif what == "number":
            is_known = any(home_of(each) for each in own)
            is_elsewhere = any(each.is_elsewhere for each in own)
            rupiah = total([each.rupiah for each in own])
            for kind, wanted in (("not_in_registry", False), ("other_regency", True)):
                told.integrity[None, kind, code].add(
                    not is_known and is_elsewhere == wanted, rupiah
                )
        elif what == "limit" and rules[code] and all(rule["decile_max"] for rule in rules[code]):
            low = min(int(rule["decile_min"]) for rule in rules[code])
            high = max(int(rule["decile_max"]) for rule in rules[code])
            allowed = set(range(low, high + 1))
            places = [_possible(home_of(each).decile, world.top_decile) for each in own]
            known = [
                (each, place <= allowed)
                for each, place in zip(own, places, strict=True)
                if place <= allowed or not place & allowed
            ]
            if known:
                told_of = [each for each, _is_within in known]
                rupiah = total([each.rupiah for each in told_of])
                found = any(not is_within for _each, is_within in known)
                enter("above_limit", code, told_of, found, rupiah)
    for pair in _pairs(world):
        one, two = pair["programme_code"], pair["other_code"]
        if pair["rule"] == "allowed" or one not in listed or two not in listed:
            continue
        is_sure = pair["rule"] == "forbidden" and pair["is_verified"] == "true"
        sides: dict[str, list[list[Benefit]]] = defaultdict(lambda: [[], []])
        for each in paid:
            key = each.nik if pair["level"] == "person" else house(each)
            if key and each.programme in (one, two):
                sides[key][each.programme == two].append(each)
        for left, right in sides.values():
            sums = [total([each.rupiah for each in side]) for side in (left, right)]
            known = [each for each in sums if each is not None]
            rupiah = min(known) if len(known) == len(sums) else None
            kind = "forbidden_pair" if is_sure else "pair_to_check"
            enter(kind, one, left + right, bool(left and right), rupiah)


def _pairs(world: World) -> list[dict[str, str]]:
    newest: dict[frozenset[str], dict[str, str]] = {}
    for row in sorted(world.overlaps, key=lambda each: each["valid_from"]):
        if day(row["valid_from"], date.min) <= world.cutoff:
            newest[frozenset((row["programme_code"], row["other_code"]))] = row
    return list(newest.values())
