"""The course over the releases: how many are not reached, of one programme or of any."""

from collections.abc import Sequence

import pandas as pd

from pages.coverage.choices import ALL, Ask
from ui.records import records

_NONE = ("families_decile12", "families_none", "unreached_pct")
_PROGRAMME = ("eligible", "missed", "exclusion_pct", "recipients", "leaked", "leakage_pct")


def by_release(
    ask: Ask, programme: str, area: str, releases: Sequence[str], by_cutoff: pd.DataFrame
) -> pd.DataFrame:
    """One row for each release that has lists, oldest first: release, cutoff, counts and shares.

    Args:
        releases: those that have lists, oldest first. by_cutoff: rows of `release_by_cutoff`.
    """
    if programme:
        found = ask("coverage_by_release", area=area, programme=programme)
        kept = found[found["release"].isin(list(releases))].reset_index(drop=True)
        return pd.DataFrame(kept, columns=["release", "cutoff", *_PROGRAMME])
    answers = [
        ask("pillars_by_group", area=area, release=release).assign(release=release)
        for release in releases
    ]
    if not answers:
        return pd.DataFrame(columns=["release", "cutoff", *_NONE])
    found = pd.concat(answers, ignore_index=True)
    found = found[found["group_name"] == ALL].merge(by_cutoff[["release", "cutoff"]], on="release")
    return pd.DataFrame(found, columns=["release", "cutoff", *_NONE])


def known(course: pd.DataFrame, measure: str) -> list[tuple[str, float]]:
    """The releases in which a share can be seen, with it."""
    rows = records(course, ("release", measure))
    return [(str(row["release"]), row[measure]) for row in rows if row[measure] is not None]
