-- Each recipient of known decile in a programme with a decile rule; found: outside its deciles.
-- grain:   programme_code, unit_key
-- reads:   matched, rule_now
with allowed as (
    select
        rule_now.programme_code,
        min(rule_now.decile_min) as decile_min,
        max(rule_now.decile_max) as decile_max
    from rule_now
    group by rule_now.programme_code
    having count(*) = count(rule_now.decile_max)
)

select
    'above_limit' as kind,
    matched.programme_code,
    coalesce(matched.unit_key, matched.home_hash) as unit_key,
    min(matched.person_hash) as person_hash,
    min(matched.area_code) as area_code,
    bool_or(matched.decile not between allowed.decile_min and allowed.decile_max) as is_found,
    sum(matched.amount_idr)::bigint as amount_idr
from matched
inner join allowed
    on allowed.programme_code = matched.programme_code
where matched.decile is not null
group by
    matched.programme_code,
    coalesce(matched.unit_key, matched.home_hash)
