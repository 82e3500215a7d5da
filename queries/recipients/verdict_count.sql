-- How many benefits of each file were accepted, or set aside for which reason.
-- grain:   file, verdict
-- reads:   recipient_verdict
select
    recipient_verdict.file,
    recipient_verdict.verdict,
    count(*) as benefits
from recipient_verdict
group by
    recipient_verdict.file,
    recipient_verdict.verdict
