-- The desa, the record key and the codes of every kept family, as characteristics name them.
-- grain:   family
-- reads:   kept_family
select
    kept_family.area_code,
    kept_family.record_key,
    kept_family.decile::utinyint as decile_group,
    -- Releases kept by earlier versions say 99 of a family without persons.
    case when kept_family.family_size < 99 then kept_family.family_size end as family_size,
    case kept_family.head_sex when 'male' then 1 when 'female' then 2 end::utinyint as head_sex,
    kept_family.* exclude (
        family_hash, record_key, area_code, decile, regional_decile, family_size, head_sex
    )
from kept_family
