-- How each release is tied to BPS: the official figure, the shift, the mean, the population.
-- grain:   release
-- params:  area
-- reads:   area_release, release_official
with village as (
    select
        area_release.release,
        ln(area_release.poverty_rate_pct / (100 - area_release.poverty_rate_pct))
            - ln(area_release.decile1_share_pct / (100 - area_release.decile1_share_pct))
            as shift_logit
    from area_release
    where area_release.level = 'desa'
        and area_release.poverty_rate_pct between 0.01 and 99.99
        and area_release.decile1_share_pct between 0.01 and 99.99
),

-- The same for every village; the median sets aside what few persons do to a share.
shift as (
    select
        village.release,
        median(village.shift_logit) as shift_logit
    from village
    group by village.release
)

select
    official.release,
    official.cutoff,
    official.period,
    official.release = official.anchor_release as is_anchor,
    official.p0_pct,
    official.p0_se_pct,
    official.province_se_pct,
    official.population,
    shift.shift_logit,
    kabupaten.decile1_share_pct,
    kabupaten.poverty_rate_pct,
    kabupaten.poor_persons,
    absence('p0_pct', official.p0_pct, 'not_measured')
    || absence('p0_se_pct', official.p0_se_pct, 'not_measured')
    || absence('province_se_pct', official.province_se_pct, 'not_measured')
    || absence('population', official.population, 'not_measured')
    || absence('shift_logit', shift.shift_logit, 'not_measured')
    || absences_of(kabupaten.withheld, [
        'decile1_share_pct', 'poverty_rate_pct', 'poor_persons'
    ]) as withheld
from release_official as official
inner join area_release as kabupaten
    on kabupaten.release = official.release
    and kabupaten.area_code = $area
left join shift
    on shift.release = official.release
order by official.release
