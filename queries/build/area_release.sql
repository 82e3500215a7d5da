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

-- What lies above hidden desa is shown with fewer decimals, or a search over whole numbers could
-- find their counts (docs/DECISIONS.md, 8).
hidden_desa as (
    select distinct
        hidden.release,
        area_desa.area_code
    from area_desa
    inner join hidden
        on hidden.area_code = area_desa.desa_code
        and list_has_any(hidden.measures, ['persons_decile1', 'persons_known_decile'])
),

shown as (
    select
        coalesce(hidden.measures, []) as hidden,
        area_measure.*,
        if(hidden_desa.area_code is null, 10, 6) as decimals,
        if(hidden_desa.area_code is null, 10, 2) as band_decimals,
        if(hidden_desa.area_code is null, 8, 2) as person_decimals
    from area_measure
    left join hidden
        on hidden.release = area_measure.release
        and hidden.area_code = area_measure.area_code
    left join hidden_desa
        on hidden_desa.release = area_measure.release
        and hidden_desa.area_code = area_measure.area_code
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
        when not list_contains(shown.hidden, 'poverty_rate_pct')
            then round(shown.poverty_rate_pct, shown.decimals)
    end as poverty_rate_pct,
    case
        when not list_contains(shown.hidden, 'poverty_rate_low_pct')
            then round(shown.poverty_rate_low_pct, shown.band_decimals)
    end as poverty_rate_low_pct,
    case
        when not list_contains(shown.hidden, 'poverty_rate_high_pct')
            then round(shown.poverty_rate_high_pct, shown.band_decimals)
    end as poverty_rate_high_pct,
    case
        when not list_contains(shown.hidden, 'poverty_rate_first_pct')
            then round(shown.poverty_rate_first_pct, shown.band_decimals)
    end as poverty_rate_first_pct,
    abs(shown.poverty_rate_first_pct - shown.poverty_rate_pct) > 1e-9 as is_revised,
    case
        when not list_contains(shown.hidden, 'poor_persons')
            then round(shown.poor_persons, shown.person_decimals)
    end as poor_persons,
    case
        when not list_contains(shown.hidden, 'province_class') then shown.province_class
    end as province_class,
    shown.province_rate_pct,
    case
        when not list_contains(shown.hidden, 'gap_pp')
            then round(shown.poverty_rate_pct, shown.decimals) - shown.province_rate_pct
    end as gap_pp
from shown
