-- What is kept of a person: keyed hashes of a well-formed NIK and of the KK.
-- grain:   person
-- params:  inner_pad, outer_pad
-- reads:   person_verdict, family_verdict
with family as (
    select
        family_verdict.kk,
        unhex(left(
            sha256($outer_pad || unhex(sha256($inner_pad || encode(family_verdict.kk)))), 32
        )) as family_hash
    from family_verdict
    where family_verdict.verdict = 'accepted'
)

select
    case
        when regexp_full_match(person_verdict.nik, '[0-9]{16}')
            then unhex(left(
                sha256($outer_pad || unhex(sha256($inner_pad || encode(person_verdict.nik)))), 32
            ))
    end as person_hash,
    family.family_hash
from person_verdict
inner join family
    on family.kk = person_verdict.kk
where person_verdict.verdict = 'accepted'
