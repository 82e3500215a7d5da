-- What is kept of a person: keyed hashes of a well-formed NIK and of the KK.
-- grain:   person
-- params:  inner_pad, outer_pad
-- reads:   person_verdict
select
    case
        when regexp_full_match(person_verdict.nik, '[0-9]{16}')
            then unhex(left(
                sha256($outer_pad || unhex(sha256($inner_pad || encode(person_verdict.nik)))), 32
            ))
    end as person_hash,
    unhex(left(
        sha256($outer_pad || unhex(sha256($inner_pad || encode(person_verdict.kk)))), 32
    )) as family_hash
from person_verdict
where person_verdict.verdict = 'accepted'
