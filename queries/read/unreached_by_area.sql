-- Families of deciles 1 and 2 below an area that no listed programme reaches, in all and by group.
-- grain:   area_code, group_name
-- params:  release, parent, level?
-- reads:   pillar_area, area
select
    area.area_code,
    area.name as area_name,
    area.level,
    pillar_area.group_name,
    pillar_area.families_decile12,
    pillar_area.families_none,
    pillar_area.unreached_pct,
    pillar_area.withheld
from area
inner join pillar_area
    on pillar_area.area_code = area.area_code
    and pillar_area.release = $release
where
    case
        when $level is null then area.parent_code = $parent
        else area.level = $level and starts_with(area.area_code, $parent || '.')
    end
order by
    area.area_code,
    pillar_area.group_name
