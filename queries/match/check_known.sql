-- Each recipient with a number, twice; found: not in the registry, of here or of another regency.
-- grain:   kind, programme_code, unit_key
-- reads:   matched
with recipient as (
    select
        matched.programme_code,
        coalesce(matched.person_hash, matched.family_hash) as unit_key,
        min(matched.person_hash) as person_hash,
        bool_or(matched.home_hash is not null) as is_known,
        bool_or(matched.is_other_regency) as is_other_regency,
        sum(matched.amount_idr)::bigint as amount_idr
    from matched
    where coalesce(matched.person_hash, matched.family_hash) is not null
    group by
        matched.programme_code,
        coalesce(matched.person_hash, matched.family_hash)
)

select
    named.kind,
    recipient.programme_code,
    recipient.unit_key,
    recipient.person_hash,
    null::varchar as area_code,
    not recipient.is_known
        and recipient.is_other_regency = (named.kind = 'other_regency') as is_found,
    recipient.amount_idr
from recipient
cross join (select unnest(['not_in_registry', 'other_regency']) as kind) as named
