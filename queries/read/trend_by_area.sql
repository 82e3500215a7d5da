-- Rates of several areas in each release, in the order in which the areas are named.
-- grain:   area_code, release
-- params:  areas
-- reads:   area_release, area, release
select
    area_release.area_code,
    area.name as area_name,
    area_release.level,
    area_release.release,
    release.cutoff,
    area_release.decile1_share_pct,
    area_release.poverty_rate_pct,
    area_release.poverty_rate_low_pct,
    area_release.poverty_rate_high_pct,
    area_release.province_class,
    area_release.province_rate_pct,
    absences_of(area_release.withheld, [
        'decile1_share_pct', 'poverty_rate_pct', 'poverty_rate_low_pct', 'poverty_rate_high_pct',
        'province_class', 'province_rate_pct'
    ]) as withheld
from area_release
inner join area
    on area.area_code = area_release.area_code
inner join release
    on release.release = area_release.release
where list_contains($areas, area_release.area_code)
order by
    list_position($areas, area_release.area_code),
    area_release.release
