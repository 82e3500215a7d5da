-- What is kept of a person: keyed hashes of a well-formed NIK and of the KK, sex, age, codes.
-- grain:   person
-- params:  inner_pad, outer_pad
-- reads:   person_verdict, family_hash
select
    case
        when length(person_verdict.nik) = 16
            then unhex(left(
                sha256($outer_pad || unhex(sha256($inner_pad || encode(person_verdict.nik)))), 32
            ))
    end as person_hash,
    family_hash.family_hash,
    person_verdict.sex,
    person_verdict.age,
    person_verdict.disability,
    columns('trait_(.*)') as '\1',
    columns('kept_(.*)') as '\1' -- noqa: AL08
from person_verdict
inner join family_hash
    on family_hash.kk = person_verdict.kk
where person_verdict.verdict = 'accepted'
