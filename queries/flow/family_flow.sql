-- Every family of two releases once, with its desa, decile and persons in each; NULL where absent.
-- grain:   family_hash
-- reads:   then_family, now_family, then_person, now_person
with then_size as (
    select
        then_person.family_hash,
        count(*) as persons,
        sum(then_person.record_key::bigint) as persons_key
    from then_person
    group by then_person.family_hash
),

now_size as (
    select
        now_person.family_hash,
        count(*) as persons,
        sum(now_person.record_key::bigint) as persons_key
    from now_person
    group by now_person.family_hash
)

select
    coalesce(now_family.family_hash, then_family.family_hash) as family_hash,
    coalesce(now_family.record_key, then_family.record_key)::bigint as record_key,
    then_family.area_code as then_desa,
    now_family.area_code as now_desa,
    then_family.decile as then_decile,
    now_family.decile as now_decile,
    then_size.persons as then_persons,
    now_size.persons as now_persons,
    then_size.persons_key as then_persons_key,
    now_size.persons_key as now_persons_key
from then_family
full join now_family
    on now_family.family_hash = then_family.family_hash
left join then_size
    on then_size.family_hash = then_family.family_hash
left join now_size
    on now_size.family_hash = now_family.family_hash
