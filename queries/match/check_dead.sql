-- Each recipient with a NIK, where there is a list of deaths; found: dead before the period began.
-- grain:   programme_code, person_hash
-- reads:   matched, death
with dead as (
    select
        death.person_hash,
        min(death.died_on) as died_on
    from death
    group by death.person_hash
)

select
    'dead_recipient' as kind,
    matched.programme_code,
    matched.person_hash as unit_key,
    matched.person_hash,
    min(dead.died_on) as died_on,
    min(matched.area_code) as area_code,
    coalesce(bool_or(dead.died_on < matched.starts_on), false) as is_found,
    (sum(matched.amount_idr) filter (where dead.died_on < matched.starts_on))::bigint
        as amount_idr
from matched
left join dead
    on dead.person_hash = matched.person_hash
where matched.person_hash is not null
    and exists (select death.person_hash from death)
group by
    matched.programme_code,
    matched.person_hash
