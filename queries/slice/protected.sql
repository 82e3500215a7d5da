-- The cells of a unit's cross-tables that one edition publishes: those that are not 0, in order.
-- grain:   unit, row, col, decile_group, area_code, row_value, col_value
-- params:  unit, edition, turn
-- reads:   cell, perturbation, characteristic
with last as (
    select max(perturbation.count) as count
    from perturbation
),

moved as (
    select
        cell.*,
        cell.count + perturbation.added as published
    from cell
    cross join last
    inner join perturbation
        on perturbation.count = least(cell.count, last.count)
        and cell.cell_key * $turn % 4294967296 >= perturbation.low_key
        and cell.cell_key * $turn % 4294967296 < perturbation.high_key
)

select
    $unit as unit,
    of_row.name as row,
    coalesce(of_col.name, '') as col,
    moved.decile_group::utinyint as decile_group,
    moved.area_code,
    moved.row_value::utinyint as row_value,
    moved.col_value::utinyint as col_value,
    moved.published::integer as count
from moved
inner join characteristic as of_row
    on of_row.place = moved.row
left join characteristic as of_col
    on of_col.place = moved.col
where moved.published > 0
    -- Health, disability and children: only from kecamatan up for the public.
    and not (
        $edition = 'public'
        and moved.is_desa
        and (of_row.is_restricted or coalesce(of_col.is_restricted, false))
    )
order by
    moved.row,
    moved.col,
    moved.decile_group,
    moved.area_code,
    moved.row_value,
    moved.col_value
