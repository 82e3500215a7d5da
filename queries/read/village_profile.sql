-- Who lives in an area and how, beside its kecamatan, the kabupaten and the release before.
-- grain:   unit, characteristic, value
-- params:  area, release
-- reads:   value_count, characteristic_value, area_release, area, protection
with place as (
    select
        area.area_code,
        case when area.level = 'desa' then area.parent_code end as kecamatan_code,
        left(area.area_code, 5) as kabupaten_code,
        area.level = 'desa' and protection.edition = 'public' as is_withheld
    from area
    cross join protection
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
),

told as (
    select
        characteristic_value.*,
        case
            when place.is_withheld and characteristic_value.is_restricted then 'kecamatan_only'
            else 'not_measured'
        end as reason
    from characteristic_value
    cross join place
)

select
    told.unit,
    told.characteristic,
    told.value,
    own.count,
    own.share_pct,
    kecamatan.share_pct as kecamatan_share_pct,
    kabupaten.share_pct as kabupaten_share_pct,
    previous.count as previous_count,
    absence('count', own.count, told.reason)
    || absence(
        'share_pct',
        own.share_pct,
        case when own.count is null then told.reason else 'too_few' end
    )
    || case
        when place.kecamatan_code is null then []
        else absence(
            'kecamatan_share_pct',
            kecamatan.share_pct,
            case when kecamatan.count is null then 'not_measured' else 'too_few' end
        )
    end
    || absence(
        'kabupaten_share_pct',
        kabupaten.share_pct,
        case when kabupaten.count is null then 'not_measured' else 'too_few' end
    )
    || absence('previous_count', previous.count, told.reason) as withheld
from told
cross join place
cross join before
left join share as own
    on own.area_code = place.area_code
    and own.unit = told.unit
    and own.characteristic = told.characteristic
    and own.value = told.value
left join share as kecamatan
    on kecamatan.area_code = place.kecamatan_code
    and kecamatan.unit = told.unit
    and kecamatan.characteristic = told.characteristic
    and kecamatan.value = told.value
left join share as kabupaten
    on kabupaten.area_code = place.kabupaten_code
    and kabupaten.unit = told.unit
    and kabupaten.characteristic = told.characteristic
    and kabupaten.value = told.value
left join value_count as previous
    on previous.release = before.release
    and previous.area_code = place.area_code
    and previous.unit = told.unit
    and previous.characteristic = told.characteristic
    and previous.value = told.value
order by
    told.unit,
    told.position,
    told.characteristic,
    told.value_position,
    told.value
