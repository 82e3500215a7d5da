-- Each target of one area, and whether the official figures meet it yet.
-- grain:   deadline, said_by, rule
-- params:  area
-- reads:   target, official_poverty, area
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
    where target.area_code = $area
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
    judged.source
from judged
order by
    judged.deadline,
    judged.said_by,
    judged.rule
