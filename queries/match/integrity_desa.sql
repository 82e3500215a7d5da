-- What was checked and found in each desa (NULL: not in the registry), by kind and programme.
-- grain:   area_code, kind, programme_code
-- reads:   checked
with keyed as (
    select
        checked.area_code,
        checked.kind,
        checked.programme_code,
        checked.is_found,
        checked.amount_idr,
        -- Of the benefit, or of the family or person that all of its benefits are for.
        coalesce(
            checked.record_key, ('0x' || left(hex(checked.unit_key), 8))::uinteger::bigint
        ) as record_key
    from checked
)

select
    keyed.area_code,
    keyed.kind,
    keyed.programme_code,
    count(*) filter (where keyed.is_found) as findings,
    count(*) as checked,
    (sum(keyed.amount_idr) filter (where keyed.is_found))::bigint as amount_idr,
    (coalesce(sum(keyed.record_key) filter (where keyed.is_found), 0) % 4294967296)::bigint
        as findings_key,
    (sum(keyed.record_key) % 4294967296)::bigint as checked_key
from keyed
group by
    keyed.area_code,
    keyed.kind,
    keyed.programme_code
