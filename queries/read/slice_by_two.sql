-- Families or persons of an area by two characteristics; NULL where hidden.
-- grain:   row_value, column_value
-- params:  area, release, row, column, unit, decile_group?
-- reads:   slice, characteristic_value
with stored as (
    select
        slice.row,
        slice.counts
    from slice
    where slice.area_code = $area
        and slice.release = $release
        and slice.unit = $unit
        and slice.decile_group = coalesce($decile_group, '')
        and slice.row in ($row, $column)
        and slice.col in ($row, $column)
),

of_row as (
    select
        characteristic_value.value as row_value,
        characteristic_value.value_position as row_position,
        count(*) over () as size
    from characteristic_value
    where characteristic_value.unit = $unit
        and characteristic_value.characteristic = $row
),

of_column as (
    select
        characteristic_value.value as column_value,
        characteristic_value.value_position as column_position,
        count(*) over () as size
    from characteristic_value
    where characteristic_value.unit = $unit
        and characteristic_value.characteristic = $column
)

-- A pair is stored once, the characteristic that comes first as its rows.
select
    of_row.row_value,
    of_column.column_value,
    stored.counts[
        case stored.row
            when $row then (of_row.row_position - 1) * of_column.size + of_column.column_position
            else (of_column.column_position - 1) * of_row.size + of_row.row_position
        end
    ] as count
from stored
cross join of_row
cross join of_column
where $row <> $column
order by
    of_row.row_position,
    of_row.row_value,
    of_column.column_position,
    of_column.column_value
