"""What was found in one trial, as a row of the table and as a record for scripts."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tried:
    """Errors of the estimators on one set of data; None where a figure does not exist.

    key: its name in the record for scripts; '' for what stands in the table only.
    *_pp: root mean square error of an area, percentage points. `decile1` is the share of decile 1
    (Brazil: the map of 2000) after the shift, `decile14` that of deciles 1 to 4, `own` the sum over
    deciles with the chances of these data themselves, `profile` with the chances that are used.
    beats_constant_pct: in how many of a hundred bootstraps over groups the profile errs less than
    giving every area the rate of its group. holds_pct: how many areas in a hundred the band of
    90 % holds when the model's error is that of the other groups of these data;
    holds_with_kept_pct: when it is the one kept in data/reference/model_error.csv. logit_error: the
    model's own standard error in logits. rank_correlation: Spearman's, inside groups. slope: of
    truth on estimate, in logits; above 1 an estimate shrinks too much.
    """

    key: str
    country: str
    what: str
    areas: int
    constant_pp: float
    decile1_pp: float
    holds_pct: float | None
    holds_with_kept_pct: float | None
    logit_error: float
    decile14_pp: float | None = None
    own_pp: float | None = None
    profile_pp: float | None = None
    beats_constant_pct: float | None = None
    rank_correlation: float | None = None
    slope: float | None = None

    @property
    def record(self) -> dict[str, float | int | None]:
        """The figures that scripts read, rounded to what they can bear."""
        return {
            "areas": self.areas,
            "rmse_constant_pp": _round(self.constant_pp),
            "rmse_decile1_pp": _round(self.decile1_pp),
            "rmse_profile_pp": _round(self.profile_pp),
            "beats_constant_pct": _round(self.beats_constant_pct, 1),
            "band90_holds_pct": _round(self.holds_pct, 1),
        }


def _round(value: float | None, digits: int = 2) -> float | None:
    return None if value is None else round(value, digits)
