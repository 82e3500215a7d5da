-- Every measure of every area in each release, also where there are too few for a percentage.
-- grain:   release, area_code
-- reads:   area_count, area, area_estimate, poorest_fifth, poorest_cut, release_official
-- publish: no
select
    area_count.release,
    area_count.area_code,
    area.level,
    area_count.families,
    area_count.persons,
    area_count.families_decile1,
    area_count.persons_decile1,
    area_count.persons_known_decile,
    least(
        100,
        100 * area_count.persons_decile1::double / nullif(area_count.persons_known_decile, 0)
    ) as decile1_share_pct,
    area_estimate.profile_pct,
    area_estimate.poverty_rate_pct,
    area_estimate.poverty_rate_low_pct,
    area_estimate.poverty_rate_high_pct,
    area_estimate.poverty_rate_first_pct,
    area_estimate.own_error_logit,
    area_estimate.poor_persons,
    area_estimate.poor_persons_low,
    area_estimate.poor_persons_high,
    poorest_fifth.poorest_fifth_pct,
    poorest_cut.poorest_cuts,
    area_estimate.province_class,
    release_official.province_rate_pct
from area_count
inner join area
    on area.area_code = area_count.area_code
left join area_estimate
    on area_estimate.release = area_count.release
    and area_estimate.area_code = area_count.area_code
left join poorest_fifth
    on poorest_fifth.release = area_count.release
    and poorest_fifth.area_code = area_count.area_code
left join poorest_cut
    on poorest_cut.release = area_count.release
    and poorest_cut.area_code = area_count.area_code
left join release_official
    on release_official.release = area_count.release
