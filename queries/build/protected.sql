-- Every count as one edition may publish it, with its rupiah: all that is shown is made of these.
-- grain:   release, relation, area_code, name, other, measure
-- params:  region, turn
-- reads:   cell, perturbation, protection
-- publish: no
with last as (
    select max(perturbation.count) as count
    from perturbation
),

exact as (
    select
        cell.*,
        -- The kabupaten's own size and findings name nobody, and no sum below reaches them.
        cell.area_code = $region and (
            cell.relation = 'finding'
            or cell.relation = 'area' and cell.measure in ('families', 'persons')
        ) as is_exact,
        -- Worked out before the join: in it they would be for each of the changes of a count.
        least(cell.count, last.count) as known_count,
        cell.cell_key * $turn % 4294967296 as turned_key
    from cell
    cross join last
),

moved as (
    select
        exact.*,
        exact.count + case when exact.is_exact then 0 else perturbation.added end as published
    from exact
    inner join perturbation
        on perturbation.count = exact.known_count
        and perturbation.low_key <= exact.turned_key
        and perturbation.high_key > exact.turned_key
),

-- Rupiah move with their count, and are no finer than about one recipient's part: an exact sum
-- would tell among how many it was shared.
valued as (
    select
        moved.*,
        pow(10, ceil(log10(greatest(moved.amount_idr / nullif(moved.count, 0), 1)))) as step_idr
    from moved
)

select
    valued.release,
    valued.relation,
    valued.area_code,
    valued.name,
    valued.other,
    valued.measure,
    valued.published as count,
    valued.is_exact,
    case
        when valued.is_exact or protection.most = 0 then valued.amount_idr
        else round(
            valued.amount_idr * (valued.published / nullif(valued.count, 0)) / valued.step_idr
        ) * valued.step_idr
    end::bigint as amount_idr
from valued
cross join protection
