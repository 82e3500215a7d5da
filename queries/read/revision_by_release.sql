-- The estimate of one area as it was first known, and as later official figures revised it.
-- grain:   release
-- params:  area
-- reads:   area_release, release
select
    release.release,
    release.cutoff,
    area_release.poverty_rate_first_pct,
    area_release.poverty_rate_pct,
    case
        when area_release.is_revised
            then area_release.poverty_rate_pct - area_release.poverty_rate_first_pct
        when not area_release.is_revised then 0.0::double
    end as revision_pp,
    absences_of(area_release.withheld, [
        'poverty_rate_first_pct', 'poverty_rate_pct'
    ])
    || absence(
        'revision_pp',
        revision_pp,
        coalesce(reason_of(area_release.withheld, 'poverty_rate_pct'), 'not_measured')
    ) as withheld
from release
inner join area_release
    on area_release.release = release.release
where area_release.area_code = $area
order by release.release
