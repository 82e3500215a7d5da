-- An area whose persons by decile are not those whose decile is known.
-- grain:    release, area_code
-- reads:    area_cell
-- severity: block
select
    area_cell.release,
    area_cell.area_code
from area_cell
group by
    area_cell.release,
    area_cell.area_code
having sum(area_cell.count) filter (where starts_with(area_cell.measure, 'persons_decile'))
    <> max(area_cell.count) filter (where area_cell.measure = 'persons_known_decile')
