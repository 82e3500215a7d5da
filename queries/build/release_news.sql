-- What changed beyond its noise since the release before, of every number tested.
-- grain:   release, measure, name, area_code
-- reads:   release_official, area_release, pillar_area, programme_area, integrity_area, protection
-- A tenth of the changes told may be chance (Benjamini and Hochberg 1995). Without any that is told
-- the surest stands alone: how many were tested is known of it.
with pair as (
    select
        later.release,
        max_by(earlier.release, (earlier.cutoff, earlier.release)) as since
    from release_official as later
    inner join release_official as earlier
        on (earlier.cutoff, earlier.release) < (later.cutoff, later.release)
    group by later.release
),

counted as (
    select
        area_release.release,
        area_release.area_code,
        'families_decile1' as measure,
        '' as name,
        area_release.families_decile1 as value
    from area_release
    union all
    select
        pillar_area.release,
        pillar_area.area_code,
        'families_none' as measure,
        '' as name,
        pillar_area.families_none as value
    from pillar_area
    where pillar_area.group_name = 'all'
    union all
    select
        programme_area.release,
        programme_area.area_code,
        'missed' as measure,
        programme_area.programme_code as name,
        programme_area.missed as value
    from programme_area
    union all
    select
        integrity_area.release,
        integrity_area.area_code,
        'findings' as measure,
        integrity_area.kind as name,
        integrity_area.findings as value
    from integrity_area
),

moved as (
    select
        pair.release,
        pair.since,
        now.measure,
        now.name,
        now.area_code,
        now.value as value_now,
        before.value as value_before
    from pair
    inner join counted as now
        on now.release = pair.release
    inner join counted as before
        on before.release = pair.since
        and before.measure = now.measure
        and before.name = now.name
        and before.area_code = now.area_code
    where now.value is not null
        and before.value is not null
),

-- The error that all estimates of a release share, on the logit; it cancels while both releases are
-- tied to the same figure.
tied as (
    select
        pair.release,
        pair.since,
        case
            when later.anchor_period = earlier.anchor_period then 0
            else
                pow(later.anchor_se_pct / (later.anchor_pct * (1 - later.anchor_pct / 100)), 2)
                + pow(
                    earlier.anchor_se_pct / (earlier.anchor_pct * (1 - earlier.anchor_pct / 100)),
                    2
                )
        end as common_variance
    from pair
    inner join release_official as later
        on later.release = pair.release
    inner join release_official as earlier
        on earlier.release = pair.since
),

-- Standard errors between now and then, as if the two were independent: the same families stand in
-- both, so the true ones are smaller. A count moves by its protection at most, and by chance like
-- any count of its size.
tested as (
    select
        now.release,
        tied.since,
        'poverty_rate_pct' as measure,
        '' as name,
        now.area_code,
        now.poverty_rate_pct as value_now,
        before.poverty_rate_pct as value_before,
        abs(
            ln(now.poverty_rate_pct / (100 - now.poverty_rate_pct))
            - ln(before.poverty_rate_pct / (100 - before.poverty_rate_pct))
        ) / sqrt(
            pow(now.own_error_logit, 2) + pow(before.own_error_logit, 2) + tied.common_variance
        ) as errors_apart
    from area_release as now
    inner join tied
        on tied.release = now.release
    inner join area_release as before
        on before.release = tied.since
        and before.area_code = now.area_code
    where now.level <> 'kabupaten'
        and now.poverty_rate_pct between 0.001 and 99.999
        and before.poverty_rate_pct between 0.001 and 99.999
    union all
    select
        moved.release,
        moved.since,
        moved.measure,
        moved.name,
        moved.area_code,
        moved.value_now,
        moved.value_before,
        greatest(0, abs(moved.value_now - moved.value_before) - 2 * protection.most)
            / sqrt(moved.value_now + moved.value_before + 1) as errors_apart
    from moved
    cross join protection
),

chanced as (
    select
        tested.*,
        two_sided(tested.errors_apart) as chance
    from tested
),

placed as (
    select
        chanced.*,
        count(*) over (partition by chanced.release) as numbers_tested,
        -- Changes of one chance share the last of their places, as the rule has it.
        count(*) over (
            partition by chanced.release
            order by chanced.chance
        ) as place,
        row_number() over (
            partition by chanced.release
            order by
                chanced.errors_apart desc,
                chanced.measure asc,
                chanced.name asc,
                chanced.area_code asc
        ) as line
    from chanced
),

-- The last that is told: of so many, a tenth at most is expected by chance.
last as (
    select
        placed.release,
        coalesce(
            max(if(
                placed.chance <= 0.1 * placed.place / placed.numbers_tested, placed.place, null
            )),
            0
        ) as place
    from placed
    group by placed.release
),

told as (
    select
        placed.*,
        placed.place <= last.place as is_told,
        count(if(placed.place <= last.place, 1, null)) over (
            partition by placed.release
        ) as numbers_told
    from placed
    inner join last
        on last.release = placed.release
)

select
    told.release,
    told.since,
    told.measure,
    told.name,
    told.area_code,
    told.value_now,
    told.value_before,
    told.errors_apart,
    told.is_told,
    told.numbers_tested,
    told.numbers_told,
    told.numbers_told / 10 as told_by_chance
from told
where told.is_told
    or told.line = 1
