-- Each person of the registry with what rules ask of them.
-- grain:   member
-- reads:   person, family
select
    row_number() over () as member,
    person.person_hash,
    person.record_key::bigint as record_key,
    person.family_hash,
    family.area_code,
    family.decile,
    family.family_size,
    person.age,
    person.disability = 'severe' as is_severely_disabled,
    person.schooling = 2 as is_at_school,
    person.age between 7 and 18 and person.schooling in (1, 3) as is_out_of_school
from person
inner join family
    on family.family_hash = person.family_hash
