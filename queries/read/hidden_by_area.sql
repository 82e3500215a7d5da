-- What is not given in one release, in all areas or in one and below it, and why.
-- grain:   area_code, measure
-- params:  release, area?
-- reads:   area_release, area_share
with listed as (
    select
        area_release.area_code,
        unnest(area_release.withheld) as why
    from area_release
    where area_release.release = $release
),

absent as (
    select
        listed.area_code,
        listed.why.measure,
        listed.why.reason
    from listed
    union all
    select
        area_share.area_code,
        area_share.measure,
        area_share.reason
    from area_share
    where area_share.release = $release
),

withheld as (
    select
        absent.area_code,
        absent.measure,
        -- As scripts have read it since before there were reasons elsewhere.
        case absent.reason when 'kecamatan_only' then 'from_kecamatan_up' else absent.reason end
            as reason
    from absent
    where absent.reason in ('too_few', 'kecamatan_only')
)

select
    withheld.area_code,
    withheld.measure,
    withheld.reason
from withheld
where $area is null
    or withheld.area_code = $area
    or starts_with(withheld.area_code, $area || '.')
order by
    withheld.area_code,
    withheld.measure
