-- Each kept benefit with the record key of whom it names: as the registry has it.
-- grain:   benefit
-- reads:   kept_recipient
select
    kept_recipient.*,
    ('0x' || left(
        hex(coalesce(kept_recipient.person_hash, kept_recipient.family_hash)), 8
    ))::uinteger as record_key
from kept_recipient
