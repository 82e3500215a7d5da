-- Each NIK and KK of a list once: keyed hash (HMAC-SHA256, 128 bits), record key, as the registry.
-- grain:   number
-- params:  inner_pad, outer_pad
-- reads:   recipient_verdict
with number as (
    select recipient_verdict.nik as number
    from recipient_verdict
    where recipient_verdict.verdict = 'accepted'
        and recipient_verdict.nik is not null
    union
    select recipient_verdict.kk as number
    from recipient_verdict
    where recipient_verdict.verdict = 'accepted'
        and recipient_verdict.kk is not null
),

hashed as (
    select
        number.number,
        left(
            sha256($outer_pad || unhex(sha256($inner_pad || encode(number.number)))), 32
        ) as digits
    from number
)

select
    hashed.number,
    unhex(hashed.digits) as hash,
    ('0x' || left(hashed.digits, 8))::uinteger as record_key
from hashed
