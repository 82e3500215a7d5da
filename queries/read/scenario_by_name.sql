-- Three ways to the next March: hold, trend, needed; and the largest fall since the first March.
-- grain:   scenario
-- params:  area
-- reads:   official_poverty, gap_forecast
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

next as (
    select
        min(gap_forecast.period) as period,
        min_by(gap_forecast.province_q50, gap_forecast.period) as province_pct
    from gap_forecast
    where gap_forecast.area_code = $area
),

path as (
    select
        known.*,
        next.period as next_period,
        next.province_pct,
        left(next.period, 4)::integer - left(known.period, 4)::integer as years
    from known
    cross join next
    where next.period is not null
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
