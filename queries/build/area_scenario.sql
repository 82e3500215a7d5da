-- The rate of each area under each scenario: its desa's shifted shares, weighted by persons.
-- grain:   release, area_code, scenario
-- reads:   desa_share, release_shift, area_desa
-- publish: no
with desa as (
    select
        desa_share.release,
        desa_share.area_code,
        desa_share.persons,
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
    sum(desa.persons * desa.rate) / nullif(sum(desa.persons), 0) as rate,
    sum(desa.persons) as persons
from area_desa
inner join desa
    on desa.area_code = area_desa.desa_code
group by
    desa.release,
    area_desa.area_code,
    desa.scenario
