-- The standard error of the model itself by level, and what it makes of an estimate of 10 %.
-- grain:   level
-- reads:   model_error
select
    model_error.level,
    model_error.logit_se as logit_error,
    -- What an estimate of 10 % may be with this error alone, 5 % on either side.
    100 / (1 + exp(ln(9) + 1.6448536269514722::double * model_error.logit_se)) as ten_low_pct,
    100 / (1 + exp(ln(9) - 1.6448536269514722::double * model_error.logit_se)) as ten_high_pct,
    model_error.source,
    model_error.note
from model_error
order by
    model_error.logit_se,
    model_error.level
