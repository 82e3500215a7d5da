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
),

summed as (
    select
        area.area_code,
        area.name as area_name,
        area_release.level,
        coalesce($since, max(step.since)) as since,
        case
            when count(*) = count(step.change_pp)
                then sum(step.change_pp order by step.release)
        end as change_pp,
        case
            when count(*) = count(step.official_change_pp)
                then sum(step.official_change_pp order by step.release)
        end as official_change_pp,
        case
            when count(*) = count(step.registry_change_pp)
                then sum(step.registry_change_pp order by step.release)
        end as registry_change_pp,
        case
            when count(*) = count(step.ranks_change_pp)
                then sum(step.ranks_change_pp order by step.release)
        end as ranks_change_pp,
        case
            when count(*) = count(step.flow_change_pp)
                then sum(step.flow_change_pp order by step.release)
        end as flow_change_pp,
        -- Who came and went is known of one step only: the same family may go and come again.
        case when count(*) = 1 then max(step.families_stayed) end as families_stayed,
        case when count(*) = 1 then max(step.families_came) end as families_came,
        case when count(*) = 1 then max(step.families_went) end as families_went,
        coalesce(
            max(reason_of(area_release.withheld, 'poverty_rate_pct')), 'not_measured'
        ) as reason
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
),

judged as (
    select
        summed.*,
        -- Ranks and families that came or went are counted down to the kecamatan.
        if(summed.level = 'desa', 'kecamatan_only', 'not_measured') as deeper_reason
    from summed
)

select
    judged.* exclude (reason, deeper_reason),
    absence('change_pp', judged.change_pp, judged.reason)
    || absence('official_change_pp', judged.official_change_pp, judged.reason)
    || absence('registry_change_pp', judged.registry_change_pp, judged.reason)
    || absence('ranks_change_pp', judged.ranks_change_pp, judged.deeper_reason)
    || absence('flow_change_pp', judged.flow_change_pp, judged.deeper_reason)
    || absence('families_stayed', judged.families_stayed, judged.deeper_reason)
    || absence('families_came', judged.families_came, judged.deeper_reason)
    || absence('families_went', judged.families_went, judged.deeper_reason) as withheld
from judged
order by judged.area_code
