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
)

select
    desa.release,
    area_desa.area_code,
    desa.scenario,
    -- In the order of desa, so that the last digit is the same every time.
    sum(desa.persons * desa.rate order by desa.area_code)
        / nullif(sum(desa.persons), 0) as rate,
    sum(desa.persons) as persons,
    -- The standard error that protection leaves in the rate.
    sqrt(sum(
        pow(desa.persons * desa.rate * (1 - desa.rate), 2) * desa.logit_variance
        order by desa.area_code
    )) / nullif(sum(desa.persons), 0) as protection_se
from area_desa
inner join desa
    on desa.area_code = area_desa.desa_code
group by
    desa.release,
    area_desa.area_code,
    desa.scenario
