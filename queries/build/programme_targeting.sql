-- How far each programme leans to the poor in the kabupaten: concentration index and differential.
-- grain:   release, programme_code
-- params:  fewest
-- reads:   protected
with listed as (
    select distinct
        protected.release,
        protected.name as programme_code
    from protected
    where protected.relation = 'decile'
        and protected.name <> ''
),

-- Only who has a decile has a rank.
population as (
    select
        protected.release,
        protected.other::integer as decile,
        protected.count as persons
    from protected
    where protected.relation = 'decile'
        and protected.measure = 'persons'
        and protected.other <> '0'
),

decile as (
    select
        protected.release,
        protected.name as programme_code,
        protected.other::integer as decile,
        max(protected.count) filter (where protected.measure = 'persons_reached') as persons,
        max(protected.amount_idr) as amount_idr
    from protected
    where protected.relation = 'decile'
        and protected.name <> ''
    group by
        protected.release,
        protected.name,
        protected.other
),

ranked as (
    select
        listed.release,
        listed.programme_code,
        population.decile,
        population.persons::double as persons,
        coalesce(decile.persons, 0)::double as reached,
        -- Rupiah, or persons where a list tells no rupiah.
        case
            when sum(decile.amount_idr) over programme is null then coalesce(decile.persons, 0)
            else coalesce(decile.amount_idr, 0)
        end::double as benefit,
        sum(population.persons) over (
            partition by listed.release, listed.programme_code order by population.decile
        )::double as persons_below
    from listed
    inner join population
        on population.release = listed.release
    left join decile
        on decile.release = listed.release
        and decile.programme_code = listed.programme_code
        and decile.decile = population.decile
    window programme as (partition by listed.release, listed.programme_code)
),

summed as (
    select
        ranked.release,
        ranked.programme_code,
        sum(ranked.persons) as persons,
        sum(ranked.benefit) as benefit,
        sum(ranked.reached) as reached,
        -- Twice the benefit's weight by the mean rank of its decile.
        2 * sum(ranked.benefit * (ranked.persons_below - ranked.persons / 2)) as weighted,
        sum(ranked.benefit) filter (where ranked.decile <= 4) as benefit_low,
        sum(ranked.reached) filter (where ranked.decile <= 4) as reached_low,
        sum(ranked.persons) filter (where ranked.decile <= 4) as persons_low,
        sum(ranked.reached) filter (where ranked.decile > 4) as reached_high,
        sum(ranked.persons) filter (where ranked.decile > 4) as persons_high
    from ranked
    group by
        ranked.release,
        ranked.programme_code
)

select
    summed.release,
    summed.programme_code,
    summed.weighted / nullif(summed.benefit * summed.persons, 0) - 1 as concentration_index,
    100 * summed.benefit_low / nullif(summed.benefit, 0) as bottom40_benefit_pct,
    100 * summed.reached_low / nullif(summed.persons_low, 0)
        - 100 * summed.reached_high / nullif(summed.persons_high, 0)
        as targeting_differential_pp
from summed
-- Of fewer it would tell chance.
where summed.reached >= $fewest
