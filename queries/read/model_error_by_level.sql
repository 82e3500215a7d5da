-- The standard error of the model itself, by level.
-- grain:   level
-- reads:   model_error
select
    model_error.level,
    model_error.logit_se as logit_error,
    model_error.source,
    model_error.note
from model_error
order by
    model_error.logit_se,
    model_error.level
