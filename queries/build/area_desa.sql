-- The desa that each area of the registry holds: itself, or all below it.
-- grain:   area_code, desa_code
-- params:  region
-- reads:   area
-- publish: no
with desa as (
    select
        desa.area_code as desa_code,
        kecamatan.area_code as kecamatan_code,
        kecamatan.parent_code as kabupaten_code
    from area as desa
    inner join area as kecamatan
        on kecamatan.area_code = desa.parent_code
    where desa.level = 'desa'
        and kecamatan.parent_code = $region
)

select
    desa.desa_code as area_code,
    desa.desa_code
from desa
union all
select
    desa.kecamatan_code as area_code,
    desa.desa_code
from desa
union all
select
    desa.kabupaten_code as area_code,
    desa.desa_code
from desa
