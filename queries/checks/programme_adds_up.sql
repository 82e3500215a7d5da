-- A programme in an area whose recipients or eligible are fewer than those it reaches rightly.
-- grain:    release, area_code, name
-- reads:    programme_cell
-- severity: block
select distinct
    programme_cell.release,
    programme_cell.area_code,
    programme_cell.name
from programme_cell
where programme_cell.count < 0
