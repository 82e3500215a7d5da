-- Where a benefit stands that was set aside, and why: the office's own file holds the row itself.
-- grain:   file, line, entry
-- reads:   recipient_verdict, recipient_file, source
select
    recipient_verdict.file,
    -- The row as the office's file or sheet counts it, from 1.
    coalesce(
        recipient_file.line, recipient_verdict.row - source.first_row + source.skip + 1
    )::bigint as line,
    recipient_verdict.entry,
    recipient_verdict.programme_code,
    recipient_verdict.verdict as reason
from recipient_verdict
inner join recipient_file
    on recipient_file.row = recipient_verdict.row
    and recipient_file.file = recipient_verdict.file
inner join source
    on source.file = recipient_verdict.file
where recipient_verdict.verdict <> 'accepted'
