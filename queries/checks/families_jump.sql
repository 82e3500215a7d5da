-- A desa whose number of families changed by more than three in ten since the release before.
-- grain:    release, area_code
-- reads:    area_count, area_desa
-- severity: warn
select
    area_count.release,
    area_count.area_code,
    area_count.families,
    lag(area_count.families) over (
        partition by area_count.area_code order by area_count.release
    ) as families_before
from area_count
inner join area_desa
    on area_desa.desa_code = area_count.area_code
    and area_desa.area_code = area_count.area_code
qualify abs(area_count.families - families_before) > 0.3 * families_before
