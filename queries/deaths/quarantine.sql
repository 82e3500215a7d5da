-- Where a row stands that was set aside, and why: the office's own file holds the row itself.
-- grain:   file, line
-- reads:   death_verdict, death_file, source
select
    death_verdict.file,
    -- The row as the office's file or sheet counts it, from 1.
    coalesce(death_file.line, death_verdict.row - source.first_row + source.skip + 1)::bigint
        as line,
    death_verdict.verdict as reason
from death_verdict
inner join death_file
    on death_file.row = death_verdict.row
    and death_file.file = death_verdict.file
inner join source
    on source.file = death_verdict.file
where death_verdict.verdict not in ('accepted', 'repeated')
