-- Whom one programme reaches, misses and leaks to in one area, in each release that has a list.
-- grain:   release
-- params:  area, programme
-- reads:   programme_area, release, area_release, programme
select
    programme_area.release,
    release.cutoff,
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
inner join release
    on release.release = programme_area.release
where programme_area.area_code in (
    select area_release.area_code from area_release where area_release.area_code = $area
)
    and programme_area.programme_code in (
        select programme.programme_code from programme where programme.programme_code = $programme
    )
order by programme_area.release
