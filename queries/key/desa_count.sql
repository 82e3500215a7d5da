-- Families and persons of each desa in one release, in all and in each decile.
-- grain:   area_code, measure
-- reads:   keyed_family, keyed_person
with family as (
    select
        keyed_family.area_code,
        keyed_family.decile,
        count(*) as count,
        sum(keyed_family.record_key::bigint) as keys
    from keyed_family
    group by
        keyed_family.area_code,
        keyed_family.decile
),

person as (
    select
        keyed_family.area_code,
        keyed_family.decile,
        count(*) as count,
        sum(keyed_person.record_key::bigint) as keys
    from keyed_person
    inner join keyed_family
        on keyed_family.family_hash = keyed_person.family_hash
    group by
        keyed_family.area_code,
        keyed_family.decile
),

measured as (
    select
        family.*,
        unnest(if(family.decile = 1, ['families', 'families_decile1'], ['families'])) as measure
    from family
    union all
    -- A release that ends in '7 or more' counts all of them as its decile 7.
    select
        person.*,
        unnest(
            if(
                person.decile is null,
                ['persons'],
                ['persons', 'persons_known_decile', 'persons_decile' || person.decile]
            )
        ) as measure
    from person
)

-- Keys are below 2³²: their sum, and the cell key that is left of it, fit 64 bits.
select
    measured.area_code,
    measured.measure,
    sum(measured.count)::bigint as count,
    (sum(measured.keys) % 4294967296)::bigint as cell_key
from measured
group by
    measured.area_code,
    measured.measure
