-- The share of poor-looking persons of each desa by each definition, and its protection variance.
-- grain:   release, area_code, definition
-- params:  variance
-- reads:   area_count, area_desa
-- publish: no
with desa as (
    -- A part may be moved above its whole.
    select
        area_count.release,
        area_count.area_code,
        area_count.persons,
        area_count.persons_known_decile,
        area_count.persons_known_regional_decile,
        least(area_count.persons_decile1, area_count.persons_known_decile) as persons_decile1,
        least(area_count.persons_decile12, area_count.persons_known_decile) as persons_decile12,
        least(area_count.persons_regional_decile1, area_count.persons_known_regional_decile)
            as persons_regional_decile1,
        greatest(area_count.persons - area_count.persons_known_decile, 0)
            as persons_unknown_decile
    from area_count
    inner join area_desa
        on area_desa.area_code = area_count.area_code
        and area_desa.desa_code = area_count.area_code
),

defined as (
    select
        desa.release,
        desa.area_code,
        desa.persons,
        'decile1' as definition,
        desa.persons_decile1 as counted,
        desa.persons_known_decile as known
    from desa
    union all
    select
        desa.release,
        desa.area_code,
        desa.persons,
        'decile12' as definition,
        desa.persons_decile12 as counted,
        desa.persons_known_decile as known
    from desa
    union all
    select
        desa.release,
        desa.area_code,
        desa.persons,
        'regional_decile1' as definition,
        desa.persons_regional_decile1 as counted,
        desa.persons_known_regional_decile as known
    from desa
    union all
    -- Those without a decile: all poor, or none.
    select
        desa.release,
        desa.area_code,
        desa.persons,
        'missing_poor' as definition,
        desa.persons_decile1 + desa.persons_unknown_decile as counted,
        desa.persons_known_decile + desa.persons_unknown_decile as known
    from desa
    where desa.persons_known_decile > 0
    union all
    select
        desa.release,
        desa.area_code,
        desa.persons,
        'missing_not_poor' as definition,
        desa.persons_decile1 as counted,
        desa.persons_known_decile + desa.persons_unknown_decile as known
    from desa
    where desa.persons_known_decile > 0
),

-- 0 and 1 have no logit, so they are moved inside by half a person.
shared as (
    select
        defined.release,
        defined.area_code,
        defined.persons,
        defined.definition,
        defined.known,
        case defined.counted
            when 0 then 0.5::double
            when defined.known then defined.counted - 0.5::double
            else defined.counted::double
        end / defined.known as share
    from defined
    where defined.known > 0
)

-- Both counts of a share are moved, each with the same variance.
select
    shared.release,
    shared.area_code,
    shared.persons,
    shared.definition,
    shared.share,
    $variance * (1 + pow(shared.share, 2)) / pow(shared.known, 2) as protection_variance
from shared
