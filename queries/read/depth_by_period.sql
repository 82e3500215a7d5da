-- How far the poor of one area are below the line, how unlike, and what all of it comes to.
-- grain:   period
-- params:  area
-- reads:   official_poverty
with printed as (
    select
        official_poverty.*,
        official_poverty.p1 / official_poverty.p0_pct as distance,
        -- half of the last digit that BPS printed
        0.005 as p0_half,
        case when round(official_poverty.p1, 2) = official_poverty.p1 then 0.005 else 0.0005 end
            as p1_half,
        case when round(official_poverty.p2, 2) = official_poverty.p2 then 0.005 else 0.0005 end
            as p2_half
    from official_poverty
    where official_poverty.area_code = $area
        and official_poverty.p0_pct > 0
        and official_poverty.p1 is not null
),

ranged as (
    select
        printed.*,
        (printed.p1 - printed.p1_half) / (printed.p0_pct + printed.p0_half) as distance_low,
        (printed.p1 + printed.p1_half) / (printed.p0_pct - printed.p0_half) as distance_high
    from printed
)

select
    ranged.period,
    ranged.p0_pct,
    ranged.p1,
    ranged.p2,
    100 * ranged.distance as mean_distance_pct,
    100 * ranged.distance_low as mean_distance_low_pct,
    100 * ranged.distance_high as mean_distance_high_pct,
    ranged.p2 / ranged.p0_pct - ranged.distance ^ 2 as poor_spread,
    (ranged.p2 - ranged.p2_half) / (ranged.p0_pct + ranged.p0_half) - ranged.distance_high ^ 2
        as poor_spread_low,
    (ranged.p2 + ranged.p2_half) / (ranged.p0_pct - ranged.p0_half) - ranged.distance_low ^ 2
        as poor_spread_high,
    ranged.distance * ranged.poverty_line_idr as mean_shortfall_idr,
    12 * 1000 * ranged.poor_thousand * ranged.distance * ranged.poverty_line_idr
        as all_shortfalls_idr,
    absence('p2', p2, 'not_measured')
    || absence('poor_spread', poor_spread, 'not_measured')
    || absence('poor_spread_low', poor_spread_low, 'not_measured')
    || absence('poor_spread_high', poor_spread_high, 'not_measured')
    || absence('mean_shortfall_idr', mean_shortfall_idr, 'not_measured')
    || absence('all_shortfalls_idr', all_shortfalls_idr, 'not_measured') as withheld
from ranged
order by ranged.period
