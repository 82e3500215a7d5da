-- Whom each listed programme reaches by national decile (0: none): units, persons, keys, rupiah.
-- grain:   programme_code, decile
-- reads:   reach, size
select
    reach.programme_code,
    coalesce(reach.decile, 0)::integer as decile,
    sum(reach.recipients)::bigint as recipients,
    sum(coalesce(size.persons, 0))::bigint as persons,
    (sum(reach.recipients_key) % 4294967296)::bigint as recipients_key,
    (sum(coalesce(size.persons_key, 0)) % 4294967296)::bigint as persons_key,
    sum(reach.amount_idr)::bigint as amount_idr
from reach
left join size
    on size.family_hash = reach.family_hash
group by
    reach.programme_code,
    coalesce(reach.decile, 0)
