-- The official figures that stand beside each release: the newest March at or before its cut-off.
-- grain:   release
-- params:  region, province
-- reads:   release, official_poverty
with march as (
    select
        release.release,
        official_poverty.area_code,
        max(official_poverty.period) as period,
        max_by(official_poverty.p0_pct, official_poverty.period) as p0_pct
    from release
    inner join official_poverty
        on official_poverty.area_code in ($region, $province)
        and official_poverty.period like '%-03'
        and official_poverty.period <= strftime(release.cutoff, '%Y-%m')
        and official_poverty.p0_pct is not null
    group by
        release.release,
        official_poverty.area_code
)

select
    release.release,
    kabupaten.period,
    kabupaten.p0_pct,
    first_value(release.release) over (
        partition by kabupaten.period order by release.cutoff, release.release
    ) as anchor_release,
    province.period as province_period,
    province.p0_pct as province_rate_pct
from release
left join march as kabupaten
    on kabupaten.release = release.release
    and kabupaten.area_code = $region
left join march as province
    on province.release = release.release
    and province.area_code = $province
