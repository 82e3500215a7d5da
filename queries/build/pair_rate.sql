-- The rate of an area, of all in it or of those who stayed, then and now, with the tie of either.
-- grain:   release, area_code, basis, side, tie
-- reads:   release_pair, pair_tie, protected
-- publish: no
with told as (
    select
        release_pair.release,
        release_pair.top_decile,
        'all' as basis,
        if(protected.release = release_pair.release, 'now', 'then') as side,
        protected.area_code,
        protected.measure,
        protected.count
    from release_pair
    inner join protected
        on protected.release in (release_pair.release, release_pair.since)
        and protected.relation = 'area'
    union all
    select
        release_pair.release,
        release_pair.top_decile,
        'stayed' as basis,
        protected.name as side,
        protected.area_code,
        protected.measure,
        protected.count
    from release_pair
    inner join protected
        on protected.release = release_pair.release
        and protected.relation = 'flow'
),

ranked as (
    select
        told.*,
        least(decile.decile, told.top_decile) as decile
    from told
    inner join (select unnest(range(1, 11)) as decile) as decile
        on told.measure = 'persons_decile' || decile.decile
),

profile as (
    select
        ranked.release,
        ranked.area_code,
        ranked.basis,
        ranked.side,
        pair_tie.tie,
        pair_tie.shift,
        sum(ranked.count) as counted,
        -- In the order of deciles, so that the last digit is the same every time.
        sum(ranked.count * pair_tie.chance order by pair_tie.decile, ranked.count)
            / sum(ranked.count) as mean
    from ranked
    inner join pair_tie
        on pair_tie.release = ranked.release
        and pair_tie.decile = ranked.decile
    group by
        ranked.release,
        ranked.area_code,
        ranked.basis,
        ranked.side,
        pair_tie.tie,
        pair_tie.shift
    having sum(ranked.count) > 0
),

-- 0 and 1 have no logit, so they are moved inside by half a person.
inside as (
    select
        profile.*,
        least(
            greatest(profile.mean, 0.5::double / profile.counted),
            1 - 0.5::double / profile.counted
        ) as share
    from profile
)

select
    inside.release,
    inside.area_code,
    inside.basis,
    inside.side,
    inside.tie,
    inside.counted,
    1 / (1 + exp(-(ln(inside.share / (1 - inside.share)) + inside.shift))) as rate
from inside
