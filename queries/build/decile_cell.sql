-- Whom each programme reaches in the kabupaten by national decile and group of them, as counted.
-- grain:   release, relation, name, other, measure
-- params:  region
-- reads:   decile_count, decile_population
-- publish: no
with counted as (
    select
        decile_count.release,
        decile_count.programme_code as name,
        decile_count.decile,
        'recipients' as measure,
        decile_count.recipients as count,
        decile_count.recipients_key as cell_key,
        decile_count.amount_idr
    from decile_count
    union all
    select
        decile_count.release,
        decile_count.programme_code as name,
        decile_count.decile,
        'persons_reached' as measure,
        decile_count.persons as count,
        decile_count.persons_key as cell_key,
        null::bigint as amount_idr
    from decile_count
    union all
    -- All persons of the decile, under the name of no programme.
    select
        decile_population.release,
        '' as name,
        decile_population.decile,
        'persons' as measure,
        decile_population.persons as count,
        decile_population.persons_key as cell_key,
        null::bigint as amount_idr
    from decile_population
),

placed as (
    select
        'decile' as relation,
        counted.*,
        counted.decile::varchar as other
    from counted
    union all
    select
        'decile_group' as relation,
        counted.*,
        case
            when counted.decile = 0 then 'undetermined'
            when counted.decile in (3, 4) then '3-4'
            when counted.decile > 5 then '6-10'
            else counted.decile::varchar
        end as other
    from counted
)

select
    placed.release,
    placed.relation,
    $region as area_code,
    placed.name,
    placed.other,
    placed.measure,
    sum(placed.count)::bigint as count,
    (sum(placed.cell_key) % 4294967296)::bigint as cell_key,
    sum(placed.amount_idr)::bigint as amount_idr
from placed
group by
    placed.release,
    placed.relation,
    placed.name,
    placed.other,
    placed.measure
