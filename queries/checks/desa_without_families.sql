-- A desa without any family in a release: perhaps a missing part of the delivery.
-- grain:    release, area_code
-- reads:    area_counted, area_desa
-- severity: warn
select
    area_counted.release,
    area_counted.area_code
from area_counted
inner join area_desa
    on area_desa.desa_code = area_counted.area_code
    and area_desa.area_code = area_counted.area_code
where area_counted.families = 0
