-- Errors and coverage of the forecasts in each year, the last two, all, and all without the best.
-- grain:   situation, first_period, last_period, left_out_period
-- reads:   backtest_span
select
    backtest_span.situation,
    backtest_span.first_year || '-03' as first_period,
    backtest_span.last_year || '-03' as last_period,
    backtest_span.left_out_year || '-03' as left_out_period,
    backtest_span.areas,
    backtest_span.crossings,
    backtest_span.mae_gap_pp,
    backtest_span.baseline_mae_gap_pp,
    backtest_span.coverage80_pct,
    backtest_span.coverage95_pct
from backtest_span
order by
    backtest_span.situation,
    first_period,
    last_period,
    left_out_period nulls first
