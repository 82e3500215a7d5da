-- The measures that a map of a level can show, in the order to offer them.
-- grain:   measure
-- params:  level
-- reads:   area_release, area_share, area
with offered(measure, position) as (
    values
        ('poverty_rate_pct', 1),
        ('poorest_fifth_pct', 2),
        ('gap_pp', 3),
        ('decile1_share_pct', 4),
        ('poor_persons', 5),
        ('families', 6),
        ('persons', 7),
        ('earth_floor_pct', 8),
        ('weak_wall_pct', 9),
        ('unsafe_water_pct', 10),
        ('no_electricity_meter_pct', 11),
        ('no_own_toilet_pct', 12),
        ('wood_fuel_pct', 13),
        ('female_headed_pct', 14),
        ('elderly_pct', 15),
        ('severe_disability_pct', 16),
        ('child_out_of_school_pct', 17)
)

select offered.measure
from offered
where (
        offered.position <= 7
        and $level in (select area_release.level from area_release)
        -- Only desa are many enough for a fifth of them.
        and (offered.measure <> 'poorest_fifth_pct' or $level = 'desa')
    )
    or offered.measure in (
        select area_share.measure
        from area_share
        inner join area
            on area.area_code = area_share.area_code
        where area.level = $level
            and area_share.share_pct is not null
    )
order by
    offered.position,
    offered.measure
