-- Why the estimate of an area changed since the release before, in parts that add up to the change.
-- grain:   release, area_code
-- params:  fewest
-- reads:   release_pair, pair_rate, area_desa, area_count, area_release, protected
-- F(p, t) is the estimate from the persons p with the tie t (chances and shift), then or now.
--   registry = ((F(now, then) - F(then, then)) + (F(now, now) - F(then, now))) / 2
--   official = change - registry: the same mean for the tie, where both tell as many deciles
-- Within the registry's part, from the area's own counts instead of those of its desa,
--   ranks = the same of the families that stayed, then and now; flow = the rest
-- and what only the desa tell (the logit bends) is divided in proportion to these two; where both
-- are 0 it is flow: people without a decile came or went. No order is favoured, because the two
-- releases read backwards turn every sign and nothing else.
with estimated as (
    select
        release_pair.release,
        release_pair.since,
        now.area_code,
        now.poverty_rate_pct - before.poverty_rate_pct as change_pp
    from release_pair
    inner join area_release as now
        on now.release = release_pair.release
    inner join area_release as before
        on before.release = release_pair.since
        and before.area_code = now.area_code
),

meaned as (
    select
        pair_rate.release,
        area_desa.area_code,
        'desa' as basis,
        pair_rate.side,
        pair_rate.tie,
        min(pair_rate.counted) as counted,
        sum(area_count.persons * pair_rate.rate order by pair_rate.area_code)
            / nullif(sum(area_count.persons), 0) as rate
    from pair_rate
    inner join release_pair
        on release_pair.release = pair_rate.release
    inner join area_desa
        on area_desa.desa_code = pair_rate.area_code
    inner join area_count
        on area_count.area_code = pair_rate.area_code
        and area_count.release
            = if(pair_rate.side = 'now', release_pair.release, release_pair.since)
    where pair_rate.basis = 'all'
    group by
        pair_rate.release,
        area_desa.area_code,
        pair_rate.side,
        pair_rate.tie
    union all
    select
        pair_rate.release,
        pair_rate.area_code,
        pair_rate.basis,
        pair_rate.side,
        pair_rate.tie,
        pair_rate.counted,
        pair_rate.rate
    from pair_rate
),

-- In points, the mean over both ties; NULL where one of the four is not known.
moved as (
    select
        meaned.release,
        meaned.area_code,
        meaned.basis,
        if(
            count(meaned.rate) = 4,
            50 * (
                sum(meaned.rate) filter (where meaned.side = 'now')
                - sum(meaned.rate) filter (where meaned.side = 'then')
            ),
            null
        ) as moved_pp,
        min(meaned.counted) as counted
    from meaned
    group by
        meaned.release,
        meaned.area_code,
        meaned.basis
),

told as (
    select
        moved.release,
        moved.area_code,
        max(moved.moved_pp) filter (where moved.basis = 'desa') as registry_pp,
        max(moved.moved_pp) filter (where moved.basis = 'all') as own_pp,
        max(moved.moved_pp) filter (
            where moved.basis = 'stayed' and moved.counted >= $fewest
        ) as stayed_pp
    from moved
    group by
        moved.release,
        moved.area_code
),

split as (
    select
        told.release,
        told.area_code,
        told.registry_pp,
        abs(told.stayed_pp) + abs(told.own_pp - told.stayed_pp) as both_pp,
        -- Less than this is the rounding of sums.
        told.stayed_pp + (told.registry_pp - told.own_pp)
            * if(both_pp > 1e-9, abs(told.stayed_pp) / both_pp, 0) as ranks_pp
    from told
),

flow as (
    select
        protected.release,
        protected.area_code,
        max(protected.count) filter (where protected.measure = 'families_stayed')
            as families_stayed,
        max(protected.count) filter (where protected.measure = 'families_came') as families_came,
        max(protected.count) filter (where protected.measure = 'families_went') as families_went
    from protected
    where protected.relation = 'flow'
    group by
        protected.release,
        protected.area_code
)

select
    estimated.release,
    estimated.area_code,
    estimated.since,
    estimated.change_pp,
    estimated.change_pp - split.registry_pp as official_change_pp,
    if(estimated.change_pp is null, null, split.registry_pp) as registry_change_pp,
    if(estimated.change_pp is null, null, split.ranks_pp) as ranks_change_pp,
    if(estimated.change_pp is null, null, split.registry_pp - split.ranks_pp) as flow_change_pp,
    flow.families_stayed,
    flow.families_came,
    flow.families_went
from estimated
left join split
    on split.release = estimated.release
    and split.area_code = estimated.area_code
left join flow
    on flow.release = estimated.release
    and flow.area_code = estimated.area_code
