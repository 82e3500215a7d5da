-- How many rows of each file were accepted, or set aside for which reason; one benefit is enough.
-- grain:   file, verdict
-- reads:   recipient_file, recipient_verdict
with judged as (
    select
        recipient_file.file,
        recipient_file.row,
        -- A wide row that says yes to nothing is no fault.
        coalesce(
            min(recipient_verdict.verdict) filter (where recipient_verdict.verdict = 'accepted'),
            min(recipient_verdict.verdict),
            'accepted'
        ) as verdict
    from recipient_file
    left join recipient_verdict
        on recipient_verdict.file = recipient_file.file
        and recipient_verdict.row = recipient_file.row
    group by
        recipient_file.file,
        recipient_file.row
)

select
    judged.file,
    judged.verdict,
    count(*) as rows
from judged
group by
    judged.file,
    judged.verdict
