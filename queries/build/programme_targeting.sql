-- How far each programme leans to the poor in the kabupaten: concentration index and differential.
-- grain:   release, programme_code
-- params:  region
-- reads:   decile_count, decile_population, hidden_benefit
with listed as (
    select distinct
        decile_count.release,
        decile_count.programme_code
    from decile_count
),

-- Only who has a decile has a rank.
ranked as (
    select
        listed.release,
        listed.programme_code,
        decile_population.decile,
        decile_population.persons::double as persons,
        coalesce(decile_count.persons, 0)::double as reached,
        -- Rupiah, or persons where a list tells no rupiah.
        case
            when sum(decile_count.amount_idr) over programme is null
                then coalesce(decile_count.persons, 0)
            else coalesce(decile_count.amount_idr, 0)
        end::double as benefit,
        sum(decile_population.persons) over (
            partition by listed.release, listed.programme_code order by decile_population.decile
        )::double as persons_below
    from listed
    inner join decile_population
        on decile_population.release = listed.release
        and decile_population.decile > 0
    left join decile_count
        on decile_count.release = listed.release
        and decile_count.programme_code = listed.programme_code
        and decile_count.decile = decile_population.decile
    window programme as (partition by listed.release, listed.programme_code)
),

summed as (
    select
        ranked.release,
        ranked.programme_code,
        sum(ranked.persons) as persons,
        sum(ranked.benefit) as benefit,
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

-- Two and one decimals: these are made of counts that may be hidden.
select
    summed.release,
    summed.programme_code,
    round(summed.weighted / nullif(summed.benefit * summed.persons, 0) - 1, 2)
        as concentration_index,
    round(100 * summed.benefit_low / nullif(summed.benefit, 0), 1) as bottom40_benefit_pct,
    round(
        100 * summed.reached_low / nullif(summed.persons_low, 0)
        - 100 * summed.reached_high / nullif(summed.persons_high, 0),
        1
    ) as targeting_differential_pp
from summed
where not exists (
    select hidden_benefit.name
    from hidden_benefit
    where hidden_benefit.relation = 'programme_area'
        and hidden_benefit.release = summed.release
        and hidden_benefit.area_code = $region
        and hidden_benefit.name = summed.programme_code
        and hidden_benefit.side = 'recipients'
)
