-- The official figures that each release is tied to: kabupaten and province on the same March.
-- grain:   release
-- params:  region, province
-- reads:   release, official_poverty, official_error, gap_forecast
with march as (
    select
        official_poverty.area_code,
        official_poverty.period,
        official_poverty.p0_pct,
        official_poverty.poor_thousand,
        official_error.p0_se_pct
    from official_poverty
    inner join official_error
        on official_error.area_code = official_poverty.area_code
        and official_error.period = official_poverty.period
    where official_poverty.area_code in ($region, $province)
        and official_poverty.period like '%-03'
        and official_poverty.p0_pct > 0
),

known as (
    select
        kabupaten.*,
        kabupaten.p0_pct / province.p0_pct as ratio
    from march as kabupaten
    left join march as province
        on province.area_code = $province
        and province.period = kabupaten.period
    where kabupaten.area_code = $region
),

newest as (
    select
        max(known.period) as period,
        max_by(known.p0_pct, known.period) as p0_pct,
        max_by(known.p0_se_pct, known.period) as p0_se_pct,
        max_by(known.ratio, known.period) as ratio
    from known
),

-- The kabupaten's figure of each March: BPS's, or the last one carried on by its ratio to the
-- province's, as in the nowcast.
anchor as (
    select
        known.period,
        last_day(strptime(known.period, '%Y-%m')::date) as day,
        known.p0_pct as rate_pct,
        known.p0_se_pct as se_pct,
        false as is_carried
    from known
    union all
    select
        province.period,
        last_day(strptime(province.period, '%Y-%m')::date) as day,
        province.p0_pct * newest.ratio as rate_pct,
        -- The step's own error: 95 % of the nowcast lie within 1.96 of them on either side.
        sqrt(
            pow(newest.p0_se_pct * province.p0_pct * newest.ratio / newest.p0_pct, 2)
            + pow((gap_forecast.p0_q975 - gap_forecast.p0_q025) / (2 * 1.959963984540054), 2)
        ) as se_pct,
        true as is_carried
    from march as province
    inner join newest
        on newest.period < province.period
        and newest.ratio is not null
    inner join gap_forecast
        on gap_forecast.area_code = $region
        and gap_forecast.period = province.period
    where province.area_code = $province
),

tied as (
    select
        release.release,
        release.cutoff,
        anchor.*,
        lead(anchor.period) over (
            partition by release.release order by anchor.period
        ) as next_period
    from release
    left join anchor
        on strftime(anchor.day, '%Y-%m') <= strftime(release.cutoff, '%Y-%m')
    qualify anchor.period is not distinct from max(anchor.period) over (
        partition by release.release
    )
),

first as (
    select
        tied.*,
        first_value(tied.release) over (
            partition by tied.period order by tied.cutoff, tied.release
        ) as anchor_release,
        first_value(tied.cutoff) over (
            partition by tied.period order by tied.cutoff, tied.release
        ) as anchor_cutoff
    from tied
),

-- A release more than two quarters after the March is no witness of it: what it is tied to lies on
-- the line to the next March, where there is one.
next as (
    select
        first.release,
        min_by(anchor.rate_pct, anchor.period) as rate_pct,
        min(anchor.day) as day
    from first
    inner join anchor
        on anchor.period > first.period
    where first.anchor_cutoff > first.day + interval 6 months
    group by first.release
)

select
    first.release,
    first.cutoff,
    official.period,
    official.p0_pct,
    official.p0_se_pct,
    -- The population that BPS's own count implies.
    1000 * official.poor_thousand / (official.p0_pct / 100) as population,
    if(first.period is null, null, first.anchor_release) as anchor_release,
    first.period as anchor_period,
    case
        when next.day is null then first.rate_pct
        else first.rate_pct + (next.rate_pct - first.rate_pct)
            * least(1, (first.anchor_cutoff - first.day) / (next.day - first.day)::double)
    end as anchor_pct,
    first.se_pct as anchor_se_pct,
    case
        when first.period is null then null
        when next.day is not null then 'interpolated'
        when first.is_carried then 'carried'
        else 'official'
    end as anchor_kind,
    province.period as province_period,
    province.p0_pct as province_rate_pct,
    province.p0_se_pct as province_se_pct
from first
left join next
    on next.release = first.release
left join known as official
    on official.period = (
        select max(known.period)
        from known
        where known.period <= strftime(first.cutoff, '%Y-%m')
    )
left join march as province
    on province.area_code = $province
    and province.period = first.period
