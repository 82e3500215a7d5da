-- The official headcount ratio of several areas in each round.
-- grain:   area_code, period
-- params:  areas
-- reads:   official_poverty, area
select
    official_poverty.area_code,
    area.name as area_name,
    area.level,
    official_poverty.period,
    official_poverty.p0_pct,
    official_poverty.source
from official_poverty
inner join area
    on area.area_code = official_poverty.area_code
where list_contains($areas, official_poverty.area_code)
order by
    list_position($areas, official_poverty.area_code),
    official_poverty.period
