-- Families and persons of every area at every level in each release; parents are sums of desa.
-- grain:   release, area_code
-- reads:   desa_count, area_desa
-- publish: no
select
    desa_count.release,
    area_desa.area_code,
    sum(desa_count.families)::bigint as families,
    sum(desa_count.persons)::bigint as persons,
    sum(desa_count.families_decile1)::bigint as families_decile1,
    sum(desa_count.persons_decile1)::bigint as persons_decile1,
    sum(desa_count.persons_known_decile)::bigint as persons_known_decile,
    sum(desa_count.persons_decile12)::bigint as persons_decile12,
    sum(desa_count.persons_regional_decile1)::bigint as persons_regional_decile1,
    sum(desa_count.persons_known_regional_decile)::bigint as persons_known_regional_decile
from area_desa
inner join desa_count
    on desa_count.area_code = area_desa.desa_code
group by
    desa_count.release,
    area_desa.area_code
