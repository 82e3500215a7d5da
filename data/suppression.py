"""Which small counts must not be seen, and which others go with them so that none can be found.

A count of 1 up to the smallest shown is hidden. What is hidden could be recomputed from the
parent's count and the siblings, so others go too (complementary suppression) until, in every group
of siblings, at least two counts are hidden and the largest value that each could have reaches the
smallest shown. A zero is always shown, so a reader knows that a hidden count is at least one; the
reasons do not tell a small count from one that protects it.
"""

from collections import defaultdict
from collections.abc import Mapping

import duckdb

COUNTS = ("families", "persons", "families_decile1", "persons_decile1", "persons_known_decile")
# Rates that a hidden count would give away, and those that would give it away.
DERIVED = {
    "persons_decile1": ("decile1_share_pct", "poverty_rate_pct", "gap_pp"),
    "persons_known_decile": ("decile1_share_pct", "poverty_rate_pct", "gap_pp"),
}


def hidden_counts(
    counts: Mapping[str, int], parents: Mapping[str, str], smallest_shown: int
) -> set[str]:
    """The areas whose count must be hidden, for one measure of one release.

    Args:
        counts: area code -> count, every parent the sum of its children.
        parents: area code -> parent's code, for areas whose parent has a count too.
        smallest_shown: counts of 1 to smallest_shown - 1 are hidden; at least 2.
    """
    children: dict[str, list[str]] = defaultdict(list)
    for area, parent in parents.items():
        if counts[area]:
            children[parent].append(area)
    for group in children.values():
        group.sort(key=lambda area: (counts[area], area))
    hidden = {area for area, count in counts.items() if 0 < count < smallest_shown}
    waiting = True
    while waiting:
        waiting = False
        for parent, group in children.items():
            waiting |= _protect(parent, group, counts, hidden, smallest_shown)
    return hidden


def _protect(
    parent: str, group: list[str], counts: Mapping[str, int], hidden: set[str], smallest_shown: int
) -> bool:
    """Hide what one group of siblings still needs; whether anything was added."""
    is_open = parent in hidden or not hidden.isdisjoint(group)
    shown = [area for area in group if area not in hidden]
    added = False
    while is_open and not _is_safe(group, counts, hidden, smallest_shown):
        if shown:
            hidden.add(shown.pop(0))
        elif parent in hidden:
            break  # nothing left to hide here: the parent's own siblings protect it
        else:
            hidden.add(parent)
        added = True
    return added


def _is_safe(
    group: list[str], counts: Mapping[str, int], hidden: set[str], smallest_shown: int
) -> bool:
    covered = [counts[area] for area in group if area in hidden]
    return len(covered) >= 2 and sum(covered) - len(covered) + 1 >= smallest_shown


def store_hidden_cells(connection: duckdb.DuckDBPyConnection, smallest_shown: int) -> None:
    """Make the table hidden_cell(release, area_code, measure, reason) from area_count.

    `reason` is 'small' for a hidden count, 'derived' for a rate made from one.
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
    cells: set[tuple[str, str, str, str]] = set()
    for (release, measure), counts in tables.items():
        for area in hidden_counts(counts, parents, smallest_shown):
            cells.add((release, area, measure, "small"))
            for rate in DERIVED.get(measure, ()):
                cells.add((release, area, rate, "derived"))
    if cells:
        connection.executemany("insert into hidden_cell values (?, ?, ?, ?)", sorted(cells))
