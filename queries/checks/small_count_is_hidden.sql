-- A count that an edition shows although it is too small, or a rate of one.
-- grain:    release, area_code
-- params:   smallest_shown
-- reads:    area_release
-- severity: block
select
    area_release.release,
    area_release.area_code
from area_release
where area_release.families between 1 and $smallest_shown - 1
    or area_release.persons between 1 and $smallest_shown - 1
    or area_release.families_decile1 between 1 and $smallest_shown - 1
    or area_release.persons_decile1 between 1 and $smallest_shown - 1
    or area_release.persons_known_decile between 1 and $smallest_shown - 1
    or (
        area_release.persons_decile1 is null
        and coalesce(
            area_release.decile1_share_pct,
            area_release.poverty_rate_pct,
            area_release.poverty_rate_low_pct,
            area_release.poverty_rate_high_pct,
            area_release.poverty_rate_first_pct,
            area_release.poor_persons,
            area_release.gap_pp
        ) is not null
    )
    or (
        area_release.persons_decile1 is null
        and area_release.province_class is not null
    )
