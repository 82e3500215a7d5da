-- An area whose families have, on average, fewer than 1.5 or more than 6 persons.
-- grain:    release, area_code
-- reads:    area_count
-- severity: warn
select
    area_count.release,
    area_count.area_code
from area_count
where area_count.families > 0
    and area_count.persons::double / area_count.families not between 1.5 and 6
