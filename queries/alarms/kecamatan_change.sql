-- Kecamatan whose families, or whose share in decile 1, changed more than in any earlier step.
-- grain:   area_code, measure
-- params:  release, least
-- reads:   area, release_count, family_verdict
with counted as (
    select
        release_count.step,
        release_count.area_code,
        release_count.measure,
        release_count.count
    from release_count
    where release_count.measure in ('families', 'families_decile1')
        and release_count.release < $release
    union all
    -- The delivery itself comes last.
    select
        1 + (select max(release_count.step) from release_count) as step,
        family_verdict.area_code,
        unnest(['families', 'families_decile1']) as measure,
        unnest([1, coalesce((family_verdict.decile = 1)::integer, 0)]) as count
    from family_verdict
    where family_verdict.verdict = 'accepted'
),

kecamatan as (
    select
        counted.step,
        left(counted.area_code, 8) as area_code,
        sum(counted.count) filter (where counted.measure = 'families') as families,
        coalesce(sum(counted.count) filter (where counted.measure = 'families_decile1'), 0)
            as decile1
    from counted
    group by
        counted.step,
        left(counted.area_code, 8)
),

-- Families relative to those before, in percent; the share in points.
measured as (
    select
        kecamatan.step,
        kecamatan.area_code,
        'families' as measure,
        kecamatan.families::double as value
    from kecamatan
    union all
    select
        kecamatan.step,
        kecamatan.area_code,
        'decile1_share' as measure,
        100.0 * kecamatan.decile1 / kecamatan.families as value
    from kecamatan
),

changed as (
    select
        measured.*,
        lag(measured.value) over own as value_before,
        case measured.measure
            when 'families' then 100 * (measured.value / lag(measured.value) over own - 1)
            else measured.value - lag(measured.value) over own
        end as change
    from measured
    window own as (partition by measured.area_code, measured.measure order by measured.step)
),

earlier as (
    select
        changed.measure,
        max(abs(changed.change)) as most
    from changed
    where changed.step < (select max(changed.step) from changed)
    group by changed.measure
)

select
    changed.area_code,
    area.name,
    changed.measure,
    changed.value_before,
    changed.value,
    changed.change,
    earlier.most
from changed
inner join earlier
    on earlier.measure = changed.measure
inner join area
    on area.area_code = changed.area_code
where changed.step = (select max(changed.step) from changed)
    and earlier.most is not null
    and abs(changed.change) > greatest(earlier.most, $least)
order by
    changed.area_code,
    changed.measure
