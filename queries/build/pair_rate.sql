-- The rate of an area, of all in it or of those who stayed, then and now, with the tie of either.
-- grain:   release, area_code, basis, side, tie
-- reads:   release_pair, pair_tie, area_deciles
-- publish: no
with side as (
    select unnest(['then', 'now']) as name
),

told as (
    select
        release_pair.release,
        release_pair.top_decile,
        'all' as basis,
        side.name as side,
        area_deciles.area_code,
        area_deciles.counted,
        area_deciles.deciles,
        area_deciles.counts
    from release_pair
    cross join side
    inner join area_deciles
        on area_deciles.release
            = if(side.name = 'now', release_pair.release, release_pair.since)
        and area_deciles.relation = 'area'
    union all
    select
        release_pair.release,
        release_pair.top_decile,
        'stayed' as basis,
        area_deciles.name as side,
        area_deciles.area_code,
        area_deciles.counted,
        area_deciles.deciles,
        area_deciles.counts
    from release_pair
    inner join area_deciles
        on area_deciles.release = release_pair.release
        and area_deciles.relation = 'flow'
),

tied as (
    select
        pair_tie.release,
        pair_tie.tie,
        min(pair_tie.shift) as shift,
        list(pair_tie.chance order by pair_tie.decile) as chances
    from pair_tie
    group by
        pair_tie.release,
        pair_tie.tie
),

profile as (
    select
        told.release,
        told.area_code,
        told.basis,
        told.side,
        tied.tie,
        tied.shift,
        told.counted,
        -- In the order of deciles, so that the last digit is the same every time.
        list_sum(list_transform(
            list_zip(told.counts, told.deciles),
            lambda each: each[1] * tied.chances[least(each[2], told.top_decile)]
        )) / told.counted as mean
    from told
    inner join tied
        on tied.release = told.release
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
