-- Why the estimate changed since an earlier release, or the one before: an area and those under it.
-- grain:   area_code
-- params:  area, release, since?
-- reads:   area_change, area_release, area, release
-- A longer span is the sum of its steps; a part that one step does not tell is NULL.
with span as (
    select
        later.release,
        later.cutoff,
        earlier.cutoff as since_cutoff
    from release as later
    left join release as earlier
        on earlier.release = $since
    where later.release = $release
),

step as (
    select area_change.*
    from area_change
    inner join release
        on release.release = area_change.release
    cross join span
    where case
        when $since is null then area_change.release = span.release
        else (release.cutoff, release.release) <= (span.cutoff, span.release)
            and (release.cutoff, release.release) > (span.since_cutoff, $since)
    end
)

select
    area.area_code,
    area.name as area_name,
    area_release.level,
    coalesce($since, max(step.since)) as since,
    if(count(*) = count(step.change_pp), sum(step.change_pp order by step.release), null) as change_pp,
    if(count(*) = count(step.official_change_pp), sum(step.official_change_pp order by step.release), null)
        as official_change_pp,
    if(count(*) = count(step.registry_change_pp), sum(step.registry_change_pp order by step.release), null)
        as registry_change_pp,
    if(count(*) = count(step.ranks_change_pp), sum(step.ranks_change_pp order by step.release), null)
        as ranks_change_pp,
    if(count(*) = count(step.flow_change_pp), sum(step.flow_change_pp order by step.release), null) as flow_change_pp,
    -- Who came and went is known of one step only: the same family may go and come again.
    if(count(*) = 1, max(step.families_stayed), null) as families_stayed,
    if(count(*) = 1, max(step.families_came), null) as families_came,
    if(count(*) = 1, max(step.families_went), null) as families_went
from step
inner join area
    on area.area_code = step.area_code
inner join area_release
    on area_release.area_code = step.area_code
    and area_release.release = $release
where area.area_code = $area
    or area.parent_code = $area
group by
    area.area_code,
    area.name,
    area_release.level
order by area.area_code
