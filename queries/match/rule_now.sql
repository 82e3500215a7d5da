-- Each way into a programme that is open on the cut-off, and whether the registry can tell it.
-- grain:   programme_code, component
-- reads:   eligibility, programme_now, release_now, person
with told as (
    select
        count(person.age) > 0 as has_age,
        count(person.schooling) > 0 as has_schooling,
        count(person.disability) > 0 as has_disability
    from person
)

select
    eligibility.programme_code,
    programme_now.unit,
    eligibility.decile_min,
    eligibility.decile_max,
    eligibility.component,
    eligibility.age_min,
    eligibility.age_max,
    -- Of a group of deciles that the limits cut nobody can tell who is within them.
    (
        eligibility.decile_min is null
        or eligibility.decile_max < release_now.top_decile
        or eligibility.decile_min <= release_now.top_decile
        and eligibility.decile_max = 10
    )
    and case coalesce(eligibility.component, '')
        when '' then told.has_age or coalesce(eligibility.age_min, eligibility.age_max) is null
        when 'child' then told.has_age
        when 'elderly' then told.has_age
        when 'elderly_alone' then told.has_age
        when 'pupil' then told.has_age and told.has_schooling
        when 'severe_disability' then told.has_disability
        when 'severe_disability_alone' then told.has_disability
        else false
    end as is_seen
from eligibility
inner join programme_now
    on programme_now.programme_code = eligibility.programme_code
inner join release_now
    on release_now.cutoff between eligibility.valid_from
        and coalesce(eligibility.valid_to, date '9999-12-31')
cross join told
