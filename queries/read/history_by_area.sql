-- The estimated rates of each area below one, over all releases, oldest first; NULL where too few.
-- grain:   area_code
-- params:  parent, level?
-- reads:   area, area_release
select
    area.area_code,
    list(area_release.poverty_rate_pct order by area_release.release) as history
from area
inner join area_release
    on area_release.area_code = area.area_code
where
    case
        when $level is null then area.parent_code = $parent
        else area.level = $level and starts_with(area.area_code, $parent || '.')
    end
group by area.area_code
order by area.area_code
