-- Every measure of every area in each release; no percentage or estimate of fewer than 30 persons.
-- grain:   release, area_code
-- params:  fewest
-- reads:   area_measure
with judged as (
    select
        area_measure.*,
        area_measure.persons_known_decile < $fewest as is_few
    from area_measure
),

given as (
    select
        judged.release,
        judged.area_code,
        judged.level,
        judged.families,
        judged.persons,
        judged.families_decile1,
        judged.persons_decile1,
        judged.persons_known_decile,
        case when not judged.is_few then judged.decile1_share_pct end as decile1_share_pct,
        case when not judged.is_few then judged.poverty_rate_pct end as poverty_rate_pct,
        case when not judged.is_few then judged.poverty_rate_low_pct end as poverty_rate_low_pct,
        case when not judged.is_few then judged.poverty_rate_high_pct end as poverty_rate_high_pct,
        case
            when not judged.is_few then judged.poverty_rate_first_pct
        end as poverty_rate_first_pct,
        abs(judged.poverty_rate_first_pct - judged.poverty_rate_pct) > 1e-9 as is_revised,
        case when not judged.is_few then judged.poor_persons end as poor_persons,
        case when not judged.is_few then judged.province_class end as province_class,
        judged.province_rate_pct,
        case
            when not judged.is_few then judged.poverty_rate_pct - judged.province_rate_pct
        end as gap_pp,
        case when judged.is_few then 'too_few' else 'not_measured' end as reason
    from judged
)

select
    given.* exclude (reason),
    absence('decile1_share_pct', given.decile1_share_pct, given.reason)
    || absence('poverty_rate_pct', given.poverty_rate_pct, given.reason)
    || absence('poverty_rate_low_pct', given.poverty_rate_low_pct, given.reason)
    || absence('poverty_rate_high_pct', given.poverty_rate_high_pct, given.reason)
    || absence('poverty_rate_first_pct', given.poverty_rate_first_pct, given.reason)
    || absence('poor_persons', given.poor_persons, given.reason)
    || absence('province_class', given.province_class, given.reason)
    || absence('province_rate_pct', given.province_rate_pct, 'not_measured')
    || absence('gap_pp', given.gap_pp, given.reason) as withheld
from given
