"""Brazil: the map of poverty of 2000, moved to each state's rate of 2010, beside the census.

No registry and no decile: what is tried is the form, one logit shift, and its band.
Source: Atlas do Desenvolvimento Humano no Brasil; states with 20 municipalities or more.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd

from benchmarks.validation.counted import shifted, unshifted
from benchmarks.validation.tried import Tried

FILE = "brazil_municipalities.csv"
FEWEST = 20
# Percentages of two decimals: 0 and 100 are moved inside by half of the last digit.
LEAST = 0.00005


def tried(folder: Path, kept: Mapping[str, float]) -> Iterator[Tried]:
    """The one trial that these data allow; kept: the standard error in logits, by level."""
    frame = pd.read_csv(folder / FILE, sep=";", decimal=",").dropna(
        subset=["pobres_00", "pobres_10", "pop10"]
    )
    frame = frame[frame.groupby("uf")["uf"].transform("size") >= FEWEST].reset_index(drop=True)
    then, now = ((frame[each] / 100).clip(LEAST, 1 - LEAST) for each in ("pobres_00", "pobres_10"))
    state, persons = frame["uf"], frame["pop10"].astype(float)
    form = shifted(state, persons, now, then)
    yield Tried(
        key="brazil",
        country="Brazil",
        what="municipalities, map of 2000",
        areas=len(frame),
        constant_pp=unshifted(state, persons, now).rmse_pp,
        decile1_pp=form.rmse_pp,
        holds_pct=form.holds_pct(),
        holds_with_kept_pct=form.holds_pct(kept["desa"]),
        logit_error=form.logit_error,
        rank_correlation=form.rank_correlation,
        slope=form.slope,
    )
