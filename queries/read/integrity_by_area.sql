-- What was checked and found below an area, by area and kind; NULL where nothing was checked.
-- grain:   area_code, kind
-- params:  release, parent, level?
-- reads:   integrity_area, area
select
    area.area_code,
    area.name as area_name,
    area.level,
    above.name as parent_name,
    integrity_area.kind,
    integrity_area.findings,
    integrity_area.checked,
    integrity_area.amount_idr,
    integrity_area.findings_pct,
    integrity_area.withheld
from area
inner join area as above
    on above.area_code = area.parent_code
inner join integrity_area
    on integrity_area.area_code = area.area_code
    and integrity_area.release = $release
where
    case
        when $level is null then area.parent_code = $parent
        else area.level = $level and starts_with(area.area_code, $parent || '.')
    end
order by
    area.area_code,
    integrity_area.kind
