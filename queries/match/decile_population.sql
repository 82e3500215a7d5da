-- Families and persons of the registry by national decile (0: none).
-- grain:   decile
-- reads:   family, size
select
    coalesce(family.decile, 0)::integer as decile,
    count(*) as families,
    sum(coalesce(size.persons, 0))::bigint as persons
from family
left join size
    on size.family_hash = family.family_hash
group by coalesce(family.decile, 0)
