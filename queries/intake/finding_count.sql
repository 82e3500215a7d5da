-- What is doubtful in rows that were accepted all the same.
-- grain:   rule
-- reads:   family_verdict, person_verdict
with person as (
    select
        person_verdict.kk,
        person_verdict.nik
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
)

select
    'empty_nik' as rule,
    count(*) as rows
from person
where person.nik is null
union all
select
    'bad_nik' as rule,
    count(*) as rows
from person
where not regexp_full_match(person.nik, '[0-9]{16}')
union all
-- Those who hold a NIK beyond the first of its holders.
select
    'duplicate_nik' as rule,
    count(*) - count(distinct person.nik) as rows
from person
where regexp_full_match(person.nik, '[0-9]{16}')
union all
select
    'family_without_person' as rule,
    count(*) as rows
from family
where family.persons = 0
union all
select
    'member_count_differs' as rule,
    count(*) as rows
from family
where family.persons > 0
    and family.members <> family.persons
union all
select
    'village_name_differs' as rule,
    count(*) as rows
from family
where not family.is_name_confirmed
