-- The five areas of the same level that are most like one, by what is shown of both.
-- grain:   area_code
-- params:  area, release
-- reads:   area, area_release, area_share
with feature as (
    select
        area_share.area_code,
        area_share.measure,
        area_share.share_pct as value
    from area_share
    where area_share.release = $release
        and area_share.share_pct is not null
    union all
    select
        area_release.area_code,
        'poverty_rate_pct' as measure,
        area_release.poverty_rate_pct as value
    from area_release
    where area_release.release = $release
        and area_release.poverty_rate_pct is not null
),

-- Every feature counts the same: its distance is measured in standard deviations of the level. Sums
-- have an order, for the same last digit each time.
scaled as (
    select
        feature.area_code,
        area.level,
        feature.measure,
        -- A feature that is the same everywhere tells nobody apart.
        coalesce(feature.value / nullif(
            stddev_pop(feature.value) over (
                partition by area.level, feature.measure
                order by feature.area_code
                rows between unbounded preceding and unbounded following
            ),
            0
        ), 0) as value
    from feature
    inner join area
        on area.area_code = feature.area_code
),

near as (
    select
        other.area_code,
        sqrt(avg(pow(other.value - own.value, 2) order by own.measure)) as distance
    from scaled as own
    inner join scaled as other
        on other.measure = own.measure
        and other.level = own.level
        and other.area_code <> own.area_code
    where own.area_code = $area
    group by other.area_code
    having count(other.value - own.value) * 2 > (
        select count(*)
        from scaled
        where scaled.area_code = $area
    )
)

select
    near.area_code,
    area.name as area_name,
    parent.name as parent_name,
    near.distance,
    area_release.poverty_rate_pct,
    area_release.decile1_share_pct,
    absences_of(area_release.withheld, ['poverty_rate_pct', 'decile1_share_pct']) as withheld
from near
inner join area
    on area.area_code = near.area_code
inner join area as parent
    on parent.area_code = area.parent_code
inner join area_release
    on area_release.area_code = near.area_code
    and area_release.release = $release
order by
    near.distance,
    near.area_code
limit 5
