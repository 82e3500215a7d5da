-- Persons who would have to leave poverty to be level with the province at the coming survey.
-- grain:   area_code
-- params:  parent, release, level?
-- reads:   area, area_release, release_official, gap_forecast
with official as (
    select release_official.*
    from release_official
    where release_official.release = $release
),

-- The first March after the data: persons, points and months are those of its two figures.
coming as (
    select
        min(gap_forecast.period) as period,
        min_by(gap_forecast.gap_q50, gap_forecast.period) as gap_pp,
        min_by(gap_forecast.gap_q10, gap_forecast.period) as low_pp,
        min_by(gap_forecast.gap_q90, gap_forecast.period) as high_pp
    from gap_forecast
    cross join official
    where gap_forecast.period > strftime(official.cutoff, '%Y-%m')
),

region as (
    select
        official.population,
        whole.poor_persons,
        coming.period,
        coming.gap_pp,
        -- Nobody has to leave where the figure is below the province's.
        greatest(0, coming.gap_pp) / 100 * official.population as persons,
        greatest(0, coming.low_pp) / 100 * official.population as persons_low,
        greatest(0, coming.high_pp) / 100 * official.population as persons_high,
        date_diff(
            'month', official.cutoff, strptime(coming.period, '%Y-%m')::date
        ) as months
    from official
    inner join area_release as whole
        on whole.release = official.release
        and whole.level = 'kabupaten'
    cross join coming
),

asked as (
    select
        area.area_code,
        area.name as area_name,
        area.level
    from area
    where area.area_code = $parent
        or case
            when $level is null then area.parent_code = $parent
            else area.level = $level and starts_with(area.area_code, $parent || '.')
        end
)

select
    asked.area_code,
    asked.area_name,
    asked.level,
    area_release.poor_persons,
    region.persons
        * area_release.poor_persons / nullif(region.poor_persons, 0) as persons_to_leave,
    region.persons
        * area_release.poor_persons / nullif(region.poor_persons, 0) / region.months
        as persons_a_month,
    region.persons_low
        * area_release.poor_persons / nullif(region.poor_persons, 0) as persons_to_leave_low,
    region.persons_high
        * area_release.poor_persons / nullif(region.poor_persons, 0) as persons_to_leave_high,
    region.period,
    region.gap_pp,
    region.months
from asked
inner join area_release
    on area_release.area_code = asked.area_code
    and area_release.release = $release
cross join region
order by asked.area_code
