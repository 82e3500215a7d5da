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
    official_poverty.source,
    absence('p0_pct', official_poverty.p0_pct, 'not_measured')
    || absence('p1', official_poverty.p1, 'not_measured')
    || absence('p2', official_poverty.p2, 'not_measured')
    || absence('poor_thousand', official_poverty.poor_thousand, 'not_measured')
    || absence('poverty_line_idr', official_poverty.poverty_line_idr, 'not_measured') as withheld
from official_poverty
where official_poverty.area_code = $area
order by official_poverty.period
