-- The official figures that stand beside each release: the newest March at or before its cut-off.
-- grain:   release
-- params:  region, province
-- reads:   release, official_poverty, official_error
with march as (
    select
        release.release,
        official_poverty.*,
        official_error.p0_se_pct
    from release
    inner join official_poverty
        on official_poverty.area_code in ($region, $province)
        and official_poverty.period like '%-03'
        and official_poverty.period <= strftime(release.cutoff, '%Y-%m')
        and official_poverty.p0_pct is not null
    inner join official_error
        on official_error.area_code = official_poverty.area_code
        and official_error.period = official_poverty.period
    qualify official_poverty.period = max(official_poverty.period) over (
        partition by release.release, official_poverty.area_code
    )
)

select
    release.release,
    release.cutoff,
    kabupaten.period,
    kabupaten.p0_pct,
    kabupaten.p0_se_pct,
    -- The population that BPS's own count implies.
    1000 * kabupaten.poor_thousand / (kabupaten.p0_pct / 100) as population,
    first_value(release.release) over (
        partition by kabupaten.period order by release.cutoff, release.release
    ) as anchor_release,
    province.period as province_period,
    province.p0_pct as province_rate_pct,
    province.p0_se_pct as province_se_pct
from release
left join march as kabupaten
    on kabupaten.release = release.release
    and kabupaten.area_code = $region
left join march as province
    on province.release = release.release
    and province.area_code = $province
