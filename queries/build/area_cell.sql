-- Families and persons of every area in each release, as counted; parents are sums of desa.
-- grain:   release, area_code, measure
-- reads:   delivered, area_desa, desa_count
-- publish: no
with measured as (
    select unnest(['families', 'families_decile1', 'persons', 'persons_known_decile']) as measure
    union all
    select 'persons_decile' || unnest(range(1, 11)) as measure
),

place as (
    select distinct area_desa.area_code
    from area_desa
),

summed as (
    select
        desa_count.release,
        area_desa.area_code,
        desa_count.measure,
        sum(desa_count.count) as count,
        sum(desa_count.cell_key) as cell_key
    from desa_count
    inner join area_desa
        on area_desa.desa_code = desa_count.area_code
    group by
        desa_count.release,
        area_desa.area_code,
        desa_count.measure
)

-- What is 0 is not stored.
select
    delivered.release,
    'area' as relation,
    place.area_code,
    '' as name,
    '' as other,
    measured.measure,
    coalesce(summed.count, 0)::bigint as count,
    (coalesce(summed.cell_key, 0) % 4294967296)::bigint as cell_key,
    null::bigint as amount_idr
from delivered
cross join place
cross join measured
left join summed
    on summed.release = delivered.release
    and summed.area_code = place.area_code
    and summed.measure = measured.measure
