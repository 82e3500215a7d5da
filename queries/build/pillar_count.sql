-- Families of deciles 1 and 2 by the pillars that reach them, before any is hidden.
-- grain:   release, area_code, group_name
-- reads:   pillar_desa, area_desa
-- publish: no
select
    pillar_desa.release,
    area_desa.area_code,
    pillar_desa.group_name,
    sum(pillar_desa.families)::bigint as families,
    sum(pillar_desa.families_none)::bigint as families_none,
    sum(pillar_desa.families - pillar_desa.families_none)::bigint as families_any,
    sum(pillar_desa.families_protection_only)::bigint as families_protection_only,
    sum(pillar_desa.families_empowerment_only)::bigint as families_empowerment_only,
    sum(pillar_desa.families_both)::bigint as families_both
from area_desa
inner join pillar_desa
    on pillar_desa.area_code = area_desa.desa_code
group by
    pillar_desa.release,
    area_desa.area_code,
    pillar_desa.group_name
