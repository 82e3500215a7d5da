-- Families and persons by the values of one characteristic, of every area in each release.
-- grain:   release, area_code, unit, characteristic, value
-- reads:   slice, characteristic_value
select
    slice.release,
    slice.area_code,
    characteristic_value.unit,
    characteristic_value.characteristic,
    characteristic_value.value,
    slice.counts[characteristic_value.value_position] as count
from slice
inner join characteristic_value
    on characteristic_value.unit = slice.unit
    and characteristic_value.characteristic = slice.row
where slice.col = ''
    and slice.decile_group = ''
