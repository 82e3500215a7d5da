-- A count that is larger than what it is a part of, or negative.
-- grain:    release, area_code
-- reads:    area_counted
-- severity: block
select
    area_counted.release,
    area_counted.area_code
from area_counted
where area_counted.families_decile1 not between 0 and area_counted.families
    or area_counted.persons_decile1 not between 0 and area_counted.persons_known_decile
    or area_counted.persons_known_decile not between 0 and area_counted.persons
