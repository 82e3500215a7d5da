-- An area whose estimated poor persons are not the sum of its desa's.
-- grain:    release, area_code
-- reads:    area_measure, area_desa
-- severity: block
select
    area_measure.release,
    area_measure.area_code,
    area_measure.poor_persons,
    sum(desa.poor_persons) as desa_poor_persons
from area_measure
inner join area_desa
    on area_desa.area_code = area_measure.area_code
inner join area_measure as desa
    on desa.area_code = area_desa.desa_code
    and desa.release = area_measure.release
group by
    area_measure.release,
    area_measure.area_code,
    area_measure.poor_persons
having abs(sum(desa.poor_persons) - area_measure.poor_persons) > 1e-6
