-- Where a benefit stands that was set aside, and why: the office's own file holds the row itself.
-- grain:   file, record, entry
-- reads:   recipient_file, recipient_verdict, unreadable
with first_row as (
    select
        recipient_file.file,
        min(recipient_file.row) as row
    from recipient_file
    group by recipient_file.file
),

placed as (
    select
        recipient_verdict.file,
        recipient_verdict.row - first_row.row + 1 as record,
        recipient_verdict.entry,
        recipient_verdict.programme_code,
        recipient_verdict.verdict as reason
    from recipient_verdict
    inner join first_row
        on first_row.file = recipient_verdict.file
    where recipient_verdict.verdict <> 'accepted'
),

-- How many readable records stand before each unreadable one, which has no row of its own.
gap as (
    select
        unreadable.file,
        unreadable.record - row_number() over (
            partition by unreadable.file order by unreadable.record
        ) as readable_before
    from unreadable
)

select
    placed.file,
    placed.record + (
        select count(*)
        from gap
        where gap.file = placed.file
            and gap.readable_before < placed.record
    ) as record,
    placed.entry,
    placed.programme_code,
    placed.reason
from placed
