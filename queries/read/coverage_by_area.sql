-- Whom one programme reaches, misses and leaks to in the areas below one.
-- grain:   area_code
-- params:  programme, release, parent, level?
-- reads:   programme_area, area, programme
select
    area.area_code,
    area.name as area_name,
    area.level,
    programme_area.recipients,
    programme_area.eligible,
    programme_area.reached,
    programme_area.missed,
    programme_area.leaked,
    programme_area.coverage_pct,
    programme_area.exclusion_pct,
    programme_area.leakage_pct,
    programme_area.amount_idr,
    programme_area.withheld
from area
inner join programme_area
    on programme_area.area_code = area.area_code
    and programme_area.release = $release
    and programme_area.programme_code in (
        select programme.programme_code from programme where programme.programme_code = $programme
    )
where
    case
        when $level is null then area.parent_code = $parent
        else area.level = $level and starts_with(area.area_code, $parent || '.')
    end
order by area.area_code
