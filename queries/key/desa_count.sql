-- Families and persons of each desa in one release, in all and in each decile.
-- grain:   area_code, measure
-- reads:   keyed_family, keyed_person
with person as (
    select
        keyed_family.area_code,
        keyed_family.decile,
        keyed_person.record_key
    from keyed_person
    inner join keyed_family
        on keyed_family.family_hash = keyed_person.family_hash
),

measured as (
    select
        keyed_family.area_code,
        'families' as measure,
        keyed_family.record_key
    from keyed_family
    union all
    select
        keyed_family.area_code,
        'families_decile1' as measure,
        keyed_family.record_key
    from keyed_family
    where keyed_family.decile = 1
    union all
    select
        person.area_code,
        'persons' as measure,
        person.record_key
    from person
    union all
    select
        person.area_code,
        'persons_known_decile' as measure,
        person.record_key
    from person
    where person.decile is not null
    union all
    -- A release that ends in '7 or more' counts all of them as its decile 7.
    select
        person.area_code,
        'persons_decile' || person.decile as measure,
        person.record_key
    from person
    where person.decile is not null
)

-- Keys are below 2³²: their sum, and the cell key that is left of it, fit 64 bits.
select
    measured.area_code,
    measured.measure,
    count(*) as count,
    (sum(measured.record_key::bigint) % 4294967296)::bigint as cell_key
from measured
group by
    measured.area_code,
    measured.measure
