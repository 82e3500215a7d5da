-- What is hidden in one release, in all areas or in one and below it, and why.
-- grain:   area_code, measure
-- params:  release, area?
-- reads:   hidden_cell
select
    hidden_cell.area_code,
    hidden_cell.measure,
    string_agg(distinct hidden_cell.reason, ', ' order by hidden_cell.reason) as reason
from hidden_cell
where hidden_cell.release = $release
    and (
        $area is null
        or hidden_cell.area_code = $area
        or starts_with(hidden_cell.area_code, $area || '.')
    )
group by
    hidden_cell.area_code,
    hidden_cell.measure
order by
    hidden_cell.area_code,
    hidden_cell.measure
