-- Findings by kind in each area; where nothing was checked, or nearly, there is no finding.
-- grain:   release, area_code, kind
-- params:  fewest
-- reads:   protected, area
with counted as (
    select
        protected.release,
        protected.area_code,
        protected.name as kind,
        max(protected.count) filter (where protected.measure = 'findings') as findings,
        max(protected.count) filter (where protected.measure = 'checked') as checked,
        max(protected.amount_idr) as amount_idr
    from protected
    where protected.relation = 'finding'
    group by
        protected.release,
        protected.area_code,
        protected.name
),

found as (
    select
        counted.release,
        counted.area_code,
        area.level,
        counted.kind,
        case when counted.checked > 0 then counted.findings end as findings,
        counted.checked,
        case
            when counted.checked >= $fewest
                then least(100, 100 * counted.findings::double / counted.checked)
        end as findings_pct,
        case when counted.checked > 0 then if(counted.findings = 0, 0, counted.amount_idr) end
            as amount_idr
    from counted
    inner join area
        on area.area_code = counted.area_code
)

select
    found.*,
    absence('findings', found.findings, 'not_measured')
    || absence(
        'findings_pct',
        found.findings_pct,
        case when found.checked > 0 then 'too_few' else 'not_measured' end
    )
    || absence('amount_idr', found.amount_idr, 'not_measured') as withheld
from found
