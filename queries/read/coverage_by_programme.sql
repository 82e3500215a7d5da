-- Whom each listed programme reaches, misses and leaks to in one area, protection first.
-- grain:   programme_code
-- params:  area, release
-- reads:   programme_area, area_release
select
    programme_area.programme_code,
    programme_area.pillar,
    programme_area.unit,
    programme_area.recipients,
    programme_area.eligible,
    programme_area.reached,
    programme_area.missed,
    programme_area.leaked,
    programme_area.coverage_pct,
    programme_area.exclusion_pct,
    programme_area.leakage_pct,
    programme_area.amount_idr,
    programme_area.withheld
from programme_area
where programme_area.area_code in (
    select area_release.area_code from area_release where area_release.area_code = $area
)
    and programme_area.release = $release
order by
    programme_area.pillar = 'Pemberdayaan Sosial',
    programme_area.programme_code
