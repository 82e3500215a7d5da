-- Persons who would have to leave poverty to be level with the province, by area, and in a month.
-- grain:   area_code
-- params:  parent, release, level?
-- reads:   area, area_release, release_official, gap_forecast
with region as (
    select
        official.population,
        whole.poor_persons,
        -- The gap that the coming figure is most likely to show; zero where it is below.
        (
            select case
                when count(*) > 0
                    then greatest(0, min_by(gap_forecast.gap_q50, gap_forecast.period))
            end
            from gap_forecast
        ) as gap_pp
    from release_official as official
    inner join area_release as whole
        on whole.release = official.release
        and whole.level = 'kabupaten'
    where official.release = $release
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
    region.gap_pp / 100 * region.population
        * area_release.poor_persons / nullif(region.poor_persons, 0) as persons_to_leave,
    region.gap_pp / 100 * region.population
        * area_release.poor_persons / nullif(region.poor_persons, 0) / 12 as persons_a_month,
    absences_of(area_release.withheld, ['poor_persons'])
    || absence(
        'persons_to_leave',
        persons_to_leave,
        coalesce(reason_of(area_release.withheld, 'poor_persons'), 'not_measured')
    )
    || absence(
        'persons_a_month',
        persons_a_month,
        coalesce(reason_of(area_release.withheld, 'poor_persons'), 'not_measured')
    ) as withheld
from asked
inner join area_release
    on area_release.area_code = asked.area_code
    and area_release.release = $release
cross join region
order by asked.area_code
