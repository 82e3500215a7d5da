-- Families that stayed, came and went since the release before, as counted; none below kecamatan.
-- grain:   release, area_code, name, measure
-- reads:   flow_count, area_desa
-- publish: no
with measured as (
    select
        '' as name,
        unnest(['families_stayed', 'families_came', 'families_went']) as measure
    union all
    select
        unnest(['then', 'now']) as name,
        'persons_decile' || decile.decile as measure
    from (select unnest(range(1, 11)) as decile) as decile
),

compared as (
    select distinct flow_count.release
    from flow_count
),

wide as (
    select distinct area_desa.area_code
    from area_desa
    where area_desa.area_code <> area_desa.desa_code
)

select
    compared.release,
    'flow' as relation,
    wide.area_code,
    measured.name,
    '' as other,
    measured.measure,
    coalesce(flow_count.count, 0)::bigint as count,
    coalesce(flow_count.cell_key, 0)::bigint as cell_key,
    null::bigint as amount_idr
from compared
cross join wide
cross join measured
left join flow_count
    on flow_count.release = compared.release
    and flow_count.area_code = wide.area_code
    and flow_count.name = measured.name
    and flow_count.measure = measured.measure
