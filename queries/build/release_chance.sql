-- The chance that a person of each decile is poor as of each release's cut-off, each decile apart.
-- grain:   release, decile
-- reads:   release, decile_poverty
-- publish: no
with dated as (
    select
        release.release,
        coalesce(
            max(decile_poverty.valid_from) filter (
                where decile_poverty.valid_from <= release.cutoff
            ),
            min(decile_poverty.valid_from)
        ) as valid_from
    from release
    cross join decile_poverty
    group by release.release
)

select
    dated.release,
    decile_poverty.decile,
    decile_poverty.chance
from dated
inner join decile_poverty
    on decile_poverty.valid_from = dated.valid_from
