-- Every cross-table of a unit as counted, with its cell keys; col 0: one characteristic alone.
-- grain:   row, col, decile_group, area_code, row_value, col_value
-- reads:   counted, area_place
-- Characteristic 1 is the decile group; the pairs of characteristic 2 tell its tables with the
-- others, and each characteristic alone.
with pair as (
    select
        counted.row,
        counted.col,
        counted.place,
        counted.one,
        counted.other,
        counted.count,
        counted.keys
    from counted
    union all
    select
        1 as row,
        counted.col,
        counted.place,
        counted.decile_group as one,
        counted.other,
        counted.count,
        counted.keys
    from counted
    where counted.row = 2
    union all
    select
        1 as row,
        2 as col,
        counted.place,
        counted.decile_group as one,
        counted.one as other,
        counted.count,
        counted.keys
    from counted
    where counted.row = 2
        and counted.col = 3
),

desa as (
    select
        pair.row,
        pair.col,
        pair.place,
        pair.one,
        pair.other,
        sum(pair.count) as count,
        sum(pair.keys) as keys
    from pair
    group by
        pair.row,
        pair.col,
        pair.place,
        pair.one,
        pair.other
),

-- Two characteristics or one in every area; with the decile group in kecamatan and kabupaten.
placed as (
    select
        desa.*,
        0 as decile_group
    from desa
    union all
    select
        desa.col as row,
        0 as col,
        desa.place,
        desa.other as one,
        0 as other,
        desa.count,
        desa.keys,
        0 as decile_group
    from desa
    where desa.row = 1
    union all
    select
        1 as row,
        0 as col,
        desa.place,
        desa.one,
        0 as other,
        desa.count,
        desa.keys,
        0 as decile_group
    from desa
    where desa.row = 1
        and desa.col = 2
    union all
    select
        counted.row,
        counted.col,
        counted.place,
        counted.one,
        counted.other,
        counted.count,
        counted.keys,
        counted.decile_group
    from counted
)

select
    placed.row,
    placed.col,
    placed.decile_group,
    area_place.area_code,
    area_place.is_desa,
    placed.one as row_value,
    placed.other as col_value,
    sum(placed.count)::bigint as count,
    (sum(placed.keys) % 4294967296)::bigint as cell_key
from placed
inner join area_place
    on area_place.place = placed.place
where placed.decile_group = 0
    or not area_place.is_desa
group by
    placed.row,
    placed.col,
    placed.decile_group,
    area_place.area_code,
    area_place.is_desa,
    placed.one,
    placed.other
