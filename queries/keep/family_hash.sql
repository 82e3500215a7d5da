-- The keyed hash (HMAC-SHA256, 128 bits) of the KK of every family that is kept.
-- grain:   kk
-- params:  inner_pad, outer_pad
-- reads:   family_verdict
select
    family_verdict.kk,
    unhex(left(
        sha256($outer_pad || unhex(sha256($inner_pad || encode(family_verdict.kk)))), 32
    )) as family_hash
from family_verdict
where family_verdict.verdict = 'accepted'
