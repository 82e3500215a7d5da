-- How far the estimators were off where the truth is known: public data of three countries.
-- grain:   country, what
-- reads:   validation
select
    validation.country,
    validation.what,
    validation.areas,
    validation.constant_pp,
    validation.decile1_pp,
    validation.decile14_pp,
    validation.own_pp,
    validation.profile_pp,
    validation.beats_constant_pct,
    validation.holds_pct,
    validation.holds_with_kept_pct,
    validation.logit_error,
    validation.rank_correlation,
    validation.slope,
    validation.source
from validation
order by
    validation.country desc,
    validation.what asc
