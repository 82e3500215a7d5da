-- The three villages with the most persons in the registry: examples that no rate has chosen.
-- grain:   area_code
-- params:  parent, release
-- reads:   area, area_release
select
    area.area_code,
    area.name as area_name,
    area_release.persons,
    area_release.decile1_share_pct,
    area_release.poverty_rate_pct
from area
inner join area_release
    on area_release.area_code = area.area_code
    and area_release.release = $release
where area.level = 'desa'
    and starts_with(area.area_code, $parent || '.')
    and area_release.poverty_rate_pct is not null
    and area_release.decile1_share_pct is not null
order by
    area_release.persons desc,
    area.area_code asc
limit 3
