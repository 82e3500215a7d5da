-- Each target of one area, and whether the official figures meet it yet.
-- grain:   deadline, said_by, rule, said_on, high_pct
-- params:  area?
-- reads:   target, official_poverty, area, target_chance
with judged as (
    select
        target.*,
        own.p0_pct as figure_pct,
        case target.rule
            when 'below_province' then province.p0_pct
            else target.high_pct
        end as limit_pct
    from target
    inner join area
        on area.area_code = target.area_code
    left join official_poverty as own
        on own.area_code = target.area_code
        and own.period = target.judged_on
    left join official_poverty as province
        on province.area_code = area.parent_code
        and province.period = target.judged_on
    where target.area_code = coalesce(
        $area,
        (
            select min(kecamatan.parent_code)
            from area as kecamatan
            where kecamatan.level = 'kecamatan'
        )
    )
),

newest as (
    select
        official_poverty.area_code,
        max_by(official_poverty.p0_pct, official_poverty.period) as p0_pct
    from official_poverty
    where official_poverty.p0_pct is not null
    group by official_poverty.area_code
)

select
    judged.area_code,
    judged.said_on,
    judged.said_by,
    judged.rule,
    judged.low_pct,
    judged.high_pct,
    judged.limit_pct,
    judged.deadline,
    judged.judged_on,
    judged.figure_pct,
    case
        when judged.figure_pct is null or judged.limit_pct is null then 'not_yet_measurable'
        when judged.rule = 'below_province' and judged.figure_pct < judged.limit_pct then 'met'
        when judged.rule = 'at_most' and judged.figure_pct <= judged.limit_pct then 'met'
        else 'missed'
    end as status,
    target_chance.chance_pct,
    case
        when judged.figure_pct is null then judged.limit_pct - newest.p0_pct
    end as needed_change_pp,
    judged.source,
    absence('limit_pct', judged.limit_pct, 'not_measured')
    || absence('figure_pct', judged.figure_pct, 'not_measured') as withheld
from judged
left join target_chance
    on target_chance.area_code = judged.area_code
    and target_chance.deadline = judged.deadline
    and target_chance.judged_on = judged.judged_on
    and target_chance.rule = judged.rule
    and target_chance.said_on is not distinct from judged.said_on
    and target_chance.said_by is not distinct from judged.said_by
    and target_chance.high_pct is not distinct from judged.high_pct
left join newest
    on newest.area_code = judged.area_code
order by
    judged.deadline,
    judged.said_by,
    judged.rule,
    judged.said_on,
    judged.high_pct
