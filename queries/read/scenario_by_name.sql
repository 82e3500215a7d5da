-- Three ways to the first March after the data: hold, trend, needed; and the largest fall so far.
-- grain:   scenario
-- params:  area
-- reads:   official_poverty, gap_forecast, release
with march as (
    select
        official_poverty.period,
        left(official_poverty.period, 4)::integer as year,
        official_poverty.p0_pct,
        official_poverty.p0_pct - lag(official_poverty.p0_pct) over (
            order by official_poverty.period
        ) as change_pp
    from official_poverty
    where official_poverty.area_code = $area
        and official_poverty.period like '%-03'
        and official_poverty.period >= '2015'
        and official_poverty.p0_pct is not null
),

known as (
    select
        max(march.period) as period,
        min(march.period) as since_period,
        max_by(march.p0_pct, march.period) as p0_pct,
        regr_slope(march.p0_pct, march.year) as trend_pp,
        min(march.change_pp) as largest_fall_pp,
        min_by(march.period, march.change_pp) as largest_fall_period
    from march
),

-- The same survey that the persons to leave are for.
coming as (
    select
        coalesce(
            min(gap_forecast.period) filter (
                where gap_forecast.period
                    > (select strftime(max(release.cutoff), '%Y-%m') from release)
            ),
            min(gap_forecast.period)
        ) as period
    from gap_forecast
    where gap_forecast.area_code = $area
),

-- Where the way begins: the March before it, BPS's figure or the one that is most likely.
start as (
    select
        coalesce(max(gap_forecast.period), any_value(known.period)) as period,
        coalesce(
            max_by(gap_forecast.p0_q50, gap_forecast.period), any_value(known.p0_pct)
        ) as p0_pct
    from known
    cross join coming
    left join gap_forecast
        on gap_forecast.area_code = $area
        and gap_forecast.period < coming.period
),

path as (
    select
        start.period,
        start.p0_pct,
        known.since_period,
        known.trend_pp,
        known.largest_fall_pp,
        known.largest_fall_period,
        gap_forecast.period as next_period,
        gap_forecast.province_q50 as province_pct,
        left(gap_forecast.period, 4)::integer - left(start.period, 4)::integer as years
    from start
    cross join known
    cross join coming
    inner join gap_forecast
        on gap_forecast.area_code = $area
        and gap_forecast.period = coming.period
)

select
    'hold' as scenario,
    path.period as from_period,
    path.p0_pct as from_pct,
    path.next_period as period,
    path.p0_pct,
    0.0::double as change_pp,
    path.largest_fall_pp,
    path.largest_fall_period,
    path.since_period
from path
union all
select
    'trend' as scenario,
    path.period as from_period,
    path.p0_pct as from_pct,
    path.next_period as period,
    path.p0_pct + path.trend_pp * path.years as p0_pct,
    path.trend_pp * path.years as change_pp,
    path.largest_fall_pp,
    path.largest_fall_period,
    path.since_period
from path
union all
select
    'needed' as scenario,
    path.period as from_period,
    path.p0_pct as from_pct,
    path.next_period as period,
    path.province_pct as p0_pct,
    path.province_pct - path.p0_pct as change_pp,
    path.largest_fall_pp,
    path.largest_fall_period,
    path.since_period
from path
order by scenario
