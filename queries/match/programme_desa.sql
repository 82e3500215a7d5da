-- Each listed programme in each desa: recipients, eligible and reached units, keys, rupiah.
-- grain:   area_code, programme_code
-- reads:   area, listed, rule_now, reach, eligible
with reached as (
    select
        reach.programme_code,
        reach.area_code,
        sum(reach.recipients)::bigint as recipients,
        sum(reach.reached)::bigint as reached,
        (sum(reach.recipients_key) % 4294967296)::bigint as recipients_key,
        (sum(reach.reached_key) % 4294967296)::bigint as reached_key,
        sum(reach.amount_idr)::bigint as amount_idr
    from reach
    group by
        reach.programme_code,
        reach.area_code
),

entitled as (
    select
        eligible.programme_code,
        eligible.area_code,
        sum(eligible.units)::bigint as eligible,
        (sum(eligible.units_key) % 4294967296)::bigint as eligible_key
    from eligible
    group by
        eligible.programme_code,
        eligible.area_code
),

-- Without a rule that the registry can tell nobody is missed and nothing leaks: it is not known.
ruled as (
    select distinct rule_now.programme_code
    from rule_now
    where rule_now.is_seen
)

select
    area.area_code,
    listed.programme_code,
    coalesce(reached.recipients, 0) as recipients,
    case when ruled.programme_code is not null then coalesce(entitled.eligible, 0) end as eligible,
    case when ruled.programme_code is not null then coalesce(reached.reached, 0) end as reached,
    coalesce(reached.recipients_key, 0) as recipients_key,
    coalesce(entitled.eligible_key, 0) as eligible_key,
    coalesce(reached.reached_key, 0) as reached_key,
    reached.amount_idr
from area
cross join listed
left join ruled
    on ruled.programme_code = listed.programme_code
left join reached
    on reached.programme_code = listed.programme_code
    and reached.area_code = area.area_code
left join entitled
    on entitled.programme_code = listed.programme_code
    and entitled.area_code = area.area_code
where area.level = 'desa'
