-- The official headcount ratio, gap and severity of several areas in each round.
-- grain:   area_code, period
-- params:  areas
-- reads:   official_poverty, area, official_error
select
    official_poverty.area_code,
    area.name as area_name,
    area.level,
    official_poverty.period,
    official_poverty.p0_pct,
    official_error.p0_se_pct,
    official_error.is_assumed as is_se_assumed,
    official_poverty.p1,
    official_poverty.p2,
    official_poverty.source,
    absence('p0_se_pct', official_error.p0_se_pct, 'not_measured')
    || absence('p1', official_poverty.p1, 'not_measured')
    || absence('p2', official_poverty.p2, 'not_measured') as withheld
from official_poverty
inner join area
    on area.area_code = official_poverty.area_code
left join official_error
    on official_error.area_code = official_poverty.area_code
    and official_error.period = official_poverty.period
where list_contains($areas, official_poverty.area_code)
    and official_poverty.p0_pct is not null
order by
    list_position($areas, official_poverty.area_code),
    official_poverty.period
