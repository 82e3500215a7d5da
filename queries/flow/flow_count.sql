-- Families that stayed in an area, came or went; persons of those that stayed, by decile.
-- grain:   area_code, name, measure
-- reads:   family_flow, desa_area
-- To stay is to be in the area in both releases, in whichever desa of it.
with placed as (
    select
        then_area.area_code,
        if(now_area.area_code is null, 'families_went', 'families_stayed') as measure,
        family_flow.*
    from family_flow
    inner join desa_area as then_area
        on then_area.desa_code = family_flow.then_desa
    left join desa_area as now_area
        on now_area.desa_code = family_flow.now_desa
        and now_area.area_code = then_area.area_code
    union all
    select
        now_area.area_code,
        'families_came' as measure,
        family_flow.*
    from family_flow
    inner join desa_area as now_area
        on now_area.desa_code = family_flow.now_desa
    left join desa_area as then_area
        on then_area.desa_code = family_flow.then_desa
        and then_area.area_code = now_area.area_code
    where then_area.area_code is null
),

measured as (
    select
        placed.area_code,
        '' as name,
        placed.measure,
        1 as count,
        placed.record_key as keys
    from placed
    union all
    select
        placed.area_code,
        'then' as name,
        'persons_decile' || placed.then_decile as measure,
        placed.then_persons as count,
        placed.then_persons_key as keys
    from placed
    where placed.measure = 'families_stayed'
        and placed.then_decile is not null
        and placed.then_persons > 0
    union all
    select
        placed.area_code,
        'now' as name,
        'persons_decile' || placed.now_decile as measure,
        placed.now_persons as count,
        placed.now_persons_key as keys
    from placed
    where placed.measure = 'families_stayed'
        and placed.now_decile is not null
        and placed.now_persons > 0
)

select
    measured.area_code,
    measured.name,
    measured.measure,
    sum(measured.count)::bigint as count,
    (sum(measured.keys) % 4294967296)::bigint as cell_key
from measured
group by
    measured.area_code,
    measured.name,
    measured.measure
