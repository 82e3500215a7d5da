-- Families of deciles 1 and 2 below an area by the pillars that reach them, in all or of one group.
-- grain:   area_code
-- params:  release, parent, level?, group?
-- reads:   pillar_area, area
select
    area.area_code,
    area.name as area_name,
    area.level,
    pillar_area.group_name,
    pillar_area.families_decile12,
    pillar_area.families_none,
    pillar_area.families_protection_only,
    pillar_area.families_empowerment_only,
    pillar_area.families_both,
    pillar_area.unreached_pct,
    pillar_area.withheld
from area
inner join pillar_area
    on pillar_area.area_code = area.area_code
    and pillar_area.release = $release
    and pillar_area.group_name = coalesce($group, 'all')
where
    case
        when $level is null then area.parent_code = $parent
        else area.level = $level and starts_with(area.area_code, $parent || '.')
    end
order by area.area_code
