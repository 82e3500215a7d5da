"""What SQL cannot do: the logit shift that makes registry shares comparable with BPS.

Benchmarking (docs/METHOD): a village's share r of persons in national decile 1 becomes the estimate
p = logit⁻¹(logit(r) + c), with one c for all villages such that the mean of p, weighted by persons,
equals the official headcount ratio P0 of the kabupaten. The order of villages is kept and every
estimate lies inside (0, 1). The formula is applied in queries/build/area_estimate.sql; only c is
found here.
"""

from collections.abc import Sequence

import duckdb
import numpy as np
from scipy.optimize import brentq
from scipy.special import expit, logit

from data.problems import Problem

# A shift beyond this turns every possible share into almost 0 or almost 1.
WIDEST = 700.0


class NoShift(Problem):
    """No logit shift exists for these shares and this official figure."""


def logit_shift(shares: Sequence[float], weights: Sequence[float], rate: float) -> float:
    """The c for which the weighted mean of logit⁻¹(logit(share) + c) equals `rate`.

    Args:
        shares: n shares, each inside (0, 1).
        weights: n persons, not negative, at least one positive.
        rate: the official headcount ratio as a fraction inside (0, 1).

    The mean meets `rate` to better than 1e-12. Raises NoShift for anything outside these bounds.
    Source: benchmarking to a reliable total, logit form (methods notes in docs/METHOD).
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
        return float(weight @ expit(logits + shift)) - rate

    return brentq(excess, -WIDEST, WIDEST, xtol=1e-14, maxiter=500)  # pyright: ignore[reportReturnType]


def store_shifts(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the table release_shift(release, official_period, official_p0_pct, anchor, shift).

    Reads desa_share and release_official. The shift is found on the first release at or after each
    official March and carried forward to the releases that follow it; NULL where BPS has published
    no figure of the kabupaten yet, or no village has a known decile.
    """
    connection.execute(
        "create table release_shift (release varchar, official_period varchar, "
        "official_p0_pct double, anchor_release varchar, shift double)"
    )
    found: dict[str, float | None] = {}
    rows = connection.execute(
        "select release, period, p0_pct, anchor_release from release_official order by release"
    ).fetchall()
    for release, period, p0_pct, anchor in rows:
        if period is not None and anchor not in found:
            found[anchor] = _shift_of(connection, anchor, p0_pct / 100)
        connection.execute(
            "insert into release_shift values (?, ?, ?, ?, ?)",
            [release, period, p0_pct, anchor if period else None, found.get(anchor)],
        )


def _shift_of(connection: duckdb.DuckDBPyConnection, release: str, rate: float) -> float | None:
    villages = connection.execute(
        "select share, persons from desa_share where release = ? and persons > 0 "
        "order by area_code",
        [release],
    ).fetchall()
    if not villages:
        return None
    shares, persons = zip(*villages, strict=True)
    return logit_shift(shares, persons, rate)
