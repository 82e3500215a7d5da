-- A desa without any family in a release: perhaps a missing part of the delivery.
-- grain:    release, area_code
-- reads:    area_count, area_desa
-- severity: warn
select
    area_count.release,
    area_count.area_code
from area_count
inner join area_desa
    on area_desa.desa_code = area_count.area_code
    and area_desa.area_code = area_count.area_code
where area_count.families = 0
