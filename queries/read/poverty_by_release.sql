-- Families, persons and rates of one area in each release.
-- grain:   release
-- params:  area
-- reads:   area_release, release
select
    release.release,
    release.cutoff,
    area_release.families,
    area_release.persons,
    area_release.families_decile1,
    area_release.persons_decile1,
    area_release.decile1_share_pct,
    area_release.poverty_rate_pct,
    area_release.province_rate_pct,
    area_release.gap_pp,
    absences_of(area_release.withheld, [
        'decile1_share_pct', 'poverty_rate_pct', 'province_rate_pct', 'gap_pp'
    ]) as withheld
from release
inner join area_release
    on area_release.release = release.release
where area_release.area_code = $area
order by release.release
