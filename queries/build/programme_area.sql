-- Coverage, exclusion and leakage of each listed programme in each area; percentages from 30 on.
-- grain:   release, area_code, programme_code
-- params:  fewest
-- reads:   protected, programme_release, area
with counted as (
    select
        protected.release,
        protected.area_code,
        protected.name as programme_code,
        max(protected.count) filter (where protected.measure = 'recipients') as recipients,
        max(protected.count) filter (where protected.measure = 'eligible') as eligible,
        max(protected.count) filter (where protected.measure = 'reached') as reached,
        max(protected.count) filter (where protected.measure = 'missed') as missed,
        max(protected.count) filter (where protected.measure = 'leaked') as leaked,
        max(protected.amount_idr) as amount_idr
    from protected
    where protected.relation = 'programme'
    group by
        protected.release,
        protected.area_code,
        protected.name
),

-- A part may be moved above its whole.
shared as (
    select
        counted.release,
        counted.area_code,
        area.level,
        counted.programme_code,
        programme_release.pillar,
        programme_release.unit,
        counted.recipients,
        counted.eligible,
        counted.reached,
        counted.missed,
        counted.leaked,
        case
            when counted.eligible >= $fewest
                then least(100, 100 * counted.reached::double / counted.eligible)
        end as coverage_pct,
        case
            when counted.eligible >= $fewest
                then least(100, 100 * counted.missed::double / counted.eligible)
        end as exclusion_pct,
        -- The least of 100 and nothing would be 100.
        case
            when counted.recipients >= $fewest and counted.leaked is not null
                then least(100, 100 * counted.leaked::double / counted.recipients)
        end as leakage_pct,
        counted.amount_idr,
        -- Without a rule nobody is eligible, and nobody left out.
        case when counted.eligible is null then 'not_measured' else 'too_few' end as reason
    from counted
    inner join area
        on area.area_code = counted.area_code
    inner join programme_release
        on programme_release.release = counted.release
        and programme_release.programme_code = counted.programme_code
)

select
    shared.* exclude (reason),
    absence('eligible', shared.eligible, 'not_measured')
    || absence('reached', shared.reached, 'not_measured')
    || absence('missed', shared.missed, 'not_measured')
    || absence('leaked', shared.leaked, 'not_measured')
    || absence('coverage_pct', shared.coverage_pct, shared.reason)
    || absence('exclusion_pct', shared.exclusion_pct, shared.reason)
    || absence('leakage_pct', shared.leakage_pct, shared.reason)
    || absence('amount_idr', shared.amount_idr, 'not_measured') as withheld
from shared
