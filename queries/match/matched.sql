-- Each benefit with the family of the registry that it belongs to: by NIK, else by KK.
-- grain:   benefit
-- reads:   paid, programme_now, known_person, family
select
    paid.* exclude (record_key),
    programme_now.unit,
    programme_now.pillar,
    known_person.member,
    home.family_hash as home_hash,
    -- A number in the column of NIK that no person has may be the KK of a family.
    known_person.member is null
        and coalesce(home.family_hash = paid.person_hash, false) as is_kk_for_nik,
    home.area_code,
    home.decile,
    home.record_key::bigint as home_key,
    -- Of the family, or the person, that a benefit is for.
    case
        when programme_now.unit = 'family' then coalesce(home.record_key::bigint, paid.record_key)
        else paid.record_key
    end as record_key,
    coalesce(home.family_hash, paid.family_hash, paid.person_hash) as house_key,
    -- Whom a benefit of the programme is for; unknown where a person has no NIK.
    if(programme_now.unit = 'family', house_key, paid.person_hash) as unit_key
from paid
inner join programme_now
    on programme_now.programme_code = paid.programme_code
left join known_person
    on known_person.person_hash = paid.person_hash
left join family as kk_for_nik
    on kk_for_nik.family_hash = paid.person_hash
left join family as listed_home
    on listed_home.family_hash = paid.family_hash
left join family as home
    on home.family_hash = case
        when known_person.family_hash is not null then known_person.family_hash
        when kk_for_nik.family_hash is not null
            and (paid.family_hash is null or listed_home.family_hash is null)
            then kk_for_nik.family_hash
        else paid.family_hash
    end
