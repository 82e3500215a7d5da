-- Whom one programme reaches in the kabupaten, by group of national deciles.
-- grain:   decile_group
-- params:  programme, release
-- reads:   programme_decile, programme
with counted as (
    select
        programme_decile.*,
        sum(programme_decile.persons_reached) over () as everybody
    from programme_decile
    where programme_decile.release = $release
        and programme_decile.programme_code in (
            select programme.programme_code
            from programme
            where programme.programme_code = $programme
        )
),

-- No share of fewer than FEWEST_FOR_PERCENT (data/generation/build.py).
shared as (
    select
        counted.*,
        case
            when counted.persons >= 30
                then least(100, 100 * counted.persons_reached::double / counted.persons)
        end as reached_pct,
        case
            when counted.everybody >= 30
                then least(100, 100 * counted.persons_reached::double / counted.everybody)
        end as incidence_pct
    from counted
)

select
    shared.decile_group,
    shared.persons,
    shared.recipients,
    shared.persons_reached,
    shared.amount_idr,
    shared.reached_pct,
    shared.incidence_pct,
    absence('amount_idr', shared.amount_idr, 'not_measured')
    || absence('reached_pct', shared.reached_pct, 'too_few')
    || absence('incidence_pct', shared.incidence_pct, 'too_few') as withheld
from shared
order by list_position(
    ['1', '2', '3-4', '5', '6-10', 'undetermined'], shared.decile_group
)
