-- Families and persons by the values of one characteristic, of every area in each release.
-- grain:   release, area_code, unit, characteristic, value
-- params:  edition
-- reads:   slice, characteristic_value, area_desa, area
with counted as (
    select distinct
        slice.release,
        slice.unit
    from slice
),

place as (
    select distinct
        area_desa.area_code,
        area.level
    from area_desa
    inner join area
        on area.area_code = area_desa.area_code
),

alone as (
    select slice.*
    from slice
    where slice.col = ''
)

-- What is 0 is not stored.
select
    counted.release,
    place.area_code,
    characteristic_value.unit,
    characteristic_value.characteristic,
    characteristic_value.value,
    coalesce(alone.count, 0) as count
from counted
inner join characteristic_value
    on characteristic_value.unit = counted.unit
cross join place
left join alone
    on alone.release = counted.release
    and alone.unit = characteristic_value.unit
    and alone.row = characteristic_value.characteristic
    and alone.area_code = place.area_code
    and alone.row_value = characteristic_value.value_position
-- Health, disability and children: only from kecamatan up for the public.
where not (
    $edition = 'public' and place.level = 'desa' and characteristic_value.is_restricted
)
