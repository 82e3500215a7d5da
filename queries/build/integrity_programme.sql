-- Findings of the whole kabupaten by kind and programme, as one edition may show them.
-- grain:   release, programme_code, kind
-- reads:   integrity_desa, hidden_benefit
with counted as (
    select
        integrity_desa.release,
        integrity_desa.programme_code,
        integrity_desa.kind,
        sum(integrity_desa.findings)::bigint as findings,
        sum(integrity_desa.checked)::bigint as checked,
        sum(integrity_desa.amount_idr)::bigint as amount_idr
    from integrity_desa
    group by
        integrity_desa.release,
        integrity_desa.programme_code,
        integrity_desa.kind
),

hidden as (
    select
        hidden_benefit.release,
        hidden_benefit.name,
        list(hidden_benefit.side) as sides
    from hidden_benefit
    where hidden_benefit.relation = 'integrity_programme'
    group by
        hidden_benefit.release,
        hidden_benefit.name
)

select
    counted.release,
    counted.programme_code,
    counted.kind,
    case
        when not list_contains(coalesce(hidden.sides, []), 'findings') then counted.findings
    end as findings,
    case
        when not list_contains(coalesce(hidden.sides, []), 'checked') then counted.checked
    end as checked,
    case
        when not list_contains(coalesce(hidden.sides, []), 'findings')
            then if(counted.findings = 0, 0, counted.amount_idr)
    end as amount_idr
from counted
left join hidden
    on hidden.release = counted.release
    and hidden.name = counted.kind || ' ' || counted.programme_code
