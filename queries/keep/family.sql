-- What is kept of a family: a keyed hash of its KK (HMAC-SHA256, 128 bits), its desa, its deciles.
-- grain:   family_hash
-- params:  inner_pad, outer_pad
-- reads:   family_verdict
select
    unhex(left(
        sha256($outer_pad || unhex(sha256($inner_pad || encode(family_verdict.kk)))), 32
    )) as family_hash,
    family_verdict.area_code,
    family_verdict.decile,
    family_verdict.regional_decile
from family_verdict
where family_verdict.verdict = 'accepted'
