"""Indonesia 2008: 5,004 households of 640 hamlets in 12 districts, with measured consumption.

Source: Alatas, Banerjee, Hanna, Olken, Tobias 2012 (American Economic Review 102), replication
data.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks.validation.households import (
    Floats,
    Households,
    Names,
    chances,
    deciles,
    poorest,
    proxy_score,
)
from benchmarks.validation.sampled import beats_pct, constant_input, errors
from benchmarks.validation.tried import Tried

FILE = "indonesia_households_2008.csv"
SHARES = (0.1, 0.2)
LEVELS = {"hamlets": "desa", "subdistricts": "kecamatan"}
RECORDED = ("hamlets", "one model")
TRAITS = ("pcfloor", "cow")  # from this column to that one


def tried(folder: Path, default: Floats, kept: Mapping[str, float]) -> Iterator[Tried]:
    """Each share of poor persons, level and kind of proxy model.

    default: ten chances. kept: the standard error in logits that is used, by level.
    """
    frame = pd.read_csv(folder / FILE)
    district = (frame["province"].astype(str) + "." + frame["district"].astype(str)).to_numpy(
        object
    )
    levels = {
        "hamlets": frame["ea"].astype(str).to_numpy(object),
        "subdistricts": (district + "." + frame["subdistrict"].astype(str)).to_numpy(object),
    }
    consumption, persons = frame["consumption"].to_numpy(float), frame["hhsize"].to_numpy(float)
    traits = frame.loc[:, TRAITS[0] : TRAITS[1]].drop(columns="hhsize_ae").to_numpy(float)
    models = {
        "one model": [np.ones(len(frame), dtype=bool)],
        "a model a district": [district == each for each in np.unique(district)],
    }
    for name, masks in models.items():
        score = proxy_score(np.log(consumption), traits, levels["hamlets"], masks)
        decile = deciles(score, persons)
        for share in SHARES:
            poor = poorest(consumption, persons, share)
            for level, area in levels.items():
                yield _tried(
                    # What scripts read is the first of the hamlets.
                    f"indonesia_{100 * share:.0f}" if (level, name) == RECORDED else "",
                    f"{100 * share:.0f} % poor, {level}, {name}",
                    Households(district, area, persons, decile, poor),
                    default,
                    kept[LEVELS[level]],
                )


def _tried(
    key: str, what: str, households: Households, default: Floats, logit_error: float
) -> Tried:
    decile = households.decile
    constant = errors(households, constant_input(households))
    profile = errors(households, default[decile - 1])
    return Tried(
        key=key,
        country="Indonesia",
        what=what,
        areas=len(np.unique(households.area)),
        constant_pp=constant.rmse_pp,
        decile1_pp=errors(households, (decile == 1).astype(float)).rmse_pp,
        decile14_pp=errors(households, (decile <= 4).astype(float)).rmse_pp,
        own_pp=errors(households, _elsewhere(households)).rmse_pp,
        profile_pp=profile.rmse_pp,
        beats_constant_pct=beats_pct(profile, constant),
        holds_pct=profile.holds_pct(),
        holds_with_kept_pct=profile.holds_pct(logit_error),
        logit_error=profile.logit_error,
    )


def _elsewhere(households: Households) -> Floats:
    """The chance of each household's decile, as found in all other groups."""
    values = np.empty(len(households.persons))
    groups: Names = np.unique(households.group)
    for group in groups:
        own = households.group == group
        values[own] = chances(households, without=group)[households.decile[own] - 1]
    return values
