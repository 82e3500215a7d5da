-- Each programme in each release: its pillar, unit and rule, and whether there is a list of it.
-- grain:   release, programme_code
-- reads:   release, programme, eligibility, protected
with ruled as (
    select
        release.release,
        eligibility.programme_code,
        min(eligibility.decile_min) as decile_min,
        max(eligibility.decile_max) as decile_max,
        bool_and(eligibility.is_verified) as is_rule_verified,
        bool_and(
            eligibility.component is null
            and coalesce(eligibility.age_min, eligibility.age_max) is null
        ) as is_decile_rule
    from release
    inner join eligibility
        on eligibility.valid_from <= release.cutoff
        and coalesce(eligibility.valid_to, date '9999-12-31') >= release.cutoff
    group by
        release.release,
        eligibility.programme_code
)

select
    release.release,
    programme.programme_code,
    programme.name as programme_name,
    programme.pillar,
    programme.serves,
    programme.unit,
    ruled.decile_min,
    ruled.decile_max,
    coalesce(ruled.is_rule_verified, false) as is_rule_verified,
    ruled.programme_code is not null as has_rule,
    coalesce(ruled.is_decile_rule, false) as is_decile_rule,
    listed.programme_code is not null as is_listed
from release
inner join programme
    on release.cutoff >= coalesce(programme.valid_from, date '0001-01-01')
left join ruled
    on ruled.release = release.release
    and ruled.programme_code = programme.programme_code
left join (
    select distinct
        protected.release,
        protected.name as programme_code
    from protected
    where protected.relation = 'programme'
) as listed
    on listed.release = release.release
    and listed.programme_code = programme.programme_code
qualify row_number() over (
    partition by release.release, programme.programme_code
    order by coalesce(programme.valid_from, date '0001-01-01') desc
) = 1
