-- Families of deciles 1 and 2 of every area by the pillars that reach them, as counted.
-- grain:   release, area_code, name, measure
-- reads:   programme_desa, area_desa, pillar_desa
-- publish: no
with listed as (
    select distinct programme_desa.release
    from programme_desa
),

grouped as (
    select unnest(['all', 'elderly', 'severe_disability', 'child_out_of_school']) as group_name
),

measured as (
    select unnest([
        'families', 'families_none', 'families_protection_only', 'families_empowerment_only',
        'families_both'
    ]) as measure
)

select
    listed.release,
    'pillar' as relation,
    area_desa.area_code,
    grouped.group_name as name,
    '' as other,
    measured.measure,
    coalesce(sum(pillar_desa.count), 0)::bigint as count,
    (coalesce(sum(pillar_desa.cell_key), 0) % 4294967296)::bigint as cell_key,
    null::bigint as amount_idr
from listed
cross join area_desa
cross join grouped
cross join measured
left join pillar_desa
    on pillar_desa.release = listed.release
    and pillar_desa.area_code = area_desa.desa_code
    and pillar_desa.group_name = grouped.group_name
    and pillar_desa.measure = measured.measure
group by
    listed.release,
    area_desa.area_code,
    grouped.group_name,
    measured.measure
