-- Coverage, exclusion and leakage of each listed programme, as one edition may show them.
-- grain:   release, area_code, programme_code
-- reads:   programme_count, programme_release, area, hidden_benefit
with hidden as (
    select
        hidden_benefit.release,
        hidden_benefit.area_code,
        hidden_benefit.name as programme_code,
        list(hidden_benefit.side) as sides
    from hidden_benefit
    where hidden_benefit.relation = 'programme_area'
    group by
        hidden_benefit.release,
        hidden_benefit.area_code,
        hidden_benefit.name
),

shown as (
    select
        programme_count.*,
        programme_release.pillar,
        programme_release.unit,
        area.level,
        not list_contains(coalesce(hidden.sides, []), 'eligible') as shows_eligible,
        not list_contains(coalesce(hidden.sides, []), 'recipients') as shows_recipients
    from programme_count
    inner join area
        on area.area_code = programme_count.area_code
    inner join programme_release
        on programme_release.release = programme_count.release
        and programme_release.programme_code = programme_count.programme_code
    left join hidden
        on hidden.release = programme_count.release
        and hidden.area_code = programme_count.area_code
        and hidden.programme_code = programme_count.programme_code
)

select
    shown.release,
    shown.area_code,
    shown.level,
    shown.programme_code,
    shown.pillar,
    shown.unit,
    case when shown.shows_recipients then shown.recipients end as recipients,
    case when shown.shows_eligible then shown.eligible end as eligible,
    case when shown.shows_eligible then shown.reached end as reached,
    case when shown.shows_eligible then shown.missed end as missed,
    case when shown.shows_recipients then shown.leaked end as leaked,
    case
        when shown.shows_eligible
            then 100 * shown.reached::double / nullif(shown.eligible, 0)
    end as coverage_pct,
    case
        when shown.shows_eligible
            then 100 * shown.missed::double / nullif(shown.eligible, 0)
    end as exclusion_pct,
    case
        when shown.shows_recipients
            then 100 * shown.leaked::double / nullif(shown.recipients, 0)
    end as leakage_pct,
    case when shown.shows_recipients then shown.amount_idr end as amount_idr,
    not (shown.shows_eligible and shown.shows_recipients) as is_hidden
from shown
