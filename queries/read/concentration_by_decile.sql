-- What part of a programme's benefit reaches what part of the people, lowest decile first.
-- grain:   decile_group
-- params:  programme, release
-- reads:   programme_decile, programme
with decided as (
    select
        programme_decile.*,
        case
            when programme_decile.persons_reached = 0 then 0
            else programme_decile.amount_idr
        end as rupiah
    from programme_decile
    where programme_decile.release = $release
        and programme_decile.first_decile > 0
        and programme_decile.programme_code in (
            select programme.programme_code
            from programme
            where programme.programme_code = $programme
        )
),

-- Rupiah only where every group tells it.
ranked as (
    select
        decided.decile_group,
        decided.first_decile,
        decided.persons,
        case
            when count(decided.rupiah) over () = count(*) over () then decided.rupiah
            else decided.persons_reached
        end::double as benefit
    from decided
)

select
    ranked.decile_group,
    100 * sum(ranked.persons) over up / nullif(sum(ranked.persons) over (), 0)
        as population_below_pct,
    100 * sum(ranked.benefit) over up / nullif(sum(ranked.benefit) over (), 0)
        as benefit_below_pct,
    absence(
        'population_below_pct', nullif(sum(ranked.persons) over (), 0), 'too_few'
    )
    || absence('benefit_below_pct', nullif(sum(ranked.benefit) over (), 0), 'too_few') as withheld
from ranked
window up as (order by ranked.first_decile)
order by list_position(['1', '2', '3-4', '5', '6-10'], ranked.decile_group)
