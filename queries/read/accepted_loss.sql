-- Deliveries that seemed to lack a part and were accepted all the same, with the reason given.
-- grain:   release, subject, code
-- reads:   accepted_loss
select
    accepted_loss.release,
    accepted_loss.subject,
    accepted_loss.code,
    accepted_loss.reason
from accepted_loss
order by
    accepted_loss.release nulls last,
    accepted_loss.subject,
    accepted_loss.code
