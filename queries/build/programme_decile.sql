-- Whom each listed programme reaches in the kabupaten by group of national deciles.
-- grain:   release, programme_code, decile_group
-- reads:   protected
with named as (
    select
        decile.decile_group,
        decile.first_decile
    from (
        values ('undetermined', 0), ('1', 1), ('2', 2), ('3-4', 3), ('5', 5), ('6-10', 6)
    ) as decile (decile_group, first_decile)
),

listed as (
    select distinct
        protected.release,
        protected.name as programme_code
    from protected
    where protected.relation = 'decile_group'
        and protected.name <> ''
),

population as (
    select
        protected.release,
        protected.other as decile_group,
        protected.count as persons
    from protected
    where protected.relation = 'decile_group'
        and protected.measure = 'persons'
),

reached as (
    select
        protected.release,
        protected.name as programme_code,
        protected.other as decile_group,
        max(protected.count) filter (where protected.measure = 'recipients') as recipients,
        max(protected.count) filter (where protected.measure = 'persons_reached')
            as persons_reached,
        max(protected.amount_idr) as amount_idr
    from protected
    where protected.relation = 'decile_group'
    group by
        protected.release,
        protected.name,
        protected.other
)

select
    listed.release,
    listed.programme_code,
    named.decile_group,
    named.first_decile,
    population.persons,
    coalesce(reached.recipients, 0) as recipients,
    coalesce(reached.persons_reached, 0) as persons_reached,
    reached.amount_idr
from listed
cross join named
inner join population
    on population.release = listed.release
    and population.decile_group = named.decile_group
left join reached
    on reached.release = listed.release
    and reached.programme_code = listed.programme_code
    and reached.decile_group = named.decile_group
