-- A desa whose number of families changed by more than three in ten since the release before.
-- grain:    release, area_code
-- reads:    area_counted, area_desa
-- severity: warn
select
    area_counted.release,
    area_counted.area_code,
    area_counted.families,
    lag(area_counted.families) over (
        partition by area_counted.area_code order by area_counted.release
    ) as families_before
from area_counted
inner join area_desa
    on area_desa.desa_code = area_counted.area_code
    and area_desa.area_code = area_counted.area_code
qualify abs(area_counted.families - families_before) > 0.3 * families_before
