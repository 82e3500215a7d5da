-- Each release with the one before it, and the last decile that both of them tell.
-- grain:   release
-- reads:   release
-- publish: no
with ordered as (
    select
        release.release,
        lag(release.release) over (order by release.cutoff, release.release) as since,
        release.top_decile,
        lag(release.top_decile) over (order by release.cutoff, release.release) as since_top
    from release
)

select
    ordered.release,
    ordered.since,
    least(ordered.top_decile, ordered.since_top) as top_decile
from ordered
where ordered.since is not null
