-- The measures that a map of a level can show, in the order to offer them.
-- grain:   measure
-- params:  level
-- reads:   area_release, area_share, area
with offered (measure, position) as (
    values
        ('poverty_rate_pct', 1),
        ('gap_pp', 2),
        ('decile1_share_pct', 3),
        ('poor_persons', 4),
        ('families', 5),
        ('persons', 6),
        ('earth_floor_pct', 7),
        ('weak_wall_pct', 8),
        ('unsafe_water_pct', 9),
        ('no_electricity_meter_pct', 10),
        ('no_own_toilet_pct', 11),
        ('wood_fuel_pct', 12),
        ('female_headed_pct', 13),
        ('elderly_pct', 14),
        ('severe_disability_pct', 15),
        ('child_out_of_school_pct', 16)
)

select offered.measure
from offered
where (offered.position <= 6 and $level in (select area_release.level from area_release))
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
