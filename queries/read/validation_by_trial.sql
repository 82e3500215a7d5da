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
    validation.source,
    absence('decile14_pp', validation.decile14_pp, 'not_measured')
    || absence('own_pp', validation.own_pp, 'not_measured')
    || absence('profile_pp', validation.profile_pp, 'not_measured')
    || absence('beats_constant_pct', validation.beats_constant_pct, 'not_measured')
    || absence('holds_pct', validation.holds_pct, 'not_measured')
    || absence('holds_with_kept_pct', validation.holds_with_kept_pct, 'not_measured')
    || absence('rank_correlation', validation.rank_correlation, 'not_measured')
    || absence('slope', validation.slope, 'not_measured') as withheld
from validation
order by
    validation.country desc,
    validation.what asc
