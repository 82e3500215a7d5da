-- What is kept of a death: a keyed hash of the NIK (HMAC-SHA256, 128 bits) and the day.
-- grain:   person_hash, died_on
-- params:  inner_pad, outer_pad
-- reads:   death_verdict
select
    unhex(left(
        sha256($outer_pad || unhex(sha256($inner_pad || encode(death_verdict.nik)))), 32
    )) as person_hash,
    death_verdict.died_on
from death_verdict
where death_verdict.verdict = 'accepted'
