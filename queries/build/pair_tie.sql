-- How a pair of releases is made comparable with BPS: chances and shift as of then, and as of now.
-- grain:   release, tie, decile
-- reads:   release_pair, release_chance, release_shift
-- publish: no
-- Both releases are read with both ties, their deciles as far as both tell them: so a change of
-- the chances or of the grouping counts as one of the tie, and as no movement of families.
select
    release_pair.release,
    tie.name as tie,
    least(release_chance.decile, release_pair.top_decile) as decile,
    avg(release_chance.chance order by release_chance.decile) as chance,
    min(release_shift.shift) as shift
from release_pair
cross join (
    values
        ('then'),
        ('now')
) as tie (name)
inner join release_chance
    on release_chance.release = if(tie.name = 'now', release_pair.release, release_pair.since)
inner join release_shift
    on release_shift.release = release_chance.release
    and release_shift.scenario = 'main'
group by
    release_pair.release,
    tie.name,
    least(release_chance.decile, release_pair.top_decile)
