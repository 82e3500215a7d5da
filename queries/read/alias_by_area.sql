-- How else the names of areas are written, as one text each; only areas that have other spellings.
-- grain:   area_code
-- reads:   area, area_release
select
    area.area_code,
    area.aliases
from area
where area.aliases is not null
    -- A note in brackets is about the name, and not a name.
    and not starts_with(area.aliases, '(')
    and area.area_code in (select area_release.area_code from area_release)
order by area.area_code
