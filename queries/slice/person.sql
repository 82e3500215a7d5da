-- The desa, the record key and the codes of every kept person, as characteristics name them.
-- grain:   person
-- reads:   kept_person, kept_family
select
    kept_family.area_code,
    kept_person.record_key,
    kept_family.decile::utinyint as decile_group,
    case kept_person.sex when 'male' then 1 when 'female' then 2 end::utinyint as sex,
    kept_person.age as age_group,
    case kept_person.disability when 'severe' then 1 when 'some' then 2 when 'none' then 3
    end::utinyint as disability,
    case
        when kept_person.age is null then null
        when kept_person.age not between 7 and 18 then 3
        when kept_person.schooling = 2 then 1
        when kept_person.schooling in (1, 3) then 2
    end::utinyint as child_school,
    kept_person.* exclude (person_hash, record_key, family_hash, sex, age, disability) -- noqa: RF02
from kept_person
inner join kept_family
    on kept_family.family_hash = kept_person.family_hash
