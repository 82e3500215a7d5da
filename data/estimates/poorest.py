"""The chance that a desa is among the poorest fifth, from draws of its own error.

BPS's error moves all desa alike and cannot change who is poorer than whom; what the model does not
see of a desa, and what protection does to its counts, can. Each draw adds to the logit of every
estimate a normal error of its own; the fifth with the highest rates is counted. Seed and number of
draws are fixed and the draws are the same for every release, so a chance moves only when an
estimate does.
"""

from functools import lru_cache

import duckdb
import numpy as np

DRAWS = 4096
SEED = 20261126


def fifth_of(count: int) -> int:
    """How many of `count` desa make up a fifth: the nearest whole number, one at least."""
    return max(1, round(count / 5))


def poorest_fifth(
    logits: np.ndarray, errors: np.ndarray, places: np.ndarray, work: np.ndarray | None = None
) -> np.ndarray:
    """The chance in percent, for each of n desa, to be among the fifth with the highest rates.

    Args:
        logits: n estimates, logits.
        errors: n standard errors, logits.
        places: n whole numbers, which column of the draws is a desa's own.
        work: of `work_for`, written over: new arrays of this size take as long as all the rest.

    The chances add up to 100 times `fifth_of(n)`.
    """
    draws, count = _drawn(int(places.max()) + 1), len(logits)
    room = (work_for(count) if work is None else work)[:, : DRAWS * count]
    rates, ordered = room[0].reshape(DRAWS, count), room[1].reshape(DRAWS, count)
    # Taken, not indexed: the rates of a draw then lie side by side, as sorting reads them.
    draws.take(places, axis=1, out=rates, mode="clip")
    rates *= errors
    rates += logits
    fifth = fifth_of(count)
    # The least of the fifth tells who is in it; finding that alone takes a third of ordering them.
    ordered[:] = rates
    ordered.partition(count - fifth, axis=1)
    is_poorest = rates >= ordered[:, [count - fifth]]
    for draw in np.flatnonzero(np.count_nonzero(is_poorest, axis=1) > fifth):
        # The same rate as the least has another: the fifth stays a fifth.
        is_poorest[draw] = False
        is_poorest[draw, np.argpartition(-rates[draw], fifth - 1)[:fifth]] = True
    return 100 * np.count_nonzero(is_poorest, axis=0) / DRAWS


def work_for(count: int) -> np.ndarray:
    """Room for the draws of `count` desa, twice."""
    return np.empty((2, DRAWS * count))


@lru_cache(maxsize=2)
def _drawn(count: int) -> np.ndarray:
    """DRAWS standard normal errors of each of `count` desa."""
    return np.random.default_rng(SEED).standard_normal((DRAWS, count))


def store_poorest_fifth(connection: duckdb.DuckDBPyConnection, fewest: int) -> None:
    """Make the table poorest_fifth(release, area_code, poorest_fifth_pct).

    Reads area_estimate, area_count and area. Desa of fewer than `fewest` persons with a known
    decile have no estimate that is shown, and no row.
    """
    desa = connection.execute(
        "select area_estimate.release, area_estimate.area_code, "
        "ln(poverty_rate_pct / (100 - poverty_rate_pct)) as logit, own_error_logit as error, "
        "dense_rank() over (order by area_estimate.area_code) - 1 as place "
        "from area_estimate inner join area_count using (release, area_code) "
        "inner join area using (area_code) "
        "where area.level = 'desa' and area_count.persons_known_decile >= ? "
        "order by area_estimate.release, area_estimate.area_code",
        [fewest],
    ).fetchnumpy()
    releases = desa["release"].astype(str)
    chances = np.zeros(len(releases))
    work = work_for(len(np.unique(desa["place"])))
    for release in np.unique(releases):
        own = releases == release
        chances[own] = poorest_fifth(
            desa["logit"][own], desa["error"][own], desa["place"][own], work
        )
    connection.execute(
        "create or replace table poorest_fifth "
        "(release varchar, area_code varchar, poorest_fifth_pct double)"
    )
    connection.execute(
        "insert into poorest_fifth select unnest($releases), unnest($areas), unnest($chances)",
        {
            "releases": releases.tolist(),
            "areas": desa["area_code"].astype(str).tolist(),
            "chances": chances.tolist(),
        },
    )
