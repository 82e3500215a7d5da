-- What is kept of a family: a keyed hash of its KK (HMAC-SHA256, 128 bits), desa, deciles, codes.
-- grain:   family_hash
-- reads:   family_hash, family_verdict, family_file, person_verdict
with member as (
    select
        person_verdict.kk,
        count(*) as family_size,
        min(person_verdict.sex) filter (where person_verdict.is_head) as head_sex,
        max(person_verdict.sex) filter (where person_verdict.is_head) as other_head_sex
    from person_verdict
    where person_verdict.verdict = 'accepted'
    group by person_verdict.kk
)

select
    family_hash.family_hash,
    family_verdict.area_code,
    family_verdict.decile,
    family_verdict.regional_decile,
    -- Of 99 and nothing the least would be 99: a family without persons would be a large one.
    case when member.family_size is not null then least(member.family_size, 99) end::utinyint
        as family_size,
    -- Two heads of different sex are no head.
    case when member.head_sex = member.other_head_sex then member.head_sex end as head_sex,
    columns('trait_(.*)') as '\1',
    columns('kept_(.*)') as '\1' -- noqa: AL08
from family_verdict
inner join family_hash
    on family_hash.kk = family_verdict.kk
inner join family_file
    on family_file.row = family_verdict.row
    and family_file.file = family_verdict.file
left join member
    on member.kk = family_verdict.kk
where family_verdict.verdict = 'accepted'
