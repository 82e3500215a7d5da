-- The decile-1 share of each desa, moved off 0 and 1 by half a person so that it has a logit.
-- grain:   release, area_code
-- reads:   desa_count, area_desa
-- publish: no
select
    desa_count.release,
    desa_count.area_code,
    desa_count.persons,
    case desa_count.persons_decile1
        when 0 then 0.5::double
        when desa_count.persons_known_decile then desa_count.persons_decile1 - 0.5::double
        else desa_count.persons_decile1::double
    end / desa_count.persons_known_decile as share
from desa_count
inner join area_desa
    on area_desa.area_code = desa_count.area_code
where desa_count.persons_known_decile > 0
