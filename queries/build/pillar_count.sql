-- Families of deciles 1 and 2 by the pillars that reach them, before any is hidden.
-- grain:   release, area_code, group_name
-- reads:   pillar_desa, area_desa, area_count
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
    sum(pillar_desa.families_both)::bigint as families_both,
    -- What all families of deciles 1 and 2 tell beside the area's own counts.
    case
        when pillar_desa.group_name = 'all'
            then sum(pillar_desa.families)::bigint - any_value(area_count.families_decile1)
        else 0
    end as families_decile2,
    case
        when pillar_desa.group_name = 'all'
            then any_value(area_count.families) - sum(pillar_desa.families)::bigint
        else 0
    end as families_rest
from area_desa
inner join pillar_desa
    on pillar_desa.area_code = area_desa.desa_code
inner join area_count
    on area_count.release = pillar_desa.release
    and area_count.area_code = area_desa.area_code
group by
    pillar_desa.release,
    area_desa.area_code,
    pillar_desa.group_name
