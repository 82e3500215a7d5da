-- An area of the registry that a release lacks.
-- grain:    release, area_code
-- reads:    area_desa, release, area_counted
-- severity: block
select
    release.release,
    area_desa.area_code
from release
cross join (select distinct area_desa.area_code from area_desa) as area_desa
left join area_counted
    on area_counted.release = release.release
    and area_counted.area_code = area_desa.area_code
where area_counted.area_code is null
