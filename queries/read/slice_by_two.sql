-- Families or persons of an area by two characteristics; NULL where not given below the kecamatan.
-- grain:   row_value, column_value
-- params:  area, release, row, column, unit, decile_group?
-- reads:   slice, characteristic_value, area, protection
with of_row as (
    select
        characteristic_value.value as row_value,
        characteristic_value.value_position as row_position,
        characteristic_value.is_restricted
    from characteristic_value
    where characteristic_value.unit = $unit
        and characteristic_value.characteristic = $row
),

of_column as (
    select
        characteristic_value.value as column_value,
        characteristic_value.value_position as column_position,
        characteristic_value.is_restricted
    from characteristic_value
    where characteristic_value.unit = $unit
        and characteristic_value.characteristic = $column
),

asked as (
    select
        area.level = 'desa' and protection.edition = 'public' as is_withheld,
        coalesce(
            (
                select characteristic_value.value_position
                from characteristic_value
                where characteristic_value.unit = $unit
                    and characteristic_value.characteristic = 'decile_group'
                    and characteristic_value.value = $decile_group
            ),
            0
        ) as decile_position,
        -- Decile groups of a table are for the kabupaten and its kecamatan.
        $decile_group is null or area.level <> 'desa' as is_counted
    from area
    cross join protection
    where area.area_code = $area
        and exists (
            select slice.release
            from slice
            where slice.release = $release
                and slice.unit = $unit
        )
),

-- A pair is stored once, the characteristic that comes first as its rows; what is 0 is not stored.
stored as (
    select
        case when slice.row = $row then slice.row_value else slice.col_value end as row_position,
        case when slice.row = $row then slice.col_value else slice.row_value end
            as column_position,
        slice.count
    from slice
    inner join asked
        on asked.decile_position = slice.decile_group
    where slice.area_code = $area
        and slice.release = $release
        and slice.unit = $unit
        and slice.row in ($row, $column)
        and slice.col in ($row, $column)
)

select
    of_row.row_value,
    of_column.column_value,
    case
        when asked.is_withheld and (of_row.is_restricted or of_column.is_restricted) then null
        else coalesce(stored.count, 0)
    end as count,
    case
        when asked.is_withheld and (of_row.is_restricted or of_column.is_restricted)
            then [{ 'measure': 'count', 'reason': 'kecamatan_only' }]
        else []
    end as withheld
from asked
cross join of_row
cross join of_column
left join stored
    on stored.row_position = of_row.row_position
    and stored.column_position = of_column.column_position
where $row <> $column
    and asked.is_counted
order by
    of_row.row_position,
    of_row.row_value,
    of_column.column_position,
    of_column.column_value
