-- What a delivery tells of each programme and period: recipients, and rupiah where it says them.
-- grain:   programme_code, period
-- reads:   recipient_verdict
select
    recipient_verdict.programme_code,
    recipient_verdict.period,
    count(*) as recipients,
    sum(recipient_verdict.amount_idr)::bigint as amount_idr
from recipient_verdict
where recipient_verdict.verdict = 'accepted'
group by
    recipient_verdict.programme_code,
    recipient_verdict.period
