-- Each kept person with its record key: the first 32 bits of the keyed hash of the NIK.
-- grain:   person
-- reads:   kept_person
-- Who has no NIK is told by the family and a place among its others without one, oldest first: the
-- same in every release in which they are the same.
with nameless as (
    select
        kept_person.*,
        row_number() over (
            partition by kept_person.family_hash
            order by kept_person.age desc nulls last, kept_person.sex asc
        ) as place
    from kept_person
    where kept_person.person_hash is null
)

select
    kept_person.*,
    ('0x' || left(hex(kept_person.person_hash), 8))::uinteger as record_key
from kept_person
where kept_person.person_hash is not null
union all
select
    nameless.* exclude (place),
    ('0x' || left(md5(hex(nameless.family_hash) || nameless.place), 8))::uinteger as record_key
from nameless
