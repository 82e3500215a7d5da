"""Which small counts must not be seen, and which others go with them so that none can be found.

A count of 1 up to the smallest shown is hidden. What is hidden could be recomputed from parents and
siblings, so others go too (complementary suppression) until no hidden count can be told exactly,
and each could still be one that is large enough to show. A zero is always shown, so a reader knows
that a hidden count is at least one; the reasons do not tell a small count from one that protects
it.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from math import comb, inf

import duckdb

COUNTS = ("families", "persons", "families_decile1", "persons_decile1", "persons_known_decile")
# The rate of a kecamatan is the mean of a bent function of its desa's counts. Of two hidden desa
# whose sum is known it would tell which has how many; of eight there are too many ways.
TOGETHER = 8
# So many ways that a search fits many: C(sum - 1, desa - 1).
MANY_SPLITS = 10_000_000
# What is made from the estimate's band needs these counts too; they are never shown themselves.
UNSEEN = ("persons_decile12", "persons_regional_decile1")
BAND = ("poverty_rate_low_pct", "poverty_rate_high_pct", "province_class")
ESTIMATES = ("poverty_rate_pct", "poverty_rate_first_pct", "poor_persons", "gap_pp", *BAND)
RATES = ("decile1_share_pct", *ESTIMATES)
# Rates that a hidden count would give away, and those that would give it away.
DERIVED = {"persons_decile1": RATES, "persons_known_decile": RATES}


def hidden_counts(
    counts: Mapping[str, int],
    parents: Mapping[str, str],
    smallest_shown: int,
    together: int = 2,
    start: Collection[str] = (),
) -> set[str]:
    """The areas whose count must be hidden, for one measure of one release.

    Args:
        counts: area code -> count, every parent the sum of its children.
        parents: area code -> parent's code, for areas whose parent has a count too.
        smallest_shown: counts of 1 to smallest_shown - 1 are hidden; at least 2.
        together: where a desa is hidden, so many of its kecamatan are, as far as there are.
        start: areas that are hidden in any case.
    """
    children: dict[str, list[str]] = defaultdict(list)
    for area in sorted(parents, key=lambda area: (counts[area], area)):
        if counts[area]:
            children[parents[area]].append(area)
    roots = [area for area in counts if area not in parents]
    hidden = {area for area, count in counts.items() if 0 < count < smallest_shown}
    hidden.update(start)
    while hidden:
        bounds = _bounds(counts, children, roots, hidden)
        exposed = [
            area
            for area in hidden
            if bounds[area][1] < smallest_shown or bounds[area][0] == bounds[area][1]
        ]
        if not exposed:
            lonely = _lonely(children, hidden, together)
            if lonely is None:
                break
            hidden.add(lonely)
            continue
        # What its own children give away first; then the lowest level: it may protect those above.
        first = min(
            exposed, key=lambda area: (not _is_open(area, children, hidden), -len(area), area)
        )
        hidden.add(_cover(first, children, parents, hidden))
    return hidden


def _told_by_estimates(
    counts: Mapping[str, int], parents: Mapping[str, str], hidden: set[str]
) -> set[str]:
    """The areas whose estimate would tell how a known sum splits between their hidden desa."""
    below: dict[str, list[int]] = defaultdict(list)
    inner = set(parents.values())
    for area in hidden - inner:
        above = parents.get(area)
        while above is not None:
            below[above].append(counts[area])
            above = parents.get(above)
    return {
        area for area, parts in below.items() if comb(sum(parts) - 1, len(parts) - 1) < MANY_SPLITS
    }


def _lonely(children: Mapping[str, list[str]], hidden: set[str], together: int) -> str | None:
    """The smallest shown count of a lowest-level group that hides too few; None without any."""
    for group in children.values():
        if any(children.get(area) for area in group) or hidden.isdisjoint(group):
            continue
        shown = [area for area in group if area not in hidden]
        if shown and len(group) - len(shown) < together:
            return shown[0]
    return None


def _cover(
    exposed: str,
    children: Mapping[str, list[str]],
    parents: Mapping[str, str],
    hidden: set[str],
) -> str:
    """The smallest shown count that gives an exposed one away: below it, beside it, or above."""
    if _is_open(exposed, children, hidden):
        return children[exposed][0]
    while True:
        parent = parents[exposed]  # a hidden root is bounded by nothing but its own children
        shown = [area for area in children[parent] if area not in hidden]
        if shown:
            return shown[0]
        if parent not in hidden:
            return parent
        exposed = parent


def _is_open(area: str, children: Mapping[str, list[str]], hidden: set[str]) -> bool:
    """Whether all its children are shown, so that their sum gives it away."""
    own = children.get(area, [])
    return bool(own) and hidden.isdisjoint(own)


def _bounds(
    counts: Mapping[str, int],
    children: Mapping[str, list[str]],
    roots: list[str],
    hidden: set[str],
) -> dict[str, tuple[float, float]]:
    """The least and the most that each count can be, for a reader of all that is shown.

    The reader knows the shown counts, that a parent is the sum of its children, and that a hidden
    count is at least one. On a tree one pass up and one down find both bounds exactly.
    """
    found: dict[str, tuple[float, float]] = {}

    def up(area: str) -> None:
        own = children.get(area, [])
        for child in own:
            up(child)
        if area not in hidden:
            found[area] = (counts[area], counts[area])
        elif own:
            found[area] = (sum(found[c][0] for c in own), sum(found[c][1] for c in own))
        else:
            found[area] = (1, inf)

    def down(area: str) -> None:
        own, (least, most) = children.get(area, []), found[area]
        before = {child: found[child] for child in own}
        for child in own:
            low, high = before[child]
            others_low = sum(before[c][0] for c in own if c != child)
            others_high = sum(before[c][1] for c in own if c != child)
            found[child] = (max(low, least - others_high), min(high, most - others_low))
            down(child)

    for root in roots:
        up(root)
        down(root)
    return found


def store_hidden_cells(
    connection: duckdb.DuckDBPyConnection,
    smallest_shown: int,
    *,
    is_public: bool,
    start: Mapping[tuple[str, str], set[str]],
) -> dict[tuple[str, str], set[str]]:
    """Make the table hidden_cell(release, area_code, measure, reason) from area_count.

    `start` is what another edition hides, by (release, measure): who reads both must not learn more
    than from the one that shows more. Returns the same of this edition.

    `reason` is 'small' for a hidden count, 'derived' for a rate made from one. The public edition
    also hides the estimates of an area above so few hidden desa that a search would find them.
    """
    connection.execute(
        "create or replace table hidden_cell "
        "(release varchar, area_code varchar, measure varchar, reason varchar)"
    )
    parents = dict(
        connection.execute(
            "select area.area_code, area.parent_code from area "
            "where area.area_code in (select area_code from area_count) "
            "and area.parent_code in (select area_code from area_count)"
        ).fetchall()
    )
    rows = connection.execute(
        f"select release, area_code, {', '.join(COUNTS)} from area_count"
    ).fetchall()
    tables: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for release, area, *values in rows:
        for measure, value in zip(COUNTS, values, strict=True):
            tables[release, measure][area] = value
    band = connection.execute(
        "select release, area_code from area_count where "
        + " or ".join(f"{count} between 1 and $smallest_shown - 1" for count in UNSEEN),
        {"smallest_shown": smallest_shown},
    ).fetchall()
    cells: set[tuple[str, str, str, str]] = set()
    hides: dict[tuple[str, str], set[str]] = {}
    for (release, measure), counts in tables.items():
        together = TOGETHER if measure in DERIVED else 2
        hidden = hidden_counts(
            counts, parents, smallest_shown, together, start.get((release, measure), ())
        )
        hides[release, measure] = hidden
        if is_public and measure == "persons_decile1":
            told = _told_by_estimates(counts, parents, hidden)
            cells |= {(release, area, rate, "derived") for area in told for rate in ESTIMATES}
        for area in hidden:
            cells.add((release, area, measure, "small"))
            for rate in DERIVED.get(measure, ()):
                cells.add((release, area, rate, "derived"))
    cells |= {(release, area, rate, "derived") for release, area in band for rate in BAND}
    columns = [list(column) for column in zip(*sorted(cells), strict=True)]
    if columns:  # one statement: row by row takes a second for ten thousand cells
        connection.execute(
            "insert into hidden_cell select unnest(?), unnest(?), unnest(?), unnest(?)", columns
        )
    return hides
