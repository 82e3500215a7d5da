-- Where to push first: areas of a level with their places by families missed, share and estimates.
-- grain:   area_code
-- params:  programme?, level, release, parent
-- reads:   area, area_release, programme_area, pillar_area
-- Without a programme the eligible are all families of deciles 1 and 2, the missed those that no
-- listed programme reaches.
with counted as (
    select
        programme_area.area_code,
        programme_area.missed,
        programme_area.eligible,
        programme_area.exclusion_pct
    from programme_area
    where programme_area.release = $release
        and programme_area.programme_code = $programme
    union all
    select
        pillar_area.area_code,
        pillar_area.families_none as missed,
        pillar_area.families_decile12 as eligible,
        pillar_area.unreached_pct as exclusion_pct
    from pillar_area
    where $programme is null
        and pillar_area.release = $release
        and pillar_area.group_name = 'all'
),

listed as (
    select
        area.area_code,
        area.name as area_name,
        area.parent_code,
        parent.name as parent_name,
        area.level,
        counted.missed,
        counted.eligible,
        counted.exclusion_pct,
        -- A count is moved by 5 at most: of fewer than 100, the share by more than 5 points.
        case when counted.eligible >= 100 then counted.exclusion_pct end as placed_pct,
        area_release.poor_persons,
        area_release.poorest_fifth_pct,
        area_release.withheld as of_area
    from area
    inner join area as parent
        on parent.area_code = area.parent_code
    inner join area_release
        on area_release.area_code = area.area_code
        and area_release.release = $release
    inner join counted
        on counted.area_code = area.area_code
    where area.level = $level
        and starts_with(area.area_code, $parent || '.')
),

placed as (
    select
        listed.*,
        100 * sum(listed.missed) over most / nullif(sum(listed.missed) over (), 0)
            as missed_cumulative_pct,
        case when listed.missed is not null then row_number() over most end as place_by_missed,
        case
            when listed.placed_pct is not null
                then row_number() over (
                    order by listed.placed_pct desc nulls last, listed.area_code asc
                )
        end as place_by_pct,
        -- Persons to leave are shared out by poor persons: the order is the same.
        case
            when listed.poor_persons is not null
                then row_number() over (
                    order by listed.poor_persons desc nulls last, listed.area_code asc
                )
        end as place_by_persons,
        case
            when listed.poorest_fifth_pct is not null
                then row_number() over (
                    order by listed.poorest_fifth_pct desc nulls last, listed.area_code asc
                )
        end as place_by_chance,
        case when listed.eligible is null then 'not_measured' else 'too_few' end as reason,
        coalesce(reason_of(listed.of_area, 'poor_persons'), 'not_measured') as poor_reason,
        coalesce(reason_of(listed.of_area, 'poorest_fifth_pct'), 'not_measured') as chance_reason
    from listed
    window most as (
        order by listed.missed desc nulls last, listed.area_code asc
        rows between unbounded preceding and current row
    )
)

select
    placed.area_code,
    placed.area_name,
    placed.parent_code,
    placed.parent_name,
    placed.level,
    placed.missed,
    placed.eligible,
    placed.exclusion_pct,
    placed.missed_cumulative_pct,
    placed.poor_persons,
    placed.poorest_fifth_pct,
    placed.place_by_missed,
    placed.place_by_pct,
    placed.place_by_persons,
    placed.place_by_chance,
    absence('missed', placed.missed, 'not_measured')
    || absence('eligible', placed.eligible, 'not_measured')
    || absence('exclusion_pct', placed.exclusion_pct, placed.reason)
    || absence('missed_cumulative_pct', placed.missed_cumulative_pct, placed.reason)
    || absence('poor_persons', placed.poor_persons, placed.poor_reason)
    || absence('poorest_fifth_pct', placed.poorest_fifth_pct, placed.chance_reason)
    || absence('place_by_missed', placed.place_by_missed, 'not_measured')
    || absence('place_by_pct', placed.place_by_pct, placed.reason)
    || absence('place_by_persons', placed.place_by_persons, placed.poor_reason)
    || absence('place_by_chance', placed.place_by_chance, placed.chance_reason) as withheld
from placed
order by placed.area_code
