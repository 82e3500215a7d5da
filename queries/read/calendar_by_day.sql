-- What is to come for one area on a day, and what is late; what is there already is left out.
-- grain:   event, about
-- params:  area, day
-- reads:   calendar, area, official_poverty, release
-- An event whose day nobody has announced is held against the day on which it came a year before.
with awaited as (
    select
        calendar.event,
        calendar.about,
        calendar.due_on,
        calendar.came_on,
        case
            when calendar.due_on is not null then 'announced'
            when calendar.came_on is not null then 'year_before'
            when calendar.month_day is not null then 'monthly'
            else 'unknown'
        end as basis,
        coalesce(
            calendar.due_on,
            (calendar.came_on + interval 1 year)::date,
            (
                date_trunc('month', $day::date)
                + case
                    when calendar.month_day < day($day::date) then interval 1 month
                    else interval 0 month
                end
                + (calendar.month_day - 1) * interval 1 day
            )::date
        ) as next_on,
        calendar.source
    from calendar
    inner join area
        on area.area_code = $area
    left join official_poverty
        on official_poverty.period = calendar.about
        and official_poverty.p0_pct is not null
        and official_poverty.area_code = case calendar.event
            when 'official_kabupaten' then area.area_code
            when 'official_province' then area.parent_code
        end
    left join release
        on calendar.event = 'registry'
        and release.release = calendar.about
    where official_poverty.period is null
        and release.release is null
)

select
    awaited.event,
    awaited.about,
    awaited.due_on,
    awaited.came_on,
    awaited.basis,
    awaited.next_on,
    greatest(0, coalesce(date_diff('day', awaited.next_on, $day::date), 0)) as days_late,
    awaited.source
from awaited
order by
    days_late desc,
    awaited.next_on asc nulls last,
    awaited.event asc,
    awaited.about asc
