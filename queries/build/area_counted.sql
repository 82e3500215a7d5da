-- Families and persons of every area in each release as they are, for the checks.
-- grain:   release, area_code
-- reads:   area_cell
-- publish: no
select
    area_cell.release,
    area_cell.area_code,
    max(area_cell.count) filter (where area_cell.measure = 'families') as families,
    max(area_cell.count) filter (where area_cell.measure = 'persons') as persons,
    max(area_cell.count) filter (where area_cell.measure = 'families_decile1')
        as families_decile1,
    max(area_cell.count) filter (where area_cell.measure = 'persons_decile1') as persons_decile1,
    max(area_cell.count) filter (where area_cell.measure = 'persons_known_decile')
        as persons_known_decile
from area_cell
group by
    area_cell.release,
    area_cell.area_code
