-- Each recipient whose decile tells it in a programme with a decile rule; found: outside.
-- grain:   programme_code, unit_key
-- reads:   matched, rule_now, release_now
with allowed as (
    select
        rule_now.programme_code,
        min(rule_now.decile_min) as decile_min,
        max(rule_now.decile_max) as decile_max
    from rule_now
    group by rule_now.programme_code
    having count(*) = count(rule_now.decile_max)
),

-- The last decile that the release tells stands for all above it.
recipient as (
    select
        matched.programme_code,
        coalesce(matched.unit_key, matched.home_hash) as unit_key,
        matched.person_hash,
        matched.area_code,
        matched.amount_idr,
        matched.decile as first_decile,
        if(matched.decile < release_now.top_decile, matched.decile, 10) as last_decile
    from matched
    cross join release_now
    where matched.decile is not null
)

select
    'above_limit' as kind,
    recipient.programme_code,
    recipient.unit_key,
    min(recipient.person_hash) as person_hash,
    min(recipient.area_code) as area_code,
    bool_or(
        recipient.last_decile < allowed.decile_min or recipient.first_decile > allowed.decile_max
    ) as is_found,
    sum(recipient.amount_idr)::bigint as amount_idr
from recipient
inner join allowed
    on allowed.programme_code = recipient.programme_code
-- Of a group that the limits cut nobody can tell.
where recipient.first_decile between allowed.decile_min and allowed.decile_max
    and recipient.last_decile <= allowed.decile_max
    or recipient.last_decile < allowed.decile_min
    or recipient.first_decile > allowed.decile_max
group by
    recipient.programme_code,
    recipient.unit_key
