-- Estimated poverty rate of each area with its 90 % band, its poor persons, and its class.
-- grain:   release, area_code
-- params:  region
-- reads:   area_scenario, release_official, area, model_error, area_profile
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
        max(logit.protection_se) filter (where logit.scenario = 'main') as protection_se,
        max(logit.rate) filter (where logit.scenario = 'first') as first_rate,
        max(logit.value) filter (where logit.scenario = 'main') as main,
        min(logit.value) filter (where logit.scenario in ('main', 'official_low'))
            as official_low,
        max(logit.value) filter (where logit.scenario in ('main', 'official_high'))
            as official_high,
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

-- An area's own error: what the model cannot see of it, and what protection does to its counts.
erring as (
    select
        reach.*,
        sqrt(pow(model_error.logit_se, 2) + pow(reach.protection_se, 2)) as own_error
    from reach
    inner join area
        on area.area_code = reach.area_code
    inner join model_error
        on model_error.level = area.level
),

-- 5 % on either side.
band as (
    select
        erring.*,
        sqrt(
            pow(erring.main - erring.official_low, 2)
            + pow(erring.main - erring.missing_low, 2)
            + pow(1.6448536269514722::double * erring.own_error, 2)
        ) as below,
        sqrt(
            pow(erring.official_high - erring.main, 2)
            + pow(erring.missing_high - erring.main, 2)
            + pow(1.6448536269514722::double * erring.own_error, 2)
        ) as above
    from erring
),

compared as (
    select
        band.*,
        1 / (1 + exp(-(band.main - band.below))) as low_rate,
        1 / (1 + exp(-(band.main + band.above))) as high_rate,
        -- The part of BPS's population that lives here.
        release_official.population * band.persons
            / nullif(kabupaten.persons, 0) as population,
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
    area_profile.profile_pct,
    100 * compared.rate as poverty_rate_pct,
    100 * compared.low_rate as poverty_rate_low_pct,
    100 * compared.high_rate as poverty_rate_high_pct,
    100 * compared.first_rate as poverty_rate_first_pct,
    compared.own_error as own_error_logit,
    compared.rate * compared.population as poor_persons,
    compared.low_rate * compared.population as poor_persons_low,
    compared.high_rate * compared.population as poor_persons_high,
    case
        when compared.distance > sqrt(pow(compared.below, 2) + pow(compared.province_reach, 2))
            then 'above'
        when -compared.distance > sqrt(pow(compared.above, 2) + pow(compared.province_reach, 2))
            then 'below'
        when compared.distance is not null then 'not_distinguishable'
    end as province_class
from compared
inner join area_profile
    on area_profile.release = compared.release
    and area_profile.area_code = compared.area_code
