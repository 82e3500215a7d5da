-- What BPS published of one area: headcount ratio, gap, severity, poor persons, poverty line.
-- grain:   period
-- params:  area
-- reads:   official_poverty
select
    official_poverty.period,
    official_poverty.p0_pct,
    official_poverty.p1,
    official_poverty.p2,
    official_poverty.poor_thousand,
    official_poverty.poverty_line_idr,
    official_poverty.source
from official_poverty
where official_poverty.area_code = $area
order by official_poverty.period
