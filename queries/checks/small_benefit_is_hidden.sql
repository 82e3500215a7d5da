-- A count about programmes that an edition shows although it is too small.
-- grain:    relation, release, area_code, name
-- params:   smallest_shown
-- reads:    programme_area, pillar_area, integrity_area
-- severity: block
select
    'programme_area' as relation,
    programme_area.release,
    programme_area.area_code,
    programme_area.programme_code as name
from programme_area
where programme_area.recipients between 1 and $smallest_shown - 1
    or programme_area.eligible between 1 and $smallest_shown - 1
    or programme_area.reached between 1 and $smallest_shown - 1
    or programme_area.missed between 1 and $smallest_shown - 1
    or programme_area.leaked between 1 and $smallest_shown - 1
union all
select
    'pillar_area' as relation,
    pillar_area.release,
    pillar_area.area_code,
    pillar_area.group_name as name
from pillar_area
where pillar_area.families_decile12 between 1 and $smallest_shown - 1
    or pillar_area.families_none between 1 and $smallest_shown - 1
    or pillar_area.families_protection_only between 1 and $smallest_shown - 1
    or pillar_area.families_empowerment_only between 1 and $smallest_shown - 1
    or pillar_area.families_both between 1 and $smallest_shown - 1
union all
select
    'integrity_area' as relation,
    integrity_area.release,
    integrity_area.area_code,
    integrity_area.kind as name
from integrity_area
where integrity_area.findings between 1 and $smallest_shown - 1
    or integrity_area.checked between 1 and $smallest_shown - 1
