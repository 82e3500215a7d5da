-- Families, persons and rates of the areas below one, and their change since an earlier release.
-- grain:   area_code
-- params:  parent, release, level?, since?
-- reads:   area, area_release, release
with earlier as (
    select coalesce(
        $since,
        (select max(release.release) from release where release.release < $release)
    ) as release
),

below as (
    select
        area.area_code,
        area.name,
        area.level
    from area
    where
        case
            when $level is null then area.parent_code = $parent
            else area.level = $level and starts_with(area.area_code, $parent || '.')
        end
)

select
    below.area_code,
    below.name as area_name,
    below.level,
    now.families,
    now.persons,
    now.families_decile1,
    now.persons_decile1,
    now.decile1_share_pct,
    now.poverty_rate_pct,
    now.province_rate_pct,
    now.gap_pp,
    now.poverty_rate_pct - earlier_release.poverty_rate_pct as change_pp,
    absences_of(now.withheld, [
        'decile1_share_pct', 'poverty_rate_pct', 'province_rate_pct', 'gap_pp'
    ])
    || absence(
        'change_pp',
        change_pp,
        coalesce(
            reason_of(now.withheld, 'poverty_rate_pct'),
            reason_of(earlier_release.withheld, 'poverty_rate_pct'),
            'not_measured'
        )
    ) as withheld
from below
inner join area_release as now
    on now.area_code = below.area_code
    and now.release = $release
left join area_release as earlier_release
    on earlier_release.area_code = below.area_code
    and earlier_release.release = (select earlier.release from earlier)
order by below.area_code
