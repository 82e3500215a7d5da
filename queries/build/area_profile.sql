-- What the deciles of each area say of it before the shift: the mean of its desa, by persons.
-- grain:   release, area_code
-- reads:   desa_share, area_desa
-- publish: no
select
    desa_share.release,
    area_desa.area_code,
    100 * sum(desa_share.persons * desa_share.share order by desa_share.area_code)
        / nullif(sum(desa_share.persons), 0)
        as profile_pct
from area_desa
inner join desa_share
    on desa_share.area_code = area_desa.desa_code
where desa_share.definition = 'profile'
group by
    desa_share.release,
    area_desa.area_code
