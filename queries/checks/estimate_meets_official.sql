-- An anchor release whose estimate for the kabupaten is not the official figure it is tied to.
-- grain:    release
-- params:   region
-- reads:    area_measure, release_official
-- severity: block
select
    area_measure.release,
    area_measure.poverty_rate_pct,
    release_official.anchor_pct
from area_measure
inner join release_official
    on release_official.release = area_measure.release
    and release_official.anchor_release = area_measure.release
where area_measure.area_code = $region
    and area_measure.poverty_rate_pct is not null
    and abs(area_measure.poverty_rate_pct - release_official.anchor_pct) > 1e-9
