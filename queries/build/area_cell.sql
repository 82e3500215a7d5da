-- Families and persons of every area in each release, as counted; parents are sums of desa.
-- grain:   release, area_code, measure
-- reads:   delivered, area_desa, desa_count
-- publish: no
with measured as (
    select unnest(['families', 'families_decile1', 'persons', 'persons_known_decile']) as measure
    union all
    select 'persons_decile' || unnest(range(1, 11)) as measure
)

select
    delivered.release,
    'area' as relation,
    area_desa.area_code,
    '' as name,
    '' as other,
    measured.measure,
    coalesce(sum(desa_count.count), 0)::bigint as count,
    (coalesce(sum(desa_count.cell_key), 0) % 4294967296)::bigint as cell_key,
    null::bigint as amount_idr
from delivered
cross join area_desa
cross join measured
left join desa_count
    on desa_count.release = delivered.release
    and desa_count.area_code = area_desa.desa_code
    and desa_count.measure = measured.measure
group by
    delivered.release,
    area_desa.area_code,
    measured.measure
