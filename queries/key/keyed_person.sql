-- Each kept person with its record key: the first 32 bits of the keyed hash of the NIK.
-- grain:   person
-- reads:   kept_person
with placed as (
    select
        kept_person.*,
        -- Who has no NIK is told by the family and a place among its others without one, oldest
        -- first: the same in every release in which they are the same.
        row_number() over (
            partition by kept_person.family_hash, kept_person.person_hash is null
            order by kept_person.age desc nulls last, kept_person.sex asc
        ) as place
    from kept_person
)

select
    placed.* exclude (place),
    ('0x' || left(
        coalesce(hex(placed.person_hash), md5(hex(placed.family_hash) || placed.place)), 8
    ))::uinteger as record_key
from placed
