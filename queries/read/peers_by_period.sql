-- Every kabupaten/kota of the province in one March: rate, gap with its band, and how it moved.
-- grain:   area_code
-- params:  period?, earlier?
-- reads:   area, official_poverty, official_error
with march as (
    select
        area.area_code,
        area.name as area_name,
        official_poverty.period,
        official_poverty.p0_pct,
        own_error.p0_se_pct,
        official_poverty.p0_pct - province.p0_pct as gap_pp,
        -- A band of 90 % from the sampling errors of both figures.
        1.6449 * sqrt(
            pow(own_error.p0_se_pct, 2) + pow(province_error.p0_se_pct, 2)
        ) as reach_pp
    from area
    inner join official_poverty
        on official_poverty.area_code = area.area_code
        and official_poverty.p0_pct is not null
    inner join official_poverty as province
        on province.area_code = area.parent_code
        and province.period = official_poverty.period
        and province.p0_pct is not null
    left join official_error as own_error
        on own_error.area_code = area.area_code
        and own_error.period = official_poverty.period
    left join official_error as province_error
        on province_error.area_code = area.parent_code
        and province_error.period = official_poverty.period
    where area.level = 'kabupaten'
),

-- The newest March that the most areas have.
asked as (
    select march.period
    from march
    where march.period like '%-03'
    group by march.period
    order by
        count(*) desc,
        march.period desc
    limit 1
)

select
    now.area_code,
    now.area_name,
    now.period,
    now.p0_pct,
    now.p0_se_pct,
    now.gap_pp,
    now.gap_pp - now.reach_pp as gap_low_pp,
    now.gap_pp + now.reach_pp as gap_high_pp,
    case
        when now.gap_pp > now.reach_pp then 'above'
        when now.gap_pp < -now.reach_pp then 'below'
        when now.reach_pp is not null then 'not_distinguishable'
    end as province_class,
    earlier.p0_pct as earlier_p0_pct,
    earlier.gap_pp as earlier_gap_pp,
    now.gap_pp - earlier.gap_pp as gap_change_pp,
    rank() over (order by now.p0_pct) as place,
    rank() over (order by now.gap_pp - earlier.gap_pp) as place_by_change,
    absence('p0_se_pct', now.p0_se_pct, 'not_measured')
    || absence('gap_low_pp', now.reach_pp, 'not_measured')
    || absence('gap_high_pp', now.reach_pp, 'not_measured')
    || absence('province_class', now.reach_pp, 'not_measured')
    || absence('earlier_p0_pct', earlier.p0_pct, 'not_measured')
    || absence('earlier_gap_pp', earlier.gap_pp, 'not_measured')
    || absence('gap_change_pp', earlier.gap_pp, 'not_measured') as withheld
from march as now
left join march as earlier
    on earlier.area_code = now.area_code
    and earlier.period = coalesce($earlier, '2015-03')
where now.period = coalesce($period, (select asked.period from asked))
order by
    now.p0_pct,
    now.area_code
