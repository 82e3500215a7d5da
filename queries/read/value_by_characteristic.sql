-- Families or persons of an area by the values of each characteristic.
-- grain:   characteristic, value
-- params:  area, release, unit
-- reads:   value_count, characteristic_value
select
    value_count.characteristic,
    value_count.value,
    value_count.count
from value_count
inner join characteristic_value
    on characteristic_value.unit = value_count.unit
    and characteristic_value.characteristic = value_count.characteristic
    and characteristic_value.value = value_count.value
where value_count.area_code = $area
    and value_count.release = $release
    and value_count.unit = $unit
order by
    characteristic_value.position,
    value_count.characteristic,
    characteristic_value.value_position,
    value_count.value
