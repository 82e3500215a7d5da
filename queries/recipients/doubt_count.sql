-- What is doubtful in benefits that were accepted all the same, and payments that failed.
-- grain:   rule
-- reads:   recipient_verdict
with doubt as (
    select unnest(recipient_verdict.reasons) as rule
    from recipient_verdict
    where recipient_verdict.verdict = 'accepted'
    union all
    select 'failed_payment' as rule
    from recipient_verdict
    where recipient_verdict.verdict = 'accepted'
        and recipient_verdict.status = 'failed'
)

select
    doubt.rule,
    count(*) as rows
from doubt
group by doubt.rule
