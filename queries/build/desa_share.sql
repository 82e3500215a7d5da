-- The share of poor-looking persons of each desa by each definition, with a logit.
-- grain:   release, area_code, definition
-- reads:   desa_count, area_desa
-- publish: no
with desa as (
    select desa_count.*
    from desa_count
    inner join area_desa
        on area_desa.area_code = desa_count.area_code
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
        desa.persons_decile1 + desa.persons - desa.persons_known_decile as counted,
        desa.persons as known
    from desa
    where desa.persons_known_decile > 0
    union all
    select
        desa.release,
        desa.area_code,
        desa.persons,
        'missing_not_poor' as definition,
        desa.persons_decile1 as counted,
        desa.persons as known
    from desa
    where desa.persons_known_decile > 0
)

-- 0 and 1 have no logit, so they are moved inside by half a person.
select
    defined.release,
    defined.area_code,
    defined.persons,
    defined.definition,
    case defined.counted
        when 0 then 0.5::double
        when defined.known then defined.counted - 0.5::double
        else defined.counted::double
    end / defined.known as share
from defined
where defined.known > 0
