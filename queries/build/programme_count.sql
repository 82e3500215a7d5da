-- Recipients, eligible, reached, missed and leaked of each listed programme, before any is hidden.
-- grain:   release, area_code, programme_code
-- reads:   programme_desa, area_desa
-- publish: no
select
    programme_desa.release,
    area_desa.area_code,
    programme_desa.programme_code,
    sum(programme_desa.recipients)::bigint as recipients,
    sum(programme_desa.eligible)::bigint as eligible,
    sum(programme_desa.reached)::bigint as reached,
    sum(programme_desa.eligible - programme_desa.reached)::bigint as missed,
    sum(programme_desa.recipients - programme_desa.reached)::bigint as leaked,
    sum(programme_desa.amount_idr)::bigint as amount_idr
from area_desa
inner join programme_desa
    on programme_desa.area_code = area_desa.desa_code
group by
    programme_desa.release,
    area_desa.area_code,
    programme_desa.programme_code
