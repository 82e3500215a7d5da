-- An estimate that lies outside its own band.
-- grain:    release, area_code
-- reads:    area_measure
-- severity: block
select
    area_measure.release,
    area_measure.area_code
from area_measure
where not area_measure.poverty_rate_pct between
    area_measure.poverty_rate_low_pct - 1e-9 and area_measure.poverty_rate_high_pct + 1e-9
