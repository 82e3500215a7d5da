-- What is kept of a person: keyed hashes of a well-formed NIK and of the KK, sex, age, codes.
-- grain:   person
-- params:  inner_pad, outer_pad
-- reads:   person_verdict, family_hash, person_trait, person_file
select
    case
        when length(person_verdict.nik) = 16
            then unhex(left(
                sha256($outer_pad || unhex(sha256($inner_pad || encode(person_verdict.nik)))), 32
            ))
    end as person_hash,
    family_hash.family_hash,
    person_trait.sex,
    person_trait.age,
    person_trait.disability,
    columns('trait_(.*)') as '\1',
    columns('kept_(.*)') as '\1' -- noqa: AL08
from person_verdict
inner join family_hash
    on family_hash.kk = person_verdict.kk
inner join person_trait
    on person_trait.row = person_verdict.row
    and person_trait.file = person_verdict.file
inner join person_file
    on person_file.row = person_verdict.row
    and person_file.file = person_verdict.file
where person_verdict.verdict = 'accepted'
