-- Estimated rate with its 90 % band, poor persons and class, of the areas below one.
-- grain:   area_code
-- params:  parent, release, level?
-- reads:   area, area_release
select
    area.area_code,
    area.name as area_name,
    area_release.poverty_rate_pct as estimate_pct,
    area_release.poverty_rate_low_pct as low_pct,
    area_release.poverty_rate_high_pct as high_pct,
    area_release.poor_persons,
    area_release.province_class as class,
    area_release.poverty_rate_pct,
    area_release.poverty_rate_low_pct,
    area_release.poverty_rate_high_pct,
    area_release.province_class,
    absence_of(area_release.withheld, 'poverty_rate_pct', 'estimate_pct')
    || absence_of(area_release.withheld, 'poverty_rate_low_pct', 'low_pct')
    || absence_of(area_release.withheld, 'poverty_rate_high_pct', 'high_pct')
    || absence_of(area_release.withheld, 'province_class', 'class')
    || absences_of(area_release.withheld, [
        'poor_persons', 'poverty_rate_pct', 'poverty_rate_low_pct', 'poverty_rate_high_pct',
        'province_class'
    ]) as withheld
from area
inner join area_release
    on area_release.area_code = area.area_code
where area_release.release = $release
    and case
        when $level is null then area.parent_code = $parent
        else area.level = $level and starts_with(area.area_code, $parent || '.')
    end
order by area.area_code
