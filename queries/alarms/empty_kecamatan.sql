-- Kecamatan of the region without a family in the delivery that is judged.
-- grain:   area_code
-- params:  region
-- reads:   area, family_verdict
select
    area.area_code,
    area.name
from area
where area.level = 'kecamatan'
    and area.parent_code = $region
    and area.area_code not in (
        select left(family_verdict.area_code, 8)
        from family_verdict
        where family_verdict.verdict = 'accepted'
    )
order by area.area_code
