-- Whom each programme reaches in the kabupaten by group of national deciles, before any is hidden.
-- grain:   release, programme_code, decile_group
-- reads:   decile_count, decile_population
-- publish: no
with listed as (
    select distinct
        decile_count.release,
        decile_count.programme_code
    from decile_count
),

grouped as (
    select
        decile_population.release,
        decile_population.decile,
        decile_population.families,
        decile_population.persons,
        case
            when decile_population.decile = 0 then 'undetermined'
            when decile_population.decile in (3, 4) then '3-4'
            when decile_population.decile > 5 then '6-10'
            else decile_population.decile::varchar
        end as decile_group
    from decile_population
)

select
    listed.release,
    listed.programme_code,
    grouped.decile_group,
    min(grouped.decile) as first_decile,
    sum(grouped.families)::bigint as families,
    sum(grouped.persons)::bigint as persons,
    sum(coalesce(decile_count.recipients, 0))::bigint as recipients,
    sum(coalesce(decile_count.persons, 0))::bigint as persons_reached,
    sum(decile_count.amount_idr)::bigint as amount_idr
from listed
inner join grouped
    on grouped.release = listed.release
left join decile_count
    on decile_count.release = listed.release
    and decile_count.programme_code = listed.programme_code
    and decile_count.decile = grouped.decile
group by
    listed.release,
    listed.programme_code,
    grouped.decile_group
