-- What each desa's deciles say of it by each definition, and the variance that protection adds.
-- grain:   release, area_code, definition
-- params:  variance
-- reads:   protected, area_count, area_desa, decile_chance
-- publish: no
with desa as (
    select
        area_count.release,
        area_count.area_code,
        area_count.persons,
        greatest(area_count.persons - area_count.persons_known_decile, 0) as unknown
    from area_count
    inner join area_desa
        on area_desa.area_code = area_count.area_code
        and area_desa.desa_code = area_count.area_code
),

told as (
    select
        desa.release,
        desa.area_code,
        decile_chance.decile,
        protected.count,
        decile_chance.chance
    from desa
    inner join decile_chance
        on decile_chance.release = desa.release
    inner join protected
        on protected.release = desa.release
        and protected.area_code = desa.area_code
        and protected.relation = 'area'
        and protected.measure = 'persons_decile' || decile_chance.decile
),

-- Those without a decile: as likely poor as the lowest, or as the highest.
unknown as (
    select
        told.release,
        told.area_code,
        max(told.chance) as most,
        min(told.chance) as least
    from told
    group by
        told.release,
        told.area_code
    having sum(told.count) > 0
),

weighed as (
    select
        told.release,
        told.area_code,
        definition.name as definition,
        told.decile,
        told.count,
        case definition.name
            when 'decile1' then (told.decile <= 1)::integer
            when 'decile12' then (told.decile <= 2)::integer
            when 'decile14' then (told.decile <= 4)::integer
            else told.chance
        end as weight
    from told
    cross join (
        values
            ('profile'),
            ('missing_poor'),
            ('missing_not_poor'),
            ('decile1'),
            ('decile12'),
            ('decile14')
    ) as definition(name)
    union all
    select
        desa.release,
        desa.area_code,
        definition.name as definition,
        0 as decile,
        desa.unknown as count,
        if(definition.name = 'missing_poor', unknown.most, unknown.least) as weight
    from desa
    inner join unknown
        on unknown.release = desa.release
        and unknown.area_code = desa.area_code
    cross join (
        values
            ('missing_poor'),
            ('missing_not_poor')
    ) as definition(name)
),

-- In the order of deciles, so that the last digit is the same every time.
summed as (
    select
        weighed.release,
        weighed.area_code,
        weighed.definition,
        sum(weighed.count) as counted,
        sum(weighed.count * weighed.weight order by weighed.decile)
            / sum(weighed.count) as mean,
        sum(weighed.weight order by weighed.decile) as weights,
        sum(pow(weighed.weight, 2) order by weighed.decile) as squares,
        count(*) as parts
    from weighed
    group by
        weighed.release,
        weighed.area_code,
        weighed.definition
    having sum(weighed.count) > 0
)

select
    summed.release,
    summed.area_code,
    desa.persons,
    summed.definition,
    -- 0 and 1 have no logit, so they are moved inside by half a person.
    least(
        greatest(summed.mean, 0.5::double / summed.counted), 1 - 0.5::double / summed.counted
    ) as share,
    -- Each count of the mean is moved, all with the same variance.
    $variance * (
        summed.squares - 2 * summed.mean * summed.weights + summed.parts * pow(summed.mean, 2)
    ) / pow(summed.counted, 2) as protection_variance
from summed
inner join desa
    on desa.release = summed.release
    and desa.area_code = summed.area_code
