-- Every programme in one release: pillar, unit, rule, whether there is a list, how it leans.
-- grain:   programme_code
-- params:  release
-- reads:   programme_release, programme_targeting
with targeting as (
    select
        programme_release.release,
        programme_release.programme_code,
        programme_targeting.concentration_index,
        programme_targeting.bottom40_benefit_pct,
        programme_targeting.targeting_differential_pp,
        -- A list that reaches too few leans nowhere.
        case
            when programme_release.is_listed and programme_targeting.release is null then 'too_few'
            else 'not_measured'
        end as reason
    from programme_release
    left join programme_targeting
        on programme_targeting.release = programme_release.release
        and programme_targeting.programme_code = programme_release.programme_code
)

select
    programme_release.programme_code,
    programme_release.programme_name,
    programme_release.pillar,
    programme_release.serves,
    programme_release.unit,
    programme_release.decile_min,
    programme_release.decile_max,
    programme_release.has_rule,
    programme_release.is_rule_verified,
    programme_release.is_listed,
    targeting.concentration_index,
    targeting.bottom40_benefit_pct,
    targeting.targeting_differential_pp,
    absence('concentration_index', targeting.concentration_index, targeting.reason)
    || absence('bottom40_benefit_pct', targeting.bottom40_benefit_pct, targeting.reason)
    || absence('targeting_differential_pp', targeting.targeting_differential_pp, targeting.reason)
        as withheld
from programme_release
inner join targeting
    on targeting.release = programme_release.release
    and targeting.programme_code = programme_release.programme_code
where programme_release.release = $release
order by
    programme_release.pillar = 'Pemberdayaan Sosial',
    programme_release.programme_code
