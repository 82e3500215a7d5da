-- Each kept family with its record key: the first 32 bits of its keyed hash.
-- grain:   family_hash
-- reads:   kept_family
select
    kept_family.*,
    ('0x' || left(hex(kept_family.family_hash), 8))::uinteger as record_key
from kept_family
