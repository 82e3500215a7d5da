-- What each desa's deciles say of it by each definition, and the variance that protection adds.
-- grain:   release, area_code, definition
-- params:  variance
-- reads:   area_deciles, area_count, area_desa, decile_chance
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

chanced as (
    select
        decile_chance.release,
        list(decile_chance.chance order by decile_chance.decile) as chances
    from decile_chance
    group by decile_chance.release
),

-- The deciles that the release tells: the first, as many as have a chance.
listed as (
    select
        area_deciles.release,
        area_deciles.area_code,
        list_slice(area_deciles.deciles, 1, length(chanced.chances)) as deciles,
        list_slice(area_deciles.counts, 1, length(chanced.chances)) as counts,
        chanced.chances
    from area_deciles
    inner join chanced
        on chanced.release = area_deciles.release
    where area_deciles.relation = 'area'
),

defined as (
    select
        listed.*,
        desa.persons,
        desa.unknown,
        definition.name as definition,
        definition.last
    from listed
    inner join desa
        on desa.release = listed.release
        and desa.area_code = listed.area_code
    cross join (
        values
            ('profile', null),
            ('missing_poor', null),
            ('missing_not_poor', null),
            ('decile1', 1),
            ('decile12', 2),
            ('decile14', 4)
    ) as definition (name, last)
),

-- Those without a decile come first: as likely poor as the lowest, or as the highest.
weighed as (
    select
        defined.release,
        defined.area_code,
        defined.persons,
        defined.definition,
        if(starts_with(defined.definition, 'missing'), [defined.unknown], []) || defined.counts
            as counts,
        case defined.definition
            when 'profile' then defined.chances
            when 'missing_poor' then [list_max(defined.chances)] || defined.chances
            when 'missing_not_poor' then [list_min(defined.chances)] || defined.chances
            else list_transform(defined.deciles, lambda each: (each <= defined.last)::integer)
        end as weights
    from defined
),

summed as (
    select
        weighed.release,
        weighed.area_code,
        weighed.persons,
        weighed.definition,
        list_sum(weighed.counts) as counted,
        list_sum(list_transform(
            list_zip(weighed.counts, weighed.weights), lambda each: each[1] * each[2]
        )) / list_sum(weighed.counts) as mean,
        list_sum(weighed.weights) as weights,
        list_sum(list_transform(weighed.weights, lambda each: pow(each, 2))) as squares,
        length(weighed.counts) as parts
    from weighed
)

select
    summed.release,
    summed.area_code,
    summed.persons,
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
where summed.counted > 0
