-- Estimated poverty rate of each area: its desa's shares by logit shift, weighted by persons.
-- grain:   release, area_code
-- reads:   desa_share, release_shift, area_desa
-- publish: no
with desa as (
    select
        desa_share.release,
        desa_share.area_code,
        desa_share.persons,
        1 / (
            1 + exp(-(ln(desa_share.share / (1 - desa_share.share)) + release_shift.shift))
        ) as rate
    from desa_share
    inner join release_shift
        on release_shift.release = desa_share.release
    where release_shift.shift is not null
)

select
    desa.release,
    area_desa.area_code,
    100 * sum(desa.persons * desa.rate) / nullif(sum(desa.persons), 0) as poverty_rate_pct
from area_desa
inner join desa
    on desa.area_code = area_desa.desa_code
group by
    desa.release,
    area_desa.area_code
