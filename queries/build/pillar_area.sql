-- Families of deciles 1 and 2 by the pillars that reach them, as one edition may show them.
-- grain:   release, area_code, group_name
-- reads:   pillar_count, area, hidden_benefit
with hidden as (
    select
        hidden_benefit.release,
        hidden_benefit.area_code,
        hidden_benefit.name as group_name,
        list(hidden_benefit.side) as sides
    from hidden_benefit
    where hidden_benefit.relation = 'pillar_area'
    group by
        hidden_benefit.release,
        hidden_benefit.area_code,
        hidden_benefit.name
),

shown as (
    select
        pillar_count.*,
        area.level,
        not list_contains(coalesce(hidden.sides, []), 'total') as shows_total,
        not list_contains(coalesce(hidden.sides, []), 'parts') as shows_parts
    from pillar_count
    inner join area
        on area.area_code = pillar_count.area_code
    left join hidden
        on hidden.release = pillar_count.release
        and hidden.area_code = pillar_count.area_code
        and hidden.group_name = pillar_count.group_name
)

select
    shown.release,
    shown.area_code,
    shown.level,
    shown.group_name,
    case when shown.shows_total then shown.families end as families_decile12,
    case when shown.shows_total then shown.families_none end as families_none,
    case when shown.shows_parts then shown.families_protection_only end
        as families_protection_only,
    case when shown.shows_parts then shown.families_empowerment_only end
        as families_empowerment_only,
    case when shown.shows_parts then shown.families_both end as families_both,
    case
        when shown.shows_total
            then 100 * shown.families_none::double / nullif(shown.families, 0)
    end as unreached_pct,
    not (shown.shows_total and shown.shows_parts) as is_hidden
from shown
