-- Who lives in an area and how, beside its kecamatan, the kabupaten and the release before.
-- grain:   unit, characteristic, value
-- params:  area, release
-- reads:   value_count, characteristic_value, area_release, area
with place as (
    select
        area.area_code,
        case when area.level = 'desa' then area.parent_code end as kecamatan_code,
        left(area.area_code, 5) as kabupaten_code
    from area
    where area.area_code = $area
),

before as (
    select max(area_release.release) as release
    from area_release
    where area_release.release < $release
),

counted as (
    select
        value_count.area_code,
        value_count.unit,
        value_count.characteristic,
        value_count.value,
        value_count.count,
        if(value_count.unit = 'family', area_release.families, area_release.persons) as whole
    from value_count
    inner join area_release
        on area_release.release = value_count.release
        and area_release.area_code = value_count.area_code
    where value_count.release = $release
        and value_count.area_code in (
            select unnest([place.area_code, place.kecamatan_code, place.kabupaten_code])
            from place
        )
),

-- No share of fewer than FEWEST_FOR_PERCENT (data/generation/build.py).
share as (
    select
        counted.*,
        case
            when counted.whole >= 30
                then least(100, 100 * counted.count::double / counted.whole)
        end as share_pct
    from counted
)

select
    characteristic_value.unit,
    characteristic_value.characteristic,
    characteristic_value.value,
    own.count,
    own.share_pct,
    kecamatan.share_pct as kecamatan_share_pct,
    kabupaten.share_pct as kabupaten_share_pct,
    previous.count as previous_count
from characteristic_value
cross join place
cross join before
left join share as own
    on own.area_code = place.area_code
    and own.unit = characteristic_value.unit
    and own.characteristic = characteristic_value.characteristic
    and own.value = characteristic_value.value
left join share as kecamatan
    on kecamatan.area_code = place.kecamatan_code
    and kecamatan.unit = characteristic_value.unit
    and kecamatan.characteristic = characteristic_value.characteristic
    and kecamatan.value = characteristic_value.value
left join share as kabupaten
    on kabupaten.area_code = place.kabupaten_code
    and kabupaten.unit = characteristic_value.unit
    and kabupaten.characteristic = characteristic_value.characteristic
    and kabupaten.value = characteristic_value.value
left join value_count as previous
    on previous.release = before.release
    and previous.area_code = place.area_code
    and previous.unit = characteristic_value.unit
    and previous.characteristic = characteristic_value.characteristic
    and previous.value = characteristic_value.value
order by
    characteristic_value.unit,
    characteristic_value.position,
    characteristic_value.characteristic,
    characteristic_value.value_position,
    characteristic_value.value
