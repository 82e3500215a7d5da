-- The characteristics of families and persons, and the values of each, in the order to show them.
-- grain:   unit, characteristic, value
-- reads:   characteristic_value
select
    characteristic_value.unit,
    characteristic_value.characteristic,
    characteristic_value.position,
    characteristic_value.label_id,
    characteristic_value.label_en,
    characteristic_value.is_restricted,
    characteristic_value.value,
    characteristic_value.value_position,
    characteristic_value.value_label_id,
    characteristic_value.value_label_en
from characteristic_value
order by
    characteristic_value.unit,
    characteristic_value.position,
    characteristic_value.characteristic,
    characteristic_value.value_position,
    characteristic_value.value
