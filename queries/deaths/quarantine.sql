-- Where a row stands that was set aside, and why: the office's own file holds the row itself.
-- grain:   file, record
-- reads:   death_verdict, unreadable
with placed as (
    select
        death_verdict.file,
        death_verdict.row - min(death_verdict.row) over (partition by death_verdict.file) + 1
            as record,
        death_verdict.verdict as reason
    from death_verdict
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
    placed.reason
from placed
where placed.reason not in ('accepted', 'repeated')
