-- Estimated poverty rate of each area with its 90 % band, its poor persons, and its class.
-- grain:   release, area_code
-- params:  region
-- reads:   area_scenario, release_official
-- publish: no
with logit as (
    select
        area_scenario.release,
        area_scenario.area_code,
        area_scenario.scenario,
        area_scenario.rate,
        area_scenario.persons,
        area_scenario.protection_se
            / (area_scenario.rate * (1 - area_scenario.rate)) as protection_se,
        ln(area_scenario.rate / (1 - area_scenario.rate)) as value
    from area_scenario
    where area_scenario.rate is not null
),

-- How far each source of doubt reaches below and above the main estimate, in logits.
reach as (
    select
        logit.release,
        logit.area_code,
        max(logit.rate) filter (where logit.scenario = 'main') as rate,
        max(logit.persons) filter (where logit.scenario = 'main') as persons,
        -- 5 % on either side.
        1.6448536269514722::double
            * max(logit.protection_se) filter (where logit.scenario = 'main') as protection,
        max(logit.rate) filter (where logit.scenario = 'first') as first_rate,
        max(logit.value) filter (where logit.scenario = 'main') as main,
        min(logit.value) filter (where logit.scenario in ('main', 'official_low'))
            as official_low,
        max(logit.value) filter (where logit.scenario in ('main', 'official_high'))
            as official_high,
        min(logit.value) filter (
            where logit.scenario in ('main', 'decile12', 'regional_decile1')
        ) as definition_low,
        max(logit.value) filter (
            where logit.scenario in ('main', 'decile12', 'regional_decile1')
        ) as definition_high,
        min(logit.value) filter (
            where logit.scenario in ('main', 'missing_poor', 'missing_not_poor')
        ) as missing_low,
        max(logit.value) filter (
            where logit.scenario in ('main', 'missing_poor', 'missing_not_poor')
        ) as missing_high
    from logit
    group by
        logit.release,
        logit.area_code
),

band as (
    select
        reach.*,
        sqrt(
            pow(reach.main - reach.official_low, 2)
            + pow(reach.main - reach.definition_low, 2)
            + pow(reach.main - reach.missing_low, 2)
            + pow(reach.protection, 2)
        ) as below,
        sqrt(
            pow(reach.official_high - reach.main, 2)
            + pow(reach.definition_high - reach.main, 2)
            + pow(reach.missing_high - reach.main, 2)
            + pow(reach.protection, 2)
        ) as above
    from reach
),

compared as (
    select
        band.*,
        release_official.population,
        kabupaten.persons as kabupaten_persons,
        band.main - ln(
            release_official.province_rate_pct / (100 - release_official.province_rate_pct)
        ) as distance,
        -- The province's own error in logits: its standard errors leave 5 % on either side.
        1.6448536269514722::double * 100 * release_official.province_se_pct / nullif(
            release_official.province_rate_pct * (100 - release_official.province_rate_pct), 0
        ) as province_reach
    from band
    inner join release_official
        on release_official.release = band.release
    left join band as kabupaten
        on kabupaten.release = band.release
        and kabupaten.area_code = $region
)

select
    compared.release,
    compared.area_code,
    100 * compared.rate as poverty_rate_pct,
    100 / (1 + exp(-(compared.main - compared.below))) as poverty_rate_low_pct,
    100 / (1 + exp(-(compared.main + compared.above))) as poverty_rate_high_pct,
    100 * compared.first_rate as poverty_rate_first_pct,
    compared.rate * compared.population * compared.persons
        / nullif(compared.kabupaten_persons, 0) as poor_persons,
    case
        when compared.distance > sqrt(pow(compared.below, 2) + pow(compared.province_reach, 2))
            then 'above'
        when -compared.distance > sqrt(pow(compared.above, 2) + pow(compared.province_reach, 2))
            then 'below'
        when compared.distance is not null then 'not_distinguishable'
    end as province_class
from compared
