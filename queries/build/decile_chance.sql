-- The chance that a person of a decile is poor, for each decile that a release tells.
-- grain:   release, decile
-- reads:   release, decile_poverty
-- publish: no
with dated as (
    select
        release.release,
        release.top_decile,
        coalesce(
            max(decile_poverty.valid_from) filter (
                where decile_poverty.valid_from <= release.cutoff
            ),
            min(decile_poverty.valid_from)
        ) as valid_from
    from release
    cross join decile_poverty
    group by
        release.release,
        release.top_decile
)

select
    dated.release,
    least(decile_poverty.decile, dated.top_decile) as decile,
    -- Deciles told as one group: each holds a tenth of the nation.
    avg(decile_poverty.chance order by decile_poverty.decile) as chance
from dated
inner join decile_poverty
    on decile_poverty.valid_from = dated.valid_from
group by
    dated.release,
    least(decile_poverty.decile, dated.top_decile)
