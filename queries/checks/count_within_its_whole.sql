-- A count that is larger than what it is a part of, or negative.
-- grain:    release, area_code
-- reads:    area_count
-- severity: block
select
    area_count.release,
    area_count.area_code
from area_count
where area_count.families_decile1 not between 0 and area_count.families
    or area_count.persons_decile1 not between 0 and area_count.persons_known_decile
    or area_count.persons_known_decile not between 0 and area_count.persons
    or area_count.persons_decile12
        not between area_count.persons_decile1 and area_count.persons_known_decile
    or area_count.persons_known_regional_decile not between 0 and area_count.persons
    or area_count.persons_regional_decile1
        not between 0 and area_count.persons_known_regional_decile
