-- The areas that have numbers: the kabupaten, its kecamatan, its desa.
-- grain:   area_code
-- reads:   area, area_release
select
    area.area_code,
    area.name as area_name,
    area.level,
    area.kind,
    area.parent_code,
    parent.name as parent_name
from area
inner join area as parent
    on parent.area_code = area.parent_code
where area.area_code in (select area_release.area_code from area_release)
order by area.area_code
