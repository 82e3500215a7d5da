-- How the model and plain persistence would have done one year ahead, in both situations.
-- grain:   situation, predictor, score
-- reads:   backtest_score
select
    backtest_score.situation,
    backtest_score.predictor,
    backtest_score.score,
    backtest_score.value
from backtest_score
order by
    backtest_score.situation,
    backtest_score.predictor,
    backtest_score.score
