-- Recipients, eligible, reached, missed and leaked of each listed programme, as counted.
-- grain:   release, area_code, name, measure
-- reads:   programme_desa, area_desa
-- publish: no
with summed as (
    select
        programme_desa.release,
        area_desa.area_code,
        programme_desa.programme_code,
        sum(programme_desa.recipients) as recipients,
        sum(programme_desa.eligible) as eligible,
        sum(programme_desa.reached) as reached,
        sum(programme_desa.recipients_key) as recipients_key,
        sum(programme_desa.eligible_key) as eligible_key,
        sum(programme_desa.reached_key) as reached_key,
        sum(programme_desa.amount_idr) as amount_idr
    from area_desa
    inner join programme_desa
        on programme_desa.area_code = area_desa.desa_code
    group by
        programme_desa.release,
        area_desa.area_code,
        programme_desa.programme_code
),

measured as (
    select
        summed.*,
        named.measure,
        case named.measure
            when 'recipients' then summed.recipients
            when 'eligible' then summed.eligible
            when 'reached' then summed.reached
            when 'missed' then summed.eligible - summed.reached
            when 'leaked' then summed.recipients - summed.reached
        end as count,
        -- Those missed are the eligible without those reached: so are their keys.
        case named.measure
            when 'recipients' then summed.recipients_key
            when 'eligible' then summed.eligible_key
            when 'reached' then summed.reached_key
            when 'missed' then summed.eligible_key - summed.reached_key
            when 'leaked' then summed.recipients_key - summed.reached_key
        end as cell_key
    from summed
    cross join (
        select unnest(['recipients', 'eligible', 'reached', 'missed', 'leaked']) as measure
    ) as named
)

select
    measured.release,
    'programme' as relation,
    measured.area_code,
    measured.programme_code as name,
    '' as other,
    measured.measure,
    measured.count::bigint as count,
    ((measured.cell_key % 4294967296 + 4294967296) % 4294967296)::bigint as cell_key,
    case when measured.measure = 'recipients' then measured.amount_idr end::bigint as amount_idr
from measured
where measured.count is not null
