-- Families and persons of every area by group of national deciles.
-- grain:   area_code, decile_group
-- params:  release
-- reads:   value_count, characteristic_value, area
select
    area.area_code,
    area.name as area_name,
    area.level,
    value_count.value as decile_group,
    max(value_count.count) filter (where value_count.unit = 'family') as families,
    max(value_count.count) filter (where value_count.unit = 'person') as persons
from value_count
inner join area
    on area.area_code = value_count.area_code
inner join characteristic_value
    on characteristic_value.unit = value_count.unit
    and characteristic_value.characteristic = value_count.characteristic
    and characteristic_value.value = value_count.value
where value_count.release = $release
    and value_count.characteristic = 'decile_group'
group by
    area.area_code,
    area.name,
    area.level,
    value_count.value
order by
    area.area_code,
    min(characteristic_value.value_position),
    decile_group
