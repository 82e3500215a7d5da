-- Findings of the whole kabupaten by kind and programme.
-- grain:   release, programme_code, kind
-- params:  fewest
-- reads:   protected
with counted as (
    select
        protected.release,
        protected.other as programme_code,
        protected.name as kind,
        max(protected.count) filter (where protected.measure = 'findings') as findings,
        max(protected.count) filter (where protected.measure = 'checked') as checked,
        max(protected.amount_idr) as amount_idr
    from protected
    where protected.relation = 'finding_programme'
    group by
        protected.release,
        protected.other,
        protected.name
),

found as (
    select
        counted.release,
        counted.programme_code,
        counted.kind,
        counted.findings,
        counted.checked,
        case
            when counted.checked >= $fewest
                then least(100, 100 * counted.findings::double / counted.checked)
        end as findings_pct,
        if(counted.findings = 0, 0, counted.amount_idr) as amount_idr
    from counted
)

select
    found.*,
    absence(
        'findings_pct',
        found.findings_pct,
        case when found.checked > 0 then 'too_few' else 'not_measured' end
    )
    || absence('amount_idr', found.amount_idr, 'not_measured') as withheld
from found
