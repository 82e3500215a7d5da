-- Recipients, eligible, reached, missed and leaked of each listed programme, before any is hidden.
-- grain:   release, area_code, programme_code
-- reads:   programme_desa, area_desa, area_count, programme_release
-- publish: no
with summed as (
    select
        programme_desa.release,
        area_desa.area_code,
        programme_desa.programme_code,
        sum(programme_desa.recipients)::bigint as recipients,
        sum(programme_desa.eligible)::bigint as eligible,
        sum(programme_desa.reached)::bigint as reached,
        sum(programme_desa.amount_idr)::bigint as amount_idr
    from area_desa
    inner join programme_desa
        on programme_desa.area_code = area_desa.desa_code
    group by
        programme_desa.release,
        area_desa.area_code,
        programme_desa.programme_code
)

select
    summed.*,
    summed.eligible - summed.reached as missed,
    summed.recipients - summed.reached as leaked,
    -- What a rule of deciles alone tells beside the area's own counts.
    case
        when programme_release.is_decile_rule and programme_release.unit = 'family'
            then area_count.families - summed.eligible
        when programme_release.is_decile_rule then area_count.persons - summed.eligible
        else 0
    end as rest
from summed
inner join area_count
    on area_count.release = summed.release
    and area_count.area_code = summed.area_code
inner join programme_release
    on programme_release.release = summed.release
    and programme_release.programme_code = summed.programme_code
