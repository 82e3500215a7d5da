-- Findings by kind in each area, as one edition may show them; nothing checked is no finding.
-- grain:   release, area_code, kind
-- reads:   integrity_count, area, hidden_benefit
with hidden as (
    select
        hidden_benefit.release,
        hidden_benefit.area_code,
        hidden_benefit.name as kind,
        list(hidden_benefit.side) as sides
    from hidden_benefit
    where hidden_benefit.relation = 'integrity_area'
    group by
        hidden_benefit.release,
        hidden_benefit.area_code,
        hidden_benefit.name
),

shown as (
    select
        integrity_count.*,
        area.level,
        not list_contains(coalesce(hidden.sides, []), 'findings') as shows_findings,
        not list_contains(coalesce(hidden.sides, []), 'checked') as shows_checked
    from integrity_count
    inner join area
        on area.area_code = integrity_count.area_code
    left join hidden
        on hidden.release = integrity_count.release
        and hidden.area_code = integrity_count.area_code
        and hidden.kind = integrity_count.kind
)

select
    shown.release,
    shown.area_code,
    shown.level,
    shown.kind,
    case when shown.shows_findings and shown.checked > 0 then shown.findings end as findings,
    case when shown.shows_checked then shown.checked end as checked,
    case
        when shown.shows_findings and shown.checked > 0
            then if(shown.findings = 0, 0, shown.amount_idr)
    end as amount_idr,
    not (shown.shows_findings and shown.shows_checked) as is_hidden
from shown
