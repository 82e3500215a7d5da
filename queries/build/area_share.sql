-- Shares of families and persons that live in a certain way, and why one is not given.
-- grain:   release, area_code, measure
-- params:  fewest, edition
-- reads:   value_count, area_release, characteristic_value, lent
with counted (measure, unit, characteristic, value) as (
    values
        ('earth_floor_pct', 'family', 'floor', ['8']),
        ('weak_wall_pct', 'family', 'wall', ['4', '6']),
        ('unsafe_water_pct', 'family', 'water', ['6', '8', '9']),
        ('no_electricity_meter_pct', 'family', 'light', ['2', '3', '4']),
        ('no_own_toilet_pct', 'family', 'toilet', ['2', '3', '4', '5', '6']),
        ('wood_fuel_pct', 'family', 'fuel', ['9', '10']),
        ('female_headed_pct', 'family', 'head_sex', ['female']),
        ('elderly_pct', 'person', 'age_group', ['60-69', '70+']),
        ('severe_disability_pct', 'person', 'disability', ['severe']),
        ('child_out_of_school_pct', 'person', 'child_school', ['out_of_school'])
),

part as (
    select
        value_count.release,
        value_count.area_code,
        counted.measure,
        counted.unit,
        counted.characteristic,
        sum(value_count.count) filter (where list_contains(counted.value, value_count.value))
            as part,
        max(value_count.count) filter (where value_count.value = 'unknown') as unknown,
        sum(value_count.count) filter (where value_count.value <> 'other_age')
            - max(value_count.count) filter (where value_count.value = 'unknown') as children
    from counted
    inner join value_count
        on value_count.unit = counted.unit
        and value_count.characteristic = counted.characteristic
    group by
        value_count.release,
        value_count.area_code,
        counted.measure,
        counted.unit,
        counted.characteristic
),

based as (
    select
        part.release,
        part.area_code,
        part.measure,
        part.part,
        case
            when part.characteristic = 'child_school' then part.children
            when part.unit = 'family' then area_release.families - part.unknown
            else area_release.persons - part.unknown
        end as base
    from part
    inner join area_release
        on area_release.release = part.release
        and area_release.area_code = part.area_code
),

shared as (
    select
        area_release.release,
        area_release.area_code,
        area_release.level,
        counted.measure,
        counted.unit,
        counted.characteristic,
        based.base,
        case
            when based.base >= $fewest then least(100, 100 * based.part::double / based.base)
        end as share_pct
    from area_release
    cross join counted
    left join based
        on based.release = area_release.release
        and based.area_code = area_release.area_code
        and based.measure = counted.measure
    -- What an earlier generation lends is in its file.
    where area_release.release not in (
            select lent.release
            from lent
        )
)

select
    shared.release,
    shared.area_code,
    shared.measure,
    shared.share_pct,
    case
        when shared.share_pct is not null then null
        -- Health, disability and children: only from kecamatan up for the public.
        when $edition = 'public' and shared.level = 'desa' and restricted.characteristic is not null
            then 'kecamatan_only'
        when shared.base is null then 'not_measured'
        else 'too_few'
    end as reason
from shared
left join (
    select distinct
        characteristic_value.unit,
        characteristic_value.characteristic
    from characteristic_value
    where characteristic_value.is_restricted
) as restricted
    on restricted.unit = shared.unit
    and restricted.characteristic = shared.characteristic
