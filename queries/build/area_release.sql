-- Every measure of every area in each release, as one edition may show it; NULL where hidden.
-- grain:   release, area_code
-- reads:   area_measure, area_desa, hidden_cell
with hidden as (
    select
        hidden_cell.release,
        hidden_cell.area_code,
        list(hidden_cell.measure) as measures
    from hidden_cell
    group by
        hidden_cell.release,
        hidden_cell.area_code
),

-- Where few desa are hidden, a rate in full precision would let a search find their counts.
hidden_desa as (
    select
        hidden.release,
        area_desa.area_code,
        count(*) as desa
    from area_desa
    inner join hidden
        on hidden.area_code = area_desa.desa_code
        and list_contains(hidden.measures, 'persons_decile1')
    group by
        hidden.release,
        area_desa.area_code
),

most_hidden as (
    select
        hidden_desa.release,
        max(hidden_desa.desa) as desa
    from hidden_desa
    group by hidden_desa.release
),

shown as (
    select
        area_measure.release,
        area_measure.area_code,
        area_measure.level,
        area_measure.province_rate_pct,
        coalesce(hidden.measures, []) as hidden,
        area_measure.families,
        area_measure.persons,
        area_measure.families_decile1,
        area_measure.persons_decile1,
        area_measure.persons_known_decile,
        area_measure.decile1_share_pct,
        case
            when most_hidden.desa is null then area_measure.poverty_rate_pct
            when hidden_desa.desa < 8 then round(area_measure.poverty_rate_pct, 2)
            when most_hidden.desa < 8 then round(area_measure.poverty_rate_pct, 4)
            else round(area_measure.poverty_rate_pct, 6)
        end as poverty_rate_pct
    from area_measure
    left join hidden
        on hidden.release = area_measure.release
        and hidden.area_code = area_measure.area_code
    left join hidden_desa
        on hidden_desa.release = area_measure.release
        and hidden_desa.area_code = area_measure.area_code
    left join most_hidden
        on most_hidden.release = area_measure.release
)

select
    shown.release,
    shown.area_code,
    shown.level,
    case when not list_contains(shown.hidden, 'families') then shown.families end as families,
    case when not list_contains(shown.hidden, 'persons') then shown.persons end as persons,
    case
        when not list_contains(shown.hidden, 'families_decile1') then shown.families_decile1
    end as families_decile1,
    case
        when not list_contains(shown.hidden, 'persons_decile1') then shown.persons_decile1
    end as persons_decile1,
    case
        when not list_contains(shown.hidden, 'persons_known_decile')
            then shown.persons_known_decile
    end as persons_known_decile,
    case
        when not list_contains(shown.hidden, 'decile1_share_pct') then shown.decile1_share_pct
    end as decile1_share_pct,
    case
        when not list_contains(shown.hidden, 'poverty_rate_pct') then shown.poverty_rate_pct
    end as poverty_rate_pct,
    shown.province_rate_pct,
    case
        when not list_contains(shown.hidden, 'gap_pp')
            then shown.poverty_rate_pct - shown.province_rate_pct
    end as gap_pp
from shown
