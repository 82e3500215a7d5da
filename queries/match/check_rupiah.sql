-- Each benefit with rupiah in a programme of known amounts; found: less or more than those.
-- grain:   benefit
-- reads:   matched, programme_now
with bounded as (
    select
        matched.*,
        programme_now.amount_low_idr,
        programme_now.amount_high_idr,
        -- How often the amount may be paid in the benefit's own period.
        case programme_now.amount_period
            when 'day' then if(matched.period like '%Q%', 92, 31)
            when 'month' then if(matched.period like '%Q%', 3, 1)
            else 1
        end as times
    from matched
    inner join programme_now
        on programme_now.programme_code = matched.programme_code
    where matched.amount_idr is not null
        and coalesce(programme_now.amount_low_idr, programme_now.amount_high_idr) is not null
)

select
    'amount_out_of_range' as kind,
    bounded.benefit,
    bounded.programme_code,
    bounded.unit_key,
    bounded.record_key,
    bounded.person_hash,
    bounded.area_code,
    coalesce(bounded.amount_idr < bounded.amount_low_idr, false)
        or coalesce(bounded.amount_idr > bounded.amount_high_idr * bounded.times, false)
        as is_found,
    bounded.amount_idr
from bounded
