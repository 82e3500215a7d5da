-- Families of the registry that two listed programmes reach, with their cell key.
-- grain:   programme_code, other_code
-- reads:   reach
select
    reach.programme_code,
    other.programme_code as other_code,
    count(*) as families,
    (sum(reach.record_key) % 4294967296)::bigint as families_key
from reach
inner join reach as other
    on other.family_hash = reach.family_hash
    and other.programme_code > reach.programme_code
group by
    reach.programme_code,
    other.programme_code
