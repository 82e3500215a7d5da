-- Each way into a programme that is open on the cut-off, and whether the registry can tell it.
-- grain:   programme_code, component
-- reads:   eligibility, programme_now, release_now
select
    eligibility.programme_code,
    programme_now.unit,
    eligibility.decile_min,
    eligibility.decile_max,
    eligibility.component,
    eligibility.age_min,
    eligibility.age_max,
    coalesce(eligibility.component, '') in (
        '', 'child', 'pupil', 'elderly', 'elderly_alone', 'severe_disability',
        'severe_disability_alone'
    ) as is_seen
from eligibility
inner join programme_now
    on programme_now.programme_code = eligibility.programme_code
inner join release_now
    on release_now.cutoff between eligibility.valid_from
        and coalesce(eligibility.valid_to, date '9999-12-31')
