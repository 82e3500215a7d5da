-- What is doubtful in benefits that were accepted all the same, and payments not received.
-- grain:   rule
-- reads:   recipient_verdict
with doubt as (
    select unnest(recipient_verdict.reasons) as rule
    from recipient_verdict
    where recipient_verdict.verdict = 'accepted'
    union all
    select recipient_verdict.status || '_payment' as rule
    from recipient_verdict
    where recipient_verdict.verdict = 'accepted'
        and recipient_verdict.status in ('failed', 'pending')
)

select
    doubt.rule,
    count(*) as rows
from doubt
group by doubt.rule
