-- How many rows of each file were accepted, repeated, or set aside for which reason.
-- grain:   kind, file, verdict
-- reads:   family_verdict, person_verdict
select
    'family' as kind,
    family_verdict.file,
    family_verdict.verdict,
    count(*) as rows
from family_verdict
group by
    family_verdict.file,
    family_verdict.verdict
union all
select
    'person' as kind,
    person_verdict.file,
    person_verdict.verdict,
    count(*) as rows
from person_verdict
group by
    person_verdict.file,
    person_verdict.verdict
