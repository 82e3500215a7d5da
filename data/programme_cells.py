"""Which counts about programmes must not be seen: many local ones reach a handful of families.

Counts that follow from each other are hidden together: eligible, reached and missed in one set of
areas, recipients and leaked in that and more, findings apart from what was checked. A set is
widened until no hidden count can be told exactly, and each could still be one that is large enough
to show, for a reader who knows every sum over areas and over programmes.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import duckdb

Counts = Mapping[str, int]
Parents = Mapping[str, str]
# A place for what lies in no desa: recipients who are not in the registry.
NOWHERE = "nowhere"
# Health, disability and children: in the public edition only for kecamatan and kabupaten.
RESTRICTED = ("severe_disability", "child_out_of_school")
SIDES = ("total", "parts")  # of a table of pillars
# Counts of whole areas that the deciles of the kabupaten would give away.
OF_DECILES = (
    *("families", "persons", "families_decile1", "persons_decile1"),
    "persons_known_decile",
)


def hidden_areas(
    measures: Sequence[Counts],
    parents: Parents,
    smallest: int,
    *,
    given: Collection[str] = (),
    is_zero_shown: bool = True,
) -> set[str]:
    """The areas in which these measures must be hidden together.

    Args:
        measures: area -> count, each with every parent the sum of its children.
        parents: area -> its parent; an area without one is the root.
        smallest: counts of 1 to smallest - 1 are small.
        given: areas that are hidden for another reason.
        is_zero_shown: a reader knows that a hidden count is at least one; not so where several
            measures are hidden together because one of them is small.
    """
    return _Hiding(measures, parents, smallest, is_zero_shown).hidden(given)


class _Hiding:
    def __init__(
        self, measures: Sequence[Counts], parents: Parents, smallest: int, is_zero_shown: bool
    ):
        self.measures, self.smallest, self.floor = measures, smallest, int(is_zero_shown)
        self.areas = [area for area in measures[0] if any(each[area] for each in measures)]
        self.children: dict[str, list[str]] = defaultdict(list)
        for area in sorted(self.areas, key=lambda area: ([each[area] for each in measures], area)):
            if area in parents:
                self.children[parents[area]].append(area)
        # Children before their parents.
        depth = {area: len(list(_above(area, parents))) for area in self.areas}
        self.inner = sorted(
            (area for area in self.areas if self.children.get(area)),
            key=lambda area: (-depth[area], area),
        )

    def hidden(self, given: Collection[str]) -> set[str]:
        """Widen the small and the given until every sum is safe."""
        found = {area for area in self.areas if area in given or self._is_small(area)}
        while True:
            more = next((area for place in self.inner if (area := self._more(place, found))), None)
            if more is None:
                return found
            found.add(more)

    def _is_small(self, area: str) -> bool:
        return any(0 < each[area] < self.smallest for each in self.measures)

    def _more(self, place: str, found: set[str]) -> str | None:
        """One more area to hide around a place, or None where it is safe."""
        own = self.children[place]
        hidden = [area for area in own if area in found]
        if place in found:
            # Its children, all shown, would add up to it.
            return None if hidden else own[0]
        if not hidden:
            return None
        leaves = [leaf for area in hidden for leaf in self._leaves(area, found)]
        shown = [area for area in own if area not in found]
        for each in self.measures:
            total = sum(each[leaf] for leaf in leaves)
            most = total - self.floor * (len(leaves) - 1)
            if total and (most < self.smallest or len(hidden) < 2):
                return self._cheapest(each, shown, self.smallest - most) or place
        if len(hidden) < 2:
            return shown[0] if shown else place
        return None

    def _cheapest(self, measure: Counts, shown: list[str], lacking: int) -> str | None:
        """The shown sibling that hides the least and yet enough; the largest where none does."""
        able = sorted((area for area in shown if measure[area]), key=lambda area: measure[area])
        enough = (area for area in able if measure[area] >= lacking + self.floor)
        return next(enough, able[-1] if able else None)

    def _leaves(self, area: str, found: set[str]) -> Iterator[str]:
        """The lowest hidden areas of a hidden one."""
        below = [child for child in self.children.get(area, ()) if child in found]
        if not below:
            yield area
        for child in below:
            yield from self._leaves(child, found)


def _above(area: str, parents: Parents) -> Iterator[str]:
    while area in parents:
        area = parents[area]
        yield area


Row = tuple[str, str, str | None, str, str]  # relation, release, area, name, side
# Of the edition before, which shows more: by relation, release, name and side the hidden areas.
Before = Mapping[tuple[str, str, str, str], set[str]]


def store_hidden_benefits(
    connection: duckdb.DuckDBPyConnection,
    smallest: int,
    region: str,
    hides: set[Row],
    *,
    is_public: bool,
) -> None:
    """Make hidden_benefit(relation, release, area_code, name, side): what an edition must hide.

    `name` is the programme, group or kind, or two of them; `side` tells which columns. `hides` is
    what the edition before hides, and becomes what this one does: who sees both must not gain.
    """
    parents = dict(
        connection.execute(
            "select area_code, parent_code from area where parent_code is not null "
            "and area_code in (select area_code from area_desa) "
            "and parent_code in (select area_code from area_desa)"
        ).fetchall()
    )
    before: dict[tuple[str, str, str, str], set[str]] = defaultdict(set)
    for relation, release, area, name, side in hides:
        before[relation, release, name, side].add(area or "")
    rows: set[Row] = set(hides)
    deciles = _hidden_deciles(connection)
    whole = _programmes(connection, parents, smallest, region, deciles, before, rows)
    _deciles(connection, smallest, region, whole, before, rows)
    _pillars(connection, parents, smallest, is_public, deciles, before, rows)
    _findings(connection, parents, smallest, region, before, rows)
    _pairs(connection, smallest, rows)
    hides |= rows
    connection.execute(
        "create or replace table hidden_benefit (relation varchar, release varchar, "
        "area_code varchar, name varchar, side varchar)"
    )
    if rows:
        columns = [list(column) for column in zip(*sorted(rows, key=str), strict=True)]
        connection.execute(
            "insert into hidden_benefit select " + ", ".join(["unnest(?)"] * len(columns)), columns
        )


def _tables(
    connection: duckdb.DuckDBPyConnection, relation: str, name: str, columns: Sequence[str]
) -> dict[tuple[str, str], list[dict[str, Any]]]:
    """For each release and name the counts of a relation, one mapping by area for each column."""
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for release, key, area, *counts in connection.execute(
        f"select release, {name}, area_code, {', '.join(columns)} from {relation}"
    ).fetchall():
        tables = found.setdefault((release, key), [{} for _column in columns])
        for table, count in zip(tables, counts, strict=True):
            table[area] = count
    return found


# By unit and release the areas that hide a decile group, and the places of the groups they hide.
Deciles = Mapping[tuple[str, str], Mapping[str, set[int]]]


def _hidden_deciles(connection: duckdb.DuckDBPyConnection) -> Deciles:
    """What the cross-tables hide of decile groups: sums over deciles must not give it away."""
    found: dict[tuple[str, str], dict[str, set[int]]] = defaultdict(dict)
    for unit, release, area, counts in connection.execute(
        "select unit, release, area_code, counts from slice "
        "where row = 'decile_group' and col = '' and len(counts) > list_count(counts)"
    ).fetchall():
        # The last group has no decile, and that points at nobody.
        found[unit, release][area] = {
            place for place, count in enumerate(counts[:-1]) if count is None
        }
    for unit, measure in (("family", "families_decile1"), ("person", "persons_decile1")):
        for release, area in connection.execute(
            "select release, area_code from hidden_cell where measure = ?", [measure]
        ).fetchall():
            found[unit, release].setdefault(area, set()).add(0)
    return found


def _programmes(
    connection: duckdb.DuckDBPyConnection,
    parents: Parents,
    smallest: int,
    region: str,
    deciles: Deciles,
    before: Before,
    rows: set[Row],
) -> set[tuple[str, str]]:
    """Hide cells of programme_area; the releases and programmes whose kabupaten is hidden."""
    columns = ("recipients", "eligible", "reached", "missed", "leaked", "rest")
    units = dict(
        connection.execute(
            "select release || ' ' || programme_code, unit from programme_release "
            "where is_decile_rule"
        ).fetchall()
    )
    whole = set()
    for (release, code), tables in _tables(
        connection, "programme_count", "programme_code", columns
    ).items():
        recipients, eligible, reached, missed, leaked, rest = tables
        of_deciles = deciles.get((units.get(f"{release} {code}", ""), release), {})
        is_ruled = all(count is not None for count in eligible.values())
        key = ("programme_area", release, code)
        first: set[str] = set()
        if is_ruled:
            first = hidden_areas(
                [eligible, reached, missed, rest],
                parents,
                smallest,
                given={area for area, places in of_deciles.items() if places}
                | before.get((*key, "eligible"), set()),
                is_zero_shown=False,
            )
        second = hidden_areas(
            [recipients, leaked] if is_ruled else [recipients],
            parents,
            smallest,
            given=first | before.get((*key, "recipients"), set()),
            is_zero_shown=not is_ruled,
        )
        rows |= {("programme_area", release, area, code, "eligible") for area in first}
        rows |= {("programme_area", release, area, code, "recipients") for area in first | second}
        if region in first | second:
            whole.add((release, code))
    return whole


def _deciles(
    connection: duckdb.DuckDBPyConnection,
    smallest: int,
    region: str,
    whole: set[tuple[str, str]],
    before: Before,
    rows: set[Row],
) -> None:
    """Hide cells of programme_decile; those within the rule and those outside add up to known sums.

    Recipients without a decile are no sensitive cell: that points at nobody.
    """
    split: dict[tuple[str, str], dict[bool, dict[str, tuple[int, int]]]] = {}
    for release, code, group, is_outside, *counts in connection.execute(
        "select count.release, count.programme_code, count.decile_group, "
        "count.first_decile > coalesce(programme_release.decile_max, 10), "
        "count.recipients, count.persons_reached from decile_group_count as count "
        "join programme_release using (release, programme_code) where count.first_decile > 0"
    ).fetchall():
        sides = split.setdefault((release, code), {False: {}, True: {}})
        sides[is_outside][group] = tuple(counts)
    for (release, code), sides in split.items():
        hidden: set[str] = set()
        is_lost = (release, code) in whole
        for groups in filter(None, sides.values()):
            tables = [
                {group: counts[place] for group, counts in groups.items()} for place in (0, 1)
            ]
            for table in tables:
                table["sum"] = sum(table.values())
            given = {
                group
                for group in groups
                if ("programme_decile", release, f"{code} {group}", "all") in before
            }
            found = hidden_areas(tables, dict.fromkeys(groups, "sum"), smallest, given=given)
            is_small = any(0 < table["sum"] < smallest for table in tables)
            is_lost |= "sum" in found and not is_small
            hidden |= found
        if is_lost:
            hidden = {group for groups in sides.values() for group in groups}
            hidden.add("undetermined")
        rows |= {
            ("programme_decile", release, None, f"{code} {group}", "all")
            for group in hidden - {"sum"}
        }
    small = connection.execute(
        "select distinct release from slice where row = 'decile_group' and col = '' "
        "and area_code = $region and len(counts) > list_count(counts) "
        "union select release from decile_group_count where first_decile > 0 "
        "and (families between 1 and $most or persons between 1 and $most) "
        "union select release from hidden_cell "
        "where area_code = $region and list_contains($measures, measure)",
        {"most": smallest - 1, "region": region, "measures": list(OF_DECILES)},
    ).fetchall()
    rows |= {("programme_decile", release, None, "population", "all") for (release,) in small}


def _pillars(
    connection: duckdb.DuckDBPyConnection,
    parents: Parents,
    smallest: int,
    is_public: bool,
    deciles: Deciles,
    before: Before,
    rows: set[Row],
) -> None:
    """Hide cells of pillar_area: none and all together, the three parts together."""
    columns = ("families", "families_none", "families_any", "families_decile2", "families_rest")
    parts = ("families_protection_only", "families_empowerment_only", "families_both")
    for (release, group), tables in _tables(
        connection, "pillar_count", "group_name", (*columns, *parts)
    ).items():
        given = [before.get(("pillar_area", release, group, each), set()) for each in SIDES]
        if group == "all":
            of_deciles = deciles.get(("family", release), {})
            given[0] = given[0] | {area for area, places in of_deciles.items() if places & {0, 1}}
        first = hidden_areas(tables[:5], parents, smallest, given=given[0], is_zero_shown=False)
        second = hidden_areas(
            tables[5:], parents, smallest, given=first | given[1], is_zero_shown=False
        )
        if is_public and group in RESTRICTED:
            lowest = tables[0].keys() - set(parents.values())
            first, second = first | lowest, second | lowest
        rows |= {("pillar_area", release, area, group, "total") for area in first}
        rows |= {("pillar_area", release, area, group, "parts") for area in first | second}


def _findings(
    connection: duckdb.DuckDBPyConnection,
    parents: Parents,
    smallest: int,
    region: str,
    before: Before,
    rows: set[Row],
) -> None:
    """Hide cells of integrity_area and integrity_programme: two ways of adding up to one sum."""
    sides = ("findings", "checked")
    by_programme: dict[tuple[str, str], list[dict[str, int]]] = {}
    for release, kind, code, *counts in connection.execute(
        "select release, kind, programme_code, sum(findings)::bigint, sum(checked)::bigint "
        "from integrity_desa group by all"
    ).fetchall():
        tables = by_programme.setdefault((release, kind), [{}, {}])
        for table, count in zip(tables, counts, strict=True):
            table[code] = count
    with_nowhere = {**parents, NOWHERE: region}
    for (release, kind), tables in _tables(connection, "integrity_count", "kind", sides).items():
        for side, counts, codes in zip(
            sides, tables, by_programme.get((release, kind), [{}, {}]), strict=True
        ):
            known = sum(count for area, count in counts.items() if parents.get(area) == region)
            counts[NOWHERE] = counts[region] - known
            split = {**codes, region: counts[region]}
            whole = dict.fromkeys(codes, region)
            hidden_codes = hidden_areas([split], whole, smallest)
            hidden = hidden_areas([counts], with_nowhere, smallest, given=hidden_codes & {region})
            hidden_codes = hidden_areas([split], whole, smallest, given=hidden & {region})
            rows |= {("integrity_area", release, area, kind, side) for area in hidden - {NOWHERE}}
            rows |= {
                ("integrity_programme", release, None, f"{kind} {code}", side)
                for code in hidden_codes - {region}
            }


def _pairs(connection: duckdb.DuckDBPyConnection, smallest: int, rows: set[Row]) -> None:
    """Hide small cells of programme_pair: nothing that is shown adds up to them."""
    rows |= {
        ("programme_pair", release, None, f"{one} {other}", "all")
        for release, one, other in connection.execute(
            "select release, programme_code, other_code from pair_count where families < ?",
            [smallest],
        ).fetchall()
    }
