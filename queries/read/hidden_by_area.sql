-- What is not given in one release, in all areas or in one and below it, and why.
-- grain:   area_code, measure
-- params:  release, area?
-- reads:   area_release, area_share, protection
with rate as (
    select unnest([
        'decile1_share_pct', 'poverty_rate_pct', 'poverty_rate_low_pct',
        'poverty_rate_high_pct', 'poverty_rate_first_pct', 'poor_persons', 'gap_pp',
        'province_class'
    ]) as measure
),

withheld as (
    select
        area_release.area_code,
        rate.measure,
        'too_few' as reason
    from area_release
    cross join rate
    where area_release.release = $release
        and area_release.decile1_share_pct is null
    union all
    select
        area_share.area_code,
        area_share.measure,
        'too_few' as reason
    from area_share
    where area_share.release = $release
        and area_share.share_pct is null
    union all
    -- Health, disability and children, for the public.
    select
        area_release.area_code,
        restricted.measure,
        'from_kecamatan_up' as reason
    from area_release
    cross join (
        select unnest(['severe_disability_pct', 'child_out_of_school_pct']) as measure
    ) as restricted
    cross join protection
    where area_release.release = $release
        and area_release.level = 'desa'
        and protection.edition = 'public'
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
