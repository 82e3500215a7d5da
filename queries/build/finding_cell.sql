-- What was checked and found by kind, as counted: in each area, and in all by programme.
-- grain:   release, relation, area_code, name, other, measure
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
        'finding' as relation,
        area_desa.area_code,
        '' as other,
        integrity_desa.*
    from integrity_desa
    inner join area_desa
        on area_desa.desa_code = integrity_desa.area_code
    union all
    -- Who is not in the registry lives in no desa of it.
    select
        'finding' as relation,
        $region as area_code,
        '' as other,
        integrity_desa.*
    from integrity_desa
    where integrity_desa.area_code is null
    union all
    select
        'finding_programme' as relation,
        $region as area_code,
        integrity_desa.programme_code as other,
        integrity_desa.*
    from integrity_desa
),

summed as (
    select
        placed.release,
        placed.relation,
        placed.area_code,
        placed.kind as name,
        placed.other,
        sum(placed.findings) as findings,
        sum(placed.checked) as checked,
        sum(placed.findings_key) as findings_key,
        sum(placed.checked_key) as checked_key,
        sum(placed.amount_idr) as amount_idr
    from placed
    group by
        placed.release,
        placed.relation,
        placed.area_code,
        placed.kind,
        placed.other
),

every as (
    select
        listed.release,
        'finding' as relation,
        area.area_code,
        kind.kind as name,
        '' as other
    from listed
    cross join (select distinct area_desa.area_code from area_desa) as area
    cross join kind
    union
    select
        summed.release,
        summed.relation,
        summed.area_code,
        summed.name,
        summed.other
    from summed
)

select
    every.release,
    every.relation,
    every.area_code,
    every.name,
    every.other,
    named.measure,
    coalesce(
        case named.measure when 'findings' then summed.findings else summed.checked end, 0
    )::bigint as count,
    (coalesce(
        case named.measure when 'findings' then summed.findings_key else summed.checked_key end, 0
    ) % 4294967296)::bigint as cell_key,
    case when named.measure = 'findings' then summed.amount_idr end::bigint as amount_idr
from every
cross join (select unnest(['findings', 'checked']) as measure) as named
left join summed
    on summed.release = every.release
    and summed.relation = every.relation
    and summed.area_code = every.area_code
    and summed.name = every.name
    and summed.other = every.other
