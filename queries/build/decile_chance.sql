-- The chance that a person of a decile is poor, for each decile that a release tells.
-- grain:   release, decile
-- reads:   release, release_chance
-- publish: no
select
    release.release,
    least(release_chance.decile, release.top_decile) as decile,
    -- Deciles told as one group: each holds a tenth of the nation.
    avg(release_chance.chance order by release_chance.decile) as chance
from release
inner join release_chance
    on release_chance.release = release.release
group by
    release.release,
    least(release_chance.decile, release.top_decile)
