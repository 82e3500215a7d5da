-- Families and persons of the registry by national decile (0: none), with their keys.
-- grain:   decile
-- reads:   family, size
select
    coalesce(family.decile, 0)::integer as decile,
    count(*) as families,
    sum(coalesce(size.persons, 0))::bigint as persons,
    (sum(family.record_key::bigint) % 4294967296)::bigint as families_key,
    (sum(coalesce(size.persons_key, 0)) % 4294967296)::bigint as persons_key
from family
left join size
    on size.family_hash = family.family_hash
group by coalesce(family.decile, 0)
