"""Austria: 25,000 synthetic households of 94 districts, whose income is known to the last one.

Source: `eusilcA_pop` of the R package emdi. Poor is who has less than 60 % of the median income.
Two registries are imagined: one knows benefits only, the other wages too.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks.validation.counted import area_share, inside, shifted, unshifted
from benchmarks.validation.households import Floats, Households, chances, deciles, proxy_score
from benchmarks.validation.tried import Tried

FILE = "austria_households.csv"
BENEFITS = ("unempl_ben", "age_ben", "surv_ben", "sick_ben", "dis_ben", "fam_allow", "house_allow")
INCOMES = ("cash", "self_empl", "rent", "cap_inv", "tax_adj")
REGISTRIES = {
    "austria": ("districts, registry of benefits", BENEFITS),
    "": ("districts, registry of benefits and wages", (*BENEFITS, *INCOMES)),
}


def tried(folder: Path, default: Floats, kept: Mapping[str, float]) -> Iterator[Tried]:
    """Each imagined registry.

    default: ten chances. kept: the standard error in logits that is used, by level.
    """
    frame = pd.read_csv(folder / FILE)
    # A state of one district has nothing to be estimated.
    frame = frame[frame.groupby("state")["district"].transform("nunique") > 1].reset_index(
        drop=True
    )
    income, count = frame["eqIncome"].to_numpy(float), np.ones(len(frame))
    poor = (income < 0.6 * np.median(income)).astype(float)
    district = frame["district"]
    state = frame.groupby("district")["state"].first()
    households, truth = district.value_counts().sort_index(), area_share(district, poor, count)
    truth = inside(truth, households)
    constant = unshifted(state, households, truth)
    for key, (what, amounts) in REGISTRIES.items():
        score = proxy_score(
            np.sqrt(income.clip(0)),
            _traits(frame, amounts),
            district.to_numpy(object),
            [np.ones(len(frame), dtype=bool)],
        )
        registry = Households(
            frame["state"].to_numpy(object),
            district.to_numpy(object),
            count,
            deciles(score, count),
            poor,
        )
        inputs = {
            "decile1": (registry.decile == 1).astype(float),
            "decile14": (registry.decile <= 4).astype(float),
            "own": chances(registry)[registry.decile - 1],
            "profile": default[registry.decile - 1],
        }
        found = {
            name: shifted(
                state, households, truth, inside(area_share(district, values, count), households)
            )
            for name, values in inputs.items()
        }
        profile = found["profile"]
        yield Tried(
            key=key,
            country="Austria",
            what=what,
            areas=len(truth),
            constant_pp=constant.rmse_pp,
            decile1_pp=found["decile1"].rmse_pp,
            decile14_pp=found["decile14"].rmse_pp,
            own_pp=found["own"].rmse_pp,
            profile_pp=profile.rmse_pp,
            holds_pct=profile.holds_pct(),
            holds_with_kept_pct=profile.holds_pct(kept["desa"]),
            logit_error=profile.logit_error,
            rank_correlation=profile.rank_correlation,
            slope=profile.slope,
        )


def _traits(frame: pd.DataFrame, amounts: tuple[str, ...]) -> Floats:
    """What a registry knows of a household: who and how many, and each amount with its root."""
    known = [frame["gender"].eq("male").to_numpy(float), frame["eqsize"].to_numpy(float) ** 0.5]
    for name in amounts:
        amount = frame[name].to_numpy(float)
        known += [np.sign(amount) * np.abs(amount) ** 0.5, (amount > 0).astype(float)]
    return np.column_stack(known)
