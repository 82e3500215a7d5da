-- The rate of each area under each scenario: its desa's shifted shares, weighted by persons.
-- grain:   release, area_code, scenario
-- reads:   desa_share, release_shift, area_desa
-- publish: no
with desa as (
    select
        desa_share.release,
        desa_share.area_code,
        desa_share.persons,
        -- In logits, which the shift leaves as they are.
        desa_share.protection_variance
            / pow(desa_share.share * (1 - desa_share.share), 2) as logit_variance,
        release_shift.scenario,
        1 / (
            1 + exp(-(ln(desa_share.share / (1 - desa_share.share)) + release_shift.shift))
        ) as rate
    from desa_share
    inner join release_shift
        on release_shift.release = desa_share.release
        and release_shift.definition = desa_share.definition
    where release_shift.shift is not null
),

weighed as (
    select
        desa.release,
        desa.area_code,
        desa.scenario,
        desa.persons,
        desa.persons * desa.rate as poor,
        pow(desa.persons * desa.rate * (1 - desa.rate), 2) * desa.logit_variance as variance
    from desa
),

-- A desa is its own sum, and most areas are desa.
summed as (
    select
        weighed.release,
        weighed.area_code,
        weighed.scenario,
        weighed.persons,
        weighed.poor,
        weighed.variance
    from weighed
    union all
    select
        weighed.release,
        area_desa.area_code,
        weighed.scenario,
        sum(weighed.persons) as persons,
        -- In the order of desa, so that the last digit is the same every time.
        sum(weighed.poor order by weighed.area_code) as poor,
        sum(weighed.variance order by weighed.area_code) as variance
    from area_desa
    inner join weighed
        on weighed.area_code = area_desa.desa_code
    where area_desa.area_code <> area_desa.desa_code
    group by
        weighed.release,
        area_desa.area_code,
        weighed.scenario
)

select
    summed.release,
    summed.area_code,
    summed.scenario,
    summed.poor / nullif(summed.persons, 0) as rate,
    summed.persons,
    -- The standard error that protection leaves in the rate.
    sqrt(summed.variance) / nullif(summed.persons, 0) as protection_se
from summed
