-- One measure of every area of a level in one release, with its band and class where it has them.
-- grain:   area_code
-- params:  measure, release, level
-- reads:   area, area_release, area_share
with measured as (
    select
        area_release.area_code,
        case $measure
            when 'poverty_rate_pct' then area_release.poverty_rate_pct
            when 'gap_pp' then area_release.gap_pp
            when 'decile1_share_pct' then area_release.decile1_share_pct
            when 'poor_persons' then area_release.poor_persons
            when 'families' then area_release.families
            when 'persons' then area_release.persons
            else area_share.share_pct
        end as value,
        case
            when $measure = 'poverty_rate_pct' then area_release.poverty_rate_low_pct
        end as low,
        case
            when $measure = 'poverty_rate_pct' then area_release.poverty_rate_high_pct
        end as high,
        case
            when $measure in ('poverty_rate_pct', 'gap_pp') then area_release.province_class
        end as province_class,
        case
            when area_share.measure is not null
                then absence('value', area_share.share_pct, area_share.reason)
            else absence_of(area_release.withheld, $measure, 'value')
        end
        || case
            when $measure = 'poverty_rate_pct'
                then absence_of(area_release.withheld, 'poverty_rate_low_pct', 'low')
                    || absence_of(area_release.withheld, 'poverty_rate_high_pct', 'high')
            else []
        end
        || case
            when $measure in ('poverty_rate_pct', 'gap_pp')
                then absence_of(area_release.withheld, 'province_class', 'province_class')
            else []
        end as withheld
    from area_release
    left join area_share
        on area_share.release = area_release.release
        and area_share.area_code = area_release.area_code
        and area_share.measure = $measure
    where area_release.release = $release
)

select
    area.area_code,
    area.name as area_name,
    area.parent_code,
    parent.name as parent_name,
    measured.value,
    measured.low,
    measured.high,
    measured.province_class,
    measured.withheld
from measured
inner join area
    on area.area_code = measured.area_code
    and area.level = $level
inner join area as parent
    on parent.area_code = area.parent_code
order by area.area_code
