-- Where a row stands that was set aside, and why: the office's own file holds the row itself.
-- grain:   kind, file, line
-- reads:   family_verdict, person_verdict, family_file, person_file, source
with aside as (
    select
        'family' as kind,
        family_verdict.file,
        family_verdict.row,
        family_file.line,
        family_verdict.verdict as reason
    from family_verdict
    inner join family_file
        on family_file.row = family_verdict.row
        and family_file.file = family_verdict.file
    where family_verdict.verdict not in ('accepted', 'repeated')
    union all
    select
        'person' as kind,
        person_verdict.file,
        person_verdict.row,
        person_file.line,
        person_verdict.verdict as reason
    from person_verdict
    inner join person_file
        on person_file.row = person_verdict.row
        and person_file.file = person_verdict.file
    where person_verdict.verdict not in ('accepted', 'repeated')
)

select
    aside.kind,
    aside.file,
    -- The row as the office's file or sheet counts it, from 1.
    coalesce(aside.line, aside.row - source.first_row + source.skip + 1)::bigint as line,
    aside.reason
from aside
inner join source
    on source.file = aside.file
