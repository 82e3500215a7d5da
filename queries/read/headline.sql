-- One area in one row: its newest official figure beside the province, and the newest release.
-- grain:   area_code
-- params:  area
-- reads:   area, official_poverty, release, area_release
with march as (
    select
        official_poverty.*,
        row_number() over (
            partition by official_poverty.area_code order by official_poverty.period desc
        ) as age
    from official_poverty
    where official_poverty.period like '%-03'
        and official_poverty.p0_pct is not null
),

newest as (
    select
        official_poverty.area_code,
        max(official_poverty.period) as period,
        max_by(official_poverty.p0_pct, official_poverty.period) as p0_pct,
        max_by(official_poverty.source, official_poverty.period) as source
    from official_poverty
    where official_poverty.p0_pct is not null
    group by official_poverty.area_code
),

measured as (
    select
        area_release.*,
        release.cutoff,
        release.is_cutoff_assumed,
        release.is_made_up,
        area_release.poverty_rate_pct - lag(area_release.poverty_rate_pct) over (
            order by area_release.release
        ) as poverty_rate_change_pp,
        lag(area_release.withheld) over (order by area_release.release) as withheld_before
    from area_release
    inner join release
        on release.release = area_release.release
    where area_release.area_code = $area
    qualify row_number() over (order by area_release.release desc) = 1
)

select
    area.area_code,
    area.name as area_name,
    province.name as province_name,
    own.period,
    own.p0_pct,
    own.poor_thousand,
    same.p0_pct as province_same_pct,
    own.p0_pct - same.p0_pct as gap_pp,
    before.period as previous_period,
    before.p0_pct as previous_p0_pct,
    newest.period as province_period,
    newest.p0_pct as province_pct,
    measured.release,
    measured.cutoff,
    measured.is_cutoff_assumed,
    measured.is_made_up,
    measured.decile1_share_pct,
    measured.poverty_rate_pct,
    measured.poverty_rate_change_pp,
    own.source,
    newest.source as province_source,
    absence('p0_pct', own.p0_pct, 'not_measured')
    || absence('poor_thousand', own.poor_thousand, 'not_measured')
    || absence('province_same_pct', same.p0_pct, 'not_measured')
    || absence('gap_pp', own.p0_pct - same.p0_pct, 'not_measured')
    || absence('previous_p0_pct', before.p0_pct, 'not_measured')
    || absence('province_pct', newest.p0_pct, 'not_measured')
    || absence(
        'decile1_share_pct',
        measured.decile1_share_pct,
        coalesce(reason_of(measured.withheld, 'decile1_share_pct'), 'not_measured')
    )
    || absence(
        'poverty_rate_pct',
        measured.poverty_rate_pct,
        coalesce(reason_of(measured.withheld, 'poverty_rate_pct'), 'not_measured')
    )
    || absence(
        'poverty_rate_change_pp',
        measured.poverty_rate_change_pp,
        coalesce(
            reason_of(measured.withheld, 'poverty_rate_pct'),
            reason_of(measured.withheld_before, 'poverty_rate_pct'),
            'not_measured'
        )
    ) as withheld
from area
inner join area as province
    on province.area_code = area.parent_code
left join march as own
    on own.area_code = area.area_code
    and own.age = 1
left join march as before
    on before.area_code = area.area_code
    and before.age = 2
left join official_poverty as same
    on same.area_code = province.area_code
    and same.period = own.period
left join newest
    on newest.area_code = province.area_code
left join measured
    on measured.area_code = area.area_code
where area.area_code = $area
order by area.area_code
