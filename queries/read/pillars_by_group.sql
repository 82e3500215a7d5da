-- Families of deciles 1 and 2 of one area by the pillars that reach them, in all and by group.
-- grain:   group_name
-- params:  area, release
-- reads:   pillar_area, area_release
select
    pillar_area.group_name,
    pillar_area.families_decile12,
    pillar_area.families_none,
    pillar_area.families_protection_only,
    pillar_area.families_empowerment_only,
    pillar_area.families_both,
    pillar_area.unreached_pct,
    pillar_area.withheld
from pillar_area
where pillar_area.area_code in (
    select area_release.area_code from area_release where area_release.area_code = $area
)
    and pillar_area.release = $release
order by list_position(
    ['all', 'elderly', 'severe_disability', 'child_out_of_school'], pillar_area.group_name
)
