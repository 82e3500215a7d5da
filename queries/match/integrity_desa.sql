-- What was checked and found in each desa (NULL: not in the registry), by kind and programme.
-- grain:   area_code, kind, programme_code
-- reads:   checked
select
    checked.area_code,
    checked.kind,
    checked.programme_code,
    count(*) filter (where checked.is_found) as findings,
    count(*) as checked,
    (sum(checked.amount_idr) filter (where checked.is_found))::bigint as amount_idr
from checked
group by
    checked.area_code,
    checked.kind,
    checked.programme_code
