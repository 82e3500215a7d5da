-- An estimated rate outside 0 to 100 percent.
-- grain:    release, area_code
-- reads:    area_measure
-- severity: block
select
    area_measure.release,
    area_measure.area_code,
    area_measure.poverty_rate_pct
from area_measure
where not area_measure.poverty_rate_pct between 0 and 100
    or isnan(area_measure.poverty_rate_pct)
