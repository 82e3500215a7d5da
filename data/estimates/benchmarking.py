"""What SQL cannot do: the logit shifts that make registry shares comparable with BPS.

Benchmarking (docs/METHOD): a village's profile r, the sum over deciles of the share of persons
times the chance that such a person is poor, becomes the estimate p = logit⁻¹(logit(r) + c), with
one c for all villages such that the mean of p, weighted by persons, equals the official headcount
ratio P0 of the kabupaten. The order of villages is kept and every estimate lies inside (0, 1). The
formula is applied in queries/build/area_scenario.sql; only c is found here, for the estimate itself
and for each scenario of its band.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import fsum

import duckdb
import numpy as np
from scipy.special import expit, logit, ndtri

from data.estimates.roots import root
from data.problems import Problem

# A shift beyond this turns every possible share into almost 0 or almost 1.
WIDEST = 700.0
# A band of 90 %: this many standard errors of the official figure on either side.
STANDARD_ERRORS = float(ndtri(0.95))
# Scenario -> the definition of its shares, and by how many standard errors P0 is moved.
SCENARIOS: dict[str, tuple[str, float]] = {
    "main": ("profile", 0.0),
    "official_low": ("profile", -STANDARD_ERRORS),
    "official_high": ("profile", STANDARD_ERRORS),
    "missing_poor": ("missing_poor", 0.0),
    "missing_not_poor": ("missing_not_poor", 0.0),
}
# A moved official rate stays inside these bounds (fractions).
LEAST, MOST = 0.0005, 0.9995


class NoShift(Problem):
    """No logit shift exists for these shares and this official figure."""


@dataclass(frozen=True)
class Release:
    """A release with the official figure it is tied to: rate and error as fractions, or None."""

    name: str
    cutoff: date
    anchor: str
    rate: float | None
    error: float | None


def logit_shift(shares: Sequence[float], weights: Sequence[float], rate: float) -> float:
    """The c for which the weighted mean of logit⁻¹(logit(share) + c) equals `rate`.

    Args:
        shares: n shares, each inside (0, 1).
        weights: n persons, not negative, at least one positive.
        rate: the official headcount ratio as a fraction inside (0, 1).

    The mean meets `rate` to better than 1e-12. Raises NoShift for anything outside these bounds.
    Source: benchmarking of small-area estimates to a reliable total, logit form (docs/METHOD).
    """
    share, weight = np.asarray(shares, dtype=float), np.asarray(weights, dtype=float)
    if not 0 < rate < 1:
        raise NoShift(f"the official rate must lie between 0 and 100 %, not {100 * rate:g} %")
    if not len(share) or not np.all((share > 0) & (share < 1)):
        raise NoShift("every village share must lie inside (0, 1)")
    if np.any(weight < 0) or not weight.sum() > 0:
        raise NoShift("the villages need persons: all weights are zero or one is negative")
    logits, weight = logit(share), weight / weight.sum()

    def excess(shift: float) -> float:
        # BLAS adds in the order that suits the processor, and another would publish others.
        return fsum(weight * expit(logits + shift)) - rate

    return root(excess, -WIDEST, WIDEST, within=1e-14, most=500)


def interpolated(
    releases: Sequence[Release], anchors: Mapping[str, float]
) -> tuple[dict[str, float], dict[str, float]]:
    """The shift of each release: (as now known, as first known).

    Args:
        releases: in the order of their cut-off dates.
        anchors: the shift found on each anchor release.

    Between two anchors the shift moves in a straight line over the days between their cut-offs, so
    a new official figure revises the releases before it; after the last anchor it is carried
    forward. As first known, it is carried forward from the anchor before. A release before the
    first anchor has none.
    """
    days = {each.name: each.cutoff.toordinal() for each in releases}
    ordered = sorted(anchors, key=lambda name: days[name])
    if not ordered:
        return {}, {}
    at, shifts = [days[name] for name in ordered], [anchors[name] for name in ordered]
    covered = [each.name for each in releases if days[each.name] >= at[0]]
    now = {name: float(np.interp(days[name], at, shifts)) for name in covered}
    first = {
        name: shifts[int(np.searchsorted(at, days[name], side="right")) - 1] for name in covered
    }
    return now, first


def store_shifts(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the table release_shift(release, scenario, definition, shift).

    Reads desa_share and release_official. The shift of a scenario is found on the first release at
    or after each official March and interpolated by `interpolated`; 'first' is the main estimate as
    first known.
    """
    releases = [
        Release(
            name,
            cutoff,
            anchor,
            None if rate_pct is None else rate_pct / 100,
            None if se_pct is None else se_pct / 100,
        )
        for name, cutoff, anchor, rate_pct, se_pct in connection.execute(
            "select release, cutoff, anchor_release, anchor_pct, anchor_se_pct "
            "from release_official order by cutoff, release"
        ).fetchall()
    ]
    villages = _villages(connection)
    rows: list[tuple[str, str, str, float]] = []
    for scenario, (definition, errors) in SCENARIOS.items():
        anchors: dict[str, float] = {}
        for release in releases:
            if release.rate is None or release.anchor != release.name:
                continue
            rate = release.rate + errors * (release.error or 0.0)
            if (release.name, definition) in villages:
                shares, persons = villages[release.name, definition]
                bounded = min(max(rate, LEAST), MOST) if errors else rate
                anchors[release.name] = logit_shift(shares, persons, bounded)
        now, first = interpolated(releases, anchors)
        rows += [(name, scenario, definition, shift) for name, shift in now.items()]
        if scenario == "main":
            rows += [(name, "first", definition, shift) for name, shift in first.items()]
    connection.execute(
        "create or replace table release_shift "
        "(release varchar, scenario varchar, definition varchar, shift double)"
    )
    if rows:
        connection.execute(
            "insert into release_shift select unnest(?), unnest(?), unnest(?), unnest(?)",
            [list(column) for column in zip(*rows, strict=True)],
        )


def _villages(
    connection: duckdb.DuckDBPyConnection,
) -> dict[tuple[str, str], tuple[list[float], list[int]]]:
    """By release that is an anchor, and definition: the shares and the persons of its desa."""
    rows = connection.execute(
        "select release, definition, list(share order by area_code), "
        "list(persons order by area_code) from desa_share where persons > 0 and release in "
        "(select anchor_release from release_official) group by release, definition"
    ).fetchall()
    return {
        (release, definition): (shares, persons) for release, definition, shares, persons in rows
    }
