-- Where a row stands that was set aside, and why: the office's own file holds the row itself.
-- grain:   kind, file, record
-- reads:   family_verdict, person_verdict, unreadable
with verdict as (
    select
        'family' as kind,
        family_verdict.file,
        family_verdict.row,
        family_verdict.verdict
    from family_verdict
    union all
    select
        'person' as kind,
        person_verdict.file,
        person_verdict.row,
        person_verdict.verdict
    from person_verdict
),

placed as (
    select
        verdict.kind,
        verdict.file,
        verdict.row - min(verdict.row) over (partition by verdict.kind, verdict.file) + 1
            as record,
        verdict.verdict as reason
    from verdict
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
    placed.kind,
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
