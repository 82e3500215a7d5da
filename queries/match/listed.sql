-- The programmes of which there is a list in the quarter, and what it holds.
-- grain:   programme_code
-- reads:   recipient
select
    recipient.programme_code,
    count(*) as benefits,
    count(*) filter (where recipient.status not in ('received', 'paid')) as failed
from recipient
group by recipient.programme_code
