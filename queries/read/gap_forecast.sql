-- What the coming March figures may be: rates, gap, and the chances of being below the province.
-- grain:   period
-- params:  area?
-- reads:   gap_forecast
select
    gap_forecast.period,
    gap_forecast.situation,
    gap_forecast.gap_q025 as gap_low95_pp,
    gap_forecast.gap_q10 as gap_low80_pp,
    gap_forecast.gap_q25 as gap_low50_pp,
    gap_forecast.gap_q50 as gap_pp,
    gap_forecast.gap_q75 as gap_high50_pp,
    gap_forecast.gap_q90 as gap_high80_pp,
    gap_forecast.gap_q975 as gap_high95_pp,
    gap_forecast.p0_q025 as p0_low95_pct,
    gap_forecast.p0_q10 as p0_low80_pct,
    gap_forecast.p0_q25 as p0_low50_pct,
    gap_forecast.p0_q50 as p0_pct,
    gap_forecast.p0_q75 as p0_high50_pct,
    gap_forecast.p0_q90 as p0_high80_pct,
    gap_forecast.p0_q975 as p0_high95_pct,
    gap_forecast.province_q10 as province_low80_pct,
    gap_forecast.province_q50 as province_pct,
    gap_forecast.province_q90 as province_high80_pct,
    gap_forecast.below_published_pct,
    gap_forecast.below_true_pct,
    gap_forecast.distinguishable_pct,
    gap_forecast.needed_gap_pp
from gap_forecast
where gap_forecast.area_code = coalesce($area, gap_forecast.area_code)
order by gap_forecast.period
