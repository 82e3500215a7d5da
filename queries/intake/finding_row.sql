-- What is doubtful in rows that were accepted all the same, and where it stands.
-- grain:   rule, kind, file, row
-- reads:   family_verdict, person_verdict
with person as (
    select
        person_verdict.file,
        person_verdict.row,
        person_verdict.kk,
        person_verdict.nik,
        coalesce(length(person_verdict.nik) = 16, false) as is_whole
    from person_verdict
    where person_verdict.verdict = 'accepted'
),

family as (
    select
        family_verdict.*,
        coalesce(member.persons, 0) as persons
    from family_verdict
    left join (
        select
            person.kk,
            count(*) as persons
        from person
        group by person.kk
    ) as member
        on member.kk = family_verdict.kk
    where family_verdict.verdict = 'accepted'
),

shared as (
    select person.nik
    from person
    where person.is_whole
    group by person.nik
    having count(*) > 1
),

-- Those who hold a NIK beyond the first of its holders.
further as (
    select
        person.file,
        person.row
    from person
    inner join shared
        on shared.nik = person.nik
    qualify row_number() over (partition by person.nik order by person.file, person.row) > 1
),

told as (
    select person_verdict.*
    from person_verdict
    where person_verdict.verdict = 'accepted'
        and (
            person_verdict.has_unread_sex
            or person_verdict.has_unread_birth
            or person_verdict.has_unread_code
        )
)

select
    'empty_nik' as rule,
    'person' as kind,
    person.file,
    person.row
from person
where person.nik is null
union all
select
    'bad_nik' as rule,
    'person' as kind,
    person.file,
    person.row
from person
where person.nik is not null
    and not person.is_whole
union all
select
    'duplicate_nik' as rule,
    'person' as kind,
    further.file,
    further.row
from further
union all
select
    'unread_sex' as rule,
    'person' as kind,
    told.file,
    told.row
from told
where told.has_unread_sex
union all
select
    'unread_birth_date' as rule,
    'person' as kind,
    told.file,
    told.row
from told
where told.has_unread_birth
union all
select
    'unread_code' as rule,
    'person' as kind,
    told.file,
    told.row
from told
where told.has_unread_code
union all
select
    'unread_code' as rule,
    'family' as kind,
    family.file,
    family.row
from family
where family.has_unread_code
union all
select
    'family_without_person' as rule,
    'family' as kind,
    family.file,
    family.row
from family
where family.persons = 0
union all
select
    'member_count_differs' as rule,
    'family' as kind,
    family.file,
    family.row
from family
where family.persons > 0
    and family.members <> family.persons
union all
select
    'village_name_differs' as rule,
    'family' as kind,
    family.file,
    family.row
from family
where not family.is_name_confirmed
