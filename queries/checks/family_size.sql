-- An area whose families have, on average, fewer than 1.5 or more than 6 persons.
-- grain:    release, area_code
-- reads:    area_counted
-- severity: warn
select
    area_counted.release,
    area_counted.area_code
from area_counted
where area_counted.families > 0
    and area_counted.persons::double / area_counted.families not between 1.5 and 6
