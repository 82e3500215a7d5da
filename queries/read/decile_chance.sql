-- The chance that a person of each decile is poor, as the newest estimates take it.
-- grain:   decile
-- reads:   decile_poverty, release
with valid as (
    select coalesce(
        max(decile_poverty.valid_from) filter (
            where decile_poverty.valid_from <= (select max(release.cutoff) from release)
        ),
        min(decile_poverty.valid_from)
    ) as valid_from
    from decile_poverty
)

select
    decile_poverty.decile,
    100 * decile_poverty.chance as poor_chance_pct,
    decile_poverty.valid_from,
    decile_poverty.is_verified,
    decile_poverty.source
from decile_poverty
inner join valid
    on valid.valid_from = decile_poverty.valid_from
order by decile_poverty.decile
