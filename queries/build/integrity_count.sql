-- What was checked and found in each area by kind, before any is hidden; the kabupaten has all.
-- grain:   release, area_code, kind
-- params:  region
-- reads:   integrity_desa, area_desa
-- publish: no
with kind as (
    select unnest([
        'forbidden_pair', 'pair_to_check', 'repeated_in_programme', 'dead_recipient',
        'not_in_registry', 'other_regency', 'above_limit', 'bad_nik', 'amount_out_of_range'
    ]) as kind
),

listed as (
    select distinct integrity_desa.release
    from integrity_desa
),

placed as (
    select
        integrity_desa.release,
        area_desa.area_code,
        integrity_desa.kind,
        integrity_desa.findings,
        integrity_desa.checked,
        integrity_desa.amount_idr
    from integrity_desa
    inner join area_desa
        on area_desa.desa_code = integrity_desa.area_code
    union all
    -- Who is not in the registry lives in no desa of it.
    select
        integrity_desa.release,
        $region as area_code,
        integrity_desa.kind,
        integrity_desa.findings,
        integrity_desa.checked,
        integrity_desa.amount_idr
    from integrity_desa
    where integrity_desa.area_code is null
),

counted as (
    select
        placed.release,
        placed.area_code,
        placed.kind,
        sum(placed.findings)::bigint as findings,
        sum(placed.checked)::bigint as checked,
        sum(placed.amount_idr)::bigint as amount_idr
    from placed
    group by
        placed.release,
        placed.area_code,
        placed.kind
)

select
    listed.release,
    area.area_code,
    kind.kind,
    coalesce(counted.findings, 0) as findings,
    coalesce(counted.checked, 0) as checked,
    counted.amount_idr
from listed
cross join (select distinct area_desa.area_code from area_desa) as area
cross join kind
left join counted
    on counted.release = listed.release
    and counted.area_code = area.area_code
    and counted.kind = kind.kind
